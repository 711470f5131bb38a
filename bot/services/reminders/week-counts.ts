import { type SQL, sql } from "drizzle-orm";
import { addDays, dayOf, instantOf, weekdayOf } from "../../../shared/calendar/day.ts";
import type { Transaction } from "../../db/connection.ts";

/** How many reminders of any kind a team got, or gets, in the Monday-to-Sunday week around `at`, and on its very day. */
export async function remindersOfTeam(
  tx: Transaction,
  { communeId, teamId, at }: { communeId: number; teamId: number; at: Date },
): Promise<{ ofWeek: number; ofDay: number }> {
  const { rows } = await tx.execute<{ of_week: number; of_day: number }>(sql`
    select count(*)::int as of_week,
      count(*) filter (where ${leaves} >= ${instantOf(dayOf(at))} and ${leaves} < ${instantOf(addDays(dayOf(at), 1))})::int as of_day
    from reminders r join outbound_messages m on m.id = r.outbound_message_id
    where r.commune_id = ${communeId} and r.team_id = ${teamId} and ${wentOutAround(at)}`);
  return { ofWeek: rows[0]?.of_week ?? 0, ofDay: rows[0]?.of_day ?? 0 };
}

/** Those of the week for one person, over all their teams and offices. */
export async function remindersOfPerson(
  tx: Transaction,
  { personId, at }: { personId: number; at: Date },
): Promise<number> {
  const { rows } = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from reminders r join outbound_messages m on m.id = r.outbound_message_id
    where r.to_person_id = ${personId} and ${wentOutAround(at)}`);
  return rows[0]?.count ?? 0;
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
