import { z } from "zod";
import { withScope } from "../db/connection.ts";
import { findWaitingConversations, type WaitingConversation } from "../services/inbox/waiting-conversations.ts";
import { type HandlingDeps, handleEvents } from "./handle-events.ts";
import type { Job } from "./job.ts";
import { createLimiter } from "./limiter.ts";
import type { Counts } from "./queue.ts";

const conversationsAtOnce = 2;
const page = 200;
/** A run ends after this and lets a fresh job go on, so that no job looks stalled. */
const runAtMostMs = 8_000;

const Payload = z.object({ run: z.int().optional() });

/** Answers everything that waits. Which run it is only lets several work at a time. */
export const handleConversationJob: Job = {
  name: "handle-conversation",
  async run(payload, deps) {
    const { run = 0 } = Payload.parse(payload ?? {});
    const { counts, hasMore } = await handleWaiting(deps.handling, deps.queue.ending);
    if (counts.events) deps.queue.wake("send-messages");
    if (hasMore) deps.queue.wake("handle-conversation", { run });
    return counts;
  },
};

/** Goes through all waiting conversations until nothing is left that this run can do, or the process is `ending`. */
async function handleWaiting(deps: HandlingDeps, ending: AbortSignal): Promise<{ counts: Counts; hasMore: boolean }> {
  const counts = { conversations: 0, events: 0, failed: 0 };
  const endsAt = performance.now() + runAtMostMs;
  for (;;) {
    const before = counts.events;
    for await (const batch of waitingPages(deps)) {
      await handleBatch(deps, batch, { counts, ending });
      if (ending.aborted || performance.now() > endsAt) return { counts, hasMore: true };
    }
    // Others may have come while we were at it; those in other hands or waiting for their time are found again later.
    if (counts.events === before) return { counts, hasMore: false };
  }
}

async function* waitingPages(deps: HandlingDeps): AsyncGenerator<WaitingConversation[]> {
  let after = "";
  for (;;) {
    const found = await withScope(deps.db, "all", (tx) => findWaitingConversations(tx, { after, limit: page }));
    const last = found.at(-1);
    if (!last) return;
    after = last.key;
    yield found;
  }
}

async function handleBatch(
  deps: HandlingDeps,
  batch: readonly WaitingConversation[],
  { counts, ending }: { counts: { conversations: number; events: number; failed: number }; ending: AbortSignal },
): Promise<void> {
  const limit = createLimiter(conversationsAtOnce);
  await Promise.all(
    batch.map((waiting) =>
      limit(async () => {
        let isOver = ending.aborted;
        while (!isOver) {
          const handled = await handleEvents(deps, waiting);
          counts.events += handled.events;
          counts.failed += handled.failed;
          isOver = handled.state !== "again" || ending.aborted;
        }
        counts.conversations += 1;
      }).catch((error: unknown) => {
        // One conversation in trouble must not keep the others waiting; it is found again by the next run.
        deps.logger.error({ err: error }, "a conversation could not be handled");
        counts.failed += 1;
      }),
    ),
  );
}
