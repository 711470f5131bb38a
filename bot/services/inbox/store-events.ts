import type { Database } from "../../db/connection.ts";

/** An event as it is kept: secrets already cut out of `raw`. */
export interface NewEvent {
  dedupeKey: string;
  communeId: number | undefined;
  oaId: string;
  eventName: string;
  /** Undefined when there is nobody to answer. */
  conversationKey: string | undefined;
  /** The body as JSON text; undefined when there is no reason to keep it. */
  raw: string | undefined;
  secretKinds: readonly string[];
  sentAt: Date | undefined;
  receivedAt: Date;
  /** Nobody has to do anything about it: stored as handled. */
  isIdle: boolean;
}

/** Stands in no JSON text unescaped, so bodies joined by it need no escaping, which would cost more than all other columns. */
const separator = "\u0001";

// Conflicts have no arbiter on purpose: naming one would need the right to read the row, and the door has no scope.
const insertStatement = {
  name: "store_inbound_events",
  text: `insert into inbound_events
      (dedupe_key, commune_id, oa_id, event_name, conversation_key, raw, secret_kinds, sent_at, received_at, handled_at, handled_by)
    select dedupe_key, commune_id, oa_id, event_name, conversation_key, nullif(raw, ''), string_to_array(secret_kinds, ','),
      to_timestamp(sent_at / 1000), to_timestamp(received_at / 1000),
      case when is_idle then to_timestamp(received_at / 1000) end, case when is_idle then 'door' end
    from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[], string_to_array($6, e'\\x01'), $7::text[],
      $8::float8[], $9::float8[], $10::boolean[])
      as event(dedupe_key, commune_id, oa_id, event_name, conversation_key, raw, secret_kinds, sent_at, received_at, is_idle)
    on conflict do nothing`,
};

/**
 * Stores events in one statement, those known by their dedupe key aside. Returns the events that may be new: all of them when
 * at least one was, because a wake too many costs nothing.
 */
export async function storeEvents(db: Database, events: readonly NewEvent[]): Promise<readonly NewEvent[]> {
  const { rowCount } = await db.$client.query({
    ...insertStatement,
    values: [
      events.map((event) => event.dedupeKey),
      events.map((event) => event.communeId ?? null),
      events.map((event) => event.oaId),
      events.map((event) => event.eventName),
      events.map((event) => event.conversationKey ?? null),
      events.map((event) => event.raw ?? "").join(separator),
      events.map((event) => (event.secretKinds.length > 0 ? event.secretKinds.join(",") : null)),
      events.map((event) => event.sentAt?.getTime() ?? null),
      events.map((event) => event.receivedAt.getTime()),
      events.map((event) => event.isIdle),
    ],
  });
  return (rowCount ?? 0) > 0 ? events : [];
}
