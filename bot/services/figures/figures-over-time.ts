import { addDays, type Day } from "../../../shared/calendar/day.ts";
import { type DayRange, periodOf, periodRange } from "../../../shared/calendar/period.ts";
import type { Transaction } from "../../db/connection.ts";
import type { FigureValues } from "../../db/schema/reports.ts";
import { readInArea } from "./area.ts";
import { type FiguresWish, readFigures } from "./figures.ts";
import type { Asked, Figure } from "./read-reports.ts";
import { makeFresh, mondayOf, readEachWeek } from "./read-summaries.ts";

export interface FiguresOfTime extends DayRange {
  values: FigureValues;
  teamsReported: number;
}

/** The course of the figures, oldest first: for each week or calendar month of the range, cut at its ends. */
export async function figuresOverTime(
  tx: Transaction,
  wish: FiguresWish & { by: "week" | "month" },
): Promise<FiguresOfTime[]> {
  const steps = stepsOf(wish, wish.by);
  return readInArea(tx, wish, async (area) => {
    const asked: Asked = { area, view: wish.view };
    const inOneGo = wish.by === "week" ? await wholeWeeks(tx, asked, steps) : undefined;
    const course: FiguresOfTime[] = [];
    for (const step of steps) {
      course.push({ ...step, ...collect(inOneGo?.get(step.from) ?? (await readFigures(tx, asked, step))) });
    }
    return course;
  });
}

/** Weeks that are there from Monday to Sunday, all with one look at the summaries. */
async function wholeWeeks(tx: Transaction, asked: Asked, steps: readonly DayRange[]): Promise<Map<Day, Figure[]>> {
  const whole = steps.filter((step) => step.from === mondayOf(step.from) && step.to === addDays(step.from, 6));
  const [first, last] = [whole.at(0), whole.at(-1)];
  if (!first || !last || !(await makeFresh(tx, asked.area, { from: first.from, to: last.to }))) return new Map();
  const weeks = new Map<Day, Figure[]>(whole.map((step) => [step.from, []]));
  for (const figure of await readEachWeek(tx, asked, { from: first.from, to: last.to })) {
    weeks.get(addDays(first.from, figure.group))?.push(figure);
  }
  return weeks;
}

function stepsOf({ from, to }: DayRange, by: "week" | "month"): DayRange[] {
  const steps: DayRange[] = [];
  for (let day = from; day <= to; ) {
    const end = periodRange({}, periodOf({ kind: by }, day))?.to ?? to;
    steps.push({ from: day, to: end < to ? end : to });
    day = addDays(end, 1);
  }
  return steps;
}

function collect(figures: readonly Figure[]): Pick<FiguresOfTime, "values" | "teamsReported"> {
  const values: FigureValues = {};
  let teamsReported = 0;
  for (const { code, total } of figures) {
    if (code === "") teamsReported += total;
    else values[code] = (values[code] ?? 0) + total;
  }
  return { values, teamsReported };
}
