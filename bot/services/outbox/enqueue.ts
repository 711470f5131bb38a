import { and, eq, inArray, sql } from "drizzle-orm";
import type { OutgoingMessage } from "../../../shared/api/message.ts";
import type { Transaction } from "../../db/connection.ts";
import { outboundMessages } from "../../db/schema/index.ts";
import { laneOf, type Outbox, type RecipientKind } from "./outbox.ts";

export type MessageKind = "reply" | "notice" | "reminder" | "announcement";

/** Lower goes first: an answer overtakes what is only told, and both overtake what is told to many. */
const priorities: Record<MessageKind, number> = { reply: 0, notice: 1, reminder: 5, announcement: 5 };
/** From here on a message is told to many. */
export const massPriority = 5;

export interface NewMessage {
  communeId: number;
  oaId: string;
  recipient: { kind: RecipientKind; id: string };
  kind: MessageKind;
  message: OutgoingMessage;
  /** The same key is queued once per commune, however often it is asked for. */
  dedupeKey?: string | undefined;
  /** Held until then (quiet hours); the recipient's other messages may go first. */
  notBefore?: Date | undefined;
  inboundEventId?: number | undefined;
  announcementId?: number | undefined;
}

/**
 * Queues a message in the caller's transaction; it leaves after the commit. Returns the id of its first part, also when the key
 * was queued before. The transaction must see the commune.
 */
export async function enqueue(tx: Transaction, outbox: Outbox, given: NewMessage): Promise<number> {
  const lane = laneOf(given.oaId, given.recipient.kind, given.recipient.id);
  const rows = await insertRows(tx, toRows(outbox, given, lane));
  if (rows.some((row) => row.state === "pending")) {
    await openLanes(tx, [{ lane, oaId: given.oaId, priority: priorities[given.kind] }], outbox.now());
  }
  return rows[0]?.id ?? findQueued(tx, given);
}

/** Queues many, each with its own key, in one go. Returns the id of each one's last part by key, also of those queued before. */
export async function enqueueMany(
  tx: Transaction,
  outbox: Outbox,
  messages: readonly (NewMessage & { dedupeKey: string })[],
): Promise<Map<string, number>> {
  if (messages.length === 0) return new Map();
  const lastKeys = new Map<string, string>();
  const rows = messages.flatMap((given) => {
    const parts = toRows(outbox, given, laneOf(given.oaId, given.recipient.kind, given.recipient.id));
    lastKeys.set(parts.at(-1)?.dedupeKey ?? given.dedupeKey, given.dedupeKey);
    return parts;
  });
  await insertRows(tx, rows);
  await openLanesOf(tx, rows, outbox.now());
  const queued = await tx
    .select({ id: outboundMessages.id, key: outboundMessages.dedupeKey })
    .from(outboundMessages)
    .where(
      and(
        inArray(outboundMessages.communeId, [...new Set(messages.map(({ communeId }) => communeId))]),
        inArray(outboundMessages.dedupeKey, [...lastKeys.keys()]),
      ),
    );
  return new Map(queued.map(({ id, key }) => [lastKeys.get(key ?? "") ?? "", id]));
}

type NewRow = ReturnType<typeof toRows>[number];

/** As one value, which the driver and the server read far faster than hundreds of them. In the order given: it is the order of ids. */
async function insertRows(tx: Transaction, rows: readonly NewRow[]): Promise<{ id: number; state: string }[]> {
  const inserted = await tx.execute<{ id: string; state: string }>(sql`
    insert into outbound_messages (commune_id, oa_id, lane, recipient_kind, recipient_id, kind, content_sealed, state, reason,
      not_before, dedupe_key, priority, created_at, inbound_event_id, announcement_id)
    select "communeId", "oaId", lane, "recipientKind", "recipientId", kind, "contentSealed", state, reason,
      "notBefore", "dedupeKey", priority, "createdAt", "inboundEventId", "announcementId"
    from json_to_recordset(${JSON.stringify(rows)}::json) as given("communeId" int, "oaId" text, lane text, "recipientKind" text,
      "recipientId" text, kind text, "contentSealed" text, state text, reason text, "notBefore" timestamptz, "dedupeKey" text,
      priority int, "createdAt" timestamptz, "inboundEventId" bigint, "announcementId" int)
    on conflict (commune_id, dedupe_key) do nothing
    returning id, state`);
  return inserted.rows.map(({ id, state }) => ({ id: Number(id), state }));
}

async function openLanesOf(tx: Transaction, rows: readonly NewRow[], at: Date): Promise<void> {
  const pending = rows.filter((row) => row.state === "pending");
  await openLanes(tx, pending, at);
}

async function findQueued(tx: Transaction, { communeId, dedupeKey = "" }: NewMessage): Promise<number> {
  const [earlier] = await tx
    .select({ id: outboundMessages.id })
    .from(outboundMessages)
    .where(and(eq(outboundMessages.communeId, communeId), eq(outboundMessages.dedupeKey, dedupeKey)));
  if (!earlier) throw new Error("a queued message disappeared");
  return earlier.id;
}

function toRows(outbox: Outbox, given: NewMessage, lane: string) {
  const now = outbox.now();
  const isHeld = given.notBefore !== undefined && given.notBefore > now;
  return outbox.split(given.recipient.kind, given.message).map((part, index) => ({
    communeId: given.communeId,
    oaId: given.oaId,
    lane,
    recipientKind: given.recipient.kind,
    recipientId: given.recipient.id,
    kind: given.kind,
    contentSealed: outbox.vault.seal(JSON.stringify(part)),
    state: isHeld ? "held" : "pending",
    reason: isHeld ? "Đợi đến giờ thích hợp." : undefined,
    notBefore: given.notBefore,
    dedupeKey: given.dedupeKey && (index === 0 ? given.dedupeKey : `${given.dedupeKey}_part${index + 1}`),
    priority: priorities[given.kind],
    createdAt: now,
    inboundEventId: given.inboundEventId,
    announcementId: given.announcementId,
  }));
}

interface OpenLane {
  lane: string;
  oaId: string;
  priority: number;
}

/**
 * Tells the senders that these lanes have something to send, and locks them until the transaction ends; in the order of their names, so
 * that two who open the same lanes never wait for each other in a ring.
 */
export async function openLanes(tx: Transaction, lanes: readonly OpenLane[], at: Date): Promise<void> {
  if (lanes.length === 0) return;
  const byName = new Map(lanes.map((one) => [one.lane, one]));
  const inOrder = [...byName.values()].sort((a, b) => (a.lane < b.lane ? -1 : 1));
  await tx.execute(sql`
    insert into outbound_lanes (lane, oa_id, priority, next_at)
    select lane, oa_id, priority, ${at}::timestamptz from unnest(${sql.param(inOrder.map(({ lane }) => lane))}::text[],
      ${sql.param(inOrder.map(({ oaId }) => oaId))}::text[],
      ${sql.param(inOrder.map(({ priority }) => priority))}::int[]) as opened(lane, oa_id, priority)
    on conflict (lane) do update set
      priority = case when outbound_lanes.next_at is null then excluded.priority
                      else least(outbound_lanes.priority, excluded.priority) end,
      next_at = least(outbound_lanes.next_at, excluded.next_at)`);
}
