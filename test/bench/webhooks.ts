import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { type EmbeddedDatabase, startEmbeddedDatabase } from "../../bot/db/embedded/start.ts";
import { migrateDatabase } from "../../bot/db/migrate.ts";
import { createLogger } from "../../bot/logger.ts";
import { type ProductProcess, startProcess, waitUntilReady } from "../helpers/product-process.ts";
import { findFreePort } from "../helpers/redis-server.ts";
import { benchApp, benchOa } from "./events.ts";
import { type Measurement, type Sender, startSender } from "./load.ts";
import { measureGrouped, measureOneByOne, readBatches } from "./plain-inserts.ts";

const CONNECTIONS = 64;
/** What a handler would have that inserts each event by itself; more connections are not faster. */
const POOL_SIZE = 10;
const EVENTS = 15_000;
/** The compiler of a fresh process would be measured else. */
const WARM_UP = 20_000;
const ROUNDS = 5;

const deadEnd = "http://127.0.0.1:9";

interface Round {
  webhook: Measurement;
  "one by one": Measurement;
  "over a pool": Measurement;
  grouped: Measurement;
  "no database": Measurement;
  rowsPerCommit: number;
  /** Microseconds of processor time an event cost the web process, and bare Fastify. */
  processorUs: { webhook: number; bare: number };
}

/** Prints how many durable webhooks a second the product takes, beside what the same machine can do at best. About a minute. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "to-so-bench-"));
  chmodSync(folder, 0o755);
  const database = await startEmbeddedDatabase(join(folder, "data"), createLogger("error", "stderr"));
  await migrateDatabase(database.url);
  const product = await startProduct(folder, database);
  const bare = await startBare();
  const sender = startSender();
  try {
    await waitUntilReady(product);
    const ports = { product: Number(new URL(product.url).port), bare: bare.port };
    for (const port of Object.values(ports)) {
      await sender.send({ port, run: "w", count: WARM_UP, connections: CONNECTIONS });
    }
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push(await measureRound(`r${round}`, { database, sender, ports, product }));
    }
    print(rounds);
  } finally {
    sender.stop();
    bare.child.kill("SIGTERM");
    product.child.kill("SIGTERM");
    await product.exitCode();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Parts {
  database: EmbeddedDatabase;
  sender: Sender;
  product: ProductProcess;
  ports: { product: number; bare: number };
}

/** All series one after another, so that whatever else the machine does meets them alike. */
async function measureRound(run: string, { database, sender, ports, product }: Parts): Promise<Round> {
  const order = { run, count: EVENTS, connections: CONNECTIONS };
  await empty(database);
  const usedByWebhook = await processorUse(() => usedByProduct(product));
  const webhook = await sender.send({ ...order, port: ports.product });
  const webhookUs = await usedByWebhook();
  const batches = await readBatches(urlOfProduct(database));
  const rows = batches.flat();
  if (rows.length !== EVENTS) throw new Error(`${EVENTS} events were answered with 200, ${rows.length} are stored`);
  await empty(database);
  const grouped = await measureGrouped(database.url, batches);
  await empty(database);
  const oneByOne = await measureOneByOne(database.url, rows, 1);
  await empty(database);
  const overPool = await measureOneByOne(database.url, rows, POOL_SIZE);
  const usedByBare = await processorUse(async () => Number(await read(`http://127.0.0.1:${ports.bare}/processor-us`)));
  const noDatabase = await sender.send({ ...order, port: ports.bare });
  const bareUs = await usedByBare();
  const rowsPerCommit = EVENTS / batches.length;
  return {
    webhook,
    "one by one": oneByOne,
    "over a pool": overPool,
    grouped,
    "no database": noDatabase,
    rowsPerCommit,
    processorUs: { webhook: webhookUs, bare: bareUs },
  };
}

