import { z } from "zod";
import { Day } from "./common.ts";

/** A code of the commune's indicators. */
const IndicatorCode = z.string().regex(/^[a-z0-9_]{1,64}$/);
const Amount = z.int().min(0).max(10_000_000);

const TargetBasis = z.enum(["per_team", "per_100_households", "shared"]);
const Exceptions = z.array(z.object({ teamId: z.int(), amount: Amount })).max(5_000);

/** How much is asked: of each team, for every 100 households, or in all; with amounts of their own for some teams (0: nothing). */
const TargetAmounts = {
  basis: TargetBasis,
  amount: Amount.min(1),
  exceptions: Exceptions.default([]),
};

/** Changes how much a target asks; its unit, indicator and days stay. */
export const TargetSizeInput = z.object(TargetAmounts);
export type TargetSizeInput = z.input<typeof TargetSizeInput>;

/** The same unit, indicator and days again change its amounts: never a second target. */
export const TargetInput = z.object({ indicatorCode: IndicatorCode, from: Day, to: Day, ...TargetAmounts });
export type TargetInput = z.input<typeof TargetInput>;

export const CampaignTargetInput = z.object({ indicatorCode: IndicatorCode, ...TargetAmounts });

export const TargetView = z.object({
  id: z.int(),
  /** Whose it is: this unit's, or that of a unit above. */
  unitId: z.int(),
  indicatorCode: z.string(),
  from: Day,
  to: Day,
  basis: TargetBasis,
  amount: z.int(),
  exceptions: z.array(z.object({ teamId: z.int(), amount: z.int() })),
});
export type TargetView = z.infer<typeof TargetView>;

/** "unknown": nothing was reported yet, which is not zero. */
export const TargetStanding = z.enum(["reached", "on_pace", "behind", "unknown"]);
export type TargetStanding = z.infer<typeof TargetStanding>;

/** What is asked, what is done, and what should be done by today. */
export const ProgressView = z.object({
  indicatorCode: z.string(),
  from: Day,
  to: Day,
  amount: z.int(),
  done: z.int().optional(),
  expected: z.int(),
  standing: TargetStanding,
});
export type ProgressView = z.infer<typeof ProgressView>;

/** A team with its households, where they are known. */
const AskedTeam = z.object({ id: z.int(), name: z.string(), households: z.int().optional() });

const StandInView = z.object({
  teamId: z.int(),
  standsFor: z.array(z.object({ id: z.int(), households: z.int().optional() })),
});
export type StandInView = z.infer<typeof StandInView>;

/** A target with what its change needs to know. */
export const OneTarget = z.object({
  target: TargetView,
  /** Name of the unit whose target it was until it became part of another one. */
  fromUnit: z.string().optional(),
  /** Those it asks. */
  teams: z.array(AskedTeam),
  /** Teams that took others over since the amount was set: until it is set anew they are asked what those were. */
  standIns: z.array(StandInView),
  maySet: z.boolean(),
});
export type OneTarget = z.infer<typeof OneTarget>;

export const UnitTargets = z.object({
  targets: z.array(
    z.object({
      target: TargetView,
      progress: ProgressView,
      /** Name of the unit whose target it was until it became part of this one; only its teams are asked. */
      fromUnit: z.string().optional(),
      /** Teams of which nothing can be asked, for their households are unknown. */
      teamsWithoutAmount: z.int(),
    }),
  ),
  /** Teams of the unit, for exceptions and the preview; on the first page only. */
  teams: z.array(AskedTeam),
  /** Pass as `cursor` for the next page; absent on the last. */
  next: z.string().optional(),
  maySet: z.boolean(),
});
export type UnitTargets = z.infer<typeof UnitTargets>;

/** Every amount a target ever had, newest first. */
export const TargetHistory = z.object({
  changes: z.array(
    z.object({
      at: z.string(),
      /** Absent: for all teams without an exception. */
      teamId: z.int().optional(),
      basis: TargetBasis,
      amount: z.int(),
      endedAt: z.string().optional(),
    }),
  ),
});
export type TargetHistory = z.infer<typeof TargetHistory>;

/** What is asked of a team now: its targets, and its part of the campaigns that run. */
export const TeamTargets = z.object({
  targets: z.array(ProgressView),
  campaigns: z.array(
    z.object({
      id: z.int(),
      name: z.string(),
      from: Day,
      to: Day,
      /** Today included. */
      daysLeft: z.int(),
      parts: z.array(ProgressView),
    }),
  ),
});
export type TeamTargets = z.infer<typeof TeamTargets>;
