import { addDays, type Day, dayOf, instantOf, minutesOf, weekdayOf } from "./day.ts";

/** When reminders and announcements are held. Minutes are since midnight in Vietnam. */
export interface QuietRule {
  /** e.g. 20:30 = 1230; quiet from then … */
  fromMinutes: number;
  /** … until then the next morning, e.g. 07:00 = 420. */
  untilMinutes: number;
  sundays: boolean;
}

/** Days on which nothing goes out: public holidays and 28 Tết to mùng 6, from the table that staff edit. */
export type DaysOff = ReadonlySet<Day>;

export function isQuiet(rule: QuietRule, instant: Date, daysOff: DaysOff): boolean {
  return isQuietDay(rule, dayOf(instant), daysOff) || isQuietTime(rule, minutesOf(instant));
}

/**
 * The instant itself when it is decent, else the first decent one after it: the end of the night of the next day that
 * is neither a Sunday nor off.
 */
export function nextDecentMoment(rule: QuietRule, instant: Date, daysOff: DaysOff): Date {
  if (!isQuiet(rule, instant, daysOff)) return instant;
  const today = dayOf(instant);
  const beforeMorning = minutesOf(instant) < rule.untilMinutes;
  let day = beforeMorning ? today : addDays(today, 1);
  if (!beforeMorning && !isQuietTime(rule, minutesOf(instant)) && !isQuietDay(rule, today, daysOff)) return instant;
  while (isQuietDay(rule, day, daysOff)) day = addDays(day, 1);
  return instantOf(day, rule.untilMinutes);
}

/** The first quiet instant after a decent one; undefined when the rule knows no quiet within a year. */
export function nextQuietMoment(rule: QuietRule, instant: Date, daysOff: DaysOff): Date | undefined {
  let day = dayOf(instant);
  if (minutesOf(instant) < rule.fromMinutes && rule.fromMinutes !== rule.untilMinutes) {
    return instantOf(day, rule.fromMinutes);
  }
  for (let looked = 0; looked < 366; looked += 1) {
    day = addDays(day, 1);
    if (isQuietDay(rule, day, daysOff)) return instantOf(day);
    if (rule.fromMinutes !== rule.untilMinutes) return instantOf(day, rule.fromMinutes);
  }
  return undefined;
}

function isQuietDay(rule: QuietRule, day: Day, daysOff: DaysOff): boolean {
  return (rule.sundays && weekdayOf(day) === 7) || daysOff.has(day);
}

function isQuietTime(rule: QuietRule, minutes: number): boolean {
  return rule.fromMinutes > rule.untilMinutes
    ? minutes >= rule.fromMinutes || minutes < rule.untilMinutes
    : minutes >= rule.fromMinutes && minutes < rule.untilMinutes;
}
