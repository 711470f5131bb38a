import { addDays, type Day, daysBetween } from "./day.ts";
import type { DueRule } from "./deadline.ts";
import { type PeriodCut, type PeriodRule, periodOf, periodRange } from "./period.ts";

/** A change that would be further away than this does not wait for the end of the period under way. */
const LONGEST_WAIT_DAYS = 31;

/**
 * The rule with a new cut from the next period on; every day up to today keeps its period. A change that has not come yet is
 * given up for this one. When the period under way is long (a year), it is cut short where a new period begins.
 */
export function changePeriodRule(rule: PeriodRule, next: PeriodCut, today: Day): PeriodRule {
  const held = heldUntil(rule, today);
  const { before = [], ...current } = held;
  const cut = { kind: next.kind, ...(next.monthEndsOn === undefined ? {} : { monthEndsOn: next.monthEndsOn }) };
  if (current.kind === cut.kind && current.monthEndsOn === cut.monthEndsOn) return held;
  for (const firstDay of firstDays(held, cut, today)) {
    const changed = { ...cut, before: [{ ...current, until: addDays(firstDay, -1) }, ...before] };
    if (isWhole(changed, firstDay)) return changed;
  }
  throw new RangeError("no day on which the new periods could begin");
}

/** The rule without a change that is still to come. */
function heldUntil(rule: PeriodRule, today: Day): PeriodRule {
  const [newest, ...older] = rule.before ?? [];
  if (newest === undefined || newest.until < today) return rule;
  const { until: _, ...cut } = newest;
  return heldUntil(older.length > 0 ? { ...cut, before: older } : cut, today);
}

/** Where the new periods may begin, the best first. */
function* firstDays(rule: PeriodRule, next: PeriodCut, today: Day): Generator<Day> {
  const end = periodRange(rule, periodOf(rule, today))?.to ?? today;
  if (daysBetween(today, end) < LONGEST_WAIT_DAYS) yield addDays(end, 1);
  let day = today;
  for (let tries = 0; tries < 4; tries += 1) {
    day = addDays(periodRange(next, periodOf(next, day))?.to ?? day, 1);
    yield day;
  }
}

/** Whether the first new period is one run of days: its name may have been used shortly before, by another cut. */
function isWhole(rule: PeriodRule, firstDay: Day): boolean {
  const key = periodOf(rule, firstDay);
  const range = periodRange(rule, key);
  if (!range) return false;
  for (let day = range.from; day <= range.to; day = addDays(day, 1)) if (periodOf(rule, day) !== key) return false;
  return true;
}

/** A new deadline for the period under way and those after it; earlier ones keep theirs, so that nobody becomes late by it. */
export function changeDueRule(due: DueRule, workingDaysAfter: number, lastDayBefore: Day): DueRule {
  const { before = [], ...current } = due;
  if (current.workingDaysAfter === workingDaysAfter) return due;
  const isKept = before.some(({ until }) => until >= lastDayBefore);
  if (isKept) return { workingDaysAfter, before };
  return {
    workingDaysAfter,
    before: [{ workingDaysAfter: current.workingDaysAfter, until: lastDayBefore }, ...before],
  };
}
