import { Link, Navigate, useLocation } from "react-router-dom";
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
  const saved = useLocation().state as ReportSaved | null;
  if (saved === null) return <Navigate to="/" replace />;
  const { report, home } = saved;
  return (
    <Page title="Đã gửi báo cáo" lead={home.team.name}>
      <section className="card done" role="status">
        <span className="done-mark">
          <Icon name="check" />
        </span>
        <h2>Xã đã nhận{report.number ? ` báo cáo số ${report.number}` : " báo cáo"}</h2>
        <p>
          {report.nothingToReport
            ? "Không có hoạt động trong kỳ này."
            : `Ngày làm: ${formatWeekday(report.activityOn)}.`}{" "}
          Cảm ơn tổ.
        </p>
      </section>
      {Object.keys(home.values).length > 0 && (
        <section className="card">
          <h2>{capital(home.period.label)}, tổ đã làm</h2>
          <Figures values={home.values} named={named} />
        </section>
      )}
      <Link to={`/t/${home.team.id}`} replace className="button button-main button-big">
        Xong
      </Link>
      <Link to={`/r/${report.id}`} className="button">
        <Icon name="edit" />
        Sửa báo cáo này
      </Link>
    </Page>
  );
}
