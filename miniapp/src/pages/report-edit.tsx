import { useState } from "react";
import { useNavigate, useParams } from "react-router-dom";
import type { ReportSaved, ReportView } from "../../../shared/api/team.ts";
import { formatWeekday } from "../../../shared/calendar/format.ts";
import { CallFailed } from "../api/client.ts";
import { confirmReport, correctReport, readReport, withdrawReport } from "../api/reports.ts";
import { AddIndicator } from "../components/add-indicator.tsx";
import { Figures } from "../components/figures.tsx";
import { Icon } from "../components/icon.tsx";
import { NeedsLogin, type SignedIn } from "../components/needs-login.tsx";
import { Failure, Loading, Notice, toHome } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { ReportPhotos } from "../components/report-photos.tsx";
import { Stepper } from "../components/stepper.tsx";
import { type Indicator, useIndicators } from "../indicators.ts";
import { LARGEST } from "../report/draft.ts";
import { NoteField } from "../report/note-field.tsx";
import { RefusedReport } from "../report/refused-report.tsx";
import { Trail } from "../report/trail.tsx";
import { useCall } from "../use-call.ts";
import { useKept } from "../use-kept.ts";

/** One report that was sent: correct it, or take it back. What it said before stays in its history. */
export function ReportEditPage() {
  const reportId = Number(useParams().reportId);
  return <NeedsLogin title="Báo cáo">{(session) => <OneReport session={session} reportId={reportId} />}</NeedsLogin>;
}

function OneReport({ session, reportId }: { session: SignedIn; reportId: number }) {
  const { me, token } = session;
  const { data, failure, isLoading, reload } = useKept(`${me.id}:report:${reportId}`, () =>
    readReport(token, reportId),
  );
  const indicators = useIndicators();
  // Never an old copy: what is corrected must be what counts now.
  if (data === undefined || isLoading || failure || indicators.data === undefined) {
    const problem = failure ?? indicators.failure;
    return (
      <Page title="Báo cáo" back="/">
        {problem ? <Failure failure={problem} onRetry={reload} wayOn={toHome} /> : <Loading />}
      </Page>
    );
  }
  const mayChange = me.teams.some((team) => team.id === data.teamId && team.role !== "officer");
  const leads = me.teams.some((team) => team.id === data.teamId && (team.role === "leader" || team.role === "deputy"));
  const isOpen = mayChange && (data.state === "submitted" || data.state === "amended");
  return (
    <Page
      title={`Báo cáo số ${data.number ?? "–"}`}
      lead={formatWeekday(data.activityOn)}
      back={`/t/${data.teamId}/reports`}
    >
      {isOpen && data.review?.verdict === "returned" && <Returned token={token} report={data} onAnswered={reload} />}
      {data.photos && data.photos.length > 0 && (
        <section className="card">
          <h2>Ảnh kèm theo</h2>
          <ReportPhotos token={token} photos={data.photos} mayRemove={leads} onChanged={reload} />
        </section>
      )}
      {isOpen ? (
        <Correction key={data.revision} token={token} report={data} all={indicators.data.indicators} />
      ) : (
        <section className="card">
          {data.state === "withdrawn" && <Notice>Báo cáo này đã rút, không tính vào số liệu.</Notice>}
          <Figures values={data.values} named={indicators.named} full />
          {data.note && <p>Ghi chú: {data.note}</p>}
        </section>
      )}
      <Trail token={token} report={data} />
    </Page>
  );
}

/** What staff asked, and the two answers: it is right as it stands, or the figures below are corrected. */
function Returned({ token, report, onAnswered }: { token: string; report: ReportView; onAnswered: () => void }) {
  const { isBusy, failure, run } = useCall();
  return (
    <section className="card standing standing-warn">
      <h2 className="standing-state">
        <Icon name="alert" />
        Xã nhờ xem lại
      </h2>
      <p>“{report.review?.reason}”</p>
      <p>Số chưa đúng thì sửa ở dưới rồi lưu. Đúng rồi thì bấm nút này:</p>
      <button
        type="button"
        className="button"
        disabled={isBusy}
        onClick={() => void run(() => confirmReport(token, report.id), onAnswered)}
      >
        <Icon name="check" />
        {isBusy ? "Đang gửi…" : "Số đúng rồi"}
      </button>
      {failure && <Notice tone="bad">{failure.message}</Notice>}
    </section>
  );
}

