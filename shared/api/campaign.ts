import { z } from "zod";
import { Day } from "./common.ts";
import { CampaignTargetInput, ProgressView, TargetStanding, TargetView } from "./target.ts";

const Excluded = z.object({ unitIds: z.array(z.int()).max(500), teamIds: z.array(z.int()).max(5_000) });

const Content = z.object({
  name: z.string().trim().min(3).max(120),
  /** The plan behind it, e.g. "Kế hoạch 170/KH-UBND". */
  document: z.string().trim().max(200),
  from: Day,
  /** Included. */
  to: Day,
  /** Units with all below them, and single teams, that do not take part. */
  excluded: Excluded,
  /** One for each indicator. */
  targets: z.array(CampaignTargetInput).min(1).max(10),
});

export const NewCampaign = Content.extend({
  document: Content.shape.document.optional(),
  excluded: Excluded.default({ unitIds: [], teamIds: [] }),
  /** The same key never makes a second campaign; with another campaign it is refused. */
  idempotencyKey: z.string().min(8).max(100),
});
export type NewCampaign = z.input<typeof NewCampaign>;

/** What is absent stays as it is: no defaults here. An empty document takes it away; targets that are given are all there are. */
export const CampaignChange = Content.partial();
export type CampaignChange = z.input<typeof CampaignChange>;

export const CampaignState = z.enum(["planned", "running", "ended", "cancelled"]);
export type CampaignState = z.infer<typeof CampaignState>;

export const CampaignView = z.object({
  id: z.int(),
  unitId: z.int(),
  name: z.string(),
  document: z.string().optional(),
  from: Day,
  to: Day,
  state: CampaignState,
});
export type CampaignView = z.infer<typeof CampaignView>;

export const CampaignList = z.object({
  campaigns: z.array(CampaignView),
  /** Pass as `cursor` for the next page; absent on the last. */
  next: z.string().optional(),
  maySet: z.boolean(),
});
export type CampaignList = z.infer<typeof CampaignList>;

/** Where it ends when it goes on as in the last days; in about four of five such courses between `low` and `high`. */
const ForecastView = z.object({
  basedOnDays: z.int(),
  perDay: z.number(),
  expected: z.int(),
  low: z.int(),
  high: z.int(),
});

const CampaignIndicator = ProgressView.extend({
  /** What as many days before the campaign brought, or a level on the day before. */
  baseline: z.int().optional(),
  /** Where the even pace starts: a level's value before; absent for what adds up. */
  start: z.int().optional(),
  /** What was there at the end of each day, from the first on; null before anything was reported. */
  byDay: z.array(z.int().nullable()),
  /** Absent while nothing can be said. */
  forecast: ForecastView.optional(),
  teams: z.array(
    z.object({
      teamId: z.int(),
      name: z.string(),
      /** Absent: nothing is asked of this team. */
      amount: z.int().optional(),
      done: z.int().optional(),
      expected: z.int().optional(),
      standing: TargetStanding,
    }),
  ),
});

/** A campaign as one unit sees it: the figures of its own teams. */
export const CampaignDetail = z.object({
  campaign: CampaignView,
  /** The day all figures are up to. */
  day: Day,
  /** Today included; 0 when it is over. */
  daysLeft: z.int(),
  excluded: Excluded,
  targets: z.array(TargetView),
  indicators: z.array(CampaignIndicator),
  maySet: z.boolean(),
});
export type CampaignDetail = z.infer<typeof CampaignDetail>;
