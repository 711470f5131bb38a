import { sql } from "drizzle-orm";
import type { Transaction } from "../../../../bot/db/connection.ts";
import type { View } from "../../../../bot/services/figures/place.ts";
import { addDays, type Day } from "../../../../shared/calendar/day.ts";
import type { DayRange } from "../../../../shared/calendar/period.ts";
import { type Place, placeNow, placeThen, type ShadowTeam, type ShadowTree } from "./shadow-tree.ts";

/** What a recount by hand is about: days, the map, and the group of each place; undefined where it does not count. */
export interface Recounted {
  tree: ShadowTree;
  levels: ReadonlySet<string>;
  range: DayRange;
  view: View;
  groupOf(place: Place): number | undefined;
}

interface Counted {
  id: number;
  team: number;
  day: Day;
  sent: string;
  values: Record<string, number>;
}

/** What counts, by each report's newest revision. */
async function countedReports(tx: Transaction, { from, to }: DayRange): Promise<Counted[]> {
  const { rows } = await tx.execute<Counted & Record<string, unknown>>(sql`
    select r.id::int as id, r.team_id as team, r.activity_on::text as day, r.submitted_at::text as sent, v.values
    from reports r join lateral (select * from report_revisions v where v.report_id = r.id order by v.revision desc limit 1) v on true
    where r.activity_on between ${from} and ${to} and v.change not in ('withdrawn', 'replaced')
    order by r.activity_on, r.submitted_at, r.id`);
  return rows;
}

export type Groups = Record<string, { values: Record<string, number>; teamsReported: number; teamsExpected: number }>;

/** Figures from the revisions and the shadow of the tree. */
export async function recount(tx: Transaction, asked: Recounted): Promise<Groups> {
  const { tree, levels, range } = asked;
  const groups: Groups = {};
  const at = (team: number, day: Day) => {
    const id = asked.groupOf(placeOf(asked, team, day));
    if (id === undefined) return undefined;
    groups[id] ??= { values: {}, teamsReported: 0, teamsExpected: 0 };
    return groups[id];
  };
  const add = (where: Groups[string] | undefined, code: string, count: number) => {
    if (where) where.values[code] = (where.values[code] ?? 0) + count;
  };
  const newest = new Map<string, Level>();
  const last = new Map<number, Day>();
  for (const { team, day, values } of await countedReports(tx, range)) {
    last.set(team, day);
    for (const [code, count] of Object.entries(values)) {
      if (levels.has(code)) newest.set(`${team} ${code}`, { team, day, count, code });
      else add(at(team, day), code, count);
    }
  }
  for (const level of newest.values()) {
    if (!isTakenOver(tree, level, newest)) add(at(level.team, level.day), level.code, level.count);
  }
  for (const [team, day] of last) {
    const where = at(team, day);
    if (where) where.teamsReported += 1;
  }
  for (const team of tree.teams.values()) {
    if (!isExpected(team, range) && !last.has(team.id)) continue;
    const where = at(team.id, lastDayOf(team, range));
    if (where) where.teamsExpected += 1;
  }
  return tidy(groups);
}

interface Level {
  team: number;
  day: Day;
  count: number;
  code: string;
}

/** Whether a team that took over this one's past, or a later one, has said the level since: then it is part of that. */
function isTakenOver({ teams }: ShadowTree, { team, day, code }: Level, newest: ReadonlyMap<string, Level>): boolean {
  for (let from = teams.get(team)!; from.successor !== undefined; from = teams.get(from.successor)!) {
    const said = newest.get(`${from.successor} ${code}`);
    if (said && said.day >= day && said.day >= from.closedOn!) return true;
  }
  return false;
}

/** Groups without teams and figures are no groups. */
export function tidy(groups: Groups): Groups {
  for (const [id, group] of Object.entries(groups)) {
    const counts = [group.teamsExpected, group.teamsReported, ...Object.values(group.values)];
    if (counts.every((count) => count === 0)) delete groups[id];
  }
  return groups;
}

/** How the teams stand in a period, each where it ended it: `sent` in time or not. */
export async function recountStates(
  tx: Transaction,
  asked: Recounted,
): Promise<Record<string, { teams: number; sent: number; noActivity: number; missing: number }>> {
  const groups: Awaited<ReturnType<typeof recountStates>> = {};
  const hasFigures = new Map<number, boolean>();
  for (const { team, values } of await countedReports(tx, asked.range))
    hasFigures.set(team, hasFigures.get(team) === true || Object.keys(values).length > 0);
  for (const team of asked.tree.teams.values()) {
    const sent = hasFigures.get(team.id);
    if (!isExpected(team, asked.range) && sent === undefined) continue;
    const id = asked.groupOf(placeOf(asked, team.id, lastDayOf(team, asked.range)));
    if (id === undefined) continue;
    groups[id] ??= { teams: 0, sent: 0, noActivity: 0, missing: 0 };
    groups[id].teams += 1;
    groups[id][sent === undefined ? "missing" : sent ? "sent" : "noActivity"] += 1;
  }
  return groups;
}

/** Teams there are now that were there in the days and did not report. */
export async function recountMissing(tx: Transaction, asked: Recounted): Promise<number[]> {
  const reported = new Set((await countedReports(tx, asked.range)).map((report) => report.team));
  return [...asked.tree.teams.values()]
    .filter((team) => team.closedOn === undefined && team.openedOn <= asked.range.to && !reported.has(team.id))
    .filter((team) => asked.groupOf(placeNow(asked.tree, team.id)) !== undefined)
    .map((team) => team.id);
}

function placeOf({ tree, view }: Recounted, team: number, day: Day): Place {
  return view === "today" ? placeNow(tree, team) : placeThen(tree, team, day);
}

function isExpected(team: ShadowTeam, { from, to }: DayRange): boolean {
  return team.openedOn <= to && (team.closedOn === undefined || team.closedOn > from);
}

function lastDayOf({ closedOn }: ShadowTeam, { to }: DayRange): Day {
  const lastDay = closedOn && addDays(closedOn, -1);
  return lastDay && lastDay < to ? lastDay : to;
}
