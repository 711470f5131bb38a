import { addDays, type Day, daysBetween } from "../../../shared/calendar/day.ts";
import type { DayRange } from "../../../shared/calendar/period.ts";
import type { DayFigure, Heir } from "../targets/figures-of-teams.ts";

/** How one indicator went, day by day, over the teams together and for each. */
export interface IndicatorCourse {
  /** What was there at the end of each day, from the first day on; undefined before anything was reported. */
  byDay: (number | undefined)[];
  /** What each day added; a level that is heard of for the first time adds nothing, for it was there before. */
  added: number[];
  /** By team; absent: nothing reported. */
  doneBy: Map<number, number>;
}

interface Asked extends DayRange {
  /** Of one indicator, by day. */
  figures: readonly DayFigure[];
  isLevel: boolean;
  /** Levels before the first day, by team; empty for what adds up. */
  before: ReadonlyMap<number, number>;
  heirs: readonly Heir[];
}

/**
 * Sums grow by what each day adds; a level is each team's newest, wherever it was last said, and what a merged team had said is part of
 * what its heir says.
 */
export function courseOf({ figures, isLevel, before, heirs, from, to }: Asked): IndicatorCourse {
  const doneBy = new Map(isLevel ? before : []);
  const taken = (heirId: number, day: Day) =>
    heirs
      .filter((heir) => heir.heirId === heirId && heir.from <= day && doneBy.has(heir.teamId))
      .map((heir) => heir.teamId);
  let total = sum(doneBy.values());
  const byDay: (number | undefined)[] = [];
  const added: number[] = [];
  let next = 0;
  for (let day: Day = from; daysBetween(day, to) >= 0; day = addDays(day, 1)) {
    let today = 0;
    for (let figure = figures[next]; figure?.day === day; figure = figures[next]) {
      const known = [...(isLevel ? taken(figure.teamId, day) : []), figure.teamId];
      const held = known.flatMap((teamId) => doneBy.get(teamId) ?? []);
      const change = isLevel ? figure.value - sum(held) : figure.value;
      for (const teamId of known) doneBy.delete(teamId);
      doneBy.set(figure.teamId, sum(held) + change);
      total += change;
      if (!isLevel || held.length > 0) today += change;
      next += 1;
    }
    byDay.push(doneBy.size === 0 ? undefined : total);
    added.push(today);
  }
  return { byDay, added, doneBy };
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
