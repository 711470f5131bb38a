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
  const placed = sql`select ${groupOf(asked)} as "group", count(*) as teams from team t
    ${placeOf(asked, sql`t.id`, sql`t.commune_id`, sql`t.day`)} where ${isInArea(area)}`;
  const day = sql`${to}::date`;
  if (area.isWhole && asked.by === undefined)
    return run(tx, sql`select 0 as "group", count(*)::int as teams from ${teams}`);
  if (!isAboveUnits(asked)) {
    return run(
      tx,
      sql`
      with team as (select t.id, t.commune_id, least(${day}, t.closed_on - 1) as day from ${teams})
      ${placed} group by 1`,
    );
  }
  // Nearly all teams are where they always were: they are counted by commune before anything else is looked up.
  return run(
    tx,
    sql`
    with team as (
      select t.id, t.commune_id, least(${day}, t.closed_on - 1) as day, ${isSettled(view, day)} as is_settled from ${teams}
    ), settled as (
      select commune_id, count(*) as teams from team where is_settled group by 1
    )
    select "group", sum(teams)::int as teams from (
      select ${groupOf(asked)} as "group", teams from settled ${communeJoins(view, sql`settled.commune_id`, day)} where ${isInArea(area)}
      union all
      ${placed} and not t.is_settled group by 1
    ) counted group by 1`,
  );
}

async function run(tx: Transaction, query: SQL): Promise<Map<number, number>> {
  const { rows } = await tx.execute<{ group: number; teams: number }>(query);
  return new Map(rows.map((row) => [row.group, Number(row.teams)]));
}
