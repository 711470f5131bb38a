import { createHash } from "node:crypto";
import { type LooseObject, toId, toIds, toList, toObject, toText } from "./lenient.ts";

/** Longer or stranger keys are hashed, so that every key fits a database index and none can imitate another. */
const plainPart = /^[\w.-]{1,80}$/;
const longestPlainKey = 200;

const groupMembershipEvents =
  /^(create|delete|disperse|update)_group|_group_admin$|^user_(join|out|leave|request_join)_group$|_request_join_group/;
const templateReceiptEvents = new Set(["user_received_message", "user_feedback", "user_click_response_button"]);
const personEvents = new Set([
  "follow",
  "unfollow",
  "add_user_to_tag",
  "remove_user_from_tag",
  "remove_tag",
  "user_submit_info",
]);

/**
 * One key per thing that happened, equal for every delivery of it, in the order of zalo-openapi.md 1.3.
 * `body` is what readWebhook made of `rawBody`.
 */
export function dedupeKey(body: LooseObject, rawBody: Buffer | string): string {
  const eventName = toText(body.event_name) ?? "";
  const parts =
    messageParts(eventName, body) ??
    receiptParts(eventName, body) ??
    groupParts(eventName, body) ??
    personParts(eventName, body);
  // Retries repeat the body byte for byte, so its hash is always right for them.
  return parts === undefined ? `body|${sha256(rawBody)}` : joinKey(parts);
}

/** Only events that carry a new message: receipts, reactions and "seen" name the id of another one. */
function messageParts(eventName: string, body: LooseObject): string[] | undefined {
  if (!/^(user|oa|anonymous)_send_/.test(eventName)) return undefined;
  const message = toObject(body.message);
  const messageId = toId(message.msg_id);
  if (messageId === undefined) return undefined;
  const albumPlace = toList(message.attachments)
    .map(toObject)
    .filter((attachment) => attachment.type === "multi_image")
    .flatMap((attachment) => toId(toObject(attachment.payload).id_in_album) ?? []);
  return [eventName, messageId, ...albumPlace];
}

function receiptParts(eventName: string, body: LooseObject): string[] | undefined {
  if (!templateReceiptEvents.has(eventName)) return undefined;
  const message = toObject(body.message);
  const trackingId = toId(message.tracking_id) ?? toId(body.tracking_id);
  // Without a tracking id `user_received_message` is the receipt of an ordinary message, not of a template.
  if (eventName === "user_received_message" && trackingId === undefined) return undefined;
  const receiptId = trackingId ?? toId(message.msg_id) ?? toId(body.msg_id);
  return receiptId === undefined ? undefined : [eventName, receiptId];
}

function groupParts(eventName: string, body: LooseObject): string[] | undefined {
  if (!groupMembershipEvents.test(eventName)) return undefined;
  const groupId = toId(body.group_id);
  const timestamp = toId(body.timestamp);
  if (groupId === undefined || timestamp === undefined) return undefined;
  const userIds = toList(body.users).flatMap((user) => toId(toObject(user).id) ?? []);
  return [eventName, oaIdOf(body), groupId, ...userIds.sort(), timestamp];
}

function personParts(eventName: string, body: LooseObject): string[] | undefined {
  if (!personEvents.has(eventName)) return undefined;
  const timestamp = toId(body.timestamp);
  const tag = toObject(body.tag);
  // Two tags may change for one person in the same millisecond: the tag's name is part of what happened.
  const who = [
    toId(toObject(body.follower).id) ?? toId(body.user_id) ?? toId(toObject(body.sender).id),
    ...toIds(tag.user_ids).sort(),
    toText(tag.name),
  ].filter((part) => part !== undefined);
  return timestamp === undefined || who.length === 0 ? undefined : [eventName, oaIdOf(body), ...who, timestamp];
}

function oaIdOf(body: LooseObject): string {
  return toId(body.oa_id) ?? toId(body.oaId) ?? toId(toObject(body.recipient).id) ?? "";
}

function joinKey(parts: readonly string[]): string {
  const key = parts.join("|");
  const isPlain = key.length <= longestPlainKey && parts.every((part) => plainPart.test(part));
  return isPlain ? key : `hash|${sha256(JSON.stringify(parts))}`;
}

function sha256(data: Buffer | string): string {
  return createHash("sha256").update(data).digest("hex");
}
