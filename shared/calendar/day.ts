/**
 * Days are "YYYY-MM-DD" strings in Vietnam time. Vietnam is UTC+7 all year and has no summer time, so a fixed offset is
 * exact and no date library is needed.
 */
export type Day = string;

const VIETNAM_OFFSET_MS = 7 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The day in Vietnam at an instant. */
export function dayOf(instant: Date): Day {
  return new Date(instant.getTime() + VIETNAM_OFFSET_MS).toISOString().slice(0, 10);
}

/** The instant at which a clock in Vietnam shows this time of that day; `minutes` since midnight may exceed 24 h. */
export function instantOf(day: Day, minutes = 0): Date {
  return new Date(epochOf(day) - VIETNAM_OFFSET_MS + minutes * 60_000);
}

/** Minutes since midnight in Vietnam, 0…1439. */
export function minutesOf(instant: Date): number {
  return Math.floor(((instant.getTime() + VIETNAM_OFFSET_MS) % DAY_MS) / 60_000);
}

export function addDays(day: Day, count: number): Day {
  return new Date(epochOf(day) + count * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((epochOf(to) - epochOf(from)) / DAY_MS);
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(epochOf(day)).getUTCDay() || 7;
}

/** Whether text is a day that exists ("2026-02-30" does not). */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const epoch = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(epoch) && new Date(epoch).toISOString().slice(0, 10) === text;
}

/** A day from its parts, months 1…12 (other values carry over, as in `Date.UTC`). */
export function dayFrom(year: number, month: number, dayOfMonth: number): Day {
  return new Date(Date.UTC(year, month - 1, dayOfMonth)).toISOString().slice(0, 10);
}

/** Year, month 1…12 and day of month. */
export function partsOf(day: Day): { year: number; month: number; dayOfMonth: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), dayOfMonth: Number(day.slice(8, 10)) };
}

function epochOf(day: Day): number {
  const epoch = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(epoch)) throw new RangeError("not a day of the form YYYY-MM-DD");
  return epoch;
}
