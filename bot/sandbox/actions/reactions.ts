import type { Context } from "../context.ts";
import type { Message } from "../protocol.ts";
import { reactionEvent } from "../webhooks/events.ts";
import { publishMessage } from "../world/messages.ts";
import type { ConversationRecord } from "../world/records.ts";
import { found, RefusedError } from "./refusal.ts";
import { sidesOf } from "./sides.ts";

/** zalo-openapi.md §3.6. */
export const REACTION_ICONS = [":>", "--b", ":-((", "/-strong", "/-heart", ":-h", ":o", "/-remove"];
/** Reactions on one message, same place. */
export const MAX_REACTIONS = 50;

/** A person reacts to a message. Zalo reports it for the OA's messages in 1-1 chats only. */
export function personReacts(ctx: Context, messageId: string, personId: string, icon: string): void {
  const { message, conversation } = locate(ctx, messageId);
  if (!REACTION_ICONS.includes(icon)) throw new RefusedError("unknown_icon", "Zalo không có biểu tượng này.", 400);
  message.reactions = message.reactions.filter((reaction) => reaction.personId !== personId);
  if (icon !== "/-remove") message.reactions.push({ by: "person", personId, icon });
  publishMessage(ctx, conversation, message);
  const contact = ctx.world.contacts.get(conversation.id);
  if (!contact || message.sender.kind === "person") return;
  const sides = sidesOf(ctx, contact);
  ctx.courier.post(sides.oa, reactionEvent(sides, "user", message.id, icon));
}

/** The OA reacts to a person's message. */
export function oaReacts(ctx: Context, message: Message, icon: string): void {
  const { conversation } = locate(ctx, message.id);
  if (icon === "/-remove") message.reactions = message.reactions.filter((reaction) => reaction.by !== "oa");
  else message.reactions.push({ by: "oa", icon });
  publishMessage(ctx, conversation, message);
  const contact = ctx.world.contacts.get(conversation.id);
  if (!contact) return;
  const sides = sidesOf(ctx, contact);
  ctx.courier.post(sides.oa, reactionEvent(sides, "oa", message.id, icon));
}

function locate(ctx: Context, messageId: string): { message: Message; conversation: ConversationRecord } {
  const message = found(ctx.world.messages.get(messageId), "tin nhắn");
  return { message, conversation: found(ctx.world.conversations.get(message.conversationId), "cuộc trò chuyện") };
}
