import { addDays, type Day, daysBetween } from "../../../shared/calendar/day.ts";
import type { DayRange } from "../../../shared/calendar/period.ts";
import type { DayFigure } from "../targets/figures-of-teams.ts";

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
}

/** Sums grow by what each day adds; a level is each team's newest, wherever it was last said. */
export function courseOf({ figures, isLevel, before, from, to }: Asked): IndicatorCourse {
  const doneBy = new Map(isLevel ? before : []);
  let total = sum(doneBy.values());
  const byDay: (number | undefined)[] = [];
  const added: number[] = [];
  let next = 0;
  for (let day: Day = from; daysBetween(day, to) >= 0; day = addDays(day, 1)) {
    let today = 0;
    for (let figure = figures[next]; figure?.day === day; figure = figures[next]) {
      const held = doneBy.get(figure.teamId);
      const change = isLevel ? figure.value - (held ?? 0) : figure.value;
      doneBy.set(figure.teamId, (held ?? 0) + change);
      total += change;
      if (!isLevel || held !== undefined) today += change;
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
