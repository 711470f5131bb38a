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

// Conflicts have no arbiter on purpose: naming one would need the right to read the row, and the door has no scope.
const insertStatement = {
  name: "store_inbound_events",
  text: `insert into inbound_events
      (dedupe_key, commune_id, oa_id, event_name, conversation_key, raw, secret_kinds, sent_at, received_at, handled_at, handled_by)
    select dedupe_key, commune_id, oa_id, event_name, conversation_key, raw, string_to_array(secret_kinds, ','), sent_at,
      received_at, case when is_idle then received_at end, case when is_idle then 'door' end
    from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[],
      $9::timestamptz[], $10::boolean[])
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
      events.map((event) => event.raw ?? null),
      events.map((event) => (event.secretKinds.length > 0 ? event.secretKinds.join(",") : null)),
      events.map((event) => event.sentAt ?? null),
      events.map((event) => event.receivedAt),
      events.map((event) => event.isIdle),
    ],
  });
  return (rowCount ?? 0) > 0 ? events : [];
}
