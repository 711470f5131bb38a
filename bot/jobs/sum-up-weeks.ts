import { type Database, withScope } from "../db/connection.ts";
import { refreshSummaries, staleCommunes } from "../services/figures/refresh-summaries.ts";
import type { Job } from "./job.ts";

/** Short transactions: whoever reads meanwhile waits for one of them only. */
const COMMUNES_AT_ONCE = 100;

/** So that readers find little left to add up, also after an import of years. Without it figures are as fresh, only slower. */
export const sumUpWeeksJob: Job = {
  name: "sum-up-weeks",
  schedule: { everyMs: 2_000 },
  run: async (_payload, { db }) => ({ weeks: await sumUpWeeks(db) }),
};

/** Until no week is left to be summed up. Returns how many weeks of communes it was. */
export async function sumUpWeeks(db: Database): Promise<number> {
  let weeks = 0;
  for (;;) {
    const done = await withScope(db, "all", async (tx) => {
      const communeIds = await staleCommunes(tx, COMMUNES_AT_ONCE);
      return refreshSummaries(tx, { communeIds });
    });
    weeks += done;
    if (done === 0) return weeks;
  }
}
