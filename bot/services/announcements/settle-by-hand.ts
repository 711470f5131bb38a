import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { audit } from "../audit.ts";
import { readCommune } from "../communes.ts";
import { enqueueMany } from "../outbox/enqueue.ts";
import type { Outbox } from "../outbox/outbox.ts";
import { lockAnnouncement } from "./announcement.ts";
import { readDue, toMessage } from "./deliver.ts";
import { messageOf } from "./message.ts";
import { AnnouncementRefusedError } from "./refused-error.ts";

interface ByHand {
  announcementId: number;
  recipientId: number;
  byPersonId: number;
  now: Date;
}

/** `resend`: once more, on the officer's word. `told`: they were told by other means. */
export type HandWork = "resend" | "told";

/**
 * What an officer decides for a recipient whose copy failed or is unknown. Nothing of the kind is ever done by itself.
 * Throws AnnouncementRefusedError.
 */
export async function settleByHand(
  tx: Transaction,
  outbox: Outbox,
  { work, ...given }: ByHand & { work: HandWork },
): Promise<void> {
  const { announcementId, recipientId, byPersonId, now } = given;
  const announcement = await lockAnnouncement(tx, announcementId);
  const recipient = await readOpen(tx, given);
  if (!announcement || !recipient) {
    throw new AnnouncementRefusedError(
      "nothing_to_do",
      "Nơi này đã nhận được tin hoặc đang được gửi, không cần làm gì.",
    );
  }
  if (work === "told") {
    await tx.execute(sql`
      update announcement_recipients set told_at = ${now}, told_by_person_id = ${byPersonId} where id = ${recipientId}`);
  } else await resend(tx, outbox, given, { announcement, resends: recipient.resends });
  await audit(tx, {
    communeId: announcement.communeId,
    byPersonId,
    action: `announcement.${work}`,
    subject: `announcement_recipient:${recipientId}`,
    now,
  });
}

/** Undefined when the copy arrived, or is still on its way. */
async function readOpen(
  tx: Transaction,
  { announcementId, recipientId }: ByHand,
): Promise<{ resends: number } | undefined> {
  const { rows } = await tx.execute<{ resends: number }>(sql`
    select r.resends from announcement_recipients r
    join announcements a on a.id = r.announcement_id
    left join outbound_messages m on m.id = r.outbound_message_id
    where r.id = ${recipientId} and r.announcement_id = ${announcementId} and a.confirmed_at is not null
      and (m.state in ('failed', 'unknown')
        or (m.id is null and (r.reason is not null or a.state in ('cancelled', 'done'))))`);
  return rows[0];
}

async function resend(
  tx: Transaction,
  outbox: Outbox,
  { recipientId, now }: ByHand,
  {
    announcement,
    resends,
  }: { announcement: NonNullable<Awaited<ReturnType<typeof lockAnnouncement>>>; resends: number },
): Promise<void> {
  if (announcement.state !== "sending" && announcement.state !== "done") {
    throw new AnnouncementRefusedError(
      "not_now",
      "Thông báo đang tạm dừng hoặc đã hủy: xin gửi tiếp trước, hoặc soạn tin mới.",
    );
  }
  const commune = await readCommune(tx, announcement.communeId);
  const [due] = await readDue(tx, sql`r.id = ${recipientId}`, { communeId: commune.id, limit: 1, now });
  const message =
    due && toMessage(due, announcement, messageOf(commune, due.kind, announcement), `_again_${resends + 1}`);
  const [id] = message ? (await enqueueMany(tx, outbox, message)).values() : [];
  if (id === undefined) {
    throw new AnnouncementRefusedError(
      "no_way",
      "Vẫn chưa có cách gửi tới nơi này: xin chép tin và báo bằng cách khác.",
    );
  }
  await tx.execute(sql`
    update announcement_recipients set outbound_message_id = ${id}, reason = null, resends = resends + 1 where id = ${recipientId}`);
  await tx.execute(sql`
    update announcements set state = 'sending', ended_at = null where id = ${announcement.id} and state = 'done'`);
}
