import type { Context } from "../context.ts";
import type { Message } from "../protocol.ts";
import { anonymousMessageEvent, groupMessageEvent, oaMessageEvent, receiptEvent } from "../webhooks/events.ts";
import { personOf } from "../world/contacts.ts";
import {
  addMessage,
  anonymousConversation,
  directConversation,
  groupConversation,
  type NewMessage,
  publishMessage,
} from "../world/messages.ts";
import type { ContactRecord, GroupRecord, OaRecord } from "../world/records.ts";
import { oaOf, sidesOf } from "./sides.ts";

export type OaSays = Omit<NewMessage, "sender">;

/** The OA's message reaches a person; the echo goes to the app. Who may send what was decided before. */
export function oaSays(ctx: Context, contact: ContactRecord, says: OaSays, byStaff = false): Message {
  const sides = sidesOf(ctx, contact);
  const sender = byStaff ? staffSender(sides.oa) : oaSender(sides.oa);
  const conversation = directConversation(ctx.world, contact);
  const message = addMessage(ctx, conversation, { ...says, sender });
  ctx.courier.post(sides.oa, oaMessageEvent(sides, message));
  // A phone on the page is switched on; all the others are off, which spares load tests a receipt per message.
  if (personOf(ctx.world, contact).shown) {
    message.delivery = "received";
    publishMessage(ctx, conversation, message);
    ctx.courier.post(sides.oa, receiptEvent(sides, "received", [message.id]));
  }
  return message;
}

export function oaSaysInGroup(ctx: Context, group: GroupRecord, says: OaSays, byStaff = false): Message {
  const oa = oaOf(ctx, group.oaId);
  const sender = byStaff ? staffSender(oa) : oaSender(oa);
  const message = addMessage(ctx, groupConversation(ctx.world, group), { ...says, sender });
  ctx.courier.post(oa, groupMessageEvent(oa, group, message));
  return message;
}

export function oaSaysToVisitor(
  ctx: Context,
  oa: OaRecord,
  visitor: { conversationId: string; anonymousId: string },
  says: OaSays,
): Message {
  const conversation = anonymousConversation(ctx.world, oa, visitor.conversationId);
  const message = addMessage(ctx, conversation, { ...says, sender: oaSender(oa) });
  ctx.courier.post(oa, anonymousMessageEvent(oa, visitor.anonymousId, message, true));
  return message;
}

function oaSender(oa: OaRecord): Message["sender"] {
  return { kind: "oa", oaId: oa.id, name: oa.name };
}

function staffSender(oa: OaRecord): Message["sender"] {
  return { kind: "staff", oaId: oa.id, adminId: oa.adminId, name: "Cán bộ trực OA" };
}
