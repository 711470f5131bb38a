import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "../db/connection.ts";
import { conversations, inboundEvents } from "../db/schema/index.ts";
import { laneOf } from "./outbox/outbox.ts";

export interface ConversationPlace {
  oaId: string;
  kind: "person" | "group";
  /** Zalo's user id or group id. */
  peerId: string;
}

export type Conversation = typeof conversations.$inferSelect;
export type StoredEvent = typeof inboundEvents.$inferSelect;

/** The same key names a conversation, its events and its lane of outgoing messages. */
export function conversationKey({ oaId, kind, peerId }: ConversationPlace): string {
  return laneOf(oaId, kind, peerId);
}

/** The place a key names; undefined for a text that is none. */
export function readConversationKey(key: string): ConversationPlace | undefined {
  const [, oaId, kind, peerId] = /^([^:]+):(person|group):(.+)$/.exec(key) ?? [];
  if (!oaId || !peerId || (kind !== "person" && kind !== "group")) return undefined;
  return { oaId, kind, peerId };
}

/** Makes the conversation when it is new, and locks it. Undefined while another process handles it. */
export async function lockConversation(
  tx: Transaction,
  communeId: number,
  place: ConversationPlace,
): Promise<Conversation | undefined> {
  const key = conversationKey(place);
  const lock = () =>
    tx.select().from(conversations).where(eq(conversations.key, key)).for("update", { skipLocked: true });
  const [known] = await lock();
  if (known) return known;
  await tx
    .insert(conversations)
    .values({ communeId, key, oaId: place.oaId, kind: place.kind, peerId: place.peerId })
    .onConflictDoNothing({ target: conversations.key });
  const [locked] = await lock();
  return locked;
}

/** Its unhandled events in the order they were sent, at most `limit`. */
export async function waitingEvents(tx: Transaction, key: string, limit: number): Promise<StoredEvent[]> {
  return tx
    .select()
    .from(inboundEvents)
    .where(and(eq(inboundEvents.conversationKey, key), isNull(inboundEvents.handledAt)))
    .orderBy(asc(sql`coalesce(${inboundEvents.sentAt}, ${inboundEvents.receivedAt})`), asc(inboundEvents.id))
    .limit(limit);
}

export async function changeConversation(
  tx: Transaction,
  id: number,
  change: Partial<Pick<Conversation, "state" | "stateAt" | "personId" | "lastInteractionAt" | "humanUntil">>,
): Promise<void> {
  await tx.update(conversations).set(change).where(eq(conversations.id, id));
}
