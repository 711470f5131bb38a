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

interface Flush {
  batch: Waiting[];
  /** The events that were new, or the reason why none could be stored. */
  result: Promise<{ stored: readonly NewEvent[] } | { error: unknown }>;
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
    for (let flush = nextFlush(); flush !== undefined; ) {
      const result = await flush.result;
      // The database works on the next batch while this one's answers are written.
      const next = nextFlush();
      await finish(flush.batch, result);
      flush = next ?? nextFlush();
    }
    isFlushing = false;
  }

  function nextFlush(): Flush | undefined {
    const batch = queue.splice(0, maxRowsPerCommit);
    return batch.length > 0 ? startFlush(batch) : undefined;
  }

  function startFlush(batch: Waiting[]): Flush {
    const events = batch.map(({ event }) => event);
    const result = storeEvents(db, events).then(
      (stored) => ({ stored }),
      (error: unknown) => ({ error }),
    );
    return { batch, result };
  }

  async function finish(batch: Waiting[], result: Awaited<Flush["result"]>): Promise<void> {
    if ("stored" in result) {
      if (result.stored.length > 0) onStored(result.stored);
      for (const { resolve } of batch) resolve();
      return;
    }
    const [only] = batch;
    if (batch.length === 1 && only) return only.reject(result.error);
    // One bad row must harm only itself.
    for (const one of batch) await finish([one], await startFlush([one]).result);
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
