// What reminding and sending cost at the size of the country: npm run bench:sending [share of the country, 1 is all of it; a tenth when absent]
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { closeDatabase, openDatabase } from "../../bot/db/connection.ts";
import { startEmbeddedDatabase } from "../../bot/db/embedded/start.ts";
import { migrateDatabase } from "../../bot/db/migrate.ts";
import { createLogger } from "../../bot/logger.ts";
import { measureWorkers } from "./sending-chaos.ts";
import { measureClaims } from "./sending-claims.ts";
import { makeSendingCountry, SATURDAY } from "./sending-country.ts";
import { measureSending } from "./sending-messages.ts";
import { GROUPS_DUE_AT, LEADERS_DUE_AT, measureReminders } from "./sending-reminders.ts";

const share = Number(process.argv[2] ?? 0.1);
const folder = mkdtempSync(join(tmpdir(), "to-so-bench-"));
chmodSync(folder, 0o755);
const logger = createLogger("error", "stderr");
const database = await startEmbeddedDatabase(join(folder, "data"), logger);
const db = openDatabase(database.url, { max: 10, logger });
try {
  await migrateDatabase(database.url);
  const country = await makeSendingCountry(db, share);
  const pidFile = join(database.folder, "data", "postmaster.pid");
  const postmaster = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
  console.info(
    `${country.teams} teams in ${country.communes} communes, each with its own OA: ${share} of the country (${cpus().length} cores, shared with the database)`,
  );
  const bench = { db, logger, postmaster, ...country };
  await measureReminders(bench, { whom: "groups", now: GROUPS_DUE_AT });
  await measureClaims(bench, new Date(`${SATURDAY}T08:00:30+07:00`));
  await measureSending(bench, { what: "reminders to groups", startAt: GROUPS_DUE_AT, apps: "one" });
  await measureReminders(bench, { whom: "leaders", now: LEADERS_DUE_AT });
  await measureSending(bench, { what: "reminders to leaders", startAt: LEADERS_DUE_AT, apps: "each" });
  await measureWorkers({ db, databaseUrl: database.url, folder, share });
} finally {
  await closeDatabase(db);
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
  if (!database.folder.startsWith(folder)) rmSync(database.folder, { recursive: true, force: true });
}
