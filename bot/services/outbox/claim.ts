import { sql } from "drizzle-orm";
import type { OutgoingMessage } from "../../../shared/api/message.ts";
import type { Transaction } from "../../db/connection.ts";
import { type Vault, VaultError } from "../../db/vault.ts";
import { settleReminders } from "../reminders/needless.ts";
import { type Allowances, allowOas, countBy, massLimits, type Share, spendAllowances } from "./allowances.ts";
import { type MessageKind, massPriority } from "./enqueue.ts";
import type { RecipientKind } from "./outbox.ts";

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
  oa_id: string;
  lane: string;
  recipient_kind: RecipientKind;
  recipient_id: string;
  kind: MessageKind;
  content_sealed: string | null;
  attempts: number;
}

interface Claim {
  /** In the order of their turns. */
  shares: readonly Share[];
  owner: string;
  now: Date;
}

type Taking = Omit<Claim, "shares">;

/**
 * Takes messages of these OAs, as many as their token buckets and their app's allow and one per recipient, answers first, and marks
 * them `sending` for `owner`. Commit before calling Zalo. The transaction must see all communes.
 */
export async function claimFrom(tx: Transaction, vault: Vault, { shares, ...claim }: Claim): Promise<ClaimedMessage[]> {
  const { now } = claim;
  const rows = await takeRows(tx, claim, await allowOas(tx, shares, now));
  await spendAllowances(
    tx,
    shares,
    countBy(rows, (row) => row.oa_id),
  );
  const claimed = rows.map((row) => toClaimed(row, vault));
  const unreadable = rows.filter((_, index) => claimed[index] === undefined);
  await failUnreadable(tx, unreadable, now);
  return claimed.filter((message) => message !== undefined);
}

async function takeRows(tx: Transaction, claim: Taking, allowances: Allowances): Promise<ClaimedRow[]> {
  const { now } = claim;
  const leased = await leaseLanes(tx, claim, allowances);
  if (leased.length === 0) return [];
  const waiting = await settleReminders(tx, { lanes: leased, now });
  await lookAgainSoon(tx, waiting, now);
  const lanes = leased.filter((lane) => !waiting.includes(lane));
  const rows = await markSending(tx, { lanes, ...claim });
  await closeEmptyLanes(tx, { lanes, full: rows.map((row) => row.lane) });
  return rows;
}

/** Lanes with an answer or a notice first; those with mass messages as far as these may use the limits. */
async function leaseLanes(tx: Transaction, claim: Taking, allowances: Allowances): Promise<string[]> {
  const urgentShares = allowances.oas.map(({ oaId, all }) => ({ oaId, limit: all }));
  const urgent = await leaseSome(tx, { ...claim, shares: urgentShares, isMass: false });
  const taken = countBy(urgent, (row) => row.oa_id);
  const mass = await leaseSome(tx, { ...claim, shares: massLimits(allowances, taken), isMass: true });
  return [...urgent, ...mass].map((row) => row.lane);
}

/** By a list of names, here as below: joined with what was found the server reads every lane and message there is. */
async function leaseSome(
  tx: Transaction,
  { shares, owner, now, isMass }: Taking & { shares: readonly { oaId: string; limit: number }[]; isMass: boolean },
): Promise<{ lane: string; oa_id: string }[]> {
  const some = shares.filter(({ limit }) => limit >= 1);
  if (some.length === 0) return [];
  const lockedUntil = new Date(now.getTime() + leaseMs);
  const { rows } = await tx.execute<{ lane: string; oa_id: string }>(sql`
    update outbound_lanes set owner = ${owner}, locked_until = ${lockedUntil}
    where lane = any(array(
      select free.lane from unnest(${sql.param(some.map(({ oaId }) => oaId))}::text[],
        ${sql.param(some.map(({ limit }) => limit))}::int[]) as asked(oa_id, most)
      cross join lateral (
        select lane from outbound_lanes
        where oa_id = asked.oa_id and next_at <= ${now} and (locked_until is null or locked_until <= ${now})
          and ${isMass ? sql`priority >= ${massPriority}` : sql`priority < ${massPriority}`}
        order by priority, next_at limit asked.most for update skip locked) as free))
    returning lane, oa_id`);
  return rows;
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
    where id = any(array(select id from oldest)) and state = 'pending'
    returning outbound_messages.id, commune_id, oa_id, lane, recipient_kind, recipient_id, kind, content_sealed, attempts`);
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
function toClaimed(row: ClaimedRow, vault: Vault): ClaimedMessage | undefined {
  const message = readContent(row, vault);
  return (
    message && {
      id: Number(row.id),
      communeId: row.commune_id,
      oaId: row.oa_id,
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
