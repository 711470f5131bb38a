import { type SQL, sql } from "drizzle-orm";
import type { Day } from "../../../shared/calendar/day.ts";
import type { DayRange } from "../../../shared/calendar/period.ts";
import type { Transaction } from "../../db/connection.ts";
import { isInArea, isKept } from "./area.ts";
import { type AlikeTeams, countedTeams, type Home, provinceOn } from "./counted-teams.ts";
import { isConfirmed } from "./place.ts";
import { type Asked, groupOf, isAboveUnits, placeOf } from "./read-reports.ts";

/**
 * Teams that existed on at least one of the days, and any other that reported, by group: where they belonged on their last of those
 * days, or today.
 */
export async function expectedTeams(tx: Transaction, asked: Asked, range: DayRange): Promise<Map<number, number>> {
  if (!isAboveUnits(asked)) return lookUp(tx, asked, range, sql`${isKept(asked.area, sql`t.commune_id`)}`);
  // Nearly all teams are where they always were: they are known by commune, and only the others are looked up.
  const expected = new Map<number, number>();
  const others: number[] = [];
  for (const teams of await countedTeams(tx, asked)) {
    if (!isPlain(teams, asked, range)) {
      others.push(...teams.teamIds);
      continue;
    }
    const group = groupOfHome(asked, teams.home, range.to);
    if (group !== undefined) expected.set(group, (expected.get(group) ?? 0) + teams.teamIds.length);
  }
  if (others.length === 0) return expected;
  for (const [group, count] of await lookUp(tx, asked, range, sql`t.id = any(${sql.param(others)}::int[])`)) {
    expected.set(group, (expected.get(group) ?? 0) + count);
  }
  return expected;
}

/** There on one of the days, and under the commune that keeps them now. */
function isPlain({ openedOn, closedOn, settledOn }: AlikeTeams, asked: Asked, { from, to }: DayRange): boolean {
  const isOpen = openedOn <= to && (closedOn === null || closedOn > from);
  const isWherever = asked.view === "today" || (asked.area.isWhole && asked.by === undefined);
  return isOpen && (isWherever || (closedOn === null && (settledOn === null || settledOn <= to)));
}

/** Undefined outside of the area. */
function groupOfHome({ area, by, view }: Asked, home: Home, day: Day): number | undefined {
  const provinceId = view === "today" ? home.provinceId : provinceOn(home, day);
  const isIn = area.isWhole || area.provinceIds.includes(provinceId) || area.communeIds.includes(home.communeId);
  if (!isIn) return undefined;
  if (by === undefined) return 0;
  return by === "commune" ? home.communeId : provinceId;
}

async function lookUp(tx: Transaction, asked: Asked, { from, to }: DayRange, which: SQL): Promise<Map<number, number>> {
  const open = sql`t.opened_on <= ${to}::date and (t.closed_on is null or t.closed_on > ${from}::date)`;
  const reported = sql`exists (select from reports r where r.team_id = t.id and ${isConfirmed}
    and r.activity_on between ${from}::date and ${to}::date)`;
  const { rows } = await tx.execute<{ group: number; teams: number }>(sql`
    with team as (
      select t.id, t.commune_id, least(${to}::date, t.closed_on - 1) as day from teams t
      where ${which} and (${open} or not (${open}) and ${reported})
    )
    select ${groupOf(asked)} as "group", count(*)::int as teams
    from team t ${placeOf(asked, sql`t.id`, sql`t.commune_id`, sql`t.day`)} where ${isInArea(asked.area)} group by 1`);
  return new Map(rows.map((row) => [row.group, row.teams]));
}
