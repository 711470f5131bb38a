import { z } from "zod";

export const TeamRole = z.enum(["leader", "deputy", "member", "officer"]);
export type TeamRole = z.infer<typeof TeamRole>;

export const MemberView = z.object({
  personId: z.int(),
  name: z.string().optional(),
  /** "84…"; only for those who manage the team or may see people's data. */
  phone: z.string().optional(),
  role: TeamRole,
  /** Since when in this role. */
  since: z.string(),
  /** Joined with the team's code, and nobody has said yet that they belong here. */
  isNew: z.boolean(),
  /** Gets messages from the commune's Zalo. */
  isOnZalo: z.boolean(),
  isMe: z.boolean(),
});
export type MemberView = z.infer<typeof MemberView>;

export const MemberList = z.object({
  team: z.object({ id: z.int(), name: z.string(), communeId: z.int() }),
  members: z.array(MemberView),
  /** Pass as `cursor` for the next page; absent on the last. */
  next: z.string().optional(),
  /** What the caller may do here. */
  may: z.object({ manage: z.boolean(), handOver: z.boolean(), move: z.boolean() }),
});
export type MemberList = z.infer<typeof MemberList>;

const Name = z.string().trim().min(2).max(100);
const Phone = z.string().trim().max(20);

/** Known again by phone or name: the same person sent twice is one. */
export const MemberInput = z.object({ name: Name, phone: Phone.optional(), role: TeamRole.default("member") });
export type MemberInput = z.input<typeof MemberInput>;

/** Only what changes. The leader changes by handing over. */
export const MemberChange = z.object({
  name: Name.optional(),
  phone: Phone.optional(),
  role: TeamRole.exclude(["leader"]).optional(),
  /** Who joined by code belongs here. */
  confirmed: z.literal(true).optional(),
});
export type MemberChange = z.infer<typeof MemberChange>;

export const MemberMove = z.object({
  toTeamId: z.int(),
  /** Also stays in this team. */
  stays: z.boolean().default(false),
});
export type MemberMove = z.input<typeof MemberMove>;

/** The record of the same human that stays. */
/** `intoTeamId`: where the record that stays is; absent when both are in one team. */
export const MemberMerge = z.object({ intoPersonId: z.int(), intoTeamId: z.int().optional() });

/** `formerRole` is what the leader until now does in the team from then on; "none" leaves it. */
export const HandOverInput = z.object({ toPersonId: z.int(), formerRole: z.enum(["deputy", "member", "none"]) });
export type HandOverInput = z.infer<typeof HandOverInput>;

export const JoinInvitation = z.object({
  code: z.string(),
  /** What to send to the commune's Zalo: "đăng ký TQ-48213". */
  say: z.string(),
  /** A page that leads there; absent while the product has no address a phone elsewhere can open. */
  link: z.string().optional(),
  /** Ready to be sent on. */
  shareText: z.string(),
  /** Draw `path` dark on a light square of `size` by `size`, with four free modules around. */
  qr: z.object({ size: z.int(), path: z.string() }),
});
export type JoinInvitation = z.infer<typeof JoinInvitation>;

/** The code the caller saw: sent twice it is renewed once. */
export const JoinCodeRenewal = z.object({ current: z.string().max(20) });

/** Whom to write to in a commune: public, for people who come by a code on paper. */
export const CommuneDoor = z.object({
  name: z.string(),
  /** Zalo's id of the commune's OA; absent before one is connected. */
  oaId: z.string().optional(),
});
export type CommuneDoor = z.infer<typeof CommuneDoor>;

export const TeamLack = z.enum(["leader", "group", "members", "confirmation"]);
export type TeamLack = z.infer<typeof TeamLack>;

export const DirectoryTeam = z.object({
  id: z.int(),
  name: z.string(),
  unit: z.object({ id: z.int(), name: z.string() }),
  communeName: z.string(),
  households: z.int().optional(),
  people: z.int(),
  /** Those of them who write to the commune's Zalo. */
  onZalo: z.int(),
  hasGroup: z.boolean(),
  hasLeader: z.boolean(),
  /** Somebody joined by code and nobody said yet that they belong. */
  hasNew: z.boolean(),
  /** For those who may see people. */
  leaderName: z.string().optional(),
});
export type DirectoryTeam = z.infer<typeof DirectoryTeam>;

export const TeamDirectory = z.object({
  unit: z.object({ id: z.int(), name: z.string(), level: z.enum(["province", "commune", "village"]) }),
  teams: z.array(DirectoryTeam),
  /** How many fit what was asked for, on all pages. */
  total: z.int(),
  next: z.string().optional(),
  mayManage: z.boolean(),
});
export type TeamDirectory = z.infer<typeof TeamDirectory>;
