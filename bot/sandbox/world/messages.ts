import type { Context } from "../context.ts";
import type { Message } from "../protocol.ts";
import { isGroupShown } from "./group-state.ts";
import { newHexId } from "./ids.ts";
import type { ContactRecord, ConversationRecord, GroupRecord, OaRecord } from "./records.ts";
import { indexOf, putConversation, type World } from "./world.ts";

/** What a conversation remembers when a phone on the page shows it, and when none does. */
const SHOWN_HISTORY = 300;
const HIDDEN_HISTORY = 20;
/** Over all conversations no phone shows, so that a load test with 74,422 groups keeps memory flat (about 35 MB of messages). */
const HIDDEN_MESSAGES = 50_000;

export type NewMessage = Pick<Message, "sender"> &
  Partial<Pick<Message, "text" | "attachments" | "buttons" | "quote" | "cost" | "visible">>;

export function directConversation(world: World, contact: ContactRecord): ConversationRecord {
  const shown = world.people.get(contact.personId)?.shown === true;
  return (
    world.conversations.get(contact.userId) ??
    addConversation(world, {
      id: contact.userId,
      kind: "direct",
      oaId: contact.oaId,
      personId: contact.personId,
      messages: [],
      shown,
    })
  );
}

export function groupConversation(world: World, group: GroupRecord): ConversationRecord {
  return (
    world.conversations.get(group.id) ??
    addConversation(world, {
      id: group.id,
      kind: "group",
      oaId: group.oaId,
      messages: [],
      shown: isGroupShown(world, group),
    })
  );
}

export function anonymousConversation(world: World, oa: OaRecord, conversationId: string): ConversationRecord {
  return (
    world.conversations.get(conversationId) ??
    addConversation(world, { id: conversationId, kind: "anonymous", oaId: oa.id, messages: [], shown: false })
  );
}

function addConversation(world: World, conversation: ConversationRecord): ConversationRecord {
  putConversation(world, conversation);
  return conversation;
}

/** Puts a message into a conversation. The oldest ones give way. */
export function addMessage(ctx: Context, conversation: ConversationRecord, wanted: NewMessage): Message {
  const mentions = wanted.text?.includes("[@") ? mentionNames(ctx.world, wanted.text) : undefined;
  const message: Message = {
    id: newHexId(),
    conversationId: conversation.id,
    sentAt: ctx.clock.now(),
    attachments: [],
    buttons: [],
    reactions: [],
    delivery: "sent",
    visible: true,
    ...wanted,
    ...(mentions && { mentions }),
  };
  const { world } = ctx;
  conversation.messages.push(message);
  world.messages.set(message.id, message);
  const limit = conversation.shown ? SHOWN_HISTORY : HIDDEN_HISTORY;
  if (conversation.messages.length > limit) forgetOldest(world, conversation);
  if (!conversation.shown) world.hiddenMessageIds.push(message.id);
  if (world.hiddenMessageIds.size > HIDDEN_MESSAGES) forgetOldestHidden(world);
  const { recent } = indexOf(world, conversation.oaId);
  recent.delete(conversation.id);
  recent.add(conversation.id);
  publishMessage(ctx, conversation, message);
  return message;
}

/** Tells the page that a message is new or has changed. */
export function publishMessage(ctx: Context, conversation: ConversationRecord, message: Message): void {
  ctx.store.markDirty();
  if (!conversation.shown) return;
  ctx.feed.publish(() => ({ type: "message", message, conversation: conversationHead(conversation) }));
}

export function conversationHead(conversation: ConversationRecord) {
  return {
    id: conversation.id,
    kind: conversation.kind,
    oaId: conversation.oaId,
    ...(conversation.personId !== undefined && { personId: conversation.personId }),
  };
}

function forgetOldest(world: World, conversation: ConversationRecord): void {
  const oldest = conversation.messages.shift();
  if (oldest) world.messages.delete(oldest.id);
}

/** Load tests must not wipe what the phones on the page show, so those messages are not in the line. */
function forgetOldestHidden(world: World): void {
  const message = world.messages.get(world.hiddenMessageIds.shift() ?? "");
  const conversation = message && world.conversations.get(message.conversationId);
  if (!conversation || conversation.shown) return;
  if (conversation.messages[0] === message) forgetOldest(world, conversation);
}

const MENTION = /\[@([0-9a-f]{10,24})\]/g;

function mentionNames(world: World, text: string): Record<string, string> {
  const names: Record<string, string> = {};
  for (const [, id] of text.matchAll(MENTION)) {
    if (id === undefined) continue;
    const contact = world.contacts.get(id);
    const name = contact ? world.people.get(contact.personId)?.displayName : world.oas.get(id)?.name;
    if (name !== undefined) names[id] = name;
    else if (world.groups.has(id)) names[id] = "Tất cả";
  }
  return names;
}
