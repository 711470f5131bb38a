import { setImmediate } from "node:timers/promises";
import type { Database } from "../../db/connection.ts";
import { type NewEvent, storeEvents } from "./store-events.ts";

/** Measured best on one connection (stack.md): bigger batches gain nothing. */
const maxRowsPerCommit = 512;

export interface Inbox {
  /** Resolves when the event is durably stored, or was before; rejects when it could not be. */
  accept(event: NewEvent): Promise<void>;
}

interface Waiting {
  event: NewEvent;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * Concurrent arrivals share one commit: while one flush is in flight the others collect. `onStored` is called after each commit
 * with the events that were new, before their senders are answered.
 */
export function createInbox(db: Database, onStored: (events: readonly NewEvent[]) => void): Inbox {
  const queue: Waiting[] = [];
  let isFlushing = false;

  async function flushAll(): Promise<void> {
    isFlushing = true;
    // One turn of the event loop: what arrives together is stored together, and nobody waits for it.
    await setImmediate();
    while (queue.length > 0) {
      await flush(queue.splice(0, maxRowsPerCommit));
      await setImmediate();
    }
    isFlushing = false;
  }

  async function flush(batch: Waiting[]): Promise<void> {
    try {
      const stored = await storeEvents(
        db,
        batch.map(({ event }) => event),
      );
      if (stored.length > 0) onStored(stored);
      for (const { resolve } of batch) resolve();
    } catch (error) {
      const [only] = batch;
      if (batch.length === 1 && only) only.reject(error);
      // One bad row must harm only itself.
      else for (const one of batch) await flush([one]);
    }
  }

  return {
    accept(event) {
      return new Promise((resolve, reject) => {
        queue.push({ event, resolve, reject });
        if (!isFlushing) void flushAll();
      });
    },
  };
}