interface CorrectionProps {
  token: string;
  report: ReportView;
  all: readonly Indicator[];
}

function Correction({ token, report, all }: CorrectionProps) {
  const navigate = useNavigate();
  const [values, setValues] = useState<Record<string, number>>(report.values);
  const [note, setNote] = useState(report.note ?? "");
  const [codes, setCodes] = useState(Object.keys(report.values));
  const [isAsking, setAsking] = useState(false);
  const saving = useSaving((saved) => {
    if (saved.report.state === "withdrawn") navigate(`/t/${saved.home.team.id}/reports`, { replace: true });
    else navigate("/r/sent", { replace: true, state: saved });
  });
  const put = (code: string, value: number | undefined) => {
    const { [code]: _, ...others } = values;
    setValues(value === undefined ? others : { ...others, [code]: Math.min(value, LARGEST) });
  };
  const isSame = sameFigures(values, report.values) && note.trim() === (report.note ?? "");
  const isEmpty = Object.keys(values).length === 0;
  return (
    <>
      {!report.nothingToReport && (
        <>
          <div className="steppers">
            {codes.flatMap((code) => {
              const indicator = all.find((known) => known.code === code);
              if (!indicator) return [];
              const { shortLabel, unit } = indicator;
              const change = (value: number | undefined) => put(code, value);
              return [<Stepper key={code} label={shortLabel} unit={unit} value={values[code]} onChange={change} />];
            })}
          </div>
          <AddIndicator indicators={all} shown={codes} onPick={(code) => setCodes([...codes, code])} />
          <NoteField note={note} onChange={setNote} />
          <button
            type="button"
            className="button button-main button-big"
            disabled={isSame || isEmpty || saving.isSaving}
            onClick={() => saving.save(correctReport(token, report.id, { values, note: note.trim() }))}
          >
            <Icon name="check" />
            {saving.isSaving ? "Đang lưu…" : isSame ? "Chưa sửa gì" : "Lưu số đã sửa"}
          </button>
        </>
      )}
      {saving.failure && (
        <RefusedReport {...{ token, teamId: report.teamId }} failure={saving.failure} lead="Chưa lưu được" />
      )}
      {isAsking ? (
        <section className="card standing standing-bad">
          <h2>Rút báo cáo này?</h2>
          <p>Số liệu của báo cáo sẽ không được tính nữa. Lịch sử vẫn giữ.</p>
          <button
            type="button"
            className="button button-danger"
            disabled={saving.isSaving}
            onClick={() => saving.save(withdrawReport(token, report.id))}
          >
            Rút báo cáo
          </button>
          <button type="button" className="button" onClick={() => setAsking(false)}>
            Không rút
          </button>
        </section>
      ) : (
        <button type="button" className="button button-danger" onClick={() => setAsking(true)}>
          Rút báo cáo này
        </button>
      )}
    </>
  );
}

function useSaving(onSaved: (saved: ReportSaved) => void) {
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<CallFailed>();
  const save = (call: Promise<ReportSaved>) => {
    setSaving(true);
    setFailure(undefined);
    call
      .then(onSaved)
      .catch((error: unknown) => {
        if (!(error instanceof CallFailed)) throw error;
        setFailure(error);
      })
      .finally(() => setSaving(false));
  };
  return { isSaving, failure, save };
}

function sameFigures(left: Record<string, number>, right: Record<string, number>): boolean {
  const codes = Object.keys(left);
  return codes.length === Object.keys(right).length && codes.every((code) => left[code] === right[code]);
}
