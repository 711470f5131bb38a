import { type Database, withScope } from "../db/connection.ts";
import type { Logger } from "../logger.ts";
import { appBucketOf, spendTokens, takeTokens } from "../services/outbox/token-bucket.ts";
import { coalesce } from "./coalesce.ts";

/** Far below the share of a minute that mass messages leave to others (token-bucket.ts). */
const tellEveryMs = 250;

/** Tells an app's limit of the calls that no claimed message stood for; they count like messages (zalo-openapi.md 5.4). */
export interface CallCount {
  note(): void;
  /** When all of them were told. */
  settled(): Promise<void>;
}

export function createCallCount(deps: { db: Database; appId: string; logger: Logger; now(): Date }): CallCount {
  const key = appBucketOf(deps.appId);
  let untold = 0;
  const tell = coalesce(tellEveryMs, async () => {
    const count = untold;
    untold = 0;
    await withScope(deps.db, "all", async (tx) => {
      // First what a new minute brings, or the count would be lost in it.
      await takeTokens(tx, [key], deps.now());
      await spendTokens(tx, new Map([[key, count]]));
    }).catch((error: unknown) => deps.logger.warn({ err: error, count }, "calls to Zalo were not counted"));
  });
  return {
    note() {
      untold += 1;
      tell(key);
    },
    settled: () => tell.settled(),
  };
}
