import { z } from "zod";

const Words = z.string().min(1).max(80);
const Code = z.string().regex(/^[a-z0-9_]{1,64}$/);

const Indicator = z.object({ code: Code, label: z.string(), unit: z.string() });

/** A name that members used and that was not understood. */
export const NameProposal = z.object({
  /** Without accents: what a decision names it by. */
  words: Words,
  /** As members type it. */
  said: Words,
  code: Code,
  /** What they meant by it. */
  means: Indicator,
  /** What its numbers were taken for; absent when the sender had to be asked. */
  readAs: Indicator.optional(),
  /** Whether a number with this name is read as meant once the name is taken; words of other indicators may stand in the way. */
  willRead: z.boolean(),
  people: z.int().nonnegative(),
  times: z.int().positive(),
  lastAt: z.iso.datetime(),
});
export type NameProposal = z.infer<typeof NameProposal>;

/** Those of most people first. */
export const NameProposals = z.object({ proposals: z.array(NameProposal) });
export type NameProposals = z.infer<typeof NameProposals>;

export const NameDecision = z.object({ words: Words, code: Code, decision: z.enum(["accepted", "dismissed"]) });
