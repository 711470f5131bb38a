import { loadEnvironment, readConfig } from "../config.ts";
import { closeDatabase, type Database, openDatabase } from "../db/connection.ts";
import { startEmbeddedDatabase } from "../db/embedded/start.ts";
import { migrateDatabase } from "../db/migrate.ts";
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
  const embedded = config.databaseUrl ? undefined : await startEmbeddedDatabase(config.dataDir, logger);
  const url = config.databaseUrl ?? embedded?.url ?? "";
  try {
    const migrated = await migrateDatabase(url);
    const db = openDatabase(url, { max: CONNECTIONS, logger });
    try {
      return await work({ db, vault: createVault(config.secretsKey), migrated });
    } finally {
      await closeDatabase(db);
    }
  } finally {
    await embedded?.stop();
  }
}
