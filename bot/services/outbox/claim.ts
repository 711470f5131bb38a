import { sql } from "drizzle-orm";
import type { OutgoingMessage } from "../../../shared/api/message.ts";
import type { Transaction } from "../../db/connection.ts";
import { type Vault, VaultError } from "../../db/vault.ts";
import { settleReminders } from "../reminders/needless.ts";
import { type MessageKind, massPriority } from "./enqueue.ts";
import type { RecipientKind } from "./outbox.ts";
import { type Allowance, bucketOf, spendTokens, takeTokens } from "./token-bucket.ts";

/** Four calls of 15 s (older path, renewed token) and a margin: who still holds a lane after that has died. */
export const leaseMs = 90_000;
/** Saving a report takes milliseconds. */
const lookAgainMs = 1_000;

export interface ClaimedMessage {
  id: number;
  communeId: number;
  oaId: string;
  lane: string;
  recipient: { kind: RecipientKind; id: string };
  kind: MessageKind;
  message: OutgoingMessage;
  /** How often it was claimed, this time included. */
  attempts: number;
}

interface ClaimedRow extends Record<string, unknown> {
  id: string;
  commune_id: number;
  lane: string;
  recipient_kind: RecipientKind;
  recipient_id: string;
  kind: MessageKind;
  content_sealed: string | null;
  attempts: number;
}

/**
 * Takes at most `limit` messages of one OA, as many as its token bucket allows and one per recipient, answers first, and marks them
 * `sending` for `owner`. Commit before calling Zalo. The transaction must see all communes.
 */
export async function claimMessages(
  tx: Transaction,
  vault: Vault,
  { oaId, owner, limit, now }: { oaId: string; owner: string; limit: number; now: Date },
): Promise<ClaimedMessage[]> {
  const tokens = await takeTokens(tx, bucketOf(oaId), now);
  const allowed = { all: Math.min(limit, tokens.all), mass: Math.min(limit, tokens.mass) };
  const leased = await leaseLanes(tx, { oaId, owner, allowed, now });
  if (leased.length === 0) return [];
  const waiting = await settleReminders(tx, { lanes: leased, now });
  await lookAgainSoon(tx, waiting, now);
  const lanes = leased.filter((lane) => !waiting.includes(lane));
  const rows = await markSending(tx, { lanes, owner, now });
  await closeEmptyLanes(tx, { lanes, full: rows.map((row) => row.lane) });
  await spendTokens(tx, bucketOf(oaId), rows.length);
  const claimed = rows.map((row) => toClaimed(row, oaId, vault));
  const unreadable = rows.filter((_, index) => claimed[index] === undefined);
  await failUnreadable(tx, unreadable, now);
  return claimed.filter((message) => message !== undefined);
}

/** Lanes with an answer or a notice first; those with mass messages as far as these may use the limit. */
async function leaseLanes(tx: Transaction, { allowed, ...claim }: Claim & { allowed: Allowance }): Promise<string[]> {
  const urgent = await leaseSome(tx, { ...claim, limit: allowed.all, isMass: false });
  const limit = Math.min(allowed.all - urgent.length, allowed.mass);
  return [...urgent, ...(await leaseSome(tx, { ...claim, limit, isMass: true }))];
}

interface Claim {
  oaId: string;
  owner: string;
  now: Date;
}

async function leaseSome(
  tx: Transaction,
  { oaId, owner, now, limit, isMass }: Claim & { limit: number; isMass: boolean },
): Promise<string[]> {
  if (limit < 1) return [];
  const lockedUntil = new Date(now.getTime() + leaseMs);
  const { rows } = await tx.execute<{ lane: string }>(sql`
    update outbound_lanes set owner = ${owner}, locked_until = ${lockedUntil}
    where lane in (
      select lane from outbound_lanes
      where oa_id = ${oaId} and next_at <= ${now} and (locked_until is null or locked_until <= ${now})
        and ${isMass ? sql`priority >= ${massPriority}` : sql`priority < ${massPriority}`}
      order by priority, next_at limit ${limit} for update skip locked)
    returning lane`);
  return rows.map((row) => row.lane);
}

/** What was paused or cancelled while we waited for its row is not taken. */
async function markSending(
  tx: Transaction,
  { lanes, owner, now }: { lanes: string[]; owner: string; now: Date },
): Promise<ClaimedRow[]> {
  const { rows } = await tx.execute<ClaimedRow>(sql`
    with oldest as materialized (
      select message.id from unnest(${sql.param(lanes)}::text[]) as leased(lane)
      cross join lateral (
        select id from outbound_messages
        where outbound_messages.lane = leased.lane and state = 'pending' order by priority, id limit 1) as message)
    update outbound_messages set state = 'sending', claimed_at = ${now}, claimed_by = ${owner}, attempts = attempts + 1
    from oldest where outbound_messages.id = oldest.id and outbound_messages.state = 'pending'
    returning outbound_messages.id, commune_id, lane, recipient_kind, recipient_id, kind, content_sealed, attempts`);
  return rows;
}

/** A report of the lane's team is being saved: whether its reminder goes is decided in a moment. */
async function lookAgainSoon(tx: Transaction, lanes: readonly string[], now: Date): Promise<void> {
  if (lanes.length === 0) return;
  const soon = new Date(now.getTime() + lookAgainMs);
  await tx.execute(sql`
    update outbound_lanes set next_at = ${soon}, locked_until = null, owner = null
    where lane = any(${sql.param([...lanes])}::text[])`);
}

/** A lane that promised work and has none, because a message was cancelled or settled by hand. */
async function closeEmptyLanes(tx: Transaction, { lanes, full }: { lanes: string[]; full: string[] }): Promise<void> {
  const empty = lanes.filter((lane) => !full.includes(lane));
  if (empty.length === 0) return;
  await tx.execute(sql`
    update outbound_lanes set next_at = null, locked_until = null, owner = null
    where lane = any(${sql.param(empty)}::text[])`);
}

/** Undefined when the content was erased, or sealed with another key: one such message must not stop the OA's others. */
function toClaimed(row: ClaimedRow, oaId: string, vault: Vault): ClaimedMessage | undefined {
  const message = readContent(row, vault);
  return (
    message && {
      id: Number(row.id),
      communeId: row.commune_id,
      oaId,
      lane: row.lane,
      recipient: { kind: row.recipient_kind, id: row.recipient_id },
      kind: row.kind,
      message,
      attempts: row.attempts,
    }
  );
}

function readContent({ content_sealed: sealed }: ClaimedRow, vault: Vault): OutgoingMessage | undefined {
  if (sealed === null) return undefined;
  try {
    return JSON.parse(vault.open(sealed)) as OutgoingMessage;
  } catch (error) {
    if (error instanceof VaultError) return undefined;
    throw error;
  }
}

async function failUnreadable(tx: Transaction, rows: readonly ClaimedRow[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.id);
  const lanes = rows.map((row) => row.lane);
  await tx.execute(sql`
    update outbound_messages set state = 'failed', settled_at = ${now}, reason = 'Nội dung tin đã bị xóa hoặc không mở được.'
    where id = any(${sql.param(ids)}::bigint[])`);
  await tx.execute(sql`
    update outbound_lanes set locked_until = null, owner = null where lane = any(${sql.param(lanes)}::text[])`);
}
