import { dayOf } from "../../../shared/calendar/day.ts";
import { dueAt } from "../../../shared/calendar/deadline.ts";
import {
  type DayRange,
  neighbourPeriod,
  type Period,
  type PeriodRule,
  periodOf,
  periodRange,
} from "../../../shared/calendar/period.ts";
import type { DaysOff } from "../../../shared/calendar/quiet-hours.ts";
import type { CommuneSettings } from "../communes.ts";

/** A period as oversight looks back on it. */
export interface WatchedPeriod extends DayRange {
  key: Period;
  dueAt: Date;
  /** Its deadline is over: a report that is missing now is missing. */
  isSettled: boolean;
}

/** How many periods a trend shows. */
export const TREND_PERIODS = 12;

/** How many periods a score looks at: a season of weeks, half a year of months, and never what nobody remembers. */
export const scoredPeriods: Record<PeriodRule["kind"], number> = {
  week: 12,
  month: 6,
  quarter: 4,
  half: 4,
  nine_months: 4,
  year: 3,
};

/** The newest `count` periods of a commune's rule, oldest first; the last is the one around now. */
export function watchedPeriods(
  { period: rule, due }: Pick<CommuneSettings, "period" | "due">,
  { count, daysOff, now }: { count: number; daysOff: DaysOff; now: Date },
): WatchedPeriod[] {
  const periods: WatchedPeriod[] = [];
  let key = periodOf(rule, dayOf(now));
  while (periods.length < count) {
    const range = periodRange(rule, key);
    if (!range) throw new RangeError("no period");
    const deadline = dueAt(rule, due, key, daysOff);
    periods.unshift({ key, ...range, dueAt: deadline, isSettled: deadline <= now });
    key = neighbourPeriod(rule, key, -1);
  }
  return periods;
}
