import { sql } from "drizzle-orm";
import { type Period, type PeriodRule, periodRange } from "../../../shared/calendar/period.ts";
import type { Transaction } from "../../db/connection.ts";

interface Asked {
  communeId: number;
  teamIds: readonly number[];
  periods: readonly Period[];
  rule: PeriodRule;
}

/** Which of these periods each team was open in and has no report for, in the given order. Teams that owe nothing are left out. */
export async function owedPeriods(
  tx: Transaction,
  { communeId, teamIds, periods, rule }: Asked,
): Promise<Map<number, Period[]>> {
  const ends = periods.map((period) => periodRange(rule, period)?.to ?? null);
  const starts = periods.map((period) => periodRange(rule, period)?.from ?? null);
  const { rows } = await tx.execute<{ team_id: number; period: Period }>(sql`
    select t.id as team_id, asked.period
    from teams t
    cross join unnest(${sql.param(periods)}::text[], ${sql.param(starts)}::date[], ${sql.param(ends)}::date[])
      with ordinality as asked(period, starts, ends, place)
    where t.commune_id = ${communeId} and t.id = any(${sql.param(teamIds)}::int[])
      and t.opened_on <= asked.ends and (t.closed_on is null or t.closed_on > asked.starts)
      and not exists (
        select from reports p
        where p.commune_id = t.commune_id and p.team_id = t.id and p.period = asked.period
          and p.state in ('submitted', 'amended'))
    order by t.id, asked.place`);
  const owed = new Map<number, Period[]>();
  for (const { team_id: teamId, period } of rows) owed.set(teamId, [...(owed.get(teamId) ?? []), period]);
  return owed;
}