async function startProduct(cwd: string, { url }: EmbeddedDatabase): Promise<ProductProcess> {
  const env = {
    ROLE: "web",
    LOG_LEVEL: "error",
    DATABASE_URL: url,
    SECRETS_KEY: Buffer.alloc(32, 1).toString("base64"),
    ZALO_APP_ID: benchApp.appId,
    ZALO_APP_SECRET: benchApp.appSecret,
    ZALO_OA_ID: benchOa.id,
    ZALO_OA_SECRET_KEY: benchOa.secretKey,
    ZALO_OA_ACCESS_TOKEN: "access",
    ZALO_OA_REFRESH_TOKEN: "refresh",
    ZALO_OPENAPI_URL: deadEnd,
    ZALO_OAUTH_URL: deadEnd,
    ZALO_GRAPH_URL: deadEnd,
    ZALO_BUSINESS_URL: deadEnd,
  };
  return startProcess({ cwd, env });
}

async function startBare(): Promise<{ child: ChildProcess; port: number }> {
  const port = await findFreePort();
  const child = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, "bare-fastify.ts")], {
    env: { ...process.env, PORT: String(port) },
    stdio: "inherit",
  });
  for (let attempt = 0; attempt < 400; attempt++) {
    if (await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined)) return { child, port };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("bare Fastify did not start");
}

/** As the product sees it, but with the right to read and empty the table. */
function urlOfProduct({ superuserUrl }: EmbeddedDatabase): string {
  return superuserUrl.replace(/\/postgres$/, "/to_so");
}

async function empty(database: EmbeddedDatabase): Promise<void> {
  const client = new pg.Client({ connectionString: urlOfProduct(database) });
  await client.connect();
  await client.query("truncate inbound_events");
  await client.query("checkpoint");
  await client.end();
}

/** Starts counting; what comes back tells the microseconds an event cost since. `readUs` is what the process used in all. */
async function processorUse(readUs: () => Promise<number>): Promise<() => Promise<number>> {
  const before = await readUs();
  return async () => ((await readUs()) - before) / EVENTS;
}

async function usedByProduct({ url }: ProductProcess): Promise<number> {
  return Number(/^process_cpu_seconds_total (\S+)/m.exec(await read(`${url}/metrics`))?.[1]) * 1_000_000;
}

async function read(url: string): Promise<string> {
  return (await fetch(url)).text();
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function print(rounds: Round[]): void {
  console.log(`${EVENTS} events, ${CONNECTIONS} at a time, medians of ${ROUNDS} alternating rounds`);
  for (const name of ["webhook", "one by one", "over a pool", "grouped", "no database"] as const) {
    const of = (part: keyof Measurement) => median(rounds.map((round) => round[name][part]));
    const times = `p50 ${of("p50Ms").toFixed(1)} ms  p99 ${of("p99Ms").toFixed(1)} ms`;
    console.log(`${name.padEnd(12)} ${of("perSecond").toFixed(0).padStart(7)}/s  ${times}${notes[name]}`);
  }
  const ratio = (name: Exclude<keyof typeof notes, "webhook">) =>
    median(rounds.map((round) => round.webhook.perSecond / round[name].perSecond)).toFixed(2);
  console.log(`webhook / one by one:  ${ratio("one by one")} (at least 1.5)`);
  console.log(`webhook / over a pool: ${ratio("over a pool")}`);
  console.log(`webhook / grouped:     ${ratio("grouped")} (at least 0.70)`);
  console.log(`webhook / no database: ${ratio("no database")}`);
  const rowsPerCommit = median(rounds.map((round) => round.rowsPerCommit)).toFixed(0);
  const us = (of: keyof Round["processorUs"]) => median(rounds.map((round) => round.processorUs[of])).toFixed(0);
  console.log(`the webhook stored ${rowsPerCommit} rows a commit`);
  console.log(`processor time an event: webhook ${us("webhook")} µs, bare Fastify ${us("bare")} µs`);
}

const notes = {
  webhook: "  (HTTP, signature, secrets cut, stored)",
  "one by one": "  (bare pg, the same rows, each its own commit)",
  "over a pool": "  (the same over ten connections)",
  grouped: "  (bare pg, the same rows in the batches the webhook made; times are a batch's)",
  "no database": "  (bare Fastify with the signature check)",
};
