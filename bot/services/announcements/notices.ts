import type { OutgoingMessage } from "../../../shared/api/message.ts";
import { formatInstant } from "../../../shared/calendar/format.ts";
import type { Transaction } from "../../db/connection.ts";
import { rolesThatMay } from "../access.ts";
import { notifyPerson } from "../outbox/notify.ts";
import type { Outbox } from "../outbox/outbox.ts";
import { officersByReach } from "../teams/contacts.ts";
import { type Announcement, findAnnouncement } from "./announcement.ts";
import { quoted } from "./message.ts";

type Kind = "approved" | "rejected" | "expired";

/** To the author: what became of the announcement they asked a second person about. */
export async function announcementNotice(
  tx: Transaction,
  outbox: Outbox,
  { id, communeId, kind }: { id: number; communeId: number; kind: Kind },
): Promise<void> {
  const announcement = await findAnnouncement(tx, id);
  if (announcement?.byPersonId === undefined) return;
  const what = quoted(announcement.text, 80);
  const words: Record<Kind, string> = {
    approved:
      announcement.state === "scheduled" && announcement.sendAt
        ? `Thông báo ${what} đã được duyệt, sẽ gửi lúc ${formatInstant(announcement.sendAt)}.`
        : `Thông báo ${what} đã được duyệt và đang gửi.`,
    rejected: `Thông báo ${what} không được duyệt nên không gửi.`,
    expired: `Thông báo ${what} quá một ngày chưa ai duyệt nên không gửi. Muốn gửi, xin soạn lại.`,
  };
  await notifyPerson(tx, outbox, {
    communeId,
    personId: announcement.byPersonId,
    dedupeKey: `announcement_${id}_${kind}`,
    message: { text: words[kind] },
  });
}

/** To everybody who may approve it, with the text and two buttons. Returns how many were asked, and how many more may but have been silent for too long. */
export async function askApprovers(
  tx: Transaction,
  outbox: Outbox,
  {
    announcement,
    message,
    reach,
    now,
  }: { announcement: Announcement; message: OutgoingMessage; reach: number; now: Date },
): Promise<{ asked: number; silent: number }> {
  const { id, communeId, unitId, byPersonId } = announcement;
  const { within, silent } = await officersByReach(tx, {
    unitId,
    roles: rolesThatMay("approve_announcements"),
    except: byPersonId,
    now,
  });
  for (const personId of within) {
    const common = { communeId, personId };
    await notifyPerson(tx, outbox, { ...common, dedupeKey: `announcement_${id}_shown_${personId}`, message });
    await notifyPerson(tx, outbox, {
      ...common,
      dedupeKey: `announcement_${id}_asked_${personId}`,
      message: {
        text: `Tin trên sẽ gửi tới ${reach} nơi, cần thêm một người duyệt trong vòng một ngày.`,
        buttons: [
          { title: "Duyệt", say: `duyệt thông báo ${id}` },
          { title: "Không duyệt", say: `không duyệt thông báo ${id}` },
        ],
      },
    });
  }
  return { asked: within.length, silent: silent.length };
}
