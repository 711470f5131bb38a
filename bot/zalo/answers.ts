import type { ApiAnswer, RateLimit } from "./api-call.ts";
import { type LooseObject, toBoolean, toId, toInstant, toList, toNumber, toObject, toText } from "./lenient.ts";

/** Every field may be missing: Zalo's types are untidy and nothing depends on them alone. */
export interface SentMessage {
  /** Equals the id in later receipts and in the echo. */
  messageId?: string | undefined;
  sentTime?: Date | undefined;
  /** Absent when the message cost money. Trust it over any constant (zalo-openapi.md 3.2). */
  quota?: { type?: string | undefined; remain?: number | undefined; total?: number | undefined } | undefined;
  rateLimit?: RateLimit | undefined;
}

export interface OaProfile {
  oaId?: string | undefined;
  name?: string | undefined;
  isVerified?: boolean | undefined;
  /** 2 business, 4 government (likely). */
  oaType?: number | undefined;
  followerCount?: number | undefined;
  /** Free text for people; never decide by it. */
  packageName?: string | undefined;
  packageValidThrough?: string | undefined;
}

export interface UserDetail {
  userId?: string | undefined;
  userIdByApp?: string | undefined;
  displayName?: string | undefined;
  alias?: string | undefined;
  isFollower?: boolean | undefined;
  /** dd/mm/yyyy as sent; quotaMessage has the exact time. */
  lastInteractionOn?: string | undefined;
  avatarUrl?: string | undefined;
  /** Only when the person shared it with the OA. */
  phone?: string | undefined;
}

export interface MessageQuota {
  /** Start of the 48 h and 7 day windows. */
  lastInteractionAt?: Date | undefined;
  replyRemain?: number | undefined;
  replyTotal?: number | undefined;
}

/** One line of a chat's history, to find out whether a message arrived. */
export interface ChatEntry {
  messageId?: string | undefined;
  fromOa: boolean;
  sentAt?: Date | undefined;
  type?: string | undefined;
  text?: string | undefined;
  fromId?: string | undefined;
  toId?: string | undefined;
  groupId?: string | undefined;
}

export function toSentMessage({ data, rateLimit }: ApiAnswer): SentMessage {
  const sent = toObject(data);
  const quota = toObject(sent.quota);
  return {
    messageId: toId(sent.message_id),
    sentTime: toInstant(sent.sent_time),
    quota:
      sent.quota === undefined
        ? undefined
        : { type: toText(quota.quota_type), remain: toNumber(quota.remain), total: toNumber(quota.total) },
    rateLimit,
  };
}

export function toOaProfile({ data }: ApiAnswer): OaProfile {
  const oa = toObject(data);
  return {
    oaId: toId(oa.oaid) ?? toId(oa.oa_id),
    name: toText(oa.name),
    isVerified: toBoolean(oa.is_verified),
    oaType: toNumber(oa.oa_type),
    followerCount: toNumber(oa.num_follower),
    packageName: toText(oa.package_name),
    packageValidThrough: toText(oa.package_valid_through_date),
  };
}

export function toUserDetail({ data }: ApiAnswer): UserDetail {
  const user = toObject(data);
  const shared = toObject(user.shared_info);
  return {
    userId: toId(user.user_id),
    userIdByApp: toId(user.user_id_by_app),
    displayName: toText(user.display_name),
    alias: toText(user.user_alias),
    isFollower: toBoolean(user.user_is_follower),
    lastInteractionOn: toText(user.user_last_interaction_date),
    avatarUrl: toText(user.avatar),
    phone: toId(shared.phone),
  };
}

export function toMessageQuota({ data }: ApiAnswer): MessageQuota {
  const quota = toObject(data);
  const reply = toObject(quota.cs_reply);
  return {
    lastInteractionAt: toInstant(quota.last_interaction),
    replyRemain: toNumber(reply.remain),
    replyTotal: toNumber(reply.total),
  };
}

export function toChatEntries({ data }: ApiAnswer): ChatEntry[] {
  return toList(data).map(toObject).map(toChatEntry);
}

/** `src` is 0 for the OA, 1 for the person. */
function toChatEntry(entry: LooseObject): ChatEntry {
  return {
    messageId: toId(entry.message_id),
    fromOa: toNumber(entry.src) === 0,
    sentAt: toInstant(entry.time),
    type: toText(entry.type),
    text: toText(entry.message),
    fromId: toId(entry.from_id),
    toId: toId(entry.to_id),
    groupId: toId(entry.group_id),
  };
}
