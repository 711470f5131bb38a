import { formatTime } from "../../../shared/calendar/format.ts";
import { readHeldThreads, releaseThread } from "../api/help.ts";
import { NeedsLogin, type SignedIn } from "../components/needs-login.tsx";
import { Notice } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { HelpList } from "../help/help-list.tsx";
import { useStaffUnit } from "../staff-unit.ts";
import { useCall } from "../use-call.ts";
import { useFresh } from "../use-fresh.ts";

/** Residents who wait for help: for the people of teams, and for officers with the chats they answer by hand. */
export function HelpRequestsPage() {
  return <NeedsLogin title="Hỗ trợ bà con">{(session) => <Help session={session} />}</NeedsLogin>;
}

function Help({ session: { me, token } }: { session: SignedIn }) {
  const unit = useStaffUnit(me);
  const isOfficer = unit?.role === "staff";
  return (
    <Page title="Hỗ trợ bà con" lead={unit?.name ?? me.commune.name} back={isOfficer ? "/s" : "/"} wide={isOfficer}>
      {isOfficer && <HeldThreads token={token} unitId={unit.id} />}
      <HelpList key={unit?.id} token={token} unitId={isOfficer ? unit.id : undefined} />
    </Page>
  );
}

/** Nothing to see while the assistant answers everywhere. */
function HeldThreads({ token, unitId }: { token: string; unitId: number }) {
  const kept = useFresh(`held:${unitId}`, () => readHeldThreads(token, unitId));
  const call = useCall();
  const threads = kept.data?.threads ?? [];
  if (threads.length === 0) return null;
  return (
    <section className="card stack">
      <h2>Đang trả lời tay</h2>
      <p className="small">Cán bộ đã trả lời từ Zalo OA nên trợ lý im lặng ở các cuộc trò chuyện này.</p>
      {call.failure && <Notice tone="bad">{call.failure.message}</Notice>}
      <ul className="lines">
        {threads.map(({ id, name, until }) => (
          <li key={id}>
            <p>
              {name ?? "Một người dân"}, đến {formatTime(new Date(until))}
            </p>
            <button
              type="button"
              className="button"
              disabled={call.isBusy}
              onClick={() => void call.run(() => releaseThread(token, unitId, id), kept.replace)}
            >
              Trả lại cho trợ lý
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
