import { addDays, type Day, instantOf, weekdayOf } from "./day.ts";
import type { Period, PeriodRule } from "./period.ts";
import { periodRange } from "./period.ts";
import type { DaysOff } from "./quiet-hours.ts";

/** When a period's report is due: that many working days after its last day, at the end of the day (24:00). */
export interface DueRule {
  workingDaysAfter: number;
  /** Earlier rules, newest first, each for the periods that ended on `until` or before. */
  before?: readonly { workingDaysAfter: number; until: Day }[] | undefined;
}

/** The instant from which a report is late. 0 working days = the period's last day, 24:00. */
export function dueAt(rule: PeriodRule, due: DueRule, period: Period, daysOff: DaysOff): Date {
  const range = periodRange(rule, period);
  if (!range) throw new RangeError("no period");
  const { workingDaysAfter } = [...(due.before ?? [])].reverse().find(({ until }) => range.to <= until) ?? due;
  return instantOf(addDays(addWorkingDays(range.to, workingDaysAfter, daysOff), 1));
}

/** Working days are Monday to Friday that are not off. */
export function addWorkingDays(day: Day, count: number, daysOff: DaysOff): Day {
  let current = day;
  for (let left = count; left > 0; ) {
    current = addDays(current, 1);
    if (weekdayOf(current) <= 5 && !daysOff.has(current)) left -= 1;
  }
  return current;
}
