import { type SQL, sql } from "drizzle-orm";
import { addDays, dayOf, instantOf, weekdayOf } from "../../../shared/calendar/day.ts";
import type { Transaction } from "../../db/connection.ts";

/** How many reminders of any kind teams got, or get, in the Monday-to-Sunday week around `at`, and on its very day; absent: none. */
export async function remindersOfTeams(
  tx: Transaction,
  { communeId, teamIds, at }: { communeId: number; teamIds: readonly number[]; at: Date },
): Promise<Map<number, { ofWeek: number; ofDay: number }>> {
  const { rows } = await tx.execute<{ team_id: number; of_week: number; of_day: number }>(sql`
    select r.team_id, count(*)::int as of_week,
      count(*) filter (where ${leaves} >= ${instantOf(dayOf(at))} and ${leaves} < ${instantOf(addDays(dayOf(at), 1))})::int as of_day
    from reminders r join outbound_messages m on m.id = r.outbound_message_id
    where r.commune_id = ${communeId} and r.team_id = any(${sql.param(teamIds)}::int[]) and ${wentOutAround(at)}
    group by r.team_id`);
  return new Map(rows.map((row) => [row.team_id, { ofWeek: row.of_week, ofDay: row.of_day }]));
}

/** Those of the week for people, over all their teams and offices; absent: none. */
export async function remindersOfPeople(
  tx: Transaction,
  { personIds, at }: { personIds: readonly number[]; at: Date },
): Promise<Map<number, number>> {
  const { rows } = await tx.execute<{ person_id: number; count: number }>(sql`
    select r.to_person_id as person_id, count(*)::int as count
    from reminders r join outbound_messages m on m.id = r.outbound_message_id
    where r.to_person_id = any(${sql.param(personIds)}::int[]) and ${wentOutAround(at)}
    group by r.to_person_id`);
  return new Map(rows.map((row) => [row.person_id, row.count]));
}

const leaves = sql`coalesce(m.claimed_at, m.not_before, r.at)`;

/** By when it left, or will; what was cancelled or refused disturbed nobody. */
function wentOutAround(at: Date): SQL {
  const today = dayOf(at);
  const monday = instantOf(addDays(today, 1 - weekdayOf(today)));
  const nextMonday = instantOf(addDays(today, 8 - weekdayOf(today)));
  // A message that waits may have been decided in the week before.
  const longBefore = instantOf(addDays(today, -30));
  return sql`r.at >= ${longBefore} and m.state <> 'failed' and ${leaves} >= ${monday} and ${leaves} < ${nextMonday}`;
}
