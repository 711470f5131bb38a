import { z } from "zod";
import { Day, Totals } from "./common.ts";

const PeriodFigures = z.object({
  /** e.g. "2026-W47" */
  key: z.string(),
  /** e.g. "tuần 47 (16/11–22/11/2026)" */
  label: z.string(),
  from: Day,
  to: Day,
  /** Absent codes were not reported. */
  values: Totals,
});

export const Trend = z.object({
  /** Up to today. */
  current: PeriodFigures,
  /** Up to the same day of the period before, and of the same period a year ago, while the current one runs. */
  previous: PeriodFigures,
  lastYear: PeriodFigures.optional(),
  /** Whole periods, oldest first; the last is the current one, so far. */
  series: z.array(PeriodFigures),
});
export type Trend = z.infer<typeof Trend>;
