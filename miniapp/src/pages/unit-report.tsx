import { useState } from "react";
import { useParams } from "react-router-dom";
import type { ReportHistory, ReportMessage } from "../../../shared/api/oversight.ts";
import { formatDay, formatInstant, formatWeekday } from "../../../shared/calendar/format.ts";
import { readReportHistory, readReportMessage } from "../api/oversight.ts";
import { Figures } from "../components/figures.tsx";
import { Icon } from "../components/icon.tsx";
import type { SignedIn } from "../components/needs-login.tsx";
import { Notice } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { ReturnReport } from "../components/return-report.tsx";
import { NeedsUnit, WhenLoaded } from "../components/staff-page.tsx";
import { useIndicators } from "../indicators.ts";
import "../styles/oversight.css";
import { useCall } from "../use-call.ts";
import { useFresh } from "../use-fresh.ts";

const changes: Record<ReportHistory["revisions"][number]["change"], string> = {
  submitted: "Gửi lần đầu",
  amended: "Sửa số liệu",
  added: "Cộng thêm",
  replaced: "Được báo cáo khác thay thế",
  withdrawn: "Rút báo cáo",
};
const channels: Record<ReportHistory["channel"], string> = {
  chat: "Nhắn qua Zalo",
  form: "Điền trong Mini App",
  import: "Nhập từ tệp",
};

/** One report: what it says, what it said before, and the words it came from. */
export function UnitReportPage() {
  const reportId = Number(useParams().reportId);
  return (
    <NeedsUnit title="Một báo cáo">
      {(session, { role }) => <WatchedReport session={session} reportId={reportId} mayReview={role === "staff"} />}
    </NeedsUnit>
  );
}

function WatchedReport({
  session: { token },
  reportId,
  mayReview,
}: {
  session: SignedIn;
  reportId: number;
  mayReview: boolean;
}) {
  const kept = useFresh(`history:${reportId}`, () => readReportHistory(token, reportId));
  const { data } = kept;
  const number = data?.report.number;
  return (
    <Page
      title={number === undefined ? "Một báo cáo" : `Báo cáo số ${number}`}
      lead={data?.team.name}
      back={data ? `/s/score/${data.team.id}` : "/s/scores"}
      wide
    >
      <WhenLoaded kept={kept} wayOn={{ to: "/s/scores", label: "Xem điểm các tổ" }}>
        {(history) => (
          <div className="desk">
            <div className="stack">
              <Said history={history} />
              <ReturnReport token={token} report={history.report} mayReview={mayReview} onChanged={kept.reload} />
            </div>
            <div className="stack">
              <Behind token={token} history={history} />
              <Revisions history={history} />
            </div>
          </div>
        )}
      </WhenLoaded>
    </Page>
  );
}

function Said({ history: { report, channel, authorName, note } }: { history: ReportHistory }) {
  const { named } = useIndicators();
  return (
    <section className="card">
      <h2>{formatWeekday(report.activityOn)}</h2>
      <p className="small">
        {channels[channel]}
        {authorName && ` · ${authorName}`}
        {report.submittedAt && ` · gửi lúc ${formatInstant(new Date(report.submittedAt))}`}
      </p>
      {report.state === "withdrawn" && <Notice tone="warn">Báo cáo này đã rút, không tính vào số liệu.</Notice>}
      {report.nothingToReport ? <p>Không có hoạt động.</p> : <Figures values={report.values} named={named} full />}
      {note && <p>Ghi chú: {note}</p>}
    </section>
  );
}

function Behind({ token, history: { report, message } }: { token: string; history: ReportHistory }) {
  const [words, setWords] = useState<ReportMessage>();
  const { isBusy, failure, run } = useCall();
  return (
    <section className="card">
      <h2>Lời nhắn gốc</h2>
      {message === "gone" && <p>Lời nhắn chỉ được giữ 30 ngày và đã xóa. Số liệu và lịch sử sửa vẫn còn.</p>}
      {message === "no_words" && <p>Báo cáo này không được nhắn bằng lời.</p>}
      {message === "not_allowed" && <p>Lời nhắn gốc chỉ dành cho cán bộ được xem thông tin của người trong tổ.</p>}
      {failure && <Notice tone="bad">{failure.message}</Notice>}
      {message === "kept" && !words && (
        <>
          <p>Là lời của người gửi, chỉ xem khi cần đối chiếu. Lần xem được ghi lại.</p>
          <button
            type="button"
            className="button"
            disabled={isBusy}
            onClick={() => void run(() => readReportMessage(token, report.id), setWords)}
          >
            <Icon name="message" />
            {isBusy ? "Đang mở…" : "Xem lời nhắn"}
          </button>
        </>
      )}
      {words && <Words words={words} />}
    </section>
  );
}

function Words({ words: { words, keptUntil } }: { words: ReportMessage }) {
  if (words.length === 0) return <p>Không tìm thấy lời nhắn của báo cáo này.</p>;
  return (
    <>
      <ul className="bubbles">
        {words.map(({ at, text }) => (
          <li key={`${at} ${text}`}>
            <p className="bubble">{text}</p>
            <p className="small">{formatInstant(new Date(at))}</p>
          </li>
        ))}
      </ul>
      <p className="small">Được giữ đến hết {formatDay(keptUntil)}.</p>
    </>
  );
}

function Revisions({ history: { revisions } }: { history: ReportHistory }) {
  const { named } = useIndicators();
  return (
    <section className="card">
      <h2>Các lần sửa</h2>
      <ol className="revisions">
        {revisions.map(({ revision, change, values, at, byName }) => (
          <li key={revision}>
            <h3>{changes[change]}</h3>
            <p className="small">
              {formatInstant(new Date(at))}
              {byName && ` · ${byName}`}
            </p>
            {Object.keys(values).length > 0 && <Figures values={values} named={named} />}
          </li>
        ))}
      </ol>
    </section>
  );
}
