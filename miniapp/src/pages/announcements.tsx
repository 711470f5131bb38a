import { useState } from "react";
import { Link } from "react-router-dom";
import type { AnnouncementSummary } from "../../../shared/api/announcement.ts";
import { formatInstant } from "../../../shared/calendar/format.ts";
import { announcementStates, progressWords } from "../announcement-words.ts";
import { readAnnouncements } from "../api/announcements.ts";
import { Icon } from "../components/icon.tsx";
import { Page } from "../components/page.tsx";
import { NeedsUnit, WhenLoaded } from "../components/staff-page.tsx";
import { useKept } from "../use-kept.ts";
import "../styles/announcements.css";
import "../styles/programme.css";

/** Everything a unit has told its teams and people, and what is still being written. */
export function AnnouncementsPage() {
  return (
    <NeedsUnit title="Thông báo" ofCommune>
      {({ token, me }, unit) => (
        <Page title="Thông báo" lead={unit.name} back="/s" wide>
          {unit.role === "staff" && (
            <Link to="/s/announcements/new" className="button button-main">
              <Icon name="megaphone" />
              Soạn thông báo
            </Link>
          )}
          <List token={token} meId={me.id} unitId={unit.id} />
        </Page>
      )}
    </NeedsUnit>
  );
}

function List({ token, meId, unitId }: { token: string; meId: number; unitId: number }) {
  const [cursors, setCursors] = useState<string[]>([]);
  const cursor = cursors.at(-1);
  const kept = useKept(`${meId}:announcements:${unitId}:${cursor ?? ""}`, () =>
    readAnnouncements(token, unitId, cursor),
  );
  return (
    <WhenLoaded kept={kept}>
      {({ announcements, next }) => (
        <>
          {announcements.length === 0 ? (
            <p className="card">
              Chưa có thông báo nào. Soạn một tin, xem trước tới bao nhiêu nơi và khi nào xong, rồi mới gửi.
            </p>
          ) : (
            <ul className="rows announcement-rows">
              {announcements.map((one) => (
                <li key={one.id}>
                  <Row announcement={one} />
                </li>
              ))}
            </ul>
          )}
          <div className="buttons">
            {cursors.length > 0 && (
              <button type="button" className="button" onClick={() => setCursors(cursors.slice(0, -1))}>
                Mới hơn
              </button>
            )}
            {next && (
              <button type="button" className="button" onClick={() => setCursors([...cursors, next])}>
                Cũ hơn
              </button>
            )}
          </div>
        </>
      )}
    </WhenLoaded>
  );
}

function Row({ announcement }: { announcement: AnnouncementSummary }) {
  const { id, text, state, urgent, createdAt, sendAt, progress } = announcement;
  const { title, icon, tone } = announcementStates[state];
  const when =
    state === "scheduled" && sendAt ? `gửi lúc ${formatInstant(new Date(sendAt))}` : formatInstant(new Date(createdAt));
  return (
    <Link to={`/s/announcements/${id}`} className="row">
      <span className="row-text">
        <span className={`state-mark copy-${tone}`}>
          <Icon name={icon} />
          {title}
          {urgent && ", tin khẩn"}
        </span>
        <strong className="announcement-start">{text}</strong>
        <span className="small">
          {when}
          {progress && ` · ${progressWords(progress)}`}
          {progress && announcement.asksAcknowledgement && progress.sent > 0 && ` · ${progress.acknowledged} đã nắm`}
        </span>
      </span>
      <Icon name="next" />
    </Link>
  );
}
