import { z } from "zod";
import { Day, Totals } from "./common.ts";

/** How figures are shared out: under the units of the reports' days, or under those of today. */
const View = z.enum(["as_was", "today"]);

const UnitName = z.object({ id: z.int(), code: z.string(), name: z.string() });

const Counts = {
  values: Totals,
  /** Teams that existed on one of the days, or reported. */
  teamsExpected: z.int(),
  teamsReported: z.int(),
};

export const FiguresQuery = z.object({
  /** Absent: everything below the caller's own units. */
  unit: z.coerce.number().int().positive().optional(),
  from: Day,
  to: Day,
  view: View.default("as_was"),
  /** Rows for each unit below, or for each week or calendar month. */
  by: z.enum(["province", "commune", "village", "week", "month"]).optional(),
  /** Indicator codes, comma between; absent: all. */
  codes: z
    .string()
    .regex(/^[a-z0-9_]{1,64}(,[a-z0-9_]{1,64})*$/)
    .optional(),
});

export const FiguresAnswer = z.object({
  ...Counts,
  /** With `by` a unit; a unit that is missing has neither teams nor figures. */
  units: z.array(z.object({ unit: UnitName, ...Counts })).optional(),
  /** With `by` week or month, oldest first. */
  course: z.array(z.object({ from: Day, to: Day, values: Totals, teamsReported: z.int() })).optional(),
});
export type FiguresAnswer = z.infer<typeof FiguresAnswer>;

const States = {
  teams: z.int(),
  onTime: z.int(),
  late: z.int(),
  noActivity: z.int(),
  missing: z.int(),
};

export const CompletenessQuery = z.object({
  unit: z.coerce.number().int().positive().optional(),
  /** e.g. "2026-W47", "2026-11", "2026-Q4" */
  period: z.string().max(10),
  view: View.default("today"),
  by: z.enum(["province", "commune", "village"]).optional(),
});

export const CompletenessAnswer = z.object({
  ...States,
  units: z.array(z.object({ unit: UnitName, ...States })).optional(),
});

export const MissingTeamsQuery = z.object({
  unit: z.coerce.number().int().positive().optional(),
  period: z.string().max(10),
  /** `next` of the page before. */
  cursor: z.coerce.number().int().positive().optional(),
});

export const MissingTeams = z.object({
  teams: z.array(
    z.object({
      id: z.int(),
      name: z.string(),
      unitId: z.int(),
      unitName: z.string(),
      communeId: z.int(),
      communeName: z.string(),
    }),
  ),
  /** Pass as `cursor` for the next page; absent on the last. */
  next: z.string().optional(),
});
