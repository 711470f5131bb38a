import { z } from "zod";
import { Totals } from "./common.ts";
import { PeriodView, ReportState } from "./team.ts";

/** A unit at a glance: who reported, who did not, what it adds up to. */
export const Overview = z.object({
  unit: z.object({ id: z.int(), name: z.string(), level: z.enum(["province", "commune", "village"]) }),
  period: PeriodView,
  counts: z.object({ teams: z.int(), onTime: z.int(), late: z.int(), noActivity: z.int(), missing: z.int() }),
  /** Of a province none: its communes are in its oversight. */
  teams: z.array(z.object({ id: z.int(), name: z.string(), state: ReportState })),
  values: Totals,
  previousValues: Totals,
  /** Whether this person may remind the teams, and when an officer last did for this period. */
  mayRemind: z.boolean(),
  lastRemindedAt: z.string().optional(),
});
export type Overview = z.infer<typeof Overview>;

/** What became of an officer's "Nhắc các tổ". */
export const RemindersQueued = z.object({
  /** Teams whose group, or leader, gets the reminder. */
  reached: z.int(),
  /** Teams nobody of whom can be written to: to be called. */
  unreachable: z.array(z.object({ id: z.int(), name: z.string() })),
  /** Later than now in quiet hours. */
  sendAt: z.string(),
  /** Ready to be copied for those who were not reached. */
  copyText: z.string(),
});
export type RemindersQueued = z.infer<typeof RemindersQueued>;
