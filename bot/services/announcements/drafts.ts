import { and, eq } from "drizzle-orm";
import type { SendPlan } from "../../../shared/api/announcement.ts";
import { nextDecentMoment } from "../../../shared/calendar/quiet-hours.ts";
import type { Transaction } from "../../db/connection.ts";
import { announcements } from "../../db/schema/index.ts";
import { unitsBelow } from "../access.ts";
import type { Commune } from "../communes.ts";
import { readDaysOff } from "../days-off.ts";
import { requestHash, requireSameRequest } from "../same-request.ts";
import { type Announcement, changeAnnouncement, findAnnouncement, toAnnouncement } from "./announcement.ts";
import { forbiddenHosts } from "./links.ts";
import { type Audience, readAudience } from "./meant.ts";
import { longestText } from "./message.ts";
import { planSending } from "./plan.ts";
import { AnnouncementRefusedError } from "./refused-error.ts";

/** What an officer decides about an announcement before it goes. */
export interface DraftContent {
  text: string;
  urgent: boolean;
  audience: Audience;
  imageUrl?: string | undefined;
  asksAcknowledgement: boolean;
  isPublic: boolean;
  /** A time the officer chose; quiet hours may move it. */
  sendAt?: Date | undefined;
}

/** What is undefined stays; null takes it away. */
type DraftChange = { [Key in keyof Omit<DraftContent, "imageUrl" | "sendAt">]?: DraftContent[Key] | undefined } & {
  imageUrl?: string | null | undefined;
  sendAt?: Date | null | undefined;
};

interface NewDraft extends DraftContent {
  commune: Commune;
  unitId: number;
  byPersonId: number;
  idempotencyKey?: string | undefined;
  now: Date;
}

/**
 * Throws AnnouncementRefusedError for a link that is not allowed, or too long a text. The same key makes one draft; KeyReusedError
 * when it comes with another one.
 */
export async function draftAnnouncement(tx: Transaction, given: NewDraft): Promise<Announcement> {
  const { commune, now, imageUrl = null, sendAt = null, idempotencyKey = null, ...content } = given;
  checkContent(commune, content.text);
  const hash = idempotencyKey === null ? null : requestHash({ ...content, imageUrl, sendAt });
  const values = { ...content, communeId: commune.id, imageUrl, sendAt, idempotencyKey, requestHash: hash };
  const [row] = await tx
    .insert(announcements)
    .values({ ...values, state: "draft", createdAt: now })
    .onConflictDoNothing({ target: [announcements.communeId, announcements.idempotencyKey] })
    .returning();
  if (row) return toAnnouncement(row);
  const [earlier] = await tx
    .select()
    .from(announcements)
    .where(and(eq(announcements.communeId, commune.id), eq(announcements.idempotencyKey, idempotencyKey ?? "")));
  if (!earlier || hash === null) throw new Error("an insert returned no row");
  requireSameRequest(earlier.requestHash, hash);
  return toAnnouncement(earlier);
}

/** Changes a draft; what was confirmed stays as it was read. Throws AnnouncementRefusedError. */
export async function changeDraft(
  tx: Transaction,
  { commune, announcement, change }: { commune: Commune; announcement: Announcement; change: DraftChange },
): Promise<Announcement> {
  if (announcement.state !== "draft") throw noDraft();
  const { text = announcement.text, ...others } = change;
  checkContent(commune, text);
  const given = Object.fromEntries(Object.entries({ text, ...others }).filter(([, value]) => value !== undefined));
  await changeAnnouncement(tx, announcement.id, given, eq(announcements.state, "draft"));
  return (await findAnnouncement(tx, announcement.id)) ?? announcement;
}

export async function dropDraft(tx: Transaction, { id, now }: { id: number; now: Date }): Promise<void> {
  await changeAnnouncement(tx, id, { state: "cancelled", endedAt: now }, eq(announcements.state, "draft"));
}

export function noDraft(): AnnouncementRefusedError {
  return new AnnouncementRefusedError("not_a_draft", "Thông báo này đã gửi hoặc đã hủy, không sửa và gửi lại được.");
}

function checkContent(commune: Commune, text: string): void {
  if (text.trim() === "") throw new AnnouncementRefusedError("empty_text", "Thông báo chưa có nội dung.");
  if ([...text].length > longestText) {
    const over = [...text].length - longestText;
    throw new AnnouncementRefusedError("too_long", `Thông báo dài quá ${over} chữ cái; xin rút ngắn lại.`);
  }
  const [host] = forbiddenHosts(text, commune.settings.announcements.allowedHosts);
  if (host) {
    throw new AnnouncementRefusedError(
      "forbidden_link",
      `Trong tin có liên kết ${host}, không thuộc các trang được phép (gov.vn, Zalo). Bà con dễ bị lừa qua liên kết lạ: xin bỏ liên kết ấy rồi gửi lại.`,
    );
  }
}

/** When it would go out: the time that was chosen, or the next decent hour after it unless it is urgent. */
export async function sendingTime(
  tx: Transaction,
  { commune, urgent, sendAt, now }: { commune: Commune; urgent: boolean; sendAt?: Date | undefined; now: Date },
): Promise<Date> {
  const wished = sendAt && sendAt > now ? sendAt : now;
  return urgent ? wished : nextDecentMoment(commune.settings.quiet, wished, await readDaysOff(tx, commune.id));
}

/** What will happen if it is confirmed now. */
export async function planAnnouncement(
  tx: Transaction,
  { commune, announcement, now }: { commune: Commune; announcement: Announcement; now: Date },
): Promise<SendPlan> {
  const { urgent, unitId, audience } = announcement;
  const sendAt = await sendingTime(tx, { commune, urgent, sendAt: announcement.sendAt, now });
  const meant = await readAudience(tx, { commune, unitId, audience, sendAt, now });
  return planSending(tx, { commune, meant, urgent });
}

/** Throws AnnouncementRefusedError when the audience names units or teams beyond what the officer may announce to. */
export async function requireWithin(
  tx: Transaction,
  { audience, unitId, unitIds }: { audience: Audience; unitId: number; unitIds: readonly number[] },
): Promise<void> {
  const meant = await unitsBelow(tx, audience.units ?? [unitId]);
  const allowed = new Set(unitIds);
  if (meant.length === 0 || !meant.every((id) => allowed.has(id))) {
    throw new AnnouncementRefusedError("not_allowed", "Anh/chị chỉ gửi được thông báo cho đơn vị mình phụ trách.");
  }
}
