import { type Day, daysBetween } from "../calendar/day.ts";
import type { DayRange } from "../calendar/period.ts";

/** How far a target should be by the end of a day when the way is walked evenly, from `start` (a level's value before). */
export function expectedBy({ from, to }: DayRange, day: Day, amount: number, start = 0): number {
  const days = daysBetween(from, to) + 1;
  const passed = Math.min(Math.max(daysBetween(from, day) + 1, 0), days);
  // A level that was higher before has nothing to climb.
  const climb = Math.max(0, amount - start);
  return Math.floor(amount - climb + (climb * passed) / days);
}

/** How what was done stands to what was asked; "unknown" is nothing reported yet, which is not zero. */
export type TargetStanding = "reached" | "on_pace" | "behind" | "unknown";

export function standingOf(done: number | undefined, expected: number, amount: number): TargetStanding {
  if (done === undefined) return "unknown";
  if (done >= amount) return "reached";
  return done >= expected ? "on_pace" : "behind";
}
