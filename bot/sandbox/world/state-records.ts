import type { Delivery } from "../webhooks/courier.ts";
import type { SandboxClock } from "./clock.ts";
import type {
  AppRecord,
  ContactRecord,
  ConversationRecord,
  GroupRecord,
  OaRecord,
  PersonRecord,
  UploadRecord,
} from "./records.ts";
import { giveBackLostRotation } from "./tokens.ts";
import { putContact, putConversation, putGroup, putOa, type World } from "./world.ts";

/** One line of the state file. */
export type StateRecord =
  | { type: "clock"; value: { offsetMs: number; retrySpeed: number } }
  | { type: "app"; value: AppRecord }
  | { type: "oa"; value: OaRecord }
  | { type: "person"; value: PersonRecord }
  | { type: "contact"; value: ContactRecord }
  | { type: "group"; value: GroupRecord }
  | { type: "conversation"; value: ConversationRecord }
  | { type: "upload"; value: UploadRecord }
  | { type: "delivery"; value: Delivery };

export function* recordsOf(world: World, clock: SandboxClock, pending: () => Delivery[]): Generator<StateRecord> {
  yield { type: "clock", value: { offsetMs: clock.offsetMs, retrySpeed: clock.retrySpeed } };
  for (const value of world.apps.values()) yield { type: "app", value };
  for (const value of world.oas.values()) yield { type: "oa", value };
  for (const value of world.people.values()) yield { type: "person", value };
  for (const value of world.contacts.values()) yield { type: "contact", value };
  for (const value of world.groups.values()) yield { type: "group", value };
  for (const value of conversationsByAge(world)) yield { type: "conversation", value };
  for (const value of world.uploads.values()) yield { type: "upload", value };
  for (const value of pending()) yield { type: "delivery", value };
}

/** Recently active ones last, so that reading them back restores the order of the lists. */
function* conversationsByAge(world: World): Generator<ConversationRecord> {
  for (const index of world.oaIndexes.values()) {
    for (const id of index.recent) {
      const conversation = world.conversations.get(id);
      if (conversation) yield conversation;
    }
  }
  for (const conversation of world.conversations.values()) {
    if (conversation.messages.length === 0) yield conversation;
  }
}

/** Rebuilds the world; returns the deliveries that were still under way. */
export function restoreWorld(
  world: World,
  clock: SandboxClock,
  records: StateRecord[],
  journal: Pick<OaRecord, "id" | "tokens">[],
): Delivery[] {
  const deliveries: Delivery[] = [];
  for (const record of records) restoreRecord(world, clock, deliveries, record);
  for (const entry of journal) {
    const oa = world.oas.get(entry.id);
    if (!oa || entry.tokens.rotations < oa.tokens.rotations) continue;
    world.accessTokens.delete(oa.tokens.accessToken);
    oa.tokens = entry.tokens;
    putOa(world, oa);
  }
  for (const oa of world.oas.values()) giveBackLostRotation(oa);
  return deliveries;
}

function restoreRecord(world: World, clock: SandboxClock, deliveries: Delivery[], record: StateRecord): void {
  switch (record.type) {
    case "clock":
      Object.assign(clock, record.value);
      return;
    case "app":
      world.apps.set(record.value.id, record.value);
      return;
    case "oa":
      putOa(world, record.value);
      return;
    case "person":
      world.people.set(record.value.id, record.value);
      return;
    case "contact":
      putContact(world, record.value);
      return;
    case "group":
      putGroup(world, record.value);
      return;
    case "conversation":
      putConversation(world, record.value);
      return;
    case "upload":
      world.uploads.set(record.value.id, record.value);
      return;
    case "delivery":
      deliveries.push(record.value);
  }
}
