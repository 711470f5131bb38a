import { type SQL, sql } from "drizzle-orm";
import type { DayRange } from "../../../shared/calendar/period.ts";
import type { Transaction } from "../../db/connection.ts";
import { isInArea, isKept } from "./area.ts";
import { communeJoins, isConfirmed, isSettled } from "./place.ts";
import { type Asked, groupOf, isAboveUnits, placeOf } from "./read-reports.ts";

/**
 * Teams that existed on at least one of the days, and any other that reported, by group: where they belonged on their last of those
 * days, or today.
 */
export async function expectedTeams(
  tx: Transaction,
  asked: Asked,
  { from, to }: DayRange,
): Promise<Map<number, number>> {
  const { area, view } = asked;
  const open = sql`t.opened_on <= ${to}::date and (t.closed_on is null or t.closed_on > ${from}::date)`;
  const reported = sql`exists (select from reports r where r.team_id = t.id and ${isConfirmed}
    and r.activity_on between ${from}::date and ${to}::date)`;
  const teams = sql`teams t where ${isKept(area, sql`t.commune_id`)} and (${open} or not (${open}) and ${reported})`;
  const day = sql`${to}::date`;
  const placed = (which: SQL) => sql`
    with team as (select t.id, t.commune_id, least(${day}, t.closed_on - 1) as day from ${teams} and ${which})
    select ${groupOf(asked)} as "group", count(*)::int as teams
    from team t ${placeOf(asked, sql`t.id`, sql`t.commune_id`, sql`t.day`)} where ${isInArea(area)} group by 1`;
  if (area.isWhole && asked.by === undefined)
    return run(tx, sql`select 0 as "group", count(*)::int as teams from ${teams}`);
  if (!isAboveUnits(asked)) return run(tx, placed(sql`true`));
  // Nearly all teams are where they always were: they are counted by commune, and the others are looked up only if there are any.
  const { rows } = await tx.execute<{ group: number | null; teams: number }>(sql`
    with counted as (
      select t.commune_id, ${isSettled(view, day)} as is_settled, count(*) as teams from ${teams} group by 1, 2
    )
    select ${groupOf(asked)} as "group", sum(teams)::int as teams
    from counted ${communeJoins(view, sql`counted.commune_id`, day)} where is_settled and ${isKept(area, sql`place.commune`)} and ${isInArea(area)} group by 1
    union all select null, sum(teams)::int from counted where not is_settled having count(*) > 0`);
  const settled = new Map(rows.flatMap((row) => (row.group === null ? [] : [[row.group, row.teams] as const])));
  if (rows.every((row) => row.group !== null)) return settled;
  const moved = await run(tx, placed(sql`not ${isSettled(view, day)}`));
  for (const [group, count] of moved) settled.set(group, (settled.get(group) ?? 0) + count);
  return settled;
}

async function run(tx: Transaction, query: SQL): Promise<Map<number, number>> {
  const { rows } = await tx.execute<{ group: number; teams: number }>(query);
  return new Map(rows.map((row) => [row.group, row.teams]));
}
