import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import type { outboundMessages } from "../../db/schema/index.ts";

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

export interface Settlement extends Attempt {
  outcome: Outcome;
}

/**
 * Writes the results of attempts and frees their lanes. Returns the ids of those that were not settled by somebody else meanwhile
 * (their lease ran out); a late "sent" still counts then, because it is the truth.
 */
export async function settleMany(tx: Transaction, settlements: readonly Settlement[], now: Date): Promise<Set<number>> {
  const stops = await findStops(
    tx,
    settlements.filter(({ outcome: { kind } }) => kind === "retry" || kind === "held"),
  );
  await lockLanes(
    tx,
    settlements.map(({ lane }) => lane),
  );
  await believeEchoes(
    tx,
    settlements.filter(({ outcome }) => outcome.kind === "unknown"),
    now,
  );
  const given = settlements.map(({ id, owner, outcome }) => ({
    ...{ id, owner, isSent: outcome.kind === "sent" },
    ...columnsOf(outcome, now),
    ...stops.get(id),
  }));
  const { rows } = await tx.execute<{ id: string }>(sql`
    update outbound_messages m set state = given.state, reason = given.reason, error_code = given."errorCode",
      not_before = given."notBefore", settled_at = given."settledAt", zalo_message_id = coalesce(given."zaloMessageId", m.zalo_message_id)
    from json_to_recordset(${JSON.stringify(given)}::json) as given(id bigint, owner text, "isSent" boolean, state text, reason text,
      "errorCode" int, "notBefore" timestamptz, "settledAt" timestamptz, "zaloMessageId" text)
    where m.id = given.id and m.claimed_by = given.owner
      and (m.state = 'sending' or (m.state = 'unknown' and given."isSent"))
    returning m.id`);
  await freeLanes(tx, settlements, now);
  return new Set(rows.map((row) => Number(row.id)));
}

/** While a pause lasts: `not_before` is empty, so that no clock releases it. */
const pausedColumns = { state: "held" as const, notBefore: null, reason: "Đang tạm dừng." };
export const cancelledReason = "Đã hủy trước khi gửi.";

/** Columns of `outbound_messages`; what is absent becomes null. */
type Columns = Partial<
  Pick<
    typeof outboundMessages.$inferInsert,
    "state" | "reason" | "errorCode" | "notBefore" | "settledAt" | "zaloMessageId"
  >
>;

/**
 * The announcement was paused or cancelled while the call was under way: what did not arrive is not tried again. Locks the
 * announcements first, as a pause does, so that one of the two sees the other's work.
 */
async function findStops(tx: Transaction, attempts: readonly Attempt[]): Promise<Map<number, Columns>> {
  if (attempts.length === 0) return new Map();
  const { rows } = await tx.execute<{ id: string; state: string }>(sql`
    select m.id, a.state from outbound_messages m join announcements a on a.id = m.announcement_id
    where m.id = any(${sql.param(attempts.map(({ id }) => id))}::bigint[]) order by a.id for share of a`);
  const columns: Record<string, Columns> = {
    paused: pausedColumns,
    cancelled: { state: "failed", reason: cancelledReason, notBefore: null },
  };
  return new Map(rows.flatMap((row) => (columns[row.state] ? [[Number(row.id), columns[row.state] ?? {}]] : [])));
}

/** The echo came before the call ended without an answer: the message did arrive. */
async function believeEchoes(tx: Transaction, attempts: readonly Attempt[], now: Date): Promise<void> {
  if (attempts.length === 0) return;
  await tx.execute(sql`
    update outbound_messages set state = 'sent', settled_at = ${now}
    where id = any(${sql.param(attempts.map(({ id }) => id))}::bigint[]) and state = 'sending' and zalo_message_id is not null`);
}

function columnsOf(outcome: Outcome, now: Date): Columns {
  switch (outcome.kind) {
    case "sent":
      return { state: "sent", settledAt: now, zaloMessageId: outcome.zaloMessageId };
    case "failed":
      return { state: "failed", settledAt: now, reason: outcome.reason, errorCode: outcome.errorCode };
    case "unknown":
      return { state: "unknown", reason: outcome.reason };
    case "retry":
      return { state: "pending", reason: outcome.reason, errorCode: outcome.errorCode };
    case "held":
      return { state: "held", reason: outcome.reason, errorCode: outcome.errorCode, notBefore: outcome.until };
  }
}

/**
 * Before looking for pending rows: whoever queues a message locks the lane too, so neither overlooks the other. In the order of their
 * names, as those who open them.
 */
export async function lockLanes(tx: Transaction, lanes: readonly string[]): Promise<void> {
  await tx.execute(sql`
    select 1 from outbound_lanes where lane = any(${sql.param([...lanes])}::text[]) order by lane collate "C" for update`);
}

/** Opens lanes for their next message, or closes them. Leaves those alone that another sender holds. */
async function freeLanes(tx: Transaction, settlements: readonly Settlement[], now: Date): Promise<void> {
  const given = settlements.map(({ lane, owner, outcome }) => ({
    lane,
    owner,
    blockedUntil: outcome.kind === "retry" ? outcome.at : null,
  }));
  await tx.execute(sql`
    update outbound_lanes set
      (priority, next_at) = (
        select coalesce(min(priority), 0), case when count(*) > 0 then ${now}::timestamptz end
        from outbound_messages where outbound_messages.lane = outbound_lanes.lane and state = 'pending'),
      locked_until = given."blockedUntil", owner = null
    from json_to_recordset(${JSON.stringify(given)}::json) as given(lane text, owner text, "blockedUntil" timestamptz)
    where outbound_lanes.lane = given.lane and outbound_lanes.owner = given.owner`);
}
