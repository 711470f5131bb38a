import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Database } from "../../db/connection.ts";
import { quarantinedEvents } from "../../db/schema/index.ts";

export interface SuspectEvent {
  oaId: string | undefined;
  reason: "unknown_oa" | "bad_signature" | "unreadable";
  /** Which known mistake the signature fits. */
  diagnosis?: string | undefined;
  rawBody: Buffer;
  eventName: string | undefined;
}

/** Strangers decide how many come: this many a minute and process are kept, and the newest of all. */
const keptPerMinute = 20;
const keptAltogether = 500;

/** Keeps a few of the events we may not process: their hash, never their words. Never throws for too many. */
export function createQuarantine(db: Database, now: () => Date): (event: SuspectEvent) => Promise<void> {
  let minute = 0;
  let keptInMinute = 0;
  return async ({ rawBody, ...event }) => {
    const receivedAt = now();
    const current = Math.floor(receivedAt.getTime() / 60_000);
    if (current !== minute) {
      minute = current;
      keptInMinute = 0;
    }
    keptInMinute += 1;
    if (keptInMinute > keptPerMinute) return;
    const bodySha256 = createHash("sha256").update(rawBody).digest("hex");
    await db.insert(quarantinedEvents).values({ ...event, bodySha256, receivedAt });
    await db.execute(
      sql`delete from quarantined_events where id <= (select max(id) from quarantined_events) - ${keptAltogether}`,
    );
  };
}
