import { sql } from "drizzle-orm";
import { isQuiet, nextDecentMoment, nextQuietMoment } from "../../../shared/calendar/quiet-hours.ts";
import type { Transaction } from "../../db/connection.ts";
import { type Commune, readCommune } from "../communes.ts";
import { readDaysOff } from "../days-off.ts";
import { enqueueMany, type NewMessage } from "../outbox/enqueue.ts";
import type { Outbox } from "../outbox/outbox.ts";
import { cancelledReason } from "../outbox/settle.ts";
import { bucketOf, readBucket } from "../outbox/token-bucket.ts";
import { type Announcement, changeAnnouncement, findAnnouncement } from "./announcement.ts";
import { readAudience } from "./meant.ts";
import { messageOf, nudgeOf } from "./message.ts";
import { writeRecipients } from "./resolve.ts";
import { groupAddress, personAddress } from "./routes.ts";

/** Queued in one transaction: some tens of milliseconds, so that a pause and other work get their turn. */
const batchSize = 200;
/** Queued and not yet sent, of one announcement: what a pause has to hold, and what the senders need for their next seconds. */
const mostWaiting = 1_000;

/** Locks it unless another process is at it. */
async function takeAnnouncement(tx: Transaction, id: number): Promise<Announcement | undefined> {
  const { rows } = await tx.execute(sql`select 1 from announcements where id = ${id} for update skip locked`);
  return rows.length === 0 ? undefined : findAnnouncement(tx, id);
}

/** A scheduled one whose time has come: who is meant is judged now. True when it began. */
export async function beginAnnouncement(tx: Transaction, { id, now }: { id: number; now: Date }): Promise<boolean> {
  const announcement = await takeAnnouncement(tx, id);
  if (announcement?.state !== "scheduled" || (announcement.sendAt ?? now) > now) return false;
  const commune = await readCommune(tx, announcement.communeId);
  await judgeRecipients(tx, { commune, announcement, sendAt: now, now });
  await changeAnnouncement(tx, id, { state: "sending", startedAt: now });
  return true;
}

/** Writes down who is meant, as far as is known now. */
export async function judgeRecipients(
  tx: Transaction,
  given: { commune: Commune; announcement: Announcement; sendAt: Date; now: Date },
): Promise<void> {
  const { commune, announcement, sendAt, now } = given;
  const { unitId, audience } = announcement;
  await writeRecipients(tx, announcement.id, await readAudience(tx, { commune, unitId, audience, sendAt, now }));
}

/** Queues the next copies, as many as may wait. Returns how many; 0 when there is no room, nobody left, or it is night. */
export async function deliverBatch(
  tx: Transaction,
  outbox: Outbox,
  { id, now }: { id: number; now: Date },
): Promise<number> {
  const announcement = await takeAnnouncement(tx, id);
  if (announcement?.state !== "sending") return 0;
  const commune = await readCommune(tx, announcement.communeId);
  const room = await findRoom(tx, { commune, announcement, now });
  if (room === 0) return 0;
  const due = await nextRecipients(tx, announcement, { limit: room, now });
  const queued = await enqueueMany(
    tx,
    outbox,
    due.flatMap((one) => toMessage(one, announcement, messageOf(commune, one.kind, announcement), "")),
  );
  await noteQueued(tx, due, queued);
  return due.length;
}

/** How many may be queued now: those still waiting, the night and the pace of the OAs leave so much. */
async function findRoom(
  tx: Transaction,
  { commune, announcement, now }: { commune: Commune; announcement: Announcement; now: Date },
): Promise<number> {
  const { rows } = await tx.execute<{ waiting: number }>(sql`
    select count(*)::int as waiting from outbound_messages
    where announcement_id = ${announcement.id} and state in ('pending', 'sending')`);
  const waiting = rows[0]?.waiting ?? 0;
  const mayWait = announcement.urgent ? mostWaiting : await sendableBeforeNight(tx, { commune, now });
  return Math.max(0, Math.min(batchSize, mostWaiting - waiting, mayWait - waiting));
}

