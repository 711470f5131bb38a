import type { InboundEvent } from "../../shared/api/inbound-event.ts";
import type { CommuneContext } from "../commands/command.ts";
import { welcome } from "../commands/welcome.ts";
import type { Transaction } from "../db/connection.ts";
import { type Conversation, changeConversation } from "../services/conversations.ts";
import { noteGroup } from "../services/official-accounts/groups.ts";
import { enqueue } from "../services/outbox/enqueue.ts";
import type { Outbox } from "../services/outbox/outbox.ts";
import { markDelivered, markSeen, settleByEcho } from "../services/outbox/receipts.ts";

/** An officer who answered by hand keeps the thread for a working day (zalo-openapi.md 1.7: pause the bot). */
const humanHoldsMs = 8 * 3_600_000;

interface Circumstances {
  tx: Transaction;
  outbox: Outbox;
  commune: CommuneContext;
  conversation: Conversation;
  at: Date;
  now: Date;
}

/** Acts on an event that nobody expects an answer to. Returns what it was taken for. */
export async function settleSignal(event: InboundEvent, given: Circumstances): Promise<string> {
  const { tx, outbox, conversation, at } = given;
  const lane = conversation.key;
  switch (event.kind) {
    case "echo":
      return settleEcho(event, given);
    case "delivered":
      await markDelivered(tx, { lane, messageIds: event.messageIds, at: event.at ?? at });
      return event.kind;
    case "seen":
      await markSeen(tx, { lane, messageIds: event.messageIds, at });
      return event.kind;
    case "follow":
    case "chat_opened":
      await noteInteraction(given);
      await enqueue(tx, outbox, {
        communeId: conversation.communeId,
        oaId: conversation.oaId,
        recipient: { kind: "person", id: conversation.peerId },
        kind: "reply",
        message: welcome(given.commune),
        // Once: who follows, leaves and follows again knows us.
        dedupeKey: `welcome_${lane}`,
      });
      return event.kind;
    case "group_changed":
      await noteGroup(tx, {
        communeId: conversation.communeId,
        oaId: conversation.oaId,
        groupId: conversation.peerId,
        isGone: event.change === "deleted",
      });
      return event.kind;
    default:
      return "ignored";
  }
}

async function settleEcho(
  event: Extract<InboundEvent, { kind: "echo" }>,
  { tx, outbox, conversation, at, now }: Circumstances,
): Promise<string> {
  if (!event.byHuman) {
    const { messageId, originalText } = event;
    if (messageId) await settleByEcho(tx, outbox.vault, { lane: conversation.key, messageId, text: originalText, now });
    return "echo";
  }
  // What an officer says in a group is no conversation with one person.
  if (conversation.kind === "person") {
    const until = new Date(at.getTime() + humanHoldsMs);
    if (conversation.humanUntil === null || conversation.humanUntil < until) {
      conversation.humanUntil = until;
      await changeConversation(tx, conversation.id, { humanUntil: until });
    }
  }
  return "human_echo";
}

async function noteInteraction({ tx, conversation, at }: Circumstances): Promise<void> {
  if (conversation.lastInteractionAt !== null && conversation.lastInteractionAt >= at) return;
  conversation.lastInteractionAt = at;
  await changeConversation(tx, conversation.id, { lastInteractionAt: at });
}
