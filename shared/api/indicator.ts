import { z } from "zod";

/** What a commune counts, as the form and the live read-back need it. */
const IndicatorEntry = z.object({
  code: z.string(),
  label: z.string(),
  shortLabel: z.string(),
  unit: z.string(),
  pillar: z.string(),
  aliases: z.array(z.string()),
  description: z.string(),
  aggregation: z.enum(["sum", "latest"]),
});
export const IndicatorList = z.object({ indicators: z.array(IndicatorEntry) });
export type IndicatorList = z.infer<typeof IndicatorList>;
