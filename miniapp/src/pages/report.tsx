import { useEffect, useState } from "react";
import { Link, useLocation, useNavigate, useSearchParams } from "react-router-dom";
import type { ReportInput, ReportView, TeamHome } from "../../../shared/api/team.ts";
import type { CallFailed } from "../api/client.ts";
import { readTeam } from "../api/teams.ts";
import { NeedsLogin, type SignedIn } from "../components/needs-login.tsx";
import { Failure, Loading, Notice } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { SimilarChoice } from "../components/similar-choice.tsx";
import { WaitingReports } from "../components/waiting-reports.tsx";
import { useIndicators } from "../indicators.ts";
import { type Draft, isEmpty, takeFigures, toInput } from "../report/draft.ts";
import { type Outcome, useOutbox } from "../report/outbox.tsx";
import { ReportForm } from "../report/report-form.tsx";
import { ReportReview } from "../report/report-review.tsx";
import { useDraft } from "../report/use-draft.ts";
import { useSharedDraft } from "../report/use-shared-draft.ts";
import { useKept } from "../use-kept.ts";

/** A new report: put in, look over, send. */
export function ReportPage() {
  const [address] = useSearchParams();
  return (
    <NeedsLogin title="Báo cáo">
      {(session) => {
        const reporting = session.me.teams.filter((team) => team.role !== "officer");
        const team = reporting.find((held) => held.id === Number(address.get("to"))) ?? reporting[0];
        return team ? <NewReport key={team.id} session={session} teamId={team.id} /> : <NoTeam />;
      }}
    </NeedsLogin>
  );
}

function NoTeam() {
  return (
    <Page title="Báo cáo" back="/">
      <section className="card">
        <h2>Chưa thuộc tổ nào</h2>
        <p>
          Muốn vào tổ: nhắn cho Zalo của xã <strong>đăng ký</strong> và mã của tổ.
        </p>
      </section>
    </Page>
  );
}

function NewReport({ session, teamId }: { session: SignedIn; teamId: number }) {
  const { me, token } = session;
  const home = useKept(`${me.id}:team:${teamId}`, () => readTeam(token, teamId));
  const indicators = useIndicators();
  const { draft, change, drop } = useDraft(me.id, teamId);
  useChatDraft(home.data, draft, change);
  const sentInChat = useSharedDraft({
    personId: me.id,
    token,
    home: home.isLoading ? undefined : home.data,
    draft,
    change,
    drop,
  });
  const [address, setAddress] = useSearchParams();
  const navigate = useNavigate();
  const { key } = useLocation();
  const step = address.get("buoc");
  const go = (next: "xem-lai" | "khong-co") => setAddress({ to: String(teamId), buoc: next });
  const sending = useSending({ draft, change, drop, teamId });

  const failure = home.failure ?? indicators.failure;
  if (home.data === undefined || indicators.data === undefined) {
    const retry = () => {
      home.reload();
      indicators.reload();
    };
    return <NotReady failure={failure} onRetry={retry} />;
  }
  // While it is under way the person goes on seeing what is being sent, not the next, empty draft.
  const shown = sending.underWay ?? draft;
  const { similar } = sending;
  if (similar) {
    return (
      <Page title="Xem lại báo cáo" lead={home.data.team.name} back="/">
        <SimilarChoice {...similar} onOutcome={sending.settle} onDropped={sending.forget} />
      </Page>
    );
  }
  if (sending.isWaiting) return <NotSentYet teamId={teamId} teamName={home.data.team.name} />;
  const isNothing = step === "khong-co";
  if (isNothing || (step === "xem-lai" && !isEmpty(shown))) {
    const { period } = home.data;
    const nothing = { teamId, activityOn: draft.begunOn, values: {}, nothingToReport: true, idempotencyKey: draft.key };
    return (
      <Page title="Xem lại báo cáo" lead={home.data.team.name} back={`/r/new?to=${teamId}`}>
        <ReportReview
          {...{ token, teamId }}
          draft={shown}
          nothingIn={isNothing ? period.label : undefined}
          history={home.data.history}
          isSending={sending.underWay !== undefined}
          refusal={sending.refusal}
          onSend={() => sending.send(isNothing ? nothing : toInput(draft))}
          onEdit={() => (key === "default" ? setAddress({ to: String(teamId) }, { replace: true }) : navigate(-1))}
        />
      </Page>
    );
  }
  return (
    <Page title="Báo cáo" lead={home.data.team.name} back="/">
      {sentInChat !== undefined && <SentInChat number={sentInChat} />}
      <ReportForm
        personId={me.id}
        home={home.data}
        list={indicators.data}
        draft={draft}
        onChange={change}
        onReview={() => go("xem-lai")}
        onNothing={() => go("khong-co")}
      />
    </Page>
  );
}

