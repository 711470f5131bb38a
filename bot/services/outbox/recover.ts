import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { livingOwners } from "../../db/presence.ts";
import { leaseMs } from "./claim.ts";
import { openLanes } from "./enqueue.ts";
import { lockLanes } from "./settle.ts";

/** A reply that waited this long answers nothing any more. */
const staleReplyMs = 24 * 3_600_000;

/** A connection that was lost for a moment is back by then. */
const surelyGoneMs = 5_000;

/**
 * Messages whose sender died after the claim: Zalo may have got them, and did when it repeated them to us. Who shows no presence is
 * dead; who hangs loses them with the lease. Frees their lanes. Returns how many.
 */
export async function giveUpLostClaims(tx: Transaction, now: Date): Promise<number> {
  const lost = await findLostClaims(tx, now);
  if (lost.length === 0) return 0;
  // Lanes before messages, as those who write results down.
  await lockLanes(
    tx,
    lost.map(({ lane }) => lane),
  );
  const { rows } = await tx.execute<{ lane: string; owner: string }>(sql`
    update outbound_messages m set not_before = null,
      state = case when zalo_message_id is null then 'unknown' else 'sent' end,
      settled_at = case when zalo_message_id is not null then ${now}::timestamptz end,
      reason = case when zalo_message_id is null then 'Máy gửi bị ngắt giữa chừng, chưa rõ tin đã đến chưa.' end
    from json_to_recordset(${JSON.stringify(lost)}::json) as lost(id bigint, owner text)
    where m.id = lost.id and m.state = 'sending' and m.claimed_by = lost.owner
    returning m.lane, m.claimed_by as owner`);
  await tx.execute(sql`
    update outbound_lanes set locked_until = null, owner = null
    from json_to_recordset(${JSON.stringify(rows)}::json) as lost(lane text, owner text)
    where outbound_lanes.lane = lost.lane and outbound_lanes.owner = lost.owner`);
  return rows.length;
}

interface LostClaim extends Record<string, unknown> {
  id: string;
  lane: string;
  owner: string;
}

async function findLostClaims(tx: Transaction, now: Date): Promise<LostClaim[]> {
  const lostBefore = new Date(now.getTime() - leaseMs);
  const goneBefore = new Date(now.getTime() - surelyGoneMs);
  const { rows } = await tx.execute<LostClaim>(sql`
    select id, lane, claimed_by as owner from outbound_messages
    where state = 'sending' and (claimed_at <= ${lostBefore}
      or (claimed_at <= ${goneBefore} and claimed_by <> all(${sql.param(await livingOwners(tx))}::text[])))`);
  return rows;
}

/** In one transaction: what waited for the morning is a country's messages. */
const releasedAtOnce = 1_000;

/** Held messages whose time has come go back into their lanes, in order. Returns how many; 0 when none are left. */
export async function releaseHeld(tx: Transaction, now: Date): Promise<number> {
  const staleBefore = new Date(now.getTime() - staleReplyMs);
  await tx.execute(sql`
    update outbound_messages set state = 'failed', settled_at = ${now}, reason = 'Đã quá một ngày, câu trả lời không còn đúng lúc.'
    where state = 'held' and kind = 'reply' and created_at <= ${staleBefore}`);
  const { rows } = await tx.execute<{ id: string; lane: string }>(sql`
    select id, lane from outbound_messages where state = 'held' and not_before <= ${now} order by id limit ${releasedAtOnce}`);
  return putBack(tx, rows, now);
}

/** Held messages may leave: pending again, and their lanes open. Returns how many still were held. */
export async function putBack(
  tx: Transaction,
  held: readonly { id: string; lane: string }[],
  now: Date,
): Promise<number> {
  if (held.length === 0) return 0;
  // Lanes before messages, as those who claim.
  await lockLanes(
    tx,
    held.map(({ lane }) => lane),
  );
  const { rows } = await tx.execute<{ lane: string; oa_id: string; priority: number }>(sql`
    update outbound_messages set state = 'pending', reason = null, not_before = null
    where id = any(${sql.param(held.map(({ id }) => id))}::bigint[]) and state = 'held'
    returning lane, oa_id, priority`);
  // Of several in one lane the most urgent comes last, which is the one that counts.
  const lanes = rows.sort((a, b) => b.priority - a.priority).map(({ oa_id: oaId, ...row }) => ({ ...row, oaId }));
  await openLanes(tx, lanes, now);
  return rows.length;
}

/**
 * Opens every lane that has something pending and says it has not. Whoever makes a message pending opens its lane; this reads all that
 * wait, to mend what should not happen. Returns how many.
 */
export async function reopenLanes(tx: Transaction, now: Date): Promise<number> {
  const { rowCount } = await tx.execute(sql`
    insert into outbound_lanes (lane, oa_id, priority, next_at)
    select lane, oa_id, min(priority), ${now} from outbound_messages as waiting
    where state = 'pending'
      and not exists (select 1 from outbound_lanes where outbound_lanes.lane = waiting.lane and next_at is not null)
    group by lane, oa_id order by lane
    on conflict (lane) do update set priority = excluded.priority, next_at = excluded.next_at
    where outbound_lanes.next_at is null`);
  return rowCount ?? 0;
}

const openStates = ["pending", "sending", "unknown", "held"] as const;

/** How many are not settled, by state; 0 for the states that have none. Two questions, each answered by its own index. */
export async function countOpen(tx: Transaction): Promise<{ state: string; count: number }[]> {
  const { rows } = await tx.execute<{ state: string; count: string }>(sql`
    select 'pending' as state, count(*) from outbound_messages where state = 'pending'
    union all
    select state, count(*) from outbound_messages where state in ('sending', 'unknown', 'held') group by state`);
  return openStates.map((state) => ({ state, count: Number(rows.find((row) => row.state === state)?.count ?? 0) }));
}
