import { formatDay } from "../../../shared/calendar/format.ts";
import { useIndicators } from "../indicators.ts";
import { useOutbox, type Waiting } from "../report/outbox.tsx";
import { Figures } from "./figures.tsx";
import { Icon } from "./icon.tsx";
import { SimilarChoice } from "./similar-choice.tsx";

/** Reports of a team that have left the form and are not known to be saved. */
export function WaitingReports({ teamId }: { teamId: number }) {
  const { waiting } = useOutbox();
  return (
    <>
      {waiting
        .filter(({ report }) => report.teamId === teamId)
        .map((item) =>
          item.similar ? (
            <SimilarChoice key={item.report.idempotencyKey} report={item.report} similar={item.similar} />
          ) : item.refused !== undefined ? (
            <Refused key={item.report.idempotencyKey} item={item} />
          ) : (
            <NotSentYet key={item.report.idempotencyKey} item={item} />
          ),
        )}
    </>
  );
}

/** It went out by itself and was refused: nothing is thrown away before the person has seen why. */
function Refused({ item: { report, refused } }: { item: Waiting }) {
  const { send, drop } = useOutbox();
  const { named } = useIndicators();
  return (
    <section className="card standing standing-bad" role="alert">
      <h2 className="standing-state">
        <Icon name="alert" />
        Báo cáo chưa được nhận
      </h2>
      <p>{refused}</p>
      <p>Báo cáo ngày {formatDay(report.activityOn)}:</p>
      {report.nothingToReport ? <p>Không có hoạt động.</p> : <Figures values={report.values} named={named} />}
      <button type="button" className="button" onClick={() => void send(report)}>
        Gửi lại
      </button>
      <button type="button" className="button" onClick={() => drop(report.idempotencyKey)}>
        Bỏ báo cáo này
      </button>
    </section>
  );
}

function NotSentYet({ item: { report } }: { item: Waiting }) {
  const { sendAll } = useOutbox();
  const { named } = useIndicators();
  return (
    <section className="card standing standing-warn" role="status">
      <h2 className="standing-state">
        <Icon name="cloud" />
        Báo cáo chờ gửi
      </h2>
      <p>Báo cáo ngày {formatDay(report.activityOn)} được giữ trên máy này, sẽ tự gửi khi có mạng.</p>
      {report.nothingToReport ? <p>Không có hoạt động.</p> : <Figures values={report.values} named={named} />}
      <button type="button" className="button" onClick={sendAll}>
        Gửi ngay
      </button>
    </section>
  );
}
