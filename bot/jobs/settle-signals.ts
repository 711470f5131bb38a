import type { GroupChange, InboundEvent } from "../../shared/api/inbound-event.ts";
import type { CommuneContext } from "../commands/command.ts";
import { welcome } from "../commands/welcome.ts";
import type { Transaction } from "../db/connection.ts";
import { type Conversation, changeConversation } from "../services/conversations.ts";
import { forgetBody } from "../services/inbox/settle-event.ts";
import { type MemberChange, noteGroup, noteMembers } from "../services/official-accounts/groups.ts";
import { enqueue } from "../services/outbox/enqueue.ts";
import type { Outbox } from "../services/outbox/outbox.ts";
import { markDelivered, markSeen, settleByEcho } from "../services/outbox/receipts.ts";
import { erasePerson } from "../services/people/erase.ts";
import { eraseChat } from "../services/people/erase-chat.ts";
import { keepSharedPhone } from "../services/people/keep-shared-phone.ts";
import { findPersonByIdentity } from "../services/people/known-person.ts";

/** An officer who answered by hand keeps the thread for a working day (zalo-openapi.md 1.7: pause the bot). */
const humanHoldsMs = 8 * 3_600_000;

interface Circumstances {
  eventId: number;
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
    case "contact_shared": {
      const person = await findPersonByIdentity(tx, outbox.vault, writerOf(event, given));
      if (person) await keepSharedPhone(tx, outbox.vault, { personId: person.id, phone: event.contact.phone });
      // A form with name, phone and address has done its work; nothing of it is kept in the clear.
      await forgetBody(tx, given.eventId);
      return event.kind;
    }
    case "data_withdrawn": {
      const person = await findPersonByIdentity(tx, outbox.vault, writerOf(event, given));
      if (person) await erasePerson(tx, { personId: person.id, byPersonId: person.id, now: given.now });
      else await eraseChat(tx, { oaId: conversation.oaId, userId: conversation.peerId }, given.now);
      return event.kind;
    }
    case "group_changed":
      await followGroup(event, given);
      return event.kind;
    default:
      return "ignored";
  }
}

const memberChanges: Partial<Record<GroupChange, MemberChange>> = {
  joined: "joined",
  join_accepted: "joined",
  left: "left",
  admin_added: "admin_added",
  admin_removed: "admin_removed",
};

async function followGroup(
  event: Extract<InboundEvent, { kind: "group_changed" }>,
  { tx, conversation, at }: Circumstances,
): Promise<void> {
  const { communeId, oaId, peerId: groupId } = conversation;
  const isGone = event.change === "deleted";
  const rowId = await noteGroup(tx, { communeId, oaId, groupId, isGone });
  const change = memberChanges[event.change];
  if (rowId === undefined || change === undefined) return;
  await noteMembers(tx, { communeId, oaId, groupId, rowId, change, userIds: event.userIds, now: at });
}

function writerOf(event: InboundEvent, { conversation, now }: Circumstances) {
  return { oaId: conversation.oaId, zaloUserId: event.userId ?? conversation.peerId, now };
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
