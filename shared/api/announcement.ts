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

const Text = z.string().trim().min(1).max(1_500);

/** A picture of ours, as an upload gave it: nothing else travels with an announcement. */
const OwnPicture = z.url().regex(/\/api\/v1\/announcement-pictures\/[\w-]{24}$/);
export const PictureKept = z.object({ imageUrl: OwnPicture });
export type PictureKept = z.infer<typeof PictureKept>;

const Content = z.object({
  text: Text,
  imageUrl: OwnPicture.optional(),
  urgent: z.boolean(),
  audience: AudienceInput,
  /** Not before; quiet hours may move it. */
  sendAt: z.iso.datetime({ offset: true }).optional(),
  asksAcknowledgement: z.boolean(),
  /** Everybody may read it in the Mini App once it is sent, without a login. */
  isPublic: z.boolean(),
});

export const AnnouncementInput = Content.extend({
  urgent: Content.shape.urgent.default(false),
  audience: AudienceInput.prefault({}),
  asksAcknowledgement: Content.shape.asksAcknowledgement.default(true),
  isPublic: Content.shape.isPublic.default(false),
  /** Made by the caller: the same key makes one draft. */
  idempotencyKey: z.string().min(8).max(64).optional(),
});
export type AnnouncementInput = z.input<typeof AnnouncementInput>;

/** What is absent stays as it is: no defaults here. `null` takes the picture, or the chosen time, away. */
export const AnnouncementChange = Content.partial().extend({
  imageUrl: Content.shape.imageUrl.nullable(),
  sendAt: Content.shape.sendAt.nullable(),
});
export type AnnouncementChange = z.input<typeof AnnouncementChange>;

/** What would happen; nothing is written. */
export const PlanRequest = AnnouncementInput.pick({ urgent: true, audience: true, sendAt: true });
export type PlanRequest = z.input<typeof PlanRequest>;
export const PlanAnswer = z.object({ plan: SendPlan, needsApproval: z.boolean() });
export type PlanAnswer = z.infer<typeof PlanAnswer>;

export const AnnouncementSummary = z.object({
  id: z.int(),
  text: z.string(),
  urgent: z.boolean(),
  state: AnnouncementState,
  createdAt: z.string(),
  sendAt: z.string().optional(),
  endedAt: z.string().optional(),
  asksAcknowledgement: z.boolean(),
  isPublic: z.boolean(),
  /** Absent while it is a draft. */
  progress: Progress.optional(),
});
export type AnnouncementSummary = z.infer<typeof AnnouncementSummary>;

export const AnnouncementList = z.object({ announcements: z.array(AnnouncementSummary), next: z.string().optional() });
export type AnnouncementList = z.infer<typeof AnnouncementList>;

/** One announcement with everything an officer decides by. */
export const AnnouncementView = AnnouncementSummary.extend({
  unitId: z.int(),
  audience: AudienceInput,
  imageUrl: z.string().optional(),
  /** As a group reads it. */
  preview: z.string(),
  /** What was foreseen when it was confirmed; of a draft what is foreseen now. */
  plan: SendPlan.optional(),
  needsApproval: z.boolean(),
  approvalExpiresAt: z.string().optional(),
  /** Whether this person may approve it: never their own. */
  mayApprove: z.boolean(),
  maySend: z.boolean(),
  nudgedAt: z.string().optional(),
  /** Of those who got it: who answered, by unit, and the first who have not. */
  acknowledged: z.array(
    z.object({ name: z.string(), got: z.int(), acknowledged: z.int(), silent: z.array(z.string()) }),
  ),
});
export type AnnouncementView = z.infer<typeof AnnouncementView>;

export const RecipientView = z.object({
  id: z.int(),
  kind: z.enum(["group", "person"]),
  name: z.string(),
  state: RecipientStateName,
  /** One Vietnamese sentence: why it failed, is unknown or waits. */
  reason: z.string().optional(),
  acknowledgedAt: z.string().optional(),
  seenAt: z.string().optional(),
  toldAt: z.string().optional(),
});
export type RecipientView = z.infer<typeof RecipientView>;
export const RecipientList = z.object({ recipients: z.array(RecipientView), next: z.string().optional() });
export type RecipientList = z.infer<typeof RecipientList>;

/** `reach`: the number that was shown; a program that shows none to its user may leave it out for a few groups only. */
export const SendRequest = z.object({ reach: z.int().min(0).optional() });
export const CourseRequest = z.object({ change: z.enum(["pause", "resume", "cancel"]) });
export const ApprovalRequest = z.object({ approve: z.boolean() });
/** `resend`: once more, on this person's word; for one whose arrival is unknown only when they asked and it did not arrive. */
export const HandWorkRequest = z.object({ work: z.enum(["resend", "told"]) });

const Read = z.object({
  id: z.int(),
  text: z.string(),
  urgent: z.boolean(),
  from: z.string(),
  sentAt: z.string(),
  imageUrl: z.string().optional(),
});
export type ReadAnnouncement = z.infer<typeof Read>;

/** What the people of a unit read: their own village's and commune's announcements of the last 90 days. */
export const ReadableAnnouncements = z.object({
  announcements: z.array(
    Read.extend({
      /** Whether "Đã nắm" is asked of this person, and whether they said so. */
      asksMe: z.boolean(),
      acknowledged: z.boolean(),
    }),
  ),
});
export type ReadableAnnouncements = z.infer<typeof ReadableAnnouncements>;

const Named = z.object({ id: z.int(), name: z.string() });

/** What everybody may read, and the villages to choose from. */
export const PublicAnnouncements = z.object({
  commune: Named,
  villages: z.array(Named),
  announcements: z.array(Read),
});
export type PublicAnnouncements = z.infer<typeof PublicAnnouncements>;

/** `more`: there are others; ask with more of the name. */
export const CommuneNames = z.object({ communes: z.array(Named), more: z.boolean() });
export type CommuneNames = z.infer<typeof CommuneNames>;
