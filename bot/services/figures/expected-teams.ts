import { type SQL, sql } from "drizzle-orm";
import type { DayRange } from "../../../shared/calendar/period.ts";
import type { Transaction } from "../../db/connection.ts";
import { isConfirmed, placeColumn, placeJoins } from "./place.ts";
import type { Asked } from "./read-reports.ts";

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
  const kept = area.isWhole ? sql`true` : sql`t.commune_id = any(${sql.param(area.keeperIds)}::int[])`;
  const candidates = sql`
    select t.id, least(${to}::date, t.closed_on - 1) as day from teams t
    where ${kept} and (${open} or not (${open}) and ${reported})`;
  if (area.isWhole && by === undefined) {
    const { rows } = await tx.execute<{ teams: number }>(sql`select count(*)::int as teams from (${candidates}) t`);
    return new Map([[0, rows[0]?.teams ?? 0]]);
  }
  const within = (level: "province" | "commune" | "unit", ids: readonly number[]): SQL =>
    sql`place.${placeColumn(level, view)} = any(${sql.param(ids)}::int[])`;
  const { rows } = await tx.execute<{ group: number; teams: number }>(sql`
    select ${by ? sql`place.${placeColumn(by, view)}` : sql`0`} as "group", count(*)::int as teams
    from (${candidates}) t ${placeJoins(sql`t.id`, sql`t.day`)}
    where ${area.isWhole ? sql`true` : sql`(${within("province", area.provinceIds)} or ${within("commune", area.communeIds)} or ${within("unit", area.unitIds)})`}
    group by 1`);
  return new Map(rows.map((row) => [row.group, row.teams]));
}
