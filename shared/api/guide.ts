import { z } from "zod";

export const GuideCard = z.object({ slug: z.string(), title: z.string(), category: z.string() });
export type GuideCard = z.infer<typeof GuideCard>;

export const GuideList = z.object({
  guides: z.array(GuideCard),
  /** False for a question we are not sure about: say so and offer a person. */
  confident: z.boolean(),
});
export type GuideList = z.infer<typeof GuideList>;

export const GuidePage = GuideCard.extend({
  steps: z.array(z.string()),
  notes: z.array(z.string()),
  safety: z.array(z.string()),
  help: z.string(),
  updatedOn: z.string(),
  /** Where it was taken from: laws, official sites. */
  sources: z.array(z.string()),
  /** At least one step has not been tried on a phone since it was written. */
  needsCheck: z.boolean(),
});
export type GuidePage = z.infer<typeof GuidePage>;

/** All guides at once, with their other names: a phone keeps them, and needs no network to read them or to find one by its name. */
export const GuideBook = z.object({ guides: z.array(GuidePage.extend({ aliases: z.array(z.string()) })) });
export type GuideBook = z.infer<typeof GuideBook>;
