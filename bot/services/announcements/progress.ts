import { type SQL, sql } from "drizzle-orm";
import type { Progress, RecipientStateName } from "../../../shared/api/announcement.ts";
import type { Transaction } from "../../db/connection.ts";
import { cancelledReason } from "../outbox/settle.ts";

/** One who is meant, as shown to the officer and by the command line. */
export interface RecipientState {
  id: number;
  kind: "group" | "person";
  name: string;
  state: RecipientStateName;
  reason: string | undefined;
  acknowledgedAt: Date | undefined;
  /** Known to have been seen on the phone. */
  seenAt: Date | undefined;
  toldAt: Date | undefined;
}

/** `r` a recipient, `a` its announcement, `m` its message or null. */
const from = sql`
  from announcement_recipients r join announcements a on a.id = r.announcement_id
  left join outbound_messages m on m.id = r.outbound_message_id`;

/** Not queued yet is waiting, or held while the announcement is; not reached or cancelled before is failed. */
const state = sql`case
  when r.reason is not null then 'failed' when m.id is not null then m.state
  when a.state = 'sending' then 'pending' when a.state in ('awaiting_approval', 'scheduled', 'paused') then 'held'
  else 'failed' end`;
const reason = sql`coalesce(r.reason, m.reason, case
  when m.id is not null then null when a.state = 'cancelled' then ${cancelledReason}
  when a.state = 'awaiting_approval' then 'Đợi người thứ hai duyệt.' when a.state = 'scheduled' then 'Đợi đến giờ gửi.'
  when a.state = 'paused' then 'Đang tạm dừng.' end)`;

export async function progressOf(tx: Transaction, announcementId: number): Promise<Progress> {
  return (await progressOfMany(tx, [announcementId])).get(announcementId) ?? nothing;
}

const nothing: Progress = {
  total: 0,
  pending: 0,
  sending: 0,
  sent: 0,
  failed: 0,
  unknown: 0,
  held: 0,
  acknowledged: 0,
  toldByHand: 0,
};

/** By announcement; one without recipients is absent. */
export async function progressOfMany(tx: Transaction, ids: readonly number[]): Promise<Map<number, Progress>> {
  if (ids.length === 0) return new Map();
  const { rows } = await tx.execute<{
    id: number;
    state: RecipientStateName;
    count: number;
    seen: number;
    told: number;
  }>(sql`
    select a.id, ${state} as state, count(*)::int as count, count(r.acknowledged_at)::int as seen, count(r.told_at)::int as told
    ${from} where a.id = any(${sql.param(ids)}::int[]) group by 1, 2`);
  const found = new Map<number, Progress>();
  for (const row of rows) {
    const known = found.get(row.id) ?? nothing;
    found.set(row.id, {
      ...known,
      total: known.total + row.count,
      [row.state]: row.count,
      acknowledged: known.acknowledged + row.seen,
      toldByHand: known.toldByHand + row.told,
    });
  }
  return found;
}

interface Wanted {
  states?: readonly RecipientStateName[] | undefined;
  /** Only those who did not say "đã nắm". */
  isSilent?: boolean | undefined;
  /** The last id of the page before. */
  after?: number | undefined;
  limit?: number | undefined;
}

/** What became of each copy, in the order in which they leave. */
export async function recipientStates(
  tx: Transaction,
  announcementId: number,
  { states, isSilent = false, after = 0, limit }: Wanted = {},
): Promise<RecipientState[]> {
  const ofState: SQL = states ? sql`and ${state} = any(${sql.param(states)}::text[])` : sql``;
  const { rows } = await tx.execute<{
    id: number;
    kind: "group" | "person";
    name: string;
    state: RecipientStateName;
    reason: string | null;
    acknowledged_at: string | null;
    seen_at: string | null;
    told_at: string | null;
  }>(sql`
    select r.id, r.kind, r.name, ${state} as state, ${reason} as reason, r.acknowledged_at, m.seen_at, r.told_at
    ${from} where r.announcement_id = ${announcementId} and r.id > ${after} ${ofState}
      ${isSilent ? sql`and r.acknowledged_at is null` : sql``}
    order by r.id ${limit === undefined ? sql`` : sql`limit ${limit}`}`);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    state: row.state,
    reason: row.state === "sent" ? undefined : (row.reason ?? undefined),
    acknowledgedAt: toDate(row.acknowledged_at),
    seenAt: toDate(row.seen_at),
    toldAt: toDate(row.told_at),
  }));
}

function toDate(value: string | null): Date | undefined {
  return value === null ? undefined : new Date(value);
}

/** Sending ends when nothing waits any more. */
export function isSettled({ pending, sending, held }: Progress): boolean {
  return pending + sending + held === 0;
}

/** Of those who got it: who said "đã nắm" and who has not, by unit, in the order of names. */
export interface AcknowledgedUnit {
  unitId: number | undefined;
  name: string;
  got: number;
  acknowledged: number;
  /** The first of those who have not. */
  silent: string[];
}

export async function acknowledgedByUnit(tx: Transaction, announcementId: number): Promise<AcknowledgedUnit[]> {
  const { rows } = await tx.execute<{
    unit_id: number | null;
    unit_name: string | null;
    got: number;
    acknowledged: number;
    silent: string[] | null;
  }>(sql`
    select r.unit_id, u.name as unit_name, count(*)::int as got, count(r.acknowledged_at)::int as acknowledged,
      (array_agg(r.name order by r.id) filter (where r.acknowledged_at is null))[1:20] as silent
    ${from} left join units u on u.id = r.unit_id
    where r.announcement_id = ${announcementId} and (m.state = 'sent' or r.told_at is not null or r.acknowledged_at is not null)
    group by 1, 2 order by min(r.id)`);
  return rows.map(({ unit_id, unit_name, silent, ...row }) => ({
    ...row,
    unitId: unit_id ?? undefined,
    name: unit_name ?? "",
    silent: silent ?? [],
  }));
}
