import { and, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { outboundMessages } from "../../db/schema/index.ts";

/** What became of one attempt. Reasons are Vietnamese sentences for staff. */
export type Outcome =
  | { kind: "sent"; zaloMessageId: string | undefined }
  | { kind: "failed"; reason: string; errorCode: number | undefined }
  /** It may have arrived. */
  | { kind: "unknown"; reason: string }
  /** It surely did not arrive: again after a pause of the whole lane. */
  | { kind: "retry"; at: Date; reason: string; errorCode: number | undefined }
  /** It surely did not arrive and cannot now: again at `until`, others of the lane may go before. */
  | { kind: "held"; until: Date; reason: string; errorCode: number | undefined };

interface Attempt {
  id: number;
  lane: string;
  owner: string;
}

/**
 * Writes the result of an attempt and frees the lane. False when the row was settled by somebody else meanwhile
 * (its lease ran out); a late "sent" still counts then, because it is the truth.
 */
export async function settle(tx: Transaction, attempt: Attempt, outcome: Outcome, now: Date): Promise<boolean> {
  const isToWait = outcome.kind === "retry" || outcome.kind === "held";
  const stopped = isToWait ? await findStop(tx, attempt.id) : undefined;
  await lockLane(tx, attempt.lane);
  if (outcome.kind === "unknown") await believeEcho(tx, attempt, now);
  const open = outcome.kind === "sent" ? (["sending", "unknown"] as const) : (["sending"] as const);
  const settled = await tx
    .update(outboundMessages)
    .set({ ...columnsOf(outcome, now), ...stopped })
    .where(
      and(
        eq(outboundMessages.id, attempt.id),
        eq(outboundMessages.claimedBy, attempt.owner),
        inArray(outboundMessages.state, open),
      ),
    )
    .returning({ id: outboundMessages.id });
  await freeLane(tx, attempt, outcome.kind === "retry" ? outcome.at : undefined, now);
  return settled.length > 0;
}

/** While a pause lasts: `not_before` is empty, so that no clock releases it. */
const pausedColumns = { state: "held" as const, notBefore: null, reason: "Đang tạm dừng." };
export const cancelledReason = "Đã hủy trước khi gửi.";

/**
 * The announcement was paused or cancelled while the call was under way: what did not arrive is not tried again. Locks the
 * announcement first, as a pause does, so that one of the two sees the other's work.
 */
async function findStop(
  tx: Transaction,
  id: number,
): Promise<Partial<typeof outboundMessages.$inferInsert> | undefined> {
  const { rows } = await tx.execute<{ state: string }>(sql`
    select a.state from announcements a
    where a.id = (select announcement_id from outbound_messages where id = ${id}) for share`);
  if (rows[0]?.state === "paused") return pausedColumns;
  return rows[0]?.state === "cancelled" ? { state: "failed", reason: cancelledReason, notBefore: null } : undefined;
}

/** The echo came before the call ended without an answer: the message did arrive. */
async function believeEcho(tx: Transaction, attempt: Attempt, now: Date): Promise<void> {
  await tx
    .update(outboundMessages)
    .set({ state: "sent", settledAt: now })
    .where(
      and(
        eq(outboundMessages.id, attempt.id),
        eq(outboundMessages.state, "sending"),
        isNotNull(outboundMessages.zaloMessageId),
      ),
    );
}

function columnsOf(outcome: Outcome, now: Date): Partial<typeof outboundMessages.$inferInsert> {
  switch (outcome.kind) {
    case "sent":
      return {
        state: "sent",
        settledAt: now,
        ...(outcome.zaloMessageId === undefined ? {} : { zaloMessageId: outcome.zaloMessageId }),
        reason: null,
        errorCode: null,
        notBefore: null,
      };
    case "failed":
      return { state: "failed", settledAt: now, reason: outcome.reason, errorCode: outcome.errorCode ?? null };
    case "unknown":
      return { state: "unknown", reason: outcome.reason, errorCode: null, notBefore: null };
    case "retry":
      return { state: "pending", reason: outcome.reason, errorCode: outcome.errorCode ?? null };
    case "held":
      return {
        state: "held",
        reason: outcome.reason,
        errorCode: outcome.errorCode ?? null,
        notBefore: outcome.until,
      };
  }
}

/** Before looking for pending rows: whoever queues a message locks the lane too, so neither overlooks the other. */
export async function lockLane(tx: Transaction, lane: string): Promise<void> {
  await tx.execute(sql`select 1 from outbound_lanes where lane = ${lane} for update`);
}

/** Opens the lane for its next message, or closes it. Leaves it alone when another sender holds it. */
async function freeLane(
  tx: Transaction,
  { lane, owner }: Attempt,
  blockedUntil: Date | undefined,
  now: Date,
): Promise<void> {
  await tx.execute(sql`
    update outbound_lanes set
      (priority, next_at) = (
        select coalesce(min(priority), 0), case when count(*) > 0 then ${now}::timestamptz end
        from outbound_messages where outbound_messages.lane = ${lane} and state = 'pending'),
      locked_until = ${blockedUntil ?? null}::timestamptz, owner = null
    where lane = ${lane} and owner = ${owner}`);
}
