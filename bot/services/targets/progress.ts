import { sql } from "drizzle-orm";
import { addDays, type Day } from "../../../shared/calendar/day.ts";
import type { DayRange } from "../../../shared/calendar/period.ts";
import type { Indicator } from "../../../shared/catalogue/indicator.ts";
import { expectedBy, standingOf, type TargetStanding } from "../../../shared/targets/pace.ts";
import { type SharingTeam, shareOut } from "../../../shared/targets/share-out.ts";
import type { Transaction } from "../../db/connection.ts";
import type { FigureValues } from "../../db/schema/reports.ts";
import type { Excluded } from "../../db/schema/targets.ts";
import { figuresOf } from "../figures/figures.ts";
import { teamFigures } from "../figures/unit-totals.ts";
import { isLevel, SINCE_EVER } from "./figures-of-teams.ts";
import { isOpenOn, sharingTeams, teamsBelow } from "./programme-teams.ts";
import { pastTargets, type Target, targetsOfUnits } from "./target.ts";

/** How far one target is, for a team or for all teams of a unit. */
export interface Progress {
  target: Target;
  amount: number;
  /** Undefined: nothing was reported, which is not zero. */
  done: number | undefined;
  /** What should be done by the end of the day, walking evenly. */
  expected: number;
  standing: TargetStanding;
}

interface Asked {
  indicators: readonly Indicator[];
  day: Day;
}

/** A team's targets that run on the day: the nearest unit's when several ask the same; those that ask nothing of it are left out. */
export async function teamProgress(
  tx: Transaction,
  { team, indicators, day }: Asked & { team: { id: number; unitId: number } },
): Promise<Progress[]> {
  const chain = await unitsAbove(tx, team.unitId);
  const running = (await targetsOfUnits(tx, { unitIds: chain.map(({ id }) => id), day })).filter(
    ({ from }) => from <= day,
  );
  const figures = once((range) => teamFigures(tx, { teamId: team.id, ...range, indicators }));
  const progress: Progress[] = [];
  for (const target of nearest(running, chain)) {
    const amount = (await partsOf(tx, { target, chain, day })).get(team.id);
    if (amount) progress.push(await progressOf({ target, amount, indicators, day, figures }));
  }
  return progress;
}

export interface UnitProgress extends Progress {
  /** Teams of which nothing can be asked yet, for their households are unknown. */
  teamsWithoutAmount: number;
}

/**
 * How all teams of a unit and below do together, by the targets of the unit and of those above it that are not over; or how
 * they did by the unit's own that are.
 */
export async function unitProgress(
  tx: Transaction,
  { unitId, indicators, day, which = "current" }: Asked & { unitId: number; which?: "current" | "past" },
): Promise<UnitProgress[]> {
  const chain = await unitsAbove(tx, unitId);
  const all =
    which === "past"
      ? await pastTargets(tx, { unitId, day })
      : await targetsOfUnits(tx, { unitIds: chain.map(({ id }) => id), day });
  if (all.length === 0) return [];
  const teams = await teamsBelow(tx, { unitId });
  const figures = once(async (range) => (await figuresOf(tx, { unitIds: [unitId], view: "today", ...range })).values);
  const progress: UnitProgress[] = [];
  for (const target of all) {
    const parts = await partsOf(tx, { target, chain, day });
    const open = teams.filter((team) => isOpenOn(team, dayWithin(target, day)));
    const known = open.filter(({ id }) => parts.has(id));
    const amount = known.reduce((sum, { id }) => sum + (parts.get(id) ?? 0), 0);
    const one = await progressOf({ target, amount, indicators, day, figures });
    progress.push({ ...one, teamsWithoutAmount: open.length - known.length });
  }
  return progress;
}

export interface UnitAbove {
  id: number;
  level: "province" | "commune" | "village";
}

/** The unit itself and those above it, nearest first. */
export async function unitsAbove(tx: Transaction, unitId: number): Promise<UnitAbove[]> {
  const { rows } = await tx.execute<UnitAbove & Record<string, unknown>>(sql`
    with recursive above as (
      select id, parent_id, level, 0 as steps from units where id = ${unitId}
      union all select p.id, p.parent_id, p.level, above.steps + 1 from units p join above on p.id = above.parent_id
    ) select id, level from above order by steps`);
  return rows;
}

/** What each team has to reach. */
export async function partsOf(
  tx: Transaction,
  { target, chain, day, excluded }: { target: Target; chain: readonly UnitAbove[]; day: Day; excluded?: Excluded },
): Promise<Map<number, number>> {
  const isProvince = chain.some(({ id, level }) => id === target.unitId && level === "province");
  const sharing: SharingTeam[] = await sharingTeams(tx, {
    unitId: target.unitId,
    excluded,
    isProvince,
    day: dayWithin(target, day),
  });
  return shareOut(target, sharing, target.exceptions);
}

/** The day itself, or the target's first or last when it lies outside. */
export function dayWithin({ from, to }: { from: Day; to: Day }, day: Day): Day {
  if (day < from) return from;
  return day > to ? to : day;
}

type Figures = (range: DayRange) => Promise<FigureValues>;

/** Several targets ask for the same days. */
function once(read: Figures): Figures {
  const known = new Map<string, FigureValues>();
  return async (range) => {
    const key = `${range.from}:${range.to}`;
    const values = known.get(key) ?? (await read(range));
    known.set(key, values);
    return values;
  };
}

async function progressOf({
  target,
  amount,
  indicators,
  day,
  figures,
}: Asked & { target: Target; amount: number; figures: Figures }): Promise<Progress> {
  const { indicatorCode: code, from } = target;
  const to = dayWithin(target, day);
  // A level is what it was last said to be, however long ago; the way to its target begins there.
  const level = isLevel(indicators, code);
  const start = level ? (await figures({ from: SINCE_EVER, to: addDays(from, -1) }))[code] : undefined;
  const done = day < from ? undefined : (await figures({ from: level ? SINCE_EVER : from, to }))[code];
  const expected = expectedBy(target, day, amount, start);
  return { target, amount, done, expected, standing: standingOf(done, expected, amount) };
}

/** One for each indicator and range of days: that of the nearest unit. */
function nearest(targets: readonly Target[], chain: readonly UnitAbove[]): Target[] {
  const place = new Map(chain.map(({ id }, index) => [id, index]));
  const byQuestion = new Map<string, Target>();
  for (const target of targets) {
    const key = `${target.indicatorCode}:${target.from}:${target.to}`;
    const held = byQuestion.get(key);
    const isNearer = held === undefined || (place.get(target.unitId) ?? 0) < (place.get(held.unitId) ?? 0);
    if (isNearer) byQuestion.set(key, target);
  }
  return [...byQuestion.values()];
}
