import { z } from "zod";
import { Day } from "./common.ts";
import { PeriodView } from "./team.ts";

const PeriodKind = z.enum(["week", "month", "quarter", "half", "nine_months", "year"]);

/** How a commune cuts time; `monthEndsOn` 14 is the administrative month, 15th to 14th. */
export const PeriodCut = z.object({ kind: PeriodKind, monthEndsOn: z.int().min(1).max(27).optional() });
export type PeriodCut = z.infer<typeof PeriodCut>;

const workingDaysAfter = z.int().min(0).max(30);

/** As it is stored: with what held before, newest first. */
export const StoredPeriodRule = PeriodCut.extend({
  before: z
    .array(PeriodCut.extend({ until: Day }))
    .readonly()
    .optional(),
});
export const StoredDueRule = z.object({
  workingDaysAfter,
  before: z
    .array(z.object({ workingDaysAfter, until: Day }))
    .readonly()
    .optional(),
});

/** When a period's figures are closed by themselves; absent: only when staff say so. */
export const LockRule = z.object({ daysAfterDue: z.int().min(1).max(365).optional() });

/** What staff put in on the page of periods. Nothing is changed by what is left out. */
export const PeriodRulesChange = z.object({
  cut: PeriodCut.optional(),
  workingDaysAfter: workingDaysAfter.optional(),
  /** Null: never by itself. */
  lockDaysAfterDue: z.int().min(1).max(365).nullable().optional(),
  teamTitle: z.string().trim().min(2).max(80).optional(),
});
export type PeriodRulesChange = z.infer<typeof PeriodRulesChange>;

export const PeriodLock = z.object({
  isLocked: z.boolean(),
  /** Since when it is locked. */
  since: z.string().optional(),
  /** By the commune's rule, by itself, or by an officer. */
  by: z.enum(["rule", "staff"]).optional(),
  /** Opened again until then. */
  openUntil: z.string().optional(),
});
export type PeriodLock = z.infer<typeof PeriodLock>;

export const PlannedPeriod = PeriodView.extend({
  /** When its figures will be closed, or were; absent: when staff say so. */
  locksAt: z.string().optional(),
  lock: PeriodLock,
  /** Teams that asked to open it again and wait for an answer. */
  askedBy: z.array(z.string()).optional(),
});
export type PlannedPeriod = z.infer<typeof PlannedPeriod>;

export const DayOff = z.object({
  day: Day,
  name: z.string(),
  /** False: a day of the calendar that this commune works on. */
  isOff: z.boolean(),
  /** From the calendar, or put in by the commune. */
  isOwn: z.boolean(),
});
export type DayOff = z.infer<typeof DayOff>;

/** The page "Kỳ báo cáo và ngày nghỉ". */
export const PeriodRulesPage = z.object({
  unit: z.object({ id: z.int(), name: z.string() }),
  teamTitle: z.string(),
  /** What holds, or will from `begins` on. */
  cut: PeriodCut,
  /** First day of a rule that is still to come. */
  begins: Day.optional(),
  workingDaysAfter: z.int(),
  lockDaysAfterDue: z.int().optional(),
  mayChange: z.boolean(),
  /** The period under way and the three after it. */
  next: z.array(PlannedPeriod),
  /** Those that are over, newest first. */
  past: z.array(PlannedPeriod),
  /** Of this year and the next. */
  daysOff: z.array(DayOff),
});
export type PeriodRulesPage = z.infer<typeof PeriodRulesPage>;

export const PeriodRulesPreview = PeriodRulesPage.pick({ begins: true, next: true });
export type PeriodRulesPreview = z.infer<typeof PeriodRulesPreview>;

export const DayOffChange = z.object({ isOff: z.boolean(), name: z.string().trim().max(80).default("") });
/** A team asks for a closed period; what became of it: it is open, was asked for before, officers were told, or none can be written to. */
export const ReopeningRequest = z.object({ period: z.string().max(10) });
export const ReopeningAnswer = z.object({ state: z.enum(["open", "waiting", "told", "nobody"]) });
export type ReopeningAnswer = z.infer<typeof ReopeningAnswer>;

export const Reopening = z.object({ days: z.int().min(1).max(60).default(7) });
