import { z } from "zod";

const Words = z.string().min(1).max(80);
const Code = z.string().regex(/^[a-z0-9_]{1,64}$/);

/** Names members used that were not understood, with the indicators they meant; the most used first. */
export const NameProposals = z.object({
  proposals: z.array(z.object({ words: Words, code: Code, times: z.int().positive(), lastAt: z.iso.datetime() })),
});
export type NameProposals = z.infer<typeof NameProposals>;

export const NameDecision = z.object({ words: Words, code: Code, decision: z.enum(["accepted", "dismissed"]) });
