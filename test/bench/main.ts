// Durable webhooks a second, with 64 connections, beside what the same machine can do at best; then how well and fast
// messages are understood: npm run bench
import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startEmbeddedDatabase } from "../../bot/db/embedded/start.ts";
import { migrateDatabase } from "../../bot/db/migrate.ts";
import { createLogger } from "../../bot/logger.ts";
import { buildBot } from "../helpers/built-bot.ts";
import { startProcess, waitUntilReady } from "../helpers/product-process.ts";
import { findFreePort } from "../helpers/redis-server.ts";
import { benchApp, benchOa, makeRequests } from "./events.ts";
import { type Measurement, measureHttp } from "./load.ts";
import { measureGrouped, measureOneByOne, readRows } from "./plain-inserts.ts";
import { run as measureUnderstanding } from "./understanding.ts";

const CONNECTIONS = 64;
const EVENTS = 30_000;
const WARM_UP = 5_000;
const ROUNDS = 3;

const deadEnd = "http://127.0.0.1:9";
const folder = mkdtempSync(join(tmpdir(), "to-so-bench-"));
chmodSync(folder, 0o755);
await buildBot();
const server = await startEmbeddedDatabase(join(folder, "data"), createLogger("error", "stderr"));
await migrateDatabase(server.url);
const product = await startProcess({
  cwd: folder,
  env: {
    ROLE: "web",
    LOG_LEVEL: "error",
    DATABASE_URL: server.url,
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
  },
});
const barePort = await findFreePort();
const bare = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, "bare-fastify.ts")], {
  env: { ...process.env, PORT: String(barePort) },
  stdio: "inherit",
});

try {
  await waitUntilReady(product);
  await waitForPort(barePort);
  const productPort = Number(new URL(product.url).port);
  await measureHttp(productPort, makeRequests(WARM_UP, "w"), CONNECTIONS);
  await measureHttp(barePort, makeRequests(WARM_UP, "w"), CONNECTIONS);
  const rounds: Record<string, Measurement[]> = { webhook: [], "one by one": [], grouped: [], "no database": [] };
  for (let round = 0; round < ROUNDS; round++) {
    await empty(server.superuserUrl);
    const requests = makeRequests(EVENTS, `r${round}`);
    rounds.webhook?.push(await measureHttp(productPort, requests, CONNECTIONS));
    const rows = await readRows(databaseOf(server.superuserUrl));
    if (rows.length !== EVENTS) throw new Error(`${EVENTS} events were answered with 200, ${rows.length} are stored`);
    await empty(server.superuserUrl);
    rounds["one by one"]?.push(await measureOneByOne(server.url, rows, CONNECTIONS));
    await empty(server.superuserUrl);
    rounds.grouped?.push(await measureGrouped(server.url, rows, CONNECTIONS));
    rounds["no database"]?.push(await measureHttp(barePort, requests, CONNECTIONS));
  }
  print(rounds);
} finally {
  product.child.kill("SIGTERM");
  bare.kill("SIGTERM");
  await product.exitCode();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
await measureUnderstanding();

function databaseOf(superuserUrl: string): string {
  return superuserUrl.replace(/\/postgres$/, "/to_so");
}

async function empty(superuserUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseOf(superuserUrl) });
  await client.connect();
  await client.query("truncate inbound_events");
  await client.query("checkpoint");
  await client.end();
}

async function waitForPort(port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("bare Fastify did not start");
}

function print(rounds: Record<string, Measurement[]>): void {
  console.log(`${EVENTS} events, ${CONNECTIONS} at a time, median of ${ROUNDS} rounds`);
  const medians = Object.entries(rounds).map(([name, list]) => {
    const median = list.toSorted((a, b) => a.perSecond - b.perSecond)[Math.floor(list.length / 2)];
    if (median === undefined) throw new Error(`no measurement of ${name}`);
    const { perSecond, p50Ms, p99Ms } = median;
    console.log(
      `${name.padEnd(12)} ${perSecond.toFixed(0).padStart(7)}/s  p50 ${p50Ms.toFixed(1)} ms  p99 ${p99Ms.toFixed(1)} ms`,
    );
    return [name, perSecond] as const;
  });
  const figures = Object.fromEntries(medians);
  const { webhook = 0 } = figures;
  console.log(`webhook / one by one: ${(webhook / (figures["one by one"] ?? 1)).toFixed(2)} (at least 1.5)`);
  console.log(`webhook / grouped:    ${(webhook / (figures.grouped ?? 1)).toFixed(2)} (at least 0.70)`);
}
