import { useState } from "react";
import type { ReadableAnnouncements } from "../../../shared/api/announcement.ts";
import { acknowledgeAnnouncement, readMyAnnouncements } from "../api/announcements.ts";
import { CallFailed } from "../api/client.ts";
import { Icon } from "../components/icon.tsx";
import type { SignedIn } from "../components/needs-login.tsx";
import { Loading, Notice } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { PublicAnnouncementsOfChosen } from "../components/public-announcements.tsx";
import { ReadAnnouncementCard } from "../components/read-announcement-card.tsx";
import { WhenLoaded } from "../components/staff-page.tsx";
import { useSession } from "../session.tsx";
import { useKept } from "../use-kept.ts";
import "../styles/announcements.css";

/** What the commune told me, my team and my village in the last ninety days; to guests what everybody may read. */
export function MyAnnouncementsPage() {
  const { session } = useSession();
  return (
    <Page title="Thông báo" lead="90 ngày qua" back="/" safety>
      {session.state === "checking" && <Loading />}
      {session.state === "guest" && <PublicAnnouncementsOfChosen />}
      {session.state === "signed_in" && <List session={session} />}
    </Page>
  );
}

function List({ session: { token, me } }: { session: SignedIn }) {
  const kept = useKept(`${me.id}:my-announcements`, () => readMyAnnouncements(token));
  return (
    <WhenLoaded kept={kept}>
      {({ announcements }) =>
        announcements.length === 0 ? (
          <p className="card">Chưa có thông báo nào gửi tới tổ hay thôn mình trong 90 ngày qua.</p>
        ) : (
          announcements.map((one) => <One key={one.id} token={token} one={one} onAnswered={kept.replace} />)
        )
      }
    </WhenLoaded>
  );
}

interface OneProps {
  token: string;
  one: ReadableAnnouncements["announcements"][number];
  onAnswered: (list: ReadableAnnouncements) => void;
}

function One({ token, one, onAnswered }: OneProps) {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CallFailed>();
  const answer = () => {
    setBusy(true);
    acknowledgeAnnouncement(token, one.id)
      .then(onAnswered)
      .catch((error: unknown) => {
        if (!(error instanceof CallFailed)) throw error;
        setFailure(error);
      })
      .finally(() => setBusy(false));
  };
  return (
    <ReadAnnouncementCard one={one}>
      {failure && <Notice tone="bad">{failure.message}</Notice>}
      {one.asksMe && !one.acknowledged && (
        <button type="button" className="button button-main" disabled={isBusy} onClick={answer}>
          <Icon name="check" />
          Đã nắm
        </button>
      )}
      {one.acknowledged && <Notice tone="good">Đã nắm, cảm ơn.</Notice>}
    </ReadAnnouncementCard>
  );
}
