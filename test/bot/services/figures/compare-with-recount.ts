import { expect } from "vitest";
import type { Transaction } from "../../../../bot/db/connection.ts";
import { completenessByUnit, completenessOf } from "../../../../bot/services/figures/completeness.ts";
import { figuresByUnit, figuresOf } from "../../../../bot/services/figures/figures.ts";
import { figuresOverTime } from "../../../../bot/services/figures/figures-over-time.ts";
import { missingTeams } from "../../../../bot/services/figures/missing-teams.ts";
import type { Level } from "../../../../bot/services/figures/place.ts";
import { periodOf, periodRange } from "../../../../shared/calendar/period.ts";
import { type Recounted, recount, recountMissing, recountStates, tidy } from "./recount.ts";
import type { Place } from "./shadow-tree.ts";

export interface Question extends Recounted {
  unitIds: number[];
  by: Level | undefined;
}

export async function compareFigures(tx: Transaction, asked: Question, hint: string): Promise<number> {
  const { unitIds, by, range, view } = asked;
  const wish = { unitIds, ...range, view };
  const expected = await recount(tx, asked);
  const got =
    by === undefined ? [{ unitId: 0, ...(await figuresOf(tx, wish)) }] : await figuresByUnit(tx, { ...wish, by });
  const found = tidy(Object.fromEntries(got.map(({ unitId, ...rest }) => [unitId, rest])));
  expect(found, hint).toEqual(expected);
  return got.length;
}

/** How the teams stand in the range's first week, and who is missing. */
export async function compareWeek(tx: Transaction, asked: Question, hint: string): Promise<void> {
  const { unitIds, by, view } = asked;
  const period = periodOf({ kind: "week" }, asked.range.from);
  const week = { ...asked, range: periodRange({}, period)! };
  const expected = await recountStates(tx, week);
  const got =
    by === undefined
      ? [{ unitId: 0, ...(await completenessOf(tx, { unitIds, period, view })) }]
      : await completenessByUnit(tx, { unitIds, period, view, by });
  const found = got.map(({ unitId, onTime, late, ...rest }) => [unitId, { ...rest, sent: onTime + late }]);
  const nothing = { teams: 0, sent: 0, noActivity: 0, missing: 0 };
  expect(Object.fromEntries(found), hint).toEqual(by === undefined ? { 0: expected[0] ?? nothing } : expected);
  if (view === "as_was") return;
  const missing = await missingTeams(tx, { unitIds, period, after: undefined, count: 10_000 });
  expect(new Set(missing.map((team) => team.id)), hint).toEqual(new Set(await recountMissing(tx, week)));
}

export async function compareCourse(tx: Transaction, asked: Question, hint: string): Promise<void> {
  const { unitIds, range, view } = asked;
  for (const { from, to, values, teamsReported } of await figuresOverTime(tx, {
    unitIds,
    ...range,
    view,
    by: "week",
  })) {
    const groupOf = (place: Place) => (asked.groupOf(place) === undefined ? undefined : 0);
    const step = (await recount(tx, { ...asked, range: { from, to }, groupOf }))[0];
    const found = tidy({ 0: { values, teamsReported, teamsExpected: 0 } });
    const expected = { values: step?.values ?? {}, teamsReported: step?.teamsReported ?? 0, teamsExpected: 0 };
    expect(found, `${hint} ${from}`).toEqual(tidy({ 0: expected }));
  }
}
