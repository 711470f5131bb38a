import { withScope } from "../db/connection.ts";
import { openMessages } from "../metrics.ts";
import { countOpen, reopenLanes } from "../services/outbox/recover.ts";
import type { Job } from "./job.ts";

/** What reads all that waits, which in a country's morning is a tenth of a million messages: so not with every sweep. */
export const surveyOutboxJob: Job = {
  name: "survey-outbox",
  schedule: { everyMs: 30_000 },
  async run(_payload, deps) {
    const reopened = await withScope(deps.db, "all", async (tx) => {
      for (const { state, count } of await countOpen(tx)) openMessages.set({ state }, count);
      return reopenLanes(tx, deps.now());
    });
    if (reopened > 0) {
      deps.logger.warn({ reopened }, "messages waited in lanes that were closed");
      deps.queue.wake("send-messages");
    }
    return { reopened };
  },
};
