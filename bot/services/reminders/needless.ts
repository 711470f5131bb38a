import { sql } from "drizzle-orm";
import { dayOf } from "../../../shared/calendar/day.ts";
import { nextDecentMoment } from "../../../shared/calendar/quiet-hours.ts";
import type { Transaction } from "../../db/connection.ts";
import { readCommunes } from "../communes.ts";
import { readDaysOffOf } from "../days-off.ts";
import { TEAM_REPORTS } from "../reports/report.ts";

interface Waiting {
  /** Only messages of these lanes; all when absent. */
  lanes?: readonly string[];
  now: Date;
}

/**
 * Reminders that wait while what they ask for came in are not sent any more. One that also asks for something still missing
 * makes room for a new one, which the next look decides. Who has such a message in hand this moment judges it by itself: waiting for
 * them here would end in a ring. Returns how many were taken back.
 */
export async function cancelNeedlessReminders(tx: Transaction, { lanes, now }: Waiting): Promise<number> {
  const among = lanes ? sql`and m.lane = any(${sql.param(lanes)}::text[])` : sql``;
  // Few wait: from them to their reports, not from all reminders ever sent. Each state has an index of its own.
  const { rows } = await tx.execute<{ id: number; kind: string; is_done: boolean }>(sql`
    with waiting as materialized (
      select m.id as message_id, r.id, r.kind, r.commune_id, r.team_id, r.period, r.also_periods, r.at
      from outbound_messages m join reminders r on r.outbound_message_id = m.id
      where m.kind = 'reminder' and (m.state = 'held' or m.state = 'pending') ${among}),
    outdated as (
      select w.id, w.kind, w.message_id, came.is_done
      from waiting w cross join lateral (
        select bool_or(p.period = w.period and w.kind <> 'digest') as is_done
        from reports p
        where p.commune_id = w.commune_id and p.period = any(w.also_periods || w.period) and p.state in ('submitted', 'amended')
          and case when w.kind = 'digest' then p.period = w.period and p.submitted_at > w.at else p.team_id = w.team_id end) came
      where came.is_done is not null),
    free as (
      select m.id, o.is_done from outbound_messages m join outdated o on o.message_id = m.id
      where m.state in ('held', 'pending') for update of m skip locked),
    cancelled as (
      update outbound_messages m set state = 'failed', settled_at = ${now},
        reason = case when free.is_done then 'Không gửi nữa: tổ đã báo cáo.' else 'Không gửi nữa: vừa có báo cáo mới, lời nhắc được viết lại.' end
      from free where m.id = free.id
      returning m.id)
    select o.id, o.kind, o.is_done from outdated o join cancelled c on c.id = o.message_id`);
  const again = rows.filter((row) => !row.is_done).map((row) => row.id);
  if (again.length > 0) await tx.execute(sql`delete from reminders where id = any(${sql.param(again)}::int[])`);
  return rows.length;
}

interface AboutToLeave extends Record<string, unknown> {
  lane: string;
  message_id: string;
  commune_id: number;
  kind: string;
  at: string;
  /** No report of the team is being saved this very moment. */
  is_free: boolean;
}

/**
 * For who is about to send from these lanes: cancels what became needless, takes back what would arrive in quiet time or a day late,
 * and returns the lanes that have to wait because a report of the team is being saved this very moment. Nobody is waited for here:
 * whoever saves a report may be waiting for a lane.
 */
export async function settleReminders(
  tx: Transaction,
  { lanes, now }: { lanes: readonly string[]; now: Date },
): Promise<string[]> {
  const { rows } = await tx.execute<AboutToLeave>(sql`
    with waiting as materialized (
      select m.lane, m.id as message_id, r.commune_id, r.kind, r.at, r.team_id
      from outbound_messages m join reminders r on r.outbound_message_id = m.id
      where m.lane = any(${sql.param(lanes)}::text[]) and m.kind = 'reminder' and m.state = 'pending')
    select *, team_id is null or pg_try_advisory_xact_lock(${TEAM_REPORTS}, team_id) as is_free from waiting`);
  if (rows.length === 0) return [];
  // A statement of its own: it sees what was saved before the locks were taken.
  await cancelNeedlessReminders(tx, { lanes: rows.map(({ lane }) => lane), now });
  await keepDecent(tx, rows, now);
  return rows.filter((row) => !row.is_free).map((row) => row.lane);
}

/**
 * Messages that could not leave in time. The officer's wait for the next decent moment; the clock's are decided anew, if their time is
 * not over: their text names a deadline, and the next step may be due.
 */
async function keepDecent(tx: Transaction, rows: readonly AboutToLeave[], now: Date): Promise<void> {
  const communeIds = [...new Set(rows.map((row) => row.commune_id))];
  const daysOffOf = await readDaysOffOf(tx, communeIds);
  const dropped: AboutToLeave[] = [];
  for (const { id, settings } of await readCommunes(tx, communeIds)) {
    const theirs = rows.filter((row) => row.commune_id === id);
    const decent = nextDecentMoment(settings.quiet, now, daysOffOf(id));
    if (decent > now) await holdOfficers(tx, theirs, decent);
    const isLate = (row: AboutToLeave) => decent > now || dayOf(new Date(row.at)) !== dayOf(now);
    dropped.push(...theirs.filter((row) => row.kind !== "officer_button" && isLate(row)));
  }
  if (dropped.length > 0) await dropReminders(tx, dropped, now);
}

async function holdOfficers(tx: Transaction, rows: readonly AboutToLeave[], decent: Date): Promise<void> {
  const ids = rows.filter((row) => row.kind === "officer_button").map((row) => row.message_id);
  await tx.execute(sql`
    update outbound_messages set state = 'held', not_before = ${decent}, reason = 'Đợi đến giờ thích hợp.'
    where id = any(${sql.param(ids)}::bigint[]) and state = 'pending'`);
}

async function dropReminders(tx: Transaction, rows: readonly AboutToLeave[], now: Date): Promise<void> {
  await tx.execute(sql`
    with failed as (
      update outbound_messages set state = 'failed', settled_at = ${now}, reason = 'Không gửi nữa: đã qua giờ thích hợp.'
      where id = any(${sql.param(rows.map((row) => row.message_id))}::bigint[]) and state = 'pending'
      returning id)
    delete from reminders where outbound_message_id in (select id from failed)`);
}
