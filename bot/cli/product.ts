import { loadEnvironment, readConfig } from "../config.ts";
import type { Database } from "../db/connection.ts";
import { openProductDatabase } from "../db/open.ts";
import { createVault, type Vault } from "../db/vault.ts";
import { createLogger } from "../logger.ts";

const CONNECTIONS = 2;

/** What verbs work on: the same database as a running product, or its embedded server started for this call. */
export interface Product {
  db: Database;
  vault: Vault;
  /** How many migrations this call applied. */
  migrated: number;
}

/** Opens the product's database, brought to the newest schema, for one verb, and gives it up afterwards. */
export async function withProduct<T>(work: (product: Product) => Promise<T>): Promise<T> {
  const config = readConfig(loadEnvironment());
  // Standard output carries results; what is no warning would only be in the way on standard error.
  const logger = createLogger(config.logLevel === "info" ? "warn" : config.logLevel, "stderr");
  const database = await openProductDatabase({ ...config, maxConnections: CONNECTIONS, logger });
  try {
    return await work({ db: database.db, vault: createVault(config.secretsKey), migrated: database.migrated });
  } finally {
    await database.close();
  }
}
