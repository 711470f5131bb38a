import { sql } from "drizzle-orm";
import type { DayRange } from "../../../shared/calendar/period.ts";
import type { Transaction } from "../../db/connection.ts";
import { isInArea, isKept } from "./area.ts";
import { isConfirmed, placeJoins } from "./place.ts";
import { type Asked, groupOf } from "./read-reports.ts";

/**
 * Teams that existed on at least one of the days, and any other that reported, by group: where they belonged on their last of those
 * days, or today.
 */
export async function expectedTeams(
  tx: Transaction,
  asked: Asked,
  { from, to }: DayRange,
): Promise<Map<number, number>> {
  const { area, view, by } = asked;
  const open = sql`t.opened_on <= ${to}::date and (t.closed_on is null or t.closed_on > ${from}::date)`;
  const reported = sql`exists (select from reports r where r.team_id = t.id and ${isConfirmed}
    and r.activity_on between ${from}::date and ${to}::date)`;
  const candidates = sql`
    select t.id, least(${to}::date, t.closed_on - 1) as day from teams t
    where ${isKept(area, sql`t.commune_id`)} and (${open} or not (${open}) and ${reported})`;
  if (area.isWhole && by === undefined) {
    const { rows } = await tx.execute<{ teams: number }>(sql`select count(*)::int as teams from (${candidates}) t`);
    return new Map([[0, rows[0]?.teams ?? 0]]);
  }
  const { rows } = await tx.execute<{ group: number; teams: number }>(sql`
    select ${groupOf(asked)} as "group", count(*)::int as teams
    from (${candidates}) t ${placeJoins(sql`t.id`, sql`t.day`)}
    where ${isInArea(area, view)}
    group by 1`);
  return new Map(rows.map((row) => [row.group, row.teams]));
}
