import type { Context } from "../context.ts";
import type { VisitorSaid, VisitorSays } from "../protocol.ts";
import { anonymousMessageEvent } from "../webhooks/events.ts";
import { derivedId, newHexId } from "../world/ids.ts";
import { addMessage, anonymousConversation } from "../world/messages.ts";
import { found } from "./refusal.ts";
import { oaOf } from "./sides.ts";

/** Somebody without a Zalo account writes in the chat widget of a web page. */
export function visitorSays(ctx: Context, oaId: string, says: VisitorSays): VisitorSaid {
  const oa = oaOf(ctx, found(ctx.world.oas.get(oaId), "OA").id);
  const conversation = anonymousConversation(ctx.world, oa, says.conversationId ?? newHexId());
  const anonymousId = derivedId("5", conversation.id);
  const sender = { kind: "person", personId: anonymousId, name: "Khách ẩn danh" } as const;
  const message = addMessage(ctx, conversation, { sender, text: says.text });
  ctx.courier.post(oa, anonymousMessageEvent(oa, anonymousId, message, false));
  return { conversationId: conversation.id, anonymousId, messageId: message.id };
}
