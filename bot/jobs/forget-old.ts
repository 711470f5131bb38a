import { type Database, withScope } from "../db/connection.ts";
import type { Logger } from "../logger.ts";
import type { RetentionRule } from "../services/retention/rule.ts";
import { retentionRules } from "../services/retention/rules.ts";
import type { Job } from "./job.ts";
import type { Counts } from "./queue.ts";

/** Each night, when nobody writes: what the consent text and design.md 5 promise not to keep. */
export const forgetOldJob: Job = {
  name: "forget-old",
  schedule: { cron: "30 3 * * *" },
  run: async (_payload, { db, logger, now }) => forgetOld({ db, logger, now: now() }),
};

/** Rows by rule. A rule that fails is counted, and tried again the next night; the others go on. */
export async function forgetOld(given: { db: Database; logger: Logger; now: Date }): Promise<Counts> {
  const counts: Counts = { failed: 0 };
  for (const rule of retentionRules) {
    try {
      counts[rule.name] = await forgetAll(given, rule);
    } catch (error) {
      given.logger.error({ err: error, rule: rule.name }, "what is too old could not be forgotten");
      counts.failed = (counts.failed ?? 0) + 1;
    }
  }
  return counts;
}

/** One short transaction a batch, until a batch is not full. */
async function forgetAll({ db, now }: { db: Database; now: Date }, rule: RetentionRule): Promise<number> {
  for (let total = 0; ; ) {
    const count = await withScope(db, "all", (tx) => rule.forget(tx, { now, limit: rule.batch }));
    total += count;
    if (count < rule.batch) return total;
  }
}
