import { inArray, sql } from "drizzle-orm";
import { dayOf } from "../../../shared/calendar/day.ts";
import {
  type DayRange,
  formatPeriod,
  neighbourPeriod,
  type Period,
  type PeriodRule,
  periodOf,
  periodRange,
} from "../../../shared/calendar/period.ts";
import type { Indicator } from "../../../shared/catalogue/indicator.ts";
import { indicators as shippedIndicators } from "../../../shared/catalogue/indicators.ts";
import type { Transaction } from "../../db/connection.ts";
import { units } from "../../db/schema/index.ts";
import type { FigureValues } from "../../db/schema/reports.ts";
import { CommuneSettings, readCommune } from "../communes.ts";
import { isCounted } from "../figures/counted-reports.ts";
import { type Totals, unitTotals } from "../figures/unit-totals.ts";
import { readIndicators } from "../indicators.ts";
import { unitProgress } from "../targets/progress.ts";
import type { Unit } from "../units/units.ts";
import type { PeriodReport, ReportFigure, ReportPart } from "./period-report.ts";
import { type TeamOfPeriod, teamsOfPeriod } from "./teams-of-period.ts";

/** The text names no period, or one that has not begun. */
export class NoSuchPeriodError extends Error {
  override name = "NoSuchPeriodError";
}

/**
 * What a unit's teams did in a period, by the reports that count now. The tx sees every commune below the unit. Throws
 * NoSuchPeriodError.
 */
export async function collectPeriodReport(
  tx: Transaction,
  { unit, period, now }: { unit: Unit; period: Period; now: Date },
): Promise<PeriodReport> {
  const commune = unit.communeId === undefined ? undefined : await readCommune(tx, unit.communeId);
  const settings = commune?.settings ?? CommuneSettings.parse({});
  const ranges = rangesOf(settings.period, period, now);
  const { indicators } = commune
    ? await readIndicators(tx, { communeId: commune.id, day: ranges.period.to })
    : { indicators: shippedIndicators };
  const { teams, everyTeamId } = await teamsOfPeriod(tx, { unitId: unit.id, period });
  const totals = (range: DayRange, teamIds: readonly number[] = everyTeamId) =>
    unitTotals(tx, { whose: { teamIds }, ...range, indicators });
  const { values } = await totals(ranges.period);
  const { values: previous } = await totals(ranges.previous);
  const { values: sinceNewYear } = await totals(ranges.sinceNewYear);
  const targets = await targetsOf(tx, { unit, indicators, day: ranges.counted.to });
  return {
    unit: { id: unit.id, code: unit.code, name: unit.name, level: unit.level },
    commune: commune && { id: commune.id, name: commune.name },
    teamTitle: settings.teamTitle,
    period: { key: period, label: formatPeriod(settings.period, period), ...ranges.period },
    previous: { label: formatPeriod(settings.period, neighbourPeriod(ruleOf(period, settings.period), period, -1)) },
    sinceNewYear: ranges.sinceNewYear,
    preparedAt: now,
    counts: countsOf(teams),
    figures: figuresOf(indicators, { values, previous, sinceNewYear, targets }),
    parts: await partsOf(tx, {
      ...{ unit, teams, range: ranges.period },
      totals: (teamIds) => totals(ranges.period, teamIds),
    }),
  };
}

function rangesOf(rule: PeriodRule, period: Period, now: Date) {
  const range = periodRange(rule, period);
  const today = dayOf(now);
  if (!range) throw new NoSuchPeriodError(`“${period}” không phải một kỳ, ví dụ 2026-W47, 2026-11, 2026-Q4, 2026.`);
  if (range.from > today) throw new NoSuchPeriodError("Kỳ này chưa bắt đầu nên chưa có gì để báo cáo.");
  const previous = periodRange(rule, neighbourPeriod(ruleOf(period, rule), period, -1)) ?? range;
  const year = periodRange(rule, periodOf({ kind: "year", monthEndsOn: rule.monthEndsOn }, range.to)) ?? range;
  return {
    period: range,
    previous,
    sinceNewYear: { from: year.from, to: range.to },
    counted: { from: range.from, to: range.to < today ? range.to : today },
  };
}

/** The cut under which the period has neighbours of its own kind, whatever the commune's usual kind is or was. */
function ruleOf(period: Period, { monthEndsOn }: PeriodRule): PeriodRule {
  return { kind: kindOf(period.slice(5)), monthEndsOn };
}

function kindOf(rest: string): PeriodRule["kind"] {
  if (rest.startsWith("W")) return "week";
  if (rest.startsWith("Q")) return "quarter";
  if (rest.startsWith("H")) return "half";
  if (rest === "9M") return "nine_months";
  return rest === "" ? "year" : "month";
}