function NotReady({ failure, onRetry }: { failure: CallFailed | undefined; onRetry: () => void }) {
  return (
    <Page title="Báo cáo" back="/">
      {failure ? <Failure failure={failure} onRetry={onRetry} /> : <Loading />}
    </Page>
  );
}

function SentInChat({ number }: { number: number }) {
  return (
    <Notice tone="good">
      Báo cáo đang nhập dở đã được gửi trong Zalo{number > 0 && ` (số ${number})`}. Có việc mới thì nhập tiếp ở dưới.
    </Notice>
  );
}

/** Kept on the phone; goes out by itself, also while this page is looked at. */
function NotSentYet({ teamId, teamName }: { teamId: number; teamName: string }) {
  const { waiting } = useOutbox();
  const isSent = waiting.every(({ report }) => report.teamId !== teamId);
  return (
    <Page title={isSent ? "Đã gửi báo cáo" : "Chưa gửi được"} lead={teamName} back={`/t/${teamId}`}>
      <WaitingReports teamId={teamId} />
      {isSent && <Notice tone="good">Có mạng trở lại: báo cáo đã gửi xong.</Notice>}
      <Link to={`/t/${teamId}`} replace className="button button-main">
        Về trang của tổ
      </Link>
    </Page>
  );
}

/** What was begun in the chat goes on here, with its figures already in place. */
function useChatDraft(home: TeamHome | undefined, draft: Draft, change: (draft: Draft) => void) {
  const [address, setAddress] = useSearchParams();
  const isWanted = address.get("nhap") === "1";
  useEffect(() => {
    if (!isWanted || home === undefined) return;
    const { draft: begun, team } = home;
    if (begun && draft.chatDraftId !== begun.id) {
      change({ ...takeFigures(draft, begun.values), chosenDay: begun.activityOn, chatDraftId: begun.id });
    }
    setAddress({ to: String(team.id) }, { replace: true });
  }, [isWanted, home, draft, change, setAddress]);
}

interface SendingInput {
  draft: Draft;
  change: (draft: Draft) => void;
  drop: () => void;
  teamId: number;
}

function useSending({ draft, change, drop, teamId }: SendingInput) {
  const { send, drop: dropSent } = useOutbox();
  const navigate = useNavigate();
  const [underWay, setUnderWay] = useState<Draft>();
  const [refusal, setRefusal] = useState<CallFailed>();
  const [similar, setSimilar] = useState<{ report: ReportInput; similar: ReportView[] }>();

  const [isWaiting, setWaiting] = useState(false);

  const settle = (outcome: Outcome) => {
    if (outcome.kind === "saved") navigate("/r/sent", { replace: true, state: outcome.saved });
    // Shown right here: without network no other page might open.
    if (outcome.kind === "waiting") setWaiting(true);
    if (outcome.kind === "refused") setRefusal(outcome.failure);
  };
  const start = (report: ReportInput) => {
    if (underWay) return;
    setUnderWay(draft);
    setRefusal(undefined);
    const outcome = send(report);
    // In the outbox now, in the same breath: never in both places, never in neither.
    drop();
    void outcome
      .then((result) => {
        if (result.kind === "similar") setSimilar({ report, similar: result.similar });
        // Back in the form, to be mended there.
        if (result.kind === "refused") {
          dropSent(report.idempotencyKey);
          change(draft);
        }
        settle(result);
      })
      .finally(() => setUnderWay(undefined));
  };
  const forget = () => navigate(`/t/${teamId}`, { replace: true });
  return { underWay, isWaiting, refusal, similar, send: start, settle, forget };
}
