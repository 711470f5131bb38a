import { Fifo } from "../fifo.ts";
import type { Message } from "../protocol.ts";
import type {
  AppRecord,
  ContactRecord,
  ConversationRecord,
  GroupRecord,
  OaRecord,
  PersonRecord,
  UploadRecord,
} from "./records.ts";

/** All state, with the indexes the hot paths need. Only the functions of this folder change it. */
export interface World {
  apps: Map<string, AppRecord>;
  oas: Map<string, OaRecord>;
  people: Map<string, PersonRecord>;
  /** By user id, which is unique over all OAs. */
  contacts: Map<string, ContactRecord>;
  groups: Map<string, GroupRecord>;
  conversations: Map<string, ConversationRecord>;
  /** All messages still remembered. */
  messages: Map<string, Message>;
  /** Ids of messages no phone on the page shows, oldest first: these give way when there are too many. */
  hiddenMessageIds: Fifo<string>;
  uploads: Map<string, UploadRecord>;
  /** Access token → OA id. Holds only tokens that are good or merely expired. */
  accessTokens: Map<string, string>;
  oaIndexes: Map<string, OaIndex>;
}

interface OaIndex {
  userIds: string[];
  groupIds: string[];
  /** Person id → user id. */
  byPerson: Map<string, string>;
  /** Conversations, the one with the newest message last. */
  recent: Set<string>;
}

export function emptyWorld(): World {
  return {
    apps: new Map(),
    oas: new Map(),
    people: new Map(),
    contacts: new Map(),
    groups: new Map(),
    conversations: new Map(),
    messages: new Map(),
    hiddenMessageIds: new Fifo(),
    uploads: new Map(),
    accessTokens: new Map(),
    oaIndexes: new Map(),
  };
}

export function indexOf(world: World, oaId: string): OaIndex {
  let index = world.oaIndexes.get(oaId);
  if (!index) {
    index = { userIds: [], groupIds: [], byPerson: new Map(), recent: new Set() };
    world.oaIndexes.set(oaId, index);
  }
  return index;
}

export function putOa(world: World, oa: OaRecord): void {
  world.oas.set(oa.id, oa);
  world.accessTokens.set(oa.tokens.accessToken, oa.id);
}

export function putContact(world: World, contact: ContactRecord): void {
  const index = indexOf(world, contact.oaId);
  if (!world.contacts.has(contact.userId)) index.userIds.push(contact.userId);
  index.byPerson.set(contact.personId, contact.userId);
  world.contacts.set(contact.userId, contact);
}

export function putGroup(world: World, group: GroupRecord): void {
  if (!world.groups.has(group.id)) indexOf(world, group.oaId).groupIds.push(group.id);
  world.groups.set(group.id, group);
}

export function putConversation(world: World, conversation: ConversationRecord): void {
  world.conversations.set(conversation.id, conversation);
  for (const message of conversation.messages) {
    world.messages.set(message.id, message);
    if (!conversation.shown) world.hiddenMessageIds.push(message.id);
  }
  if (conversation.messages.length > 0) indexOf(world, conversation.oaId).recent.add(conversation.id);
}
