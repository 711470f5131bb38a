import { connectedOaIds } from "../services/official-accounts/connect.ts";
import type { Job } from "./job.ts";

/**
 * Renews tokens at 20 of their 25 hours, and tries once more after a refresh without an answer. Often, because a look costs nothing
 * and twice a day would leave one missed run to an outage (zalo-openapi.md 2.4).
 */
export const refreshTokensJob: Job = {
  name: "refresh-tokens",
  schedule: { everyMs: 10 * 60_000 },
  async run(_payload, { db, tokens, logger }) {
    const counts = { refreshed: 0, failed: 0 };
    for (const oaId of await connectedOaIds(db)) {
      try {
        if ((await tokens.refreshIfDue(oaId)) === "refreshed") counts.refreshed += 1;
      } catch (error) {
        // One OA that lost its grant must not keep the others from theirs; its row tells staff.
        logger.warn({ err: error, oaId }, "an OA's tokens could not be renewed");
        counts.failed += 1;
      }
    }
    return counts;
  },
};
