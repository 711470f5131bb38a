import { withScope } from "../db/connection.ts";
import { openMessages } from "../metrics.ts";
import { adoptOrphans } from "../services/official-accounts/connect.ts";
import { countOpen, giveUpLostClaims, releaseHeld, reopenLanes } from "../services/outbox/recover.ts";
import { handleConversationJob } from "./handle-conversation.ts";
import type { Job } from "./job.ts";

/** Finds what nobody woke, or what a killed process left behind. The rows are the truth; wakes only make it fast. */
export const sweepJob: Job = {
  name: "sweep",
  schedule: { everyMs: 3_000 },
  async run(_payload, deps) {
    const now = deps.now();
    const adopted = await adoptOrphans(deps.db);
    const counts = await withScope(deps.db, "all", async (tx) => {
      const lost = await giveUpLostClaims(tx, now);
      const released = await releaseHeld(tx, now);
      const reopened = await reopenLanes(tx, now);
      for (const { state, count } of await countOpen(tx)) openMessages.set({ state }, count);
      return { lost, released, reopened };
    });
    if (counts.lost > 0) deps.queue.wake("settle-unknown");
    deps.queue.wake("send-messages");
    deps.queue.wake(handleConversationJob.name, { run: 0 });
    return { adopted, ...counts };
  },
};