function countsOf(teams: readonly TeamOfPeriod[]): PeriodReport["counts"] {
  const count = (state: TeamOfPeriod["state"]) => teams.filter((team) => team.state === state).length;
  return {
    teams: teams.length,
    members: teams.reduce((sum, team) => sum + team.members, 0),
    on_time: count("on_time"),
    late: count("late"),
    no_activity: count("no_activity"),
    missing: count("missing"),
  };
}

type Targets = ReadonlyMap<string, NonNullable<ReportFigure["target"]>>;

/** One target a code: the one that is over first, with those that ask the same of the teams of communes that became one. */
async function targetsOf(
  tx: Transaction,
  { unit, indicators, day }: { unit: Unit; indicators: readonly Indicator[]; day: string },
): Promise<Targets> {
  const all = (await unitProgress(tx, { unitId: unit.id, indicators, day })).filter(
    ({ target, amount }) => target.from <= day && amount > 0,
  );
  const targets = new Map<string, NonNullable<ReportFigure["target"]>>();
  for (const first of all) {
    const { indicatorCode, from, to } = first.target;
    if (targets.has(indicatorCode)) continue;
    const same = all.filter(
      (one) =>
        one.isOwn && one.target.indicatorCode === indicatorCode && one.target.from === from && one.target.to === to,
    );
    const together = first.isOwn ? same : [first];
    targets.set(indicatorCode, {
      amount: together.reduce((sum, { amount }) => sum + amount, 0),
      done: together.some(({ done }) => done !== undefined)
        ? together.reduce((sum, { done = 0 }) => sum + done, 0)
        : undefined,
      to,
    });
  }
  return targets;
}

function figuresOf(
  indicators: readonly Indicator[],
  read: { values: FigureValues; previous: FigureValues; sinceNewYear: FigureValues; targets: Targets },
): ReportFigure[] {
  return indicators
    .map(({ code, label, unit, pillar }) => ({
      ...{ code, label, unit, pillar },
      value: read.values[code],
      previous: read.previous[code],
      sinceNewYear: read.sinceNewYear[code],
      target: read.targets.get(code),
    }))
    .filter(({ sinceNewYear, previous, target }) => sinceNewYear !== undefined || previous !== undefined || target);
}

interface PartsInput {
  unit: Unit;
  teams: readonly TeamOfPeriod[];
  range: DayRange;
  totals: (teamIds: readonly number[]) => Promise<Totals>;
}

/** Teams each by itself; a province by its communes. */
async function partsOf(tx: Transaction, { unit, teams, range, totals }: PartsInput): Promise<ReportPart[]> {
  const isByCommune = unit.level === "province";
  const names = isByCommune ? await communeNames(tx, teams) : new Map<number, string>();
  const numbers = isByCommune ? new Map<number, number[]>() : await reportNumbers(tx, teams, range);
  const groups = new Map<number, TeamOfPeriod[]>();
  for (const team of teams) {
    const id = isByCommune ? team.communeId : team.id;
    groups.set(id, [...(groups.get(id) ?? []), team]);
  }
  const parts: ReportPart[] = [];
  for (const [id, members] of groups) {
    const [first] = members;
    if (!first) continue;
    const { values } = await totals(members.map((team) => team.id));
    parts.push({
      name: isByCommune ? (names.get(id) ?? "") : first.name,
      state: isByCommune ? undefined : first.state,
      teams: members.length,
      teamsReported: members.filter((team) => team.state !== "missing").length,
      values,
      reportNumbers: isByCommune ? [] : (numbers.get(id) ?? []),
    });
  }
  return parts.sort((left, right) => left.name.localeCompare(right.name, "vi", { numeric: true }));
}

async function communeNames(tx: Transaction, teams: readonly TeamOfPeriod[]): Promise<Map<number, string>> {
  const ids = [...new Set(teams.map((team) => team.communeId))];
  const rows = await tx.select({ id: units.id, name: units.name }).from(units).where(inArray(units.id, ids));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** By team, in the order they were given. */
async function reportNumbers(
  tx: Transaction,
  teams: readonly TeamOfPeriod[],
  { from, to }: DayRange,
): Promise<Map<number, number[]>> {
  const { rows } = await tx.execute<{ team_id: number; numbers: number[] }>(sql`
    select r.team_id, array_agg(r.number order by r.number) as numbers from reports r
    where ${isCounted({ teamIds: teams.map((team) => team.id) }, from, to)} and r.number is not null
    group by r.team_id`);
  return new Map(rows.map((row) => [row.team_id, row.numbers]));
}
