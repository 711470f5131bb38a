import { addDays, type Day } from "../../../shared/calendar/day.ts";
import type { DayRange } from "../../../shared/calendar/period.ts";
import type { Indicator } from "../../../shared/catalogue/indicator.ts";
import { expectedBy, standingOf, type TargetStanding } from "../../../shared/targets/pace.ts";
import type { Transaction } from "../../db/connection.ts";
import type { FigureValues } from "../../db/schema/reports.ts";
import type { Excluded } from "../../db/schema/targets.ts";
import { figuresOf } from "../figures/figures.ts";
import { teamFigures, unitTotals } from "../figures/unit-totals.ts";
import { type ConcernedUnit, type UnitAbove, unitsConcerned } from "./concerned-units.ts";
import { isLevel, SINCE_EVER } from "./figures-of-teams.ts";
import { type ProgrammeTeam, teamsBelow } from "./programme-teams.ts";
import { partsOfTeams } from "./sharing-teams.ts";
import { pastTargets, type Target, type TargetCursor, targetsOfUnits } from "./target.ts";

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
  const chain = await unitsConcerned(tx, team.unitId);
  const running = (await targetsOfUnits(tx, { unitIds: chain.map(({ id }) => id), day })).filter(
    ({ from }) => from <= day,
  );
  const figures = once((range) => teamFigures(tx, { teamId: team.id, ...range, indicators }));
  const progress: Progress[] = [];
  const answered = new Set<string>();
  for (const target of nearestFirst(running, chain)) {
    if (answered.has(questionOf(target))) continue;
    const parts = await partsOf(tx, { target, chain, day });
    if (!parts.has(team.id)) continue;
    answered.add(questionOf(target));
    const amount = parts.get(team.id);
    if (amount) progress.push(await progressOf({ target, amount, indicators, day, figures }));
  }
  return progress.sort((a, b) => byEnd(a.target, b.target));
}

export interface UnitProgress extends Progress {
  /** The unit's own, or one's that became part of it: these ask the same of nobody twice. */
  isOwn: boolean;
  /** Teams of which nothing can be asked yet, for their households are unknown. */
  teamsWithoutAmount: number;
}

interface Page {
  which?: "current" | "past";
  after?: TargetCursor | undefined;
  /** All, when absent. */
  most?: number | undefined;
}

/**
 * How all teams of a unit and below do together, by the targets of the unit and of those above it that are not over, the next to end
 * first; or how they did by the unit's own that are, newest first. Units that became part of these are asked on: their teams do what they were asked.
 */
export async function unitProgress(
  tx: Transaction,
  { unitId, indicators, day, which = "current", after, most }: Asked & Page & { unitId: number },
): Promise<UnitProgress[]> {
  const chain = await unitsConcerned(tx, unitId);
  const own = chain.filter(({ id, successorId }) => id === unitId || successorId === unitId);
  const unitIds = (which === "past" ? own : chain).map(({ id }) => id);
  const all = await (which === "past"
    ? pastTargets(tx, { unitIds, day, after, most })
    : targetsOfUnits(tx, { unitIds, day }));
  const wanted = pageOf(all, { which, after, most });
  if (wanted.length === 0) return [];
  const teams = await teamsBelow(tx, { unitId });
  const ofUnit = once(async (range) => (await figuresOf(tx, { unitIds: [unitId], view: "today", ...range })).values);
  const progress: UnitProgress[] = [];
  for (const target of wanted) {
    const elsewhere = await teamsAskedBefore(tx, { target, all, chain });
    const whole = !isOfEnded(target, chain) && elsewhere.length === 0;
    const parts = await partsOf(tx, { target, chain, day, excluded: { unitIds: [], teamIds: elsewhere } });
    const asked = teams.filter(({ id }) => parts.has(id));
    const known = asked.filter(({ id }) => parts.get(id) !== undefined);
    const amount = known.reduce((sum, { id }) => sum + (parts.get(id) ?? 0), 0);
    const figures = whole ? ofUnit : await figuresOfTeams(tx, { target, elsewhere, teams, indicators });
    const one = await progressOf({ target, amount, indicators, day, figures });
    const isOwn = own.some(({ id }) => id === target.unitId);
    progress.push({ ...one, isOwn, teamsWithoutAmount: asked.length - known.length });
  }
  return progress;
}

/** `all` are in the order of `byEnd`. */
function pageOf(all: readonly Target[], { which, after, most }: Page): Target[] {
  const inOrder = which === "past" ? [...all].reverse() : all;
  const isLater = (one: Target) => !after || (which === "past" ? byEnd(one, after) < 0 : byEnd(one, after) > 0);
  return inOrder.filter(isLater).slice(0, most);
}

/** Of a unit that ended: its teams. Of the one it became part of: all teams but those that were asked the same before. */
async function figuresOfTeams(
  tx: Transaction,
  {
    target,
    elsewhere,
    teams,
    indicators,
  }: Pick<Asked, "indicators"> & { target: Target; elsewhere: readonly number[]; teams: readonly ProgrammeTeam[] },
): Promise<Figures> {
  const excluded = { unitIds: [], teamIds: [...elsewhere] };
  const its = new Set((await teamsBelow(tx, { unitId: target.unitId, excluded })).map(({ id }) => id));
  const teamIds = teams.filter(({ id }) => its.has(id)).map(({ id }) => id);
  return once(async (range) => (await unitTotals(tx, { whose: { teamIds }, ...range, indicators })).values);
}

/** Teams that came with a unit whose own target asks the same of them. */
async function teamsAskedBefore(
  tx: Transaction,
  { target, all, chain }: { target: Target; all: readonly Target[]; chain: readonly ConcernedUnit[] },
): Promise<number[]> {
  const ended = chain.filter(({ successorId }) => successorId === target.unitId).map(({ id }) => id);
  const same = all.filter((one) => ended.includes(one.unitId) && questionOf(one) === questionOf(target));
  const teams: number[] = [];
  for (const { unitId } of same) teams.push(...(await teamsBelow(tx, { unitId })).map(({ id }) => id));
  return teams;
}

function isOfEnded(target: Target, chain: readonly ConcernedUnit[]): boolean {
  return chain.some(({ id, successorId }) => id === target.unitId && successorId !== undefined);
}

/** What each team that is asked has to reach; undefined when nobody can say. */
export async function partsOf(
  tx: Transaction,
  { target, chain, day, excluded }: { target: Target; chain: readonly UnitAbove[]; day: Day; excluded?: Excluded },
): Promise<Map<number, number | undefined>> {
  const isProvince = chain.some(({ id, level }) => id === target.unitId && level === "province");
  return partsOfTeams(tx, { target, excluded, isProvince, day: dayWithin(target, day) });
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

function byEnd(one: TargetCursor, other: TargetCursor): number {
  return one.to === other.to ? one.id - other.id : one.to < other.to ? -1 : 1;
}

/** Targets of one question ask the same in the same days. */
function questionOf({ indicatorCode, from, to }: Target): string {
  return `${indicatorCode}:${from}:${to}`;
}

function nearestFirst(targets: readonly Target[], chain: readonly UnitAbove[]): Target[] {
  return chain.flatMap(({ id }) => targets.filter(({ unitId }) => unitId === id));
}
