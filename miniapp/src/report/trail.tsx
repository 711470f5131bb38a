import { useState } from "react";
import type { ReportHistory } from "../../../shared/api/oversight.ts";
import type { ReportView } from "../../../shared/api/team.ts";
import { formatInstant } from "../../../shared/calendar/format.ts";
import { readReportHistory } from "../api/oversight.ts";
import { Figures } from "../components/figures.tsx";
import { Icon } from "../components/icon.tsx";
import { Failure } from "../components/notices.tsx";
import { useIndicators } from "../indicators.ts";
import { useCall } from "../use-call.ts";

const changes: Record<ReportHistory["revisions"][number]["change"], string> = {
  submitted: "Gửi lần đầu",
  amended: "Sửa",
  added: "Cộng thêm",
  replaced: "Được báo cáo khác thay thế",
  withdrawn: "Rút báo cáo",
};

/** What a report said before; fetched when asked for. Nothing to see where it was never changed. */
export function Trail({ token, report }: { token: string; report: ReportView }) {
  const [history, setHistory] = useState<ReportHistory>();
  const { named } = useIndicators();
  const { isBusy, failure, run } = useCall();
  const open = () => void run(() => readReportHistory(token, report.id), setHistory);
  if (report.revision < 2) return null;
  if (history === undefined) {
    return (
      <>
        {failure && <Failure failure={failure} onRetry={open} />}
        <button type="button" className="button" disabled={isBusy} onClick={open}>
          <Icon name="history" />
          {isBusy ? "Đang mở…" : `Xem ${report.revision - 1} lần sửa trước`}
        </button>
      </>
    );
  }
  return (
    <section className="card">
      <h2>Các lần sửa</h2>
      {history.revisions.map(({ revision, change, values, at }) => (
        <div key={revision}>
          <h3>
            {changes[change]} <span className="small">{formatInstant(new Date(at))}</span>
          </h3>
          {Object.keys(values).length > 0 && <Figures values={values} named={named} />}
        </div>
      ))}
    </section>
  );
}
