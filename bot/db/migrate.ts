import { readFileSync } from "node:fs";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import { projectRoot } from "../project-root.ts";

const migrationsFolder = join(projectRoot, "migrations");

/** Any number of our own; processes that start together migrate one after the other. */
const ADVISORY_LOCK = 20_261_123;

/** The database and this code do not fit. The message is one sentence for the operator. */
export class MigrationError extends Error {
  override name = "MigrationError";
}

/**
 * Brings the database to the newest schema; safe when several processes do it at once. Returns how many migrations were
 * applied. Throws MigrationError when the database is newer than this code, or misses a migration older than its newest.
 */
export async function migrateDatabase(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url, application_name: "to-so migrate" });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [ADVISORY_LOCK]);
    const before = await readState(client);
    if (before.isNewer) {
      throw new MigrationError(
        "Cơ sở dữ liệu mới hơn phiên bản Tổ Số này; hãy chạy phiên bản mới hơn, hoặc khôi phục bản sao lưu của phiên bản này.",
      );
    }
    await migrate(drizzle(client), { migrationsFolder });
    const { missing } = await readState(client);
    if (missing > 0) {
      throw new MigrationError(
        `Cơ sở dữ liệu thiếu ${missing} bước nâng cấp cũ hơn bước mới nhất của nó; hãy khôi phục bản sao lưu rồi chạy lại.`,
      );
    }
    return before.missing;
  } finally {
    await client.end();
  }
}

/** True when nothing is missing; false also when the database is newer than this code. */
export async function isMigrated(client: pg.Pool | pg.Client): Promise<boolean> {
  const { missing, isNewer } = await readState(client);
  return missing === 0 && !isNewer;
}

/** The migrator knows a migration by the time it was made (`when` in the journal, `created_at` in its table). */
async function readState(client: pg.Pool | pg.Client): Promise<{ missing: number; isNewer: boolean }> {
  const journal = JSON.parse(readFileSync(join(migrationsFolder, "meta", "_journal.json"), "utf8")) as {
    entries: { when: number }[];
  };
  const ours = new Set(journal.entries.map((entry) => entry.when));
  const table = await client.query(
    "select from pg_tables where schemaname = 'drizzle' and tablename = '__drizzle_migrations'",
  );
  if (table.rowCount === 0) return { missing: ours.size, isNewer: false };
  const { rows } = await client.query<{ created_at: string }>("select created_at from drizzle.__drizzle_migrations");
  const applied = new Set(rows.map((row) => Number(row.created_at)));
  return {
    missing: [...ours].filter((when) => !applied.has(when)).length,
    isNewer: [...applied].some((when) => !ours.has(when)),
  };
}
