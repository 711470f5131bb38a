import { addDays, type Day, dayOf, instantOf } from "../../../shared/calendar/day.ts";
import { dueAt } from "../../../shared/calendar/deadline.ts";
import { neighbourPeriod, type Period, periodOf, periodRange } from "../../../shared/calendar/period.ts";
import { type DaysOff, isQuiet, nextDecentMoment } from "../../../shared/calendar/quiet-hours.ts";
import type { CommuneSettings } from "../communes.ts";

/** What the clock may remind of at this moment. */
export interface DueReminder {
  kind: "group" | "leader";
  period: Period;
}

/**
 * Which reminders of a commune are due now. The group's: from its moment (or the first decent one after it) until the
 * deadline. The leader's: on its day only. So a worker that was down sends late while it still helps, and not at all
 * afterwards. Nothing in quiet time.
 */
export function dueReminders(settings: CommuneSettings, daysOff: DaysOff, now: Date): DueReminder[] {
  if (isQuiet(settings.quiet, now, daysOff)) return [];
  const current = periodOf(settings.period, dayOf(now));
  const previous = neighbourPeriod(settings.period, current, -1);
  const due: DueReminder[] = [];
  // With a deadline after the period's end, the previous period's group reminder may be due as well.
  for (const period of [previous, current]) {
    if (isGroupTime(settings, daysOff, { period, now })) due.push({ kind: "group", period });
    if (isLeaderTime(settings, daysOff, { period, now })) due.push({ kind: "leader", period });
  }
  return due;
}

type Moment = { period: Period; now: Date };

function isGroupTime(settings: CommuneSettings, daysOff: DaysOff, { period, now }: Moment): boolean {
  const day = addDays(lastDayOf(settings, period), -settings.reminders.groupDaysBeforeEnd);
  const start = nextDecentMoment(settings.quiet, instantOf(day, settings.reminders.atMinutes), daysOff);
  return now >= start && now < dueAt(settings.period, settings.due, period, daysOff);
}

function isLeaderTime(settings: CommuneSettings, daysOff: DaysOff, { period, now }: Moment): boolean {
  const due = dueAt(settings.period, settings.due, period, daysOff);
  // After the deadline, never on the day it runs out: the first day with nothing left to wait for.
  const day = addDays(lastDayOf(settings, period), settings.reminders.leaderDaysAfterEnd);
  const from = instantOf(day, settings.reminders.atMinutes);
  const start = nextDecentMoment(settings.quiet, from < due ? due : from, daysOff);
  return now >= start && dayOf(now) === dayOf(start);
}

function lastDayOf(settings: CommuneSettings, period: Period): Day {
  const range = periodRange(settings.period, period);
  if (!range) throw new RangeError("no period");
  return range.to;
}
