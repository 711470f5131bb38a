import { z } from "zod";
import { type OaSays, oaSays } from "../actions/oa-messages.ts";
import type { Message } from "../protocol.ts";
import { vietnamDate } from "../world/clock.ts";
import { windowOf } from "../world/contacts.ts";
import { currentQuotas } from "../world/limits.ts";
import type { ContactRecord, OaRecord } from "../world/records.ts";
import type { Endpoint, OaCall } from "./endpoint.ts";
import { messageSchema, readMessage } from "./message-grammar.ts";
import { bodyOf } from "./parameters.ts";
import { badParameter, refusals } from "./zalo-refusal.ts";

/** What `quota.total` says inside the free window; since 2026 nothing counts it (zalo-openapi.md §3.2). */
const REPLIES_SHOWN = 8;

const sendSchema = z.looseObject({ recipient: z.looseObject({ user_id: z.string() }), message: messageSchema });

/** `POST /v3.0/oa/message/cs`. Government OAs must use v2 (zalo-openapi.md §7.1). */
function sendCs(call: OaCall) {
  if (call.oa.kind === "government") throw refusals.wrongKindOfOa();
  const { recipient, message } = bodyOf(call, sendSchema);
  return sendToPerson(call, recipient.user_id, readMessage(call, message, "direct"));
}

/** Sends, when the person's window allows it, and says what it cost. */
export function sendToPerson(call: OaCall, userId: string, says: OaSays) {
  const contact = contactOf(call, userId);
  const { cost, quota } = charge(call.oa, contact, call.now);
  const message = oaSays(call.ctx, contact, { ...says, cost });
  return { message_id: message.id, user_id: userId, sent_time: String(message.sentAt), quota };
}

export function contactOf(call: OaCall, userId: string): ContactRecord {
  const contact = call.ctx.world.contacts.get(userId);
  if (!contact || contact.oaId !== call.oa.id) throw badParameter("user_id");
  return contact;
}

/** Refuses outside the windows of zalo-openapi.md §3.2, else takes the message off the right quota. */
function charge(
  oa: OaRecord,
  contact: ContactRecord,
  now: number,
): { cost: NonNullable<Message["cost"]>; quota: object } {
  const { unfollowedAt, lastInteractionAt } = contact;
  if (unfollowedAt !== undefined && unfollowedAt >= (lastInteractionAt ?? 0)) throw refusals.notFollowing();
  switch (windowOf(contact, now)) {
    case "none":
      throw refusals.neverInteracted();
    case "closed":
      throw refusals.windowClosed();
    case "free": {
      contact.repliesUsed++;
      const remain = Math.max(0, REPLIES_SHOWN - contact.repliesUsed);
      return { cost: "free", quota: { quota_type: "reply", remain: String(remain), total: String(REPLIES_SHOWN) } };
    }
    case "paid":
      return { cost: "quota", quota: takeFromPackage(oa, now) };
  }
}

function takeFromPackage(oa: OaRecord, now: number): object {
  const quota = currentQuotas(oa, now).paidMessages;
  if (quota.total === 0) throw refusals.packageTooLow();
  if (quota.remaining <= 0) throw refusals.outOfQuota();
  quota.remaining--;
  return {
    quota_type: "sub_quota",
    remain: String(quota.remaining),
    total: String(quota.total),
    expired_date: vietnamDate(now + 30 * 24 * 3_600_000),
    owner_type: "OA",
    owner_id: oa.id,
  };
}

export const directEndpoints: Endpoint[] = [
  { method: "POST", host: "openapi", path: "/v3.0/oa/message/cs", access: "oa", handle: sendCs },
];
