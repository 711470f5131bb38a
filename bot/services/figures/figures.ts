import type { DayRange } from "../../../shared/calendar/period.ts";
import type { Transaction } from "../../db/connection.ts";
import type { FigureValues } from "../../db/schema/reports.ts";
import { type Area, areaOf, readInArea } from "./area.ts";
import { expectedTeams } from "./expected-teams.ts";
import type { Level, View } from "./place.ts";
import { type Asked, type Figure, readReports } from "./read-reports.ts";
import { cutIntoWeeks, isSummedUp, readSummaries } from "./read-summaries.ts";
import type { Totals } from "./unit-totals.ts";

export interface FiguresWish extends DayRange {
  /** Units whose figures are wanted together; everything below them counts. */
  unitIds: readonly number[];
  view: View;
}

/** Figures of one unit below. */
export interface UnitFigures extends Totals {
  /** 0: communes that lie in no province. */
  unitId: number;
}

/** What was done in those days below the units, every committed report included. Levels count once, at a team's newest. */
export async function figuresOf(tx: Transaction, wish: FiguresWish): Promise<Totals> {
  return totalOf(await read(tx, wish, undefined));
}

/** The same for each province, commune or village (or commune served directly) below them; units with neither teams nor figures are absent. */
export async function figuresByUnit(tx: Transaction, wish: FiguresWish & { by: Level }): Promise<UnitFigures[]> {
  return read(tx, wish, wish.by);
}

/** What the groups of one answer add up to: nobody counts in two of them. */
export function totalOf(groups: readonly UnitFigures[]): Totals {
  const total: Totals = { values: {}, teamsExpected: 0, teamsReported: 0 };
  for (const { values, teamsExpected, teamsReported } of groups) {
    for (const [code, count] of Object.entries(values)) total.values[code] = add(total.values, code, count);
    total.teamsExpected += teamsExpected;
    total.teamsReported += teamsReported;
  }
  return total;
}

/**
 * Figures are shown by where teams belonged, whoever keeps their reports now: the caller has made sure that the units may be
 * seen, and the keepers' rows are read for these sums only.
 */
async function read(tx: Transaction, wish: FiguresWish, by: Level | undefined): Promise<UnitFigures[]> {
  return readInArea(tx, wish, async (area) => {
    const asked: Asked = { area, view: wish.view, by };
    return byGroup(await readFigures(tx, asked, wish), await expectedTeams(tx, asked, wish));
  });
}

/** Needs a scope that sees the area. */
export async function readFigures(tx: Transaction, asked: Asked, { from, to }: DayRange): Promise<Figure[]> {
  const { area, by } = asked;
  const cut = isSummedUp(area) && by !== "unit" ? await cutIntoWeeks(tx, asked, { from, to }) : undefined;
  if (by === "unit" || !cut?.middle) return readReports(tx, asked, { edges: [{ from, to }] });
  const { edges, middle } = cut;
  const weeks = await readSummaries(tx, { ...asked, by }, middle);
  const beside = await readReports(tx, asked, { edges, middle });
  const doubtful = cancelled(weeks, beside);
  if (doubtful.size === 0) return [...weeks, ...beside];
  const exact = await readAnew(tx, asked, { from, to }, doubtful);
  return [...[...weeks, ...beside].filter(({ group }) => !doubtful.has(group)), ...exact];
}

/** Groups with a figure that the days beside the weeks brought to 0: all that made it up may have gone elsewhere. */
function cancelled(weeks: readonly Figure[], beside: readonly Figure[]): Set<number> {
  const key = ({ group, code }: Figure) => `${group} ${code}`;
  const ofWeeks = new Map(weeks.map((figure) => [key(figure), figure.total]));
  return new Set(
    beside
      .filter((figure) => figure.code !== "" && ofWeeks.get(key(figure)) === -figure.total)
      .map(({ group }) => group),
  );
}

/** The few groups' figures from the reports themselves, which tell a 0 from nothing. Needs a scope that sees the area. */
async function readAnew(
  tx: Transaction,
  asked: Asked,
  range: DayRange,
  groups: ReadonlySet<number>,
): Promise<Figure[]> {
  const area = groups.has(0) ? asked.area : within(asked.area, await areaOf(tx, [...groups], asked.view));
  const figures = await readReports(tx, { ...asked, area }, { edges: [range] });
  return figures.filter(({ group }) => groups.has(group));
}

/** The reports of some units below the area, and only while they lay in it: a commune may have come from another province. */
function within(area: Area, units: Area): Area {
  return area.isWhole ? units : { ...area, keeperIds: units.keeperIds };
}

function byGroup(figures: readonly Figure[], expected: ReadonlyMap<number, number>): UnitFigures[] {
  const groups = new Map<number, UnitFigures>();
  const group = (unitId: number) => {
    const known = groups.get(unitId) ?? { unitId, values: {}, teamsExpected: 0, teamsReported: 0 };
    groups.set(unitId, known);
    return known;
  };
  for (const [unitId, teams] of expected) group(unitId).teamsExpected = teams;
  for (const { group: unitId, code, total } of figures) {
    const found = group(unitId);
    if (code === "") found.teamsReported += total;
    else found.values[code] = add(found.values, code, total);
  }
  return [...groups.values()].filter(isThere).sort((a, b) => a.unitId - b.unitId);
}

/** Not where teams had been that went on elsewhere before the range ended, and left nothing but what is counted there now. */
function isThere({ values, teamsExpected, teamsReported }: UnitFigures): boolean {
  return teamsExpected > 0 || teamsReported > 0 || Object.values(values).some((count) => count !== 0);
}

function add(values: FigureValues, code: string, total: number): number {
  return (values[code] ?? 0) + total;
}
