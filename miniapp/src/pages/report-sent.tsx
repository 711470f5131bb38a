import { Link, Navigate, useLocation, useNavigate } from "react-router-dom";
import type { ReportSaved } from "../../../shared/api/team.ts";
import { formatWeekday } from "../../../shared/calendar/format.ts";
import { Figures } from "../components/figures.tsx";
import { Icon } from "../components/icon.tsx";
import { Page } from "../components/page.tsx";
import { useIndicators } from "../indicators.ts";
import { capital } from "../state-words.ts";

/** After the server said that it is saved; never before. */
export function ReportSentPage() {
  const { named } = useIndicators();
  const navigate = useNavigate();
  const saved = useLocation().state as ReportSaved | null;
  if (saved === null) return <Navigate to="/" replace />;
  const { report, home } = saved;
  // Back to where the report was begun, so that "back" does not lead into an empty form.
  const finish = () => (stepsBack() >= 2 ? navigate(-2) : navigate(`/t/${home.team.id}`, { replace: true }));
  return (
    <Page title="Đã gửi báo cáo" lead={home.team.name}>
      <section className="card done" role="status">
        <span className="done-mark">
          <Icon name="check" />
        </span>
        <h2>Xã đã nhận{report.number ? ` báo cáo số ${report.number}` : " báo cáo"}</h2>
        <p>{report.nothingToReport ? "Không có hoạt động trong kỳ này." : formatWeekday(report.activityOn)}</p>
        <p>Cảm ơn tổ.</p>
      </section>
      {Object.keys(home.values).length > 0 && (
        <section className="card">
          <h2>Kỳ này tổ đã làm</h2>
          <p className="small">{capital(home.period.label)}</p>
          <Figures values={home.values} named={named} />
        </section>
      )}
      <button type="button" className="button button-main button-big" onClick={finish}>
        Xong
      </button>
      <Link to={`/r/${report.id}`} className="button">
        <Icon name="edit" />
        Sửa báo cáo này
      </Link>
    </Page>
  );
}

/** How many pages of ours lie behind this one; the router counts them in the history. */
function stepsBack(): number {
  const { idx } = (window.history.state ?? {}) as { idx?: number };
  return idx ?? 0;
}
