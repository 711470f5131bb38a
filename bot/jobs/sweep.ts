import { withScope } from "../db/connection.ts";
import { adoptOrphans } from "../services/official-accounts/connect.ts";
import { giveUpLostClaims, releaseHeld } from "../services/outbox/recover.ts";
import { handleConversationJob } from "./handle-conversation.ts";
import type { Job } from "./job.ts";

/** A run ends soon after; the next one goes on. */
const runAtMostMs = 2_000;

/** Finds what nobody woke, or what a killed process left behind. The rows are the truth; wakes only make it fast. */
export const sweepJob: Job = {
  name: "sweep",
  schedule: { everyMs: 3_000 },
  async run(_payload, deps) {
    const now = deps.now();
    const endsAt = performance.now() + runAtMostMs;
    const adopted = await adoptOrphans(deps.db);
    const lost = await withScope(deps.db, "all", (tx) => giveUpLostClaims(tx, now));
    let released = 0;
    let count: number;
    do {
      count = await withScope(deps.db, "all", (tx) => releaseHeld(tx, now));
      released += count;
    } while (count > 0 && performance.now() < endsAt);
    if (lost > 0) deps.queue.wake("settle-unknown");
    deps.queue.wake("send-messages");
    deps.queue.wake(handleConversationJob.name, { run: 0 });
    return { adopted, lost, released };
  },
};
