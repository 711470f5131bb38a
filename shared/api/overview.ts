import { z } from "zod";
import { Values } from "./common.ts";
import { PeriodView, ReportState } from "./team.ts";

/** A unit at a glance: who reported, who did not, what it adds up to. */
export const Overview = z.object({
  unit: z.object({ id: z.int(), name: z.string() }),
  period: PeriodView,
  counts: z.object({ teams: z.int(), onTime: z.int(), late: z.int(), noActivity: z.int(), missing: z.int() }),
  teams: z.array(z.object({ id: z.int(), name: z.string(), state: ReportState })),
  values: Values,
  previousValues: Values,
});
export type Overview = z.infer<typeof Overview>;
