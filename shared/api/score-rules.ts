import { z } from "zod";

const weight = z.int().min(0).max(100);
const share = z.number().min(0).max(1);
const MINUTES_OF_DAY = 24 * 60;

/** How a commune judges its teams, and whether its officers hear of it on Monday. */
export const ScoreRules = z.object({
  /** What the parts of a team's score weigh, against one another. */
  weights: z
    .object({
      regularity: weight,
      reach: weight,
      variety: weight,
      outcome: weight,
      followThrough: weight,
    })
    .refine((weights) => Object.values(weights).some((one) => one > 0), {
      message: "Phải có ít nhất một mục có trọng số lớn hơn 0.",
    }),
  /** Share of teams that reported, from which a light is green, or at least amber. */
  lights: z
    .object({ greenFrom: share, amberFrom: share })
    .refine(({ greenFrom, amberFrom }) => amberFrom <= greenFrom, {
      message: "Mức “cần để ý” không thể cao hơn mức “tốt”.",
    }),
  /** Whether officers get the week's three calls by chat, and when on Monday, in minutes since midnight. */
  weeklyCalls: z.boolean(),
  callsAtMinutes: z.int().min(0).max(MINUTES_OF_DAY),
});
export type ScoreRules = z.infer<typeof ScoreRules>;

export const ScoreRulesPage = z.object({ rules: ScoreRules, mayChange: z.boolean() });
export type ScoreRulesPage = z.infer<typeof ScoreRulesPage>;
