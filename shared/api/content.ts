import { z } from "zod";
import { pillars } from "../catalogue/indicator.ts";
import { Day } from "./common.ts";

const text = (longest: number) => z.string().trim().min(1).max(longest);

/** An indicator as a commune writes it; the code is ours and stays. */
export const IndicatorDefinition = z.object({
  label: text(120),
  /** For buttons and phone screens. */
  shortLabel: text(22),
  /** What one of it is called: "người", "hồ sơ". */
  unit: text(20),
  pillar: z.enum(pillars),
  /** How members write it; accents and case do not matter. */
  aliases: z.array(text(60)).max(40),
  description: z.string().trim().max(400).default(""),
  source: z.string().trim().max(400).default(""),
  aggregation: z.enum(["sum", "latest"]),
});
export type IndicatorDefinition = z.infer<typeof IndicatorDefinition>;

export const EditableIndicator = IndicatorDefinition.extend({
  code: z.string(),
  /** Ours as shipped, ours in the commune's wording, or the commune's own. */
  origin: z.enum(["shipped", "reworded", "own"]),
  /** No longer asked for; its past stays. */
  isRetired: z.boolean(),
});
export type EditableIndicator = z.infer<typeof EditableIndicator>;

/** A guide as a commune writes it. */
export const GuideDefinition = z.object({
  title: text(120),
  category: text(60).default("khác"),
  aliases: z.array(text(120)).max(60).default([]),
  /** One action each; a long one does not fit a card. */
  steps: z.array(text(400)).min(1).max(20),
  notes: z.array(text(400)).max(10).default([]),
  safety: z.array(text(400)).max(10).default([]),
  help: text(500).optional(),
  sources: z.array(text(300)).max(10).default([]),
  /** Who looks after it. */
  owner: z.string().trim().max(120).optional(),
  /** From the day after it is shown to nobody until somebody looked at it again. */
  reviewBy: Day.optional(),
  needsCheck: z.boolean().default(false),
});
export type GuideDefinition = z.infer<typeof GuideDefinition>;

export const EditableGuide = GuideDefinition.extend({
  slug: z.string(),
  origin: z.enum(["shipped", "reworded", "own"]),
  state: z.enum(["published", "draft", "hidden", "expired"]),
  updatedOn: Day,
});
export type EditableGuide = z.infer<typeof EditableGuide>;

export const IndicatorBook = z.object({ indicators: z.array(EditableIndicator) });
export type IndicatorBook = z.infer<typeof IndicatorBook>;
export const GuideShelf = z.object({ guides: z.array(EditableGuide) });
export type GuideShelf = z.infer<typeof GuideShelf>;

/** Earlier versions of an indicator, newest first; one without a definition is where it was retired. */
export const VersionList = z.object({
  versions: z.array(z.object({ id: z.int(), at: z.string(), definition: IndicatorDefinition.optional() })),
});
export type VersionList = z.infer<typeof VersionList>;

/** The same asked in several ways, the most asked way first; `ids` go in the order of `questions`. */
export const UnansweredGroup = z.object({
  ids: z.array(z.int()).min(1),
  questions: z.array(z.string()).min(1),
  /** Of all the ways together. */
  askedCount: z.int(),
  lastAskedAt: z.string(),
});
export type UnansweredGroup = z.infer<typeof UnansweredGroup>;

export const UnansweredList = z.object({
  groups: z.array(UnansweredGroup),
  next: z.string().optional(),
});
export type UnansweredList = z.infer<typeof UnansweredList>;
