import type { ReactNode } from "react";
import type { ReadAnnouncement } from "../../../shared/api/announcement.ts";
import { formatInstant } from "../../../shared/calendar/format.ts";
import "../styles/announcements.css";

/** An announcement as its readers see it, and what they may answer. */
export function ReadAnnouncementCard({ one, children }: { one: ReadAnnouncement; children?: ReactNode }) {
  return (
    <article className="card">
      <div>
        <h2 className="announcement-from">
          {one.urgent && "Tin khẩn của "}
          {one.from}
        </h2>
        <p className="small">{formatInstant(new Date(one.sentAt))}</p>
      </div>
      {one.imageUrl && <img className="announcement-picture" src={one.imageUrl} alt="Ảnh gửi kèm thông báo" />}
      <p className="say">{one.text}</p>
      {children}
    </article>
  );
}
