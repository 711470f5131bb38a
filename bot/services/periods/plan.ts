import { type Day, dayOf } from "../../../shared/calendar/day.ts";
import { dueAt } from "../../../shared/calendar/deadline.ts";
import {
  type DayRange,
  formatPeriod,
  neighbourPeriod,
  type Period,
  periodOf,
  periodRange,
} from "../../../shared/calendar/period.ts";
import type { DaysOff } from "../../../shared/calendar/quiet-hours.ts";
import type { CommuneSettings } from "../communes.ts";
import { type Lock, lockAt, locksAt, type readDecisions } from "./locks.ts";

export interface PlannedPeriod extends DayRange {
  key: Period;
  label: string;
  dueAt: Date;
  locksAt: Date | undefined;
  lock: Lock;
}

interface Planning {
  settings: CommuneSettings;
  daysOff: DaysOff;
  decisions: Awaited<ReturnType<typeof readDecisions>>;
  now: Date;
}

/** Periods in a row, the one around a day first; backwards with `step` −1. */
export function planPeriods(
  planning: Planning,
  { around, count, step }: { around: Day; count: number; step: 1 | -1 },
): PlannedPeriod[] {
  const { period: rule } = planning.settings;
  const planned: PlannedPeriod[] = [];
  for (let key = periodOf(rule, around); planned.length < count; key = neighbourPeriod(rule, key, step)) {
    planned.push(plan(planning, key));
  }
  return planned;
}

function plan({ settings, daysOff, decisions, now }: Planning, key: Period): PlannedPeriod {
  const range = periodRange(settings.period, key);
  if (!range) throw new RangeError("no period");
  const rule = locksAt(settings, key, daysOff);
  return {
    key,
    label: formatPeriod(settings.period, key),
    ...range,
    dueAt: dueAt(settings.period, settings.due, key, daysOff),
    locksAt: rule,
    lock: lockAt(now, rule, decisions.get(key)),
  };
}

/** First day of a rule that is still to come. */
export function beginsOn({ period }: CommuneSettings, now: Date): Day | undefined {
  const changedAfter = period.before?.[0]?.until;
  if (changedAfter === undefined || changedAfter < dayOf(now)) return undefined;
  return periodRange(period, neighbourPeriod(period, periodOf(period, changedAfter), 1))?.from;
}
