import { z } from "zod";

export const HelpState = z.enum(["open", "taken", "closed", "cancelled"]);
export type HelpState = z.infer<typeof HelpState>;

/** 1 not helped, 2 fair, 3 good. */
export const HelpRating = z.union([z.literal(1), z.literal(2), z.literal(3)]);

/** What a resident asked for, as the resident sees it. */
export const OwnHelpRequest = z.object({
  /** What people call it: "việc số 12". */
  id: z.int(),
  state: HelpState,
  createdAt: z.string(),
  /** Absent once emptied, 90 days after its end. */
  words: z.string().optional(),
  /** Who gets it: the team's name, absent for the officers. */
  team: z.string().optional(),
  takenBy: z.string().optional(),
  answer: z.string().optional(),
  rating: HelpRating.optional(),
});
export type OwnHelpRequest = z.infer<typeof OwnHelpRequest>;

/** The same for who may help. */
export const HelpRequestView = OwnHelpRequest.extend({
  resident: z.string().optional(),
  village: z.string().optional(),
  isMine: z.boolean(),
  /** Nobody took it for a working day, or it did not help (`rating` 1), and officers were told. */
  isEscalated: z.boolean(),
  closedAt: z.string().optional(),
});
export type HelpRequestView = z.infer<typeof HelpRequestView>;

export const HelpRequestList = z.object({ requests: z.array(HelpRequestView), next: z.string().optional() });
export type HelpRequestList = z.infer<typeof HelpRequestList>;

export const OwnHelpRequests = z.object({ requests: z.array(OwnHelpRequest), next: z.string().optional() });
export type OwnHelpRequests = z.infer<typeof OwnHelpRequests>;

export const HelpAnswer = z.object({
  words: z.string().trim().min(1).max(500),
  /** Made once for each answer: the same key is sent to the resident once. */
  key: z.string().regex(/^[\w-]{8,64}$/),
});
export type HelpAnswer = z.infer<typeof HelpAnswer>;
