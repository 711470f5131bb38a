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

/**
 * Columns go over as one text each, joined by a sign that stands in no key, no name and, unescaped, in no JSON: the driver's
 * escaping of arrays would cost more than everything else here. A text of one empty value comes out as none at all, so what
 * may not be null must not be empty: the key, the OA, the event's name, the time.
 */
const separator = "\u0001";

// Conflicts have no arbiter on purpose: naming one would need the right to read the row, and the door has no scope.
const insertStatement = {
  name: "store_inbound_events",
  text: `insert into inbound_events
      (dedupe_key, commune_id, oa_id, event_name, conversation_key, raw, secret_kinds, sent_at, received_at, handled_at, handled_by)
    select dedupe_key, nullif(commune_id, '')::int, oa_id, event_name, nullif(conversation_key, ''), nullif(raw, ''),
      string_to_array(nullif(secret_kinds, ''), ','), to_timestamp(nullif(sent_at, '')::float8 / 1000),
      to_timestamp(received_at::float8 / 1000), case when is_idle = '1' then to_timestamp(received_at::float8 / 1000) end,
      case when is_idle = '1' then 'door' end
    from unnest(${Array.from({ length: 10 }, (_, n) => `string_to_array($${n + 1}, e'\\x01')`).join(", ")})
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
      join(events, (event) => event.dedupeKey),
      join(events, (event) => event.communeId ?? ""),
      join(events, (event) => event.oaId),
      join(events, (event) => event.eventName),
      join(events, (event) => event.conversationKey ?? ""),
      join(events, (event) => event.raw ?? ""),
      join(events, (event) => event.secretKinds.join(",")),
      join(events, (event) => event.sentAt?.getTime() ?? ""),
      join(events, (event) => event.receivedAt.getTime()),
      join(events, (event) => (event.isIdle ? "1" : "0")),
    ],
  });
  return (rowCount ?? 0) > 0 ? events : [];
}

/** Throws when a value would shift the others into its neighbours' rows; then each event is tried alone. */
function join(events: readonly NewEvent[], read: (event: NewEvent) => string | number): string {
  const joined = events.map(read).join(separator);
  let separators = 0;
  for (let at = joined.indexOf(separator); at >= 0; at = joined.indexOf(separator, at + 1)) separators += 1;
  if (separators !== events.length - 1) throw new Error("a value of an event holds a control character");
  return joined;
}
