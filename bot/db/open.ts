import type { Logger } from "pino";
import { checkDatabase, closeDatabase, type Database, openDatabase } from "./connection.ts";
import { startEmbeddedDatabase } from "./embedded/start.ts";
import { migrateDatabase } from "./migrate.ts";

export type OpenDatabase = {
  url: string;
  db: Database;
  /** Our role walks through row-level security: the commune boundary then rests on the code alone. */
  bypassesRowSecurity: boolean;
  /** How many migrations were applied now. */
  migrated: number;
  /** Closes the pool and gives the embedded server up. Close everything else that uses `url` first. */
  close(): Promise<void>;
};

type Options = {
  /** Undefined: the embedded server of `dataDir`. */
  databaseUrl: string | undefined;
  dataDir: string;
  maxConnections: number;
  logger: Logger;
  /** Aborted: opening ends at the next step, with the reason. */
  signal?: AbortSignal;
};

/**
 * The database of the settings, reachable and migrated. Throws DatabaseUnreachableError, EmbeddedDatabaseError or
 * MigrationError, each with one sentence for the operator; nothing is left running then.
 */
export async function openProductDatabase({
  databaseUrl,
  dataDir,
  maxConnections,
  logger,
  signal,
}: Options): Promise<OpenDatabase> {
  const embedded = databaseUrl === undefined ? await startEmbeddedDatabase(dataDir, logger, signal) : undefined;
  const url = databaseUrl ?? embedded?.url ?? "";
  try {
    signal?.throwIfAborted();
    const { bypassesRowSecurity } = await checkDatabase(url);
    if (bypassesRowSecurity) {
      logger.warn(
        "the database role is a superuser or bypasses row-level security; give Tổ Số a plain role of its own",
      );
    }
    const migrated = await migrateDatabase(url);
    if (migrated > 0) logger.info({ applied: migrated }, "database migrated");
    const db = openDatabase(url, { max: maxConnections, logger });
    return {
      url,
      db,
      bypassesRowSecurity,
      migrated,
      async close() {
        await closeDatabase(db);
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
