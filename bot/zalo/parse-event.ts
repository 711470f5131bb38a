import type { ConversationRef, InboundEvent, SharedContact } from "../../shared/api/inbound-event.ts";
import { type EventMeaning, meaningOf } from "./event-names.ts";
import { type LooseObject, toId, toIds, toInstant, toObject, toText } from "./lenient.ts";
import { parseContent } from "./parse-content.ts";
import { groupUserIds, type Parties, parseParties } from "./parse-parties.ts";

/**
 * Turns a webhook body (from readWebhook) into our own event. Never throws: what is missing is undefined, what is unknown is `other`.
 * `isKnownOa` tells whether an id is one of the connected OAs.
 */
export function parseEvent(body: LooseObject, isKnownOa: (id: string) => boolean): InboundEvent {
  const name = toText(body.event_name) ?? "";
  const meaning = meaningOf(name);
  const parties = parseParties(body, meaning.sides, isKnownOa);
  // A phone receipt names a telephone number where the person's id should be.
  const isPhoneReceipt = meaning.kind === "delivered" && toObject(body.message).tracking_id !== undefined;
  const userId = isPhoneReceipt ? undefined : parties.userId;
  return {
    name,
    oaId: parties.oaId,
    userId,
    groupId: parties.groupId,
    userIdByApp: toId(body.user_id_by_app),
    appId: toId(body.app_id),
    sentAt: toInstant(body.timestamp),
    conversation: conversationOf(userId, parties.groupId, name),
    ...detailsOf(body, meaning, parties),
  };
}

function conversationOf(
  userId: string | undefined,
  groupId: string | undefined,
  name: string,
): ConversationRef | undefined {
  if (groupId !== undefined) return { kind: "group", id: groupId };
  // What was said in a group we cannot name is no private talk; widget visitors have an id that no later message can be sent to.
  if (userId === undefined || /_group|anonymous_/.test(name)) return undefined;
  return { kind: "person", id: userId };
}

/** Everything but the base: the union's members are told apart by `kind`. */
type Details = InboundEvent extends infer Event
  ? Event extends InboundEvent
    ? Omit<Event, keyof Base>
    : never
  : never;
type Base = Omit<Extract<InboundEvent, { kind: "other" }>, "kind" | "messageId">;

function detailsOf(body: LooseObject, { kind, change }: EventMeaning, { oaId, groupId, isFromOa }: Parties): Details {
  const message = toObject(body.message);
  switch (kind) {
    case "message":
    case "anonymous_message":
    case "echo": {
      const content = { messageId: toId(message.msg_id), ...parseContent(message, oaId, groupId) };
      // What the OA itself said is never taken for a person's words, whatever the event's name promises.
      if (kind === "echo" || isFromOa) return { kind: "echo", ...echoAuthor(body), ...content };
      if (kind === "message") return { kind, ...content };
      return { kind, anonymousConversationId: toId(message.conversation_id), ...content };
    }
    case "follow":
    case "unfollow":
      return { kind, source: toText(body.source) };
    case "delivered":
      return { kind, ...receiptOf(body), at: toInstant(message.delivery_time) };
    case "template":
      return { kind, ...receiptOf(body) };
    case "seen":
      return { kind, messageIds: toIds(message.msg_ids ?? [message.msg_id]) };
    case "reaction":
      return { kind, byOa: isFromOa, messageIds: toIds([message.msg_id]), icon: toText(message.react_icon) };
    case "group_changed":
      return { kind, change: change ?? "info_updated", userIds: groupUserIds(body) };
    case "contact_shared":
      return { kind, contact: contactOf(toObject(body.info)) };
    default:
      return { kind };
  }
}

/** `admin_id` is there only when a human answered from the OA's chat tool. */
function echoAuthor(body: LooseObject) {
  const adminId = toId(toObject(body.sender).admin_id);
  return { byHuman: adminId !== undefined, adminId };
}

function receiptOf(body: LooseObject) {
  const message = toObject(body.message);
  return {
    messageIds: toIds([message.msg_id ?? body.msg_id]),
    trackingId: toId(message.tracking_id) ?? toId(body.tracking_id),
  };
}

/**
 * Newest: `{ name, phone, user_dob, gender, full_address: { user_city, user_ward, user_address } }`;
 * older: `{ name, phone, city, district, ward, address }` (zalo-openapi.md 1.6).
 */
function contactOf(info: LooseObject): SharedContact {
  const place = toObject(info.full_address);
  return {
    name: toText(info.name),
    phone: toId(info.phone) ?? toText(info.phone),
    birthDate: toText(info.user_dob),
    gender: toText(info.gender),
    province: toText(place.user_city) ?? toText(info.city),
    district: toText(info.district),
    commune: toText(place.user_ward) ?? toText(info.ward),
    address: toText(place.user_address) ?? toText(info.address),
  };
}
