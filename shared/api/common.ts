import { z } from "zod";

/** "YYYY-MM-DD" in Vietnam. */
export const Day = z.iso.date();

/** `{ "<indicator code>": count }`. A code that is absent was not reported, which is not zero. */
export const Values = z.record(z.string().regex(/^[a-z0-9_]{1,64}$/), z.int().min(0).max(1_000_000));

/** Figures added up over reports, which may exceed what one report may say; an absent code was not reported. */
export const Totals = z.record(z.string(), z.int().min(0));

/** How every refusal looks: `code` for programs, `message` in Vietnamese for the person; `period_locked` names the period. */
export const ApiError = z.object({
  error: z.object({ code: z.string(), message: z.string(), period: z.string().optional() }),
});
export type ApiError = z.infer<typeof ApiError>;
