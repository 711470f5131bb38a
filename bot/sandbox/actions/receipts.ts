import type { Context } from "../context.ts";
import { receiptEvent } from "../webhooks/events.ts";
import { publishMessage } from "../world/messages.ts";
import { found } from "./refusal.ts";
import { sidesOf } from "./sides.ts";

/** The person's phone received, or the person saw, what the OA wrote. Only 1-1 chats have receipts. */
export function markReceived(ctx: Context, conversationId: string, state: "received" | "seen"): void {
  const contact = found(ctx.world.contacts.get(conversationId), "cuộc trò chuyện");
  const conversation = ctx.world.conversations.get(conversationId);
  const fresh = (conversation?.messages ?? []).filter(
    (message) =>
      message.sender.kind !== "person" &&
      message.delivery !== "seen" &&
      (state === "seen" || message.delivery === "sent"),
  );
  if (!conversation || fresh.length === 0) return;
  for (const message of fresh) {
    message.delivery = state;
    publishMessage(ctx, conversation, message);
  }
  const sides = sidesOf(ctx, contact);
  const ids = fresh.map((message) => message.id);
  if (state === "seen") ctx.courier.post(sides.oa, receiptEvent(sides, "seen", ids));
  else for (const id of ids) ctx.courier.post(sides.oa, receiptEvent(sides, "received", [id]));
}
