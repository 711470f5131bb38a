// What reminding and sending cost at the size of the country: npm run bench:sending [share of the country, 1 is all of it; a tenth when absent]
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { closeDatabase, type Database, openDatabase } from "../../bot/db/connection.ts";
import { startEmbeddedDatabase } from "../../bot/db/embedded/start.ts";
import { migrateDatabase } from "../../bot/db/migrate.ts";
import { createLogger } from "../../bot/logger.ts";
import { measureWorkers } from "./sending-chaos.ts";
import { measureClaims } from "./sending-claims.ts";
import { makeSendingCountry } from "./sending-country.ts";
import { measureSending } from "./sending-messages.ts";
import { GROUPS_DUE_AT, LEADERS_DUE_AT, measureReminders } from "./sending-reminders.ts";

/** Workers look after all OAs all the time; where killing them is measured there are few. */
const WORKERS_SHARE = 0.01;
const logger = createLogger("error", "stderr");
const share = Number(process.argv[2] ?? 0.1);
const startedAt = performance.now();

await onFreshDatabase(async ({ db, serverFolder }) => {
  const country = await makeSendingCountry(db, share);
  const pidFile = join(serverFolder, "data", "postmaster.pid");
  const postmaster = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
  tell(
    `${country.teams} teams in ${country.communes} communes, each with its own OA: ${share} of the country (${cpus().length} cores, shared with the database)`,
  );
  const bench = { db, logger, postmaster, ...country };
  await measureReminders(bench, { whom: "groups", now: GROUPS_DUE_AT });
  await measureClaims(bench, new Date(GROUPS_DUE_AT.getTime() + 30_000));
  await measureSending(bench, { what: "reminders to groups", startAt: GROUPS_DUE_AT, apps: "one" });
  tell("sent to groups");
  await measureReminders(bench, { whom: "leaders", now: LEADERS_DUE_AT });
  await measureSending(bench, { what: "reminders to leaders", startAt: LEADERS_DUE_AT, apps: "each" });
  tell("sent to leaders");
});
await onFreshDatabase(async ({ db, databaseUrl, folder }) => {
  await makeSendingCountry(db, WORKERS_SHARE);
  await measureWorkers({ db, databaseUrl, folder, share });
});
tell("all measured");

function tell(what: string): void {
  console.info(`[${Math.round((performance.now() - startedAt) / 1_000)} s] ${what}`);
}

interface Fresh {
  db: Database;
  databaseUrl: string;
  /** For this run alone. */
  folder: string;
  serverFolder: string;
}

async function onFreshDatabase(measure: (fresh: Fresh) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "to-so-bench-"));
  chmodSync(folder, 0o755);
  const database = await startEmbeddedDatabase(join(folder, "data"), logger);
  const db = openDatabase(database.url, { max: 10, logger });
  try {
    await migrateDatabase(database.url);
    await measure({ db, databaseUrl: database.url, folder, serverFolder: database.folder });
  } finally {
    await closeDatabase(db);
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
    if (!database.folder.startsWith(folder)) rmSync(database.folder, { recursive: true, force: true });
  }
}