/** What is queued leaves before the quiet hours begin. */
async function sendableBeforeNight(
  tx: Transaction,
  { commune, now }: { commune: Commune; now: Date },
): Promise<number> {
  const { quiet } = commune.settings;
  const daysOff = await readDaysOff(tx, commune.id);
  if (isQuiet(quiet, now, daysOff)) return 0;
  const night = nextQuietMoment(quiet, now, daysOff);
  if (night === undefined) return mostWaiting;
  const { rows } = await tx.execute<{ oa_id: string }>(
    sql`select oa_id from official_accounts where commune_id = ${commune.id}`,
  );
  let perMinute = 0;
  for (const { oa_id } of rows) perMinute += (await readBucket(tx, bucketOf(oa_id), now)).perMinute;
  return Math.ceil((perMinute * (night.getTime() - now.getTime())) / 60_000);
}

interface DueRecipient {
  id: number;
  kind: "group" | "person";
  /** What makes its message unique: one for each team, and for each person. */
  key: string;
  oaId: string | undefined;
  address: string | undefined;
}

/** With the address of this moment: groups and people change while a long announcement leaves. */
async function nextRecipients(
  tx: Transaction,
  { id, communeId }: Announcement,
  { limit, now }: { limit: number; now: Date },
): Promise<DueRecipient[]> {
  return readDue(tx, sql`r.announcement_id = ${id} and r.outbound_message_id is null and r.reason is null`, {
    communeId,
    limit,
    now,
  });
}

/** Rows of recipients, locked, with where they are written to. */
export async function readDue(
  tx: Transaction,
  where: ReturnType<typeof sql>,
  { communeId, limit, now }: { communeId: number; limit: number; now: Date },
): Promise<DueRecipient[]> {
  const { rows } = await tx.execute<{
    id: number;
    kind: "group" | "person";
    key: string;
    oa_id: string | null;
    address: string | null;
  }>(sql`
    select r.id, r.kind, case r.kind when 'group' then 'team_' || r.team_id else 'person_' || r.person_id end as key,
      coalesce(g.oa_id, a.oa_id) as oa_id, coalesce(g.group_id, a.user_id) as address
    from (select * from announcement_recipients r where ${where} order by r.id limit ${limit} for update) as r
    left join lateral (${groupAddress(sql`r.team_id`)}) g on r.kind = 'group'
    left join lateral (${personAddress(sql`r.person_id`, { communeId, sendAt: now })}) a on r.kind = 'person'
      and exists (select from people p where p.id = r.person_id and p.announcements_stopped_at is null and p.erased_at is null)
    order by r.id`);
  return rows.map(({ oa_id, address, ...row }) => ({
    ...row,
    oaId: oa_id ?? undefined,
    address: address ?? undefined,
  }));
}

export function toMessage(
  { kind, key, oaId, address }: DueRecipient,
  { id, communeId }: Announcement,
  message: NewMessage["message"],
  suffix: string,
): (NewMessage & { dedupeKey: string })[] {
  if (oaId === undefined || address === undefined) return [];
  const dedupeKey = `announcement_${id}_${key}${suffix}`;
  return [
    { communeId, oaId, recipient: { kind, id: address }, kind: "announcement", message, dedupeKey, announcementId: id },
  ];
}

const lostWay = "Trong lúc gửi, nhóm này đã mất hoặc người này đã thôi nhận tin.";

async function noteQueued(tx: Transaction, due: readonly DueRecipient[], queued: Map<string, number>): Promise<void> {
  if (due.length === 0) return;
  const byKey = new Map([...queued].map(([dedupeKey, id]) => [dedupeKey.replace(/^announcement_\d+_/, ""), id]));
  await tx.execute(sql`
    update announcement_recipients r set outbound_message_id = q.message_id,
      reason = case when q.message_id is null then ${lostWay} end
    from (select unnest(${sql.param(due.map((one) => one.id))}::int[]) as id,
                 unnest(${sql.param(due.map((one) => byKey.get(one.key) ?? null))}::int[]) as message_id) q
    where r.id = q.id`);
}

