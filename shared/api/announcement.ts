import { z } from "zod";

/** Who is meant. Units and teams by id; what lies below a unit is meant with it. */
export const AudienceInput = z.object({
  units: z.array(z.int()).max(200).optional(),
  exceptUnits: z.array(z.int()).max(200).default([]),
  teams: z
    .union([z.literal("all"), z.literal("missing"), z.literal("none"), z.array(z.int()).max(1_000)])
    .default("all"),
  exceptTeams: z.array(z.int()).max(1_000).default([]),
  to: z.enum(["teams", "leaders", "members"]).default("teams"),
  residents: z.boolean().default(false),
});
export type AudienceInput = z.input<typeof AudienceInput>;

/** What will happen, before anything goes out. */
export const SendPlan = z.object({
  /** Everybody who is meant. */
  recipients: z.int(),
  /** Those who will get it by themselves. */
  reach: z.int(),
  /** Into teams' groups; to persons who wrote lately (free); to persons against the OA's quota. */
  routes: z.object({ group: z.int(), free: z.int(), paid: z.int() }),
  /** Those an officer has to tell: why, how many, the first of them. */
  byHand: z.array(z.object({ reason: z.string(), count: z.int(), names: z.array(z.string()) })),
  startAt: z.iso.datetime(),
  /** The last one leaves; absent when nobody is reached. */
  finishAt: z.iso.datetime().optional(),
  /** Each OA that sends: how many, how many a minute, and whether Zalo told that limit. */
  accounts: z.array(z.object({ count: z.int(), perMinute: z.number(), isTold: z.boolean() })),
  /** What is left of the package's messages, when an answer told it. */
  quotaLeft: z.int().optional(),
  /** Messages beyond what is left: they wait for another day. */
  beyondQuota: z.int(),
});
export type SendPlan = z.infer<typeof SendPlan>;

export const AnnouncementState = z.enum([
  "draft",
  "awaiting_approval",
  "scheduled",
  "sending",
  "paused",
  "cancelled",
  "done",
]);
export type AnnouncementState = z.infer<typeof AnnouncementState>;

export const RecipientStateName = z.enum(["pending", "sending", "sent", "failed", "unknown", "held"]);
export type RecipientStateName = z.infer<typeof RecipientStateName>;

/** How many recipients stand where; together all of them. */
export const Progress = z.object({
  total: z.int(),
  pending: z.int(),
  sending: z.int(),
  sent: z.int(),
  failed: z.int(),
  unknown: z.int(),
  held: z.int(),
  acknowledged: z.int(),
  /** Of those that failed or are unknown: told by an officer by other means. */
  toldByHand: z.int(),
});
export type Progress = z.infer<typeof Progress>;
