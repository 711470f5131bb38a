import type { Config } from "./config.ts";
import type { Database } from "./db/connection.ts";
import type { Vault } from "./db/vault.ts";
import type { Queue } from "./jobs/queue.ts";
import type { Logger } from "./logger.ts";

/** What entrances hand on to services. Made once, in start.ts. */
export type Deps = {
  config: Config;
  db: Database;
  vault: Vault;
  queue: Queue;
  logger: Logger;
  now: () => Date;
};
