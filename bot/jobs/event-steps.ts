import type { InboundEvent } from "../../shared/api/inbound-event.ts";
import type { StoredEvent } from "../services/conversations.ts";

/** Pictures sent together arrive as one event each; how long to wait for the missing ones. */
const albumWaitMs = 2_000;

/** What to do next with a conversation's waiting events. */
export type Step =
  | {
      kind: "handle";
      /** One event, or those of an album, which are answered once. */
      rows: [StoredEvent, ...StoredEvent[]];
      /** In the order of `rows`; empty when the body cannot be read any more. */
      events: InboundEvent[];
      /** The album's id when pictures of it are missing: they may have been answered before, or never come. */
      openAlbum: string | undefined;
    }
  /** The next event's time has not come; those behind it wait too. */
  | { kind: "wait" };

/** Cuts waiting events, in order, into steps. Stops at the first that has to wait. */
export function* takeSteps(
  rows: readonly StoredEvent[],
  read: (row: StoredEvent) => InboundEvent | undefined,
  now: Date,
): Generator<Step> {
  const rest = rows.map((row) => ({ row, event: read(row) }));
  for (let next = rest.shift(); next !== undefined; next = rest.shift()) {
    const { row, event } = next;
    if (row.retryAt !== null && row.retryAt > now) {
      yield { kind: "wait" };
      return;
    }
    const album = albumOf(event);
    const others = album ? rest.filter((one) => albumOf(one.event)?.id === album.id) : [];
    const isComplete = album?.total !== undefined && others.length + 1 >= album.total;
    const newest = Math.max(row.receivedAt.getTime(), ...others.map((one) => one.row.receivedAt.getTime()));
    if (album && !isComplete && now.getTime() - newest < albumWaitMs) {
      yield { kind: "wait" };
      return;
    }
    for (const other of others) rest.splice(rest.indexOf(other), 1);
    yield {
      kind: "handle",
      rows: [row, ...others.map((one) => one.row)],
      events: event ? [event, ...others.flatMap((one) => one.event ?? [])] : [],
      openAlbum: album && !isComplete ? album.id : undefined,
    };
  }
}

function albumOf(event: InboundEvent | undefined): { id: string; total?: number | undefined } | undefined {
  if (event?.kind !== "message") return undefined;
  for (const attachment of event.attachments) {
    if (attachment.type === "image" && attachment.album) return attachment.album;
  }
  return undefined;
}
