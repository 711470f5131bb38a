import { useState } from "react";
import type { ReadableAnnouncements } from "../../../shared/api/announcement.ts";
import { formatInstant } from "../../../shared/calendar/format.ts";
import { acknowledgeAnnouncement, readMyAnnouncements } from "../api/announcements.ts";
import { CallFailed } from "../api/client.ts";
import { Icon } from "../components/icon.tsx";
import { NeedsLogin, type SignedIn } from "../components/needs-login.tsx";
import { Notice } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { WhenLoaded } from "../components/staff-page.tsx";
import { useKept } from "../use-kept.ts";
import "../styles/announcements.css";

/** What the commune told me, my team and my village in the last ninety days. */
export function MyAnnouncementsPage() {
  return (
    <NeedsLogin title="Thông báo">
      {(session) => (
        <Page title="Thông báo" lead="90 ngày qua" back="/" safety>
          <List session={session} />
        </Page>
      )}
    </NeedsLogin>
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
    <article className="card">
      <h2 className="small">
        {one.urgent && "Tin khẩn của "}
        {one.from}, {formatInstant(new Date(one.sentAt))}
      </h2>
      {one.imageUrl && <img className="announcement-picture" src={one.imageUrl} alt="Ảnh gửi kèm thông báo" />}
      <p className="say">{one.text}</p>
      {failure && <Notice tone="bad">{failure.message}</Notice>}
      {one.asksMe && !one.acknowledged && (
        <button type="button" className="button button-main" disabled={isBusy} onClick={answer}>
          <Icon name="check" />
          Đã nắm
        </button>
      )}
      {one.acknowledged && <Notice tone="good">Đã nắm, cảm ơn.</Notice>}
    </article>
  );
}
