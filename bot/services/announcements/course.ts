import { sql } from "drizzle-orm";
import type { Progress } from "../../../shared/api/announcement.ts";
import type { Transaction } from "../../db/connection.ts";
import { audit } from "../audit.ts";
import { putBack } from "../outbox/recover.ts";
import { cancelledReason } from "../outbox/settle.ts";
import { type Announcement, type AnnouncementState, changeAnnouncement, lockAnnouncement } from "./announcement.ts";
import { progressOf } from "./progress.ts";

export type CourseChange = "pause" | "resume" | "cancel";

const possibleIn: Record<CourseChange, readonly AnnouncementState[]> = {
  pause: ["scheduled", "sending"],
  resume: ["paused"],
  cancel: ["draft", "awaiting_approval", "scheduled", "sending", "paused"],
};

/**
 * Pauses, goes on, or cancels, with the exact account of what was sent and what was not at that moment. Copies whose call to Zalo
 * is under way end by themselves and are counted as `sending`. Undefined when its state does not allow it.
 */
export async function changeCourse(
  tx: Transaction,
  { id, change, byPersonId, now }: { id: number; change: CourseChange; byPersonId: number; now: Date },
): Promise<{ announcement: Announcement; progress: Progress } | undefined> {
  const before = await lockAnnouncement(tx, id);
  if (!before || !possibleIn[change].includes(before.state)) return undefined;
  const announcement = { ...before, ...changes[change](before, now) };
  const { state, endedAt } = announcement;
  await changeAnnouncement(tx, id, { state, ...(endedAt ? { endedAt } : {}) });
  await steer[change](tx, id, now);
  await audit(tx, {
    communeId: before.communeId,
    byPersonId,
    action: `announcement.${change}`,
    subject: `announcement:${id}`,
    now,
  });
  return { announcement, progress: await progressOf(tx, id) };
}

const changes: Record<CourseChange, (before: Announcement, now: Date) => Partial<Announcement>> = {
  pause: () => ({ state: "paused" }),
  resume: ({ startedAt }) => ({ state: startedAt ? "sending" : "scheduled" }),
  cancel: (_, now) => ({ state: "cancelled", endedAt: now }),
};

/** Rows that a sender holds this moment are on their way: they are not waited for. */
const waiting = (id: number) => sql`
  select id from outbound_messages where announcement_id = ${id} and state in ('pending', 'held') for update skip locked`;

const steer: Record<CourseChange, (tx: Transaction, id: number, now: Date) => Promise<void>> = {
  async pause(tx, id) {
    await tx.execute(sql`
      update outbound_messages set state = 'held', not_before = null, reason = 'Đang tạm dừng.' where id in (${waiting(id)})`);
  },
  async resume(tx, id, now) {
    const { rows } = await tx.execute<{ id: string; lane: string }>(sql`
      select id, lane from outbound_messages where announcement_id = ${id} and state = 'held' and not_before is null`);
    await putBack(tx, rows, now);
  },
  async cancel(tx, id, now) {
    await tx.execute(sql`
      update outbound_messages set state = 'failed', settled_at = ${now}, not_before = null, reason = ${cancelledReason}
      where id in (${waiting(id)})`);
  },
};
