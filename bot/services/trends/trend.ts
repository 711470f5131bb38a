import { addDays, type Day, daysBetween } from "../../../shared/calendar/day.ts";
import {
  type DayRange,
  formatPeriod,
  neighbourPeriod,
  type Period,
  type PeriodRule,
  periodOf,
  periodRange,
} from "../../../shared/calendar/period.ts";
import type { FigureValues } from "../../db/schema/reports.ts";

export interface PeriodFigures extends DayRange {
  key: Period;
  label: string;
  values: FigureValues;
}

export interface Trend {
  /** The period around the day, up to that day. */
  current: PeriodFigures;
  /** The one before, cut to as many days while the current one runs: what is half done is not held against a whole. */
  previous: PeriodFigures;
  /** The same period a year earlier, cut likewise. Undefined where there is none (a 53rd week). */
  lastYear: PeriodFigures | undefined;
  /** Whole periods, oldest first; the last is the current one, so far. */
  series: PeriodFigures[];
}

interface Asked {
  rule: PeriodRule;
  day: Day;
  /** Periods in the series, the current one included. */
  count: number;
  figuresOf: (range: DayRange) => Promise<FigureValues>;
}

/** A unit's or a team's figures against the period before and a year ago. */
export async function trendOf({ rule, day, count, figuresOf }: Asked): Promise<Trend> {
  const key = periodOf(rule, day);
  const whole = rangeOf(rule, key);
  const passed = daysBetween(whole.from, day) + 1;
  const read = async (period: Period, range: DayRange): Promise<PeriodFigures> => ({
    key: period,
    label: formatPeriod(rule, period),
    ...range,
    values: await figuresOf(range),
  });
  const soFar = (period: Period) => read(period, firstDays(rangeOf(rule, period), passed));
  const current = await soFar(key);
  const before = neighbourPeriod(rule, key, -1);
  const yearAgo = `${Number(key.slice(0, 4)) - 1}${key.slice(4)}`;
  const series: PeriodFigures[] = [current];
  for (let period = before; series.length < count; period = neighbourPeriod(rule, period, -1)) {
    series.unshift(await read(period, rangeOf(rule, period)));
  }
  return {
    current,
    previous: await soFar(before),
    lastYear: periodRange(rule, yearAgo) ? await soFar(yearAgo) : undefined,
    series,
  };
}

function rangeOf(rule: PeriodRule, period: Period): DayRange {
  const range = periodRange(rule, period);
  if (!range) throw new RangeError("no period");
  return range;
}

function firstDays({ from, to }: DayRange, days: number): DayRange {
  const end = addDays(from, days - 1);
  return { from, to: end < to ? end : to };
}
