import { z } from "zod";
import { type OaSays, oaSays, oaSaysToVisitor } from "../actions/oa-messages.ts";
import { MAX_REACTIONS, oaReacts, REACTION_ICONS } from "../actions/reactions.ts";
import { vietnamDay, vietnamHour } from "../world/clock.ts";
import { newHexId } from "../world/ids.ts";
import { currentQuotas } from "../world/limits.ts";
import { indexOf } from "../world/world.ts";
import type { Endpoint, OaCall } from "./endpoint.ts";
import { messageSchema, readMessage } from "./message-grammar.ts";
import { bodyOf } from "./parameters.ts";
import { contactOf, sendToPerson } from "./send-direct.ts";
import { badParameter, overLimit, refusals } from "./zalo-refusal.ts";

const v2Schema = z.looseObject({
  recipient: z.looseObject({
    user_id: z.string().optional(),
    anonymous_id: z.string().optional(),
    conversation_id: z.string().optional(),
    target: z.looseObject({}).optional(),
  }),
  message: messageSchema.optional(),
  sender_action: z.looseObject({ react_icon: z.string(), react_message_id: z.string() }).optional(),
});

type V2Body = z.infer<typeof v2Schema>;

/**
 * `POST /v2.0/oa/message` still does reactions, anonymous visitors and broadcasts for everybody, and ordinary messages
 * for government OAs only; others get −240 (zalo-openapi.md §3.5–3.7, §7.1).
 */
function sendV2(call: OaCall) {
  const body = bodyOf(call, v2Schema);
  if (body.sender_action) return react(call, body, body.sender_action);
  if (body.recipient.target) return broadcast(call, body);
  if (!body.message) throw badParameter("message");
  const says = readMessage(call, body.message, "direct");
  if (body.recipient.anonymous_id !== undefined) return sendToVisitor(call, body, says);
  if (call.oa.kind !== "government") throw refusals.version2Closed();
  if (body.recipient.user_id === undefined) throw badParameter("recipient.user_id");
  return sendToPerson(call, body.recipient.user_id, says);
}

function react(call: OaCall, body: V2Body, action: NonNullable<V2Body["sender_action"]>) {
  const contact = contactOf(call, body.recipient.user_id ?? "");
  if (!REACTION_ICONS.includes(action.react_icon)) throw badParameter("react_icon");
  const message = call.ctx.world.messages.get(action.react_message_id);
  if (!message || message.conversationId !== contact.userId) throw badParameter("react_message_id");
  if (message.reactions.length >= MAX_REACTIONS) throw overLimit("reactions");
  oaReacts(call.ctx, message, action.react_icon);
  return { message_id: message.id, user_id: contact.userId };
}

function sendToVisitor(call: OaCall, body: V2Body, says: OaSays) {
  const { anonymous_id: anonymousId = "", conversation_id: conversationId } = body.recipient;
  const conversation = call.ctx.world.conversations.get(conversationId ?? "");
  if (conversation?.kind !== "anonymous" || conversation.oaId !== call.oa.id) throw badParameter("conversation_id");
  const message = oaSaysToVisitor(call.ctx, call.oa, { anonymousId, conversationId: conversation.id }, says);
  return { message_id: message.id, anonymous_id: anonymousId, conversation_id: conversation.id };
}

/** Only an article, only to followers, only by day, once a person and day (zalo-openapi.md §3.5). */
function broadcast(call: OaCall, body: V2Body) {
  const { ctx, oa, now } = call;
  const payload = body.message?.attachment?.payload;
  const articleId = payload?.elements?.[0]?.attachment_id;
  if (payload?.elements?.[0]?.media_type !== "article" || articleId === undefined) throw refusals.unsupportedMessage();
  const hour = vietnamHour(now);
  if (hour >= 22 || hour < 6) throw refusals.night();
  const quota = currentQuotas(oa, now).broadcasts;
  if (quota.remaining <= 0) throw refusals.outOfQuota();
  quota.remaining--;
  const today = vietnamDay(now);
  for (const userId of indexOf(ctx.world, oa.id).userIds) {
    const contact = ctx.world.contacts.get(userId);
    if (!contact?.isFollower || contact.lastBroadcastOn === today) continue;
    contact.lastBroadcastOn = today;
    oaSays(ctx, contact, { attachments: [{ kind: "article", articleId }] });
  }
  return { message_id: newHexId() };
}

export const v2Endpoints: Endpoint[] = [
  { method: "POST", host: "openapi", path: "/v2.0/oa/message", access: "oa", handle: sendV2 },
];
