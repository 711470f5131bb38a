import { z } from "zod";

/** A chat in which an officer answers by hand; the assistant is silent there until then. */
export const HeldThread = z.object({ id: z.int(), name: z.string().optional(), until: z.string() });
export type HeldThread = z.infer<typeof HeldThread>;

export const HeldThreads = z.object({ threads: z.array(HeldThread) });
export type HeldThreads = z.infer<typeof HeldThreads>;