/**
 * What happens by itself: the last copy ends it; the night holds what is still queued of one that is not urgent; what a pause or
 * cancellation overlooked in a claim that failed is stopped now. Returns whether it ended.
 */
export async function tidyAnnouncement(tx: Transaction, { id, now }: { id: number; now: Date }): Promise<boolean> {
  const announcement = await takeAnnouncement(tx, id);
  if (announcement?.state !== "sending") return false;
  if (!announcement.urgent) await holdOverNight(tx, announcement, now);
  const { rowCount } = await tx.execute(sql`
    update announcements a set state = 'done', ended_at = ${now}
    where id = ${id}
      and not exists (select from announcement_recipients r
        where r.announcement_id = a.id and r.outbound_message_id is null and r.reason is null)
      and not exists (select from outbound_messages m
        where m.announcement_id = a.id and m.state in ('pending', 'sending', 'held'))`);
  return rowCount === 1;
}

async function holdOverNight(tx: Transaction, { id, communeId }: Announcement, now: Date): Promise<void> {
  const { settings } = await readCommune(tx, communeId);
  const daysOff = await readDaysOff(tx, communeId);
  if (!isQuiet(settings.quiet, now, daysOff)) return;
  const morning = nextDecentMoment(settings.quiet, now, daysOff);
  await tx.execute(sql`
    update outbound_messages set state = 'held', not_before = ${morning}, reason = 'Đợi đến giờ thích hợp.'
    where id in (select id from outbound_messages
      where announcement_id = ${id} and state = 'pending' for update skip locked)`);
}

/** Asks those again who got it and did not answer. Returns how many. */
export async function nudgeBatch(
  tx: Transaction,
  outbox: Outbox,
  { id, now }: { id: number; now: Date },
): Promise<number> {
  const announcement = await takeAnnouncement(tx, id);
  if (!announcement?.nudgedAt || announcement.state === "paused" || announcement.state === "cancelled") return 0;
  const commune = await readCommune(tx, announcement.communeId);
  if (isQuiet(commune.settings.quiet, now, await readDaysOff(tx, commune.id))) return 0;
  const asked = announcement.nudgedAt;
  const due = await readDue(
    tx,
    sql`r.announcement_id = ${id} and r.acknowledged_at is null and r.told_at is null
      and (r.nudged_at is null or r.nudged_at < ${asked})
      and exists (select from outbound_messages m where m.id = r.outbound_message_id and m.state = 'sent')`,
    { communeId: commune.id, limit: batchSize, now },
  );
  const suffix = `_nudge_${asked.getTime()}`;
  const messages = due.flatMap((one) => toMessage(one, announcement, nudgeOf(commune, one.kind, announcement), suffix));
  // A nudge is no copy of the announcement: its fate is not the announcement's.
  await enqueueMany(
    tx,
    outbox,
    messages.map(({ announcementId: _, ...message }) => message),
  );
  await tx.execute(sql`
    update announcement_recipients set nudged_at = ${now} where id = any(${sql.param(due.map((one) => one.id))}::int[])`);
  return due.length;
}

/** A claim that was rolled back left these as they were. Returns how many. */
export async function stopLeftovers(tx: Transaction, now: Date): Promise<number> {
  const recently = new Date(now.getTime() - 24 * 3_600_000);
  const { rowCount } = await tx.execute(sql`
    update outbound_messages m set
      state = case a.state when 'paused' then 'held' else 'failed' end,
      not_before = null, settled_at = case a.state when 'cancelled' then ${now}::timestamptz end,
      reason = case a.state when 'paused' then 'Đang tạm dừng.' else ${cancelledReason} end
    from announcements a
    where a.state in ('paused', 'cancelled') and a.confirmed_at > ${recently}
      and m.announcement_id = a.id and (m.state = 'pending' or (m.state = 'held' and a.state = 'cancelled'))`);
  return rowCount ?? 0;
}
