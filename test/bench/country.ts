// How fast a whole country is added up: npm run bench:country [share of the country, 1 is all of it; a tenth when absent]
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { sql } from "drizzle-orm";
import Fastify from "fastify";
import { closeDatabase, type Database, openDatabase, type Transaction, withScope } from "../../bot/db/connection.ts";
import { startEmbeddedDatabase } from "../../bot/db/embedded/start.ts";
import { migrateDatabase } from "../../bot/db/migrate.ts";
import { createLogger } from "../../bot/logger.ts";
import { apiRoutes } from "../../bot/routes/api/api.ts";
import { handleErrors } from "../../bot/routes/error-handler.ts";
import { createPhotoFiles } from "../../bot/services/photos/photo-files.ts";
import { ZaloGraphError } from "../../bot/zalo/graph-client.ts";
import { addDays } from "../../shared/calendar/day.ts";
import { periodOf } from "../../shared/calendar/period.ts";
import { testDeps, testVault } from "../helpers/turn.ts";
import { withoutZalo } from "../helpers/zalo-desk.ts";
import { type Country, END, FIRST_WEEK, makeCountry, WEEKS } from "./country-data.ts";
import { createAsker, type Get, measure, type Timing } from "./country-load.ts";
import { printWrites } from "./country-writes.ts";

const CLIENTS = 4;
const CALLS = 200;
/** Of each question, before: a server that has just started learns the plans of its questions. */
const CALLS_TO_WARM_UP = 60;
/** The plain join takes seconds at full size. */
const PLAIN_CALLS = 8;
const now = new Date(`${addDays(END, -1)}T10:00:00+07:00`);

/** Prints what the API takes for the questions of a country's overseer, beside the plain join over the reports. */
export async function run(share: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "to-so-bench-"));
  chmodSync(folder, 0o755);
  const logger = createLogger("error", "stderr");
  const database = await startEmbeddedDatabase(join(folder, "data"), logger);
  await migrateDatabase(database.url);
  const db = openDatabase(database.url, { max: 8, logger });
  const app = await openApp(db, folder);
  try {
    const country = await makeCountry(db, share, now);
    const { port } = new URL(await app.listen({ host: "127.0.0.1", port: 0 }));
    const asker = createAsker(Number(port), country.tokens);
    printReads(await measureReads(db, country, asker.get));
    await printWrites({ db, serverFolder: database.folder, country, get: asker.get });
    asker.close();
  } finally {
    await app.close();
    await closeDatabase(db);
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
    if (!database.folder.startsWith(folder)) rmSync(database.folder, { recursive: true, force: true });
  }
}

async function openApp(db: Database, folder: string) {
  const clock = { now };
  const app = Fastify();
  handleErrors(app);
  const refuse = () => Promise.reject(new ZaloGraphError("me", 452));
  await app.register(apiRoutes, {
    prefix: "/api/v1",
    db,
    vault: testVault,
    graph: { me: refuse, phoneNumber: refuse, close() {} },
    outbox: testDeps(clock).outbox,
    photoFiles: createPhotoFiles(folder, testVault),
    appId: "2000000000000000011",
    miniAppUrl: testDeps(clock).miniAppUrl,
    ...withoutZalo,
    now: () => clock.now,
  });
  return app;
}

type Row = { question: string; api: Timing; plain?: Timing };

/** Thirteen weeks that begin in another week each time, until every week has been the first: 5 and 91 have no divisor in common. */
function thirteenWeeks(call: number): { from: string; to: string } {
  const from = addDays(FIRST_WEEK, 7 * ((call * 5) % (WEEKS - 13)));
  return { from, to: addDays(from, 13 * 7 - 1) };
}

async function measureReads(db: Database, country: Country, get: Get): Promise<Row[]> {
  const one = <T>(list: readonly T[], call: number) => list[(call * 31) % list.length] as T;
  const days = (call: number) => {
    const { from, to } = thirteenWeeks(call);
    return `from=${from}&to=${to}`;
  };
  const week = (call: number) => periodOf({ kind: "week" }, thirteenWeeks(call).from);
  const province = (call: number) => one(country.provinceIds, call);
  const commune = (call: number) => one(country.communeIds, call);
  const ask = async (path: (call: number) => string) => {
    await measure({ clients: CLIENTS, calls: CALLS_TO_WARM_UP }, (call) => get(path(call)));
    return measure({ clients: CLIENTS, calls: CALLS }, (call) => get(path(call)));
  };
  const join = (where: (call: number) => ReturnType<typeof sql>) =>
    measure({ clients: CLIENTS, calls: PLAIN_CALLS }, (call) => plainJoin(db, thirteenWeeks(call), where(call)));
  return [
    { question: "who am I: what every call costs", api: await ask(() => "/me") },
    {
      question: "country, 13 weeks",
      api: await ask((call) => `/figures?${days(call)}`),
      plain: await join(() => sql`true`),
    },
    { question: "country by province", api: await ask((call) => `/figures?${days(call)}&by=province`) },
    {
      question: "country, on today's map",
      api: await ask((call) => `/figures?${days(call)}&view=today`),
    },
    {
      question: "province, 13 weeks",
      api: await ask((call) => `/figures?unit=${province(call)}&${days(call)}`),
      plain: await join((call) => sql`c.parent_id = ${province(call)}`),
    },
    {
      question: "province by commune",
      api: await ask((call) => `/figures?unit=${province(call)}&${days(call)}&by=commune`),
    },
    {
      question: "commune, 13 weeks",
      api: await ask((call) => `/figures?unit=${commune(call)}&${days(call)}`),
      plain: await join((call) => sql`c.id = ${commune(call)}`),
    },
    { question: "completeness of a week, country", api: await ask((call) => `/completeness?period=${week(call)}`) },
    {
      question: "missing teams of a province",
      api: await ask((call) => `/missing-teams?unit=${province(call)}&period=${week(call)}`),
    },
  ];
}

async function plainJoin(db: Database, { from, to }: { from: string; to: string }, where: ReturnType<typeof sql>) {
  return withScope(db, "all", (tx: Transaction) =>
    tx.execute(sql`
      select f.key, sum(f.value::numeric) from reports r join teams t on t.id = r.team_id join units v on v.id = t.unit_id
        join units c on c.id = v.parent_id cross join lateral jsonb_each_text(r.values) f
      where r.state in ('submitted', 'amended') and r.activity_on between ${from} and ${to} and ${where} group by 1`),
  );
}

function printReads(rows: readonly Row[]): void {
  console.info(
    `\nFrom the API, ${CLIENTS} clients, ${CALLS} calls each question after ${CALLS_TO_WARM_UP} to warm up; milliseconds (${cpus().length} cores, shared with the database)`,
  );
  for (const { question, api, plain } of rows) {
    const beside = plain ? `   plain join: p50 ${plain.p50}  p95 ${plain.p95}` : "";
    console.info(
      `  ${question.padEnd(34)} p50 ${String(api.p50).padStart(7)}  p95 ${String(api.p95).padStart(7)}${beside}`,
    );
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  await run(Number(process.argv[2] ?? 0.1));
