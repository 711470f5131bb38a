import { addDays, type Day, dayOf, instantOf } from "../../../shared/calendar/day.ts";
import { dueAt } from "../../../shared/calendar/deadline.ts";
import { neighbourPeriod, type Period, periodOf, periodRange } from "../../../shared/calendar/period.ts";
import { type DaysOff, isQuiet, nextDecentMoment } from "../../../shared/calendar/quiet-hours.ts";
import type { CommuneSettings } from "../communes.ts";

/** What the clock may remind of: the team's group, its leader, and the officers with one list of who is missing. */
export type ReminderStep = "group" | "leader" | "digest";

export interface DueReminder {
  kind: ReminderStep;
  period: Period;
}

/** When one step of a period's ladder goes out. */
export interface PlannedStep extends DueReminder {
  /** A decent moment. */
  from: Date;
  /** Not any more: a worker that was down until then leaves it to the next step. */
  until: Date;
  /** The rule's own moment lay in quiet time. */
  isHeld: boolean;
}

/** Tết holds a week's steps back for up to ten days, so that three periods can be under way at once. */
const PERIODS_BACK = 3;
/** A list for officers still helps two days later; a message to a team belongs to its day. */
const DIGEST_DAYS = 3;

/**
 * Which reminders of a commune are due now: from their moment, or the first decent one after it, for as long as they help. So a
 * worker that was down sends late while it still helps, and not at all afterwards. Nothing in quiet time.
 */
export function dueReminders(settings: CommuneSettings, daysOff: DaysOff, now: Date): DueReminder[] {
  if (!settings.reminders.isOn || isQuiet(settings.quiet, now, daysOff)) return [];
  return recentPeriods(settings, now)
    .flatMap((period) => stepsOf(settings, daysOff, period))
    .filter(({ from, until }) => now >= from && now < until)
    .map(({ kind, period }) => ({ kind, period }));
}

/** The current period and those before it that may still be asked for, oldest first. */
export function recentPeriods(settings: CommuneSettings, now: Date): Period[] {
  const periods = [periodOf(settings.period, dayOf(now))];
  for (let n = 0; n < PERIODS_BACK; n += 1) {
    periods.unshift(neighbourPeriod(settings.period, periods[0] ?? "", -1));
  }
  return periods;
}

/**
 * The ladder of one period. Quiet time moves a step and never drops it; each step leaves the one before it a night to work, so that
 * what a holiday held up does not arrive all at once.
 */
export function stepsOf(settings: CommuneSettings, daysOff: DaysOff, period: Period): PlannedStep[] {
  const { reminders: rules, quiet } = settings;
  const last = lastDayOf(settings, period);
  const due = dueAt(settings.period, settings.due, period, daysOff);
  const steps: PlannedStep[] = [];
  const plan = (kind: ReminderStep, day: Day, untilOf: (from: Date) => Date) => {
    const before = steps.at(-1);
    const earliest = before ? addDays(dayOf(before.from), 1) : day;
    const wanted = instantOf(day < earliest ? earliest : day, rules.atMinutes);
    const from = nextDecentMoment(quiet, wanted, daysOff);
    steps.push({ kind, period, from, until: untilOf(from), isHeld: from > wanted });
  };
  const afterDue = (days: number) => {
    const day = addDays(last, days);
    return day < dayOf(due) ? dayOf(due) : day;
  };
  if (rules.groupIsOn) {
    plan("group", addDays(last, -rules.groupDaysBeforeEnd), (from) => (from < due ? due : endOfDay(from, 1)));
  }
  if (rules.leaderIsOn) plan("leader", afterDue(rules.leaderDaysAfterEnd), (from) => endOfDay(from, 1));
  if (rules.digestIsOn) plan("digest", afterDue(rules.digestDaysAfterEnd), (from) => endOfDay(from, DIGEST_DAYS));
  return steps;
}

/** The end of the day of `from`, or of the days after it that count with it. */
function endOfDay(from: Date, days: number): Date {
  return instantOf(addDays(dayOf(from), days));
}

function lastDayOf(settings: CommuneSettings, period: Period): Day {
  const range = periodRange(settings.period, period);
  if (!range) throw new RangeError("no period");
  return range.to;
}
