import { type ChildProcess, fork } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Fastify from "fastify";
import pg from "pg";
import { buildApp } from "../../bot/app.ts";
import { readConfig } from "../../bot/config.ts";
import { closeDatabase, openDatabase } from "../../bot/db/connection.ts";
import { openProductDatabase } from "../../bot/db/open.ts";
import { createVault } from "../../bot/db/vault.ts";
import { wireDeps } from "../../bot/deps.ts";
import { createQueue } from "../../bot/jobs/queue.ts";
import { createLogger } from "../../bot/logger.ts";
import { connectOa } from "../../bot/services/official-accounts/connect.ts";
import { verifyZaloSignature } from "../../bot/zalo/signature.ts";
import { benchEvent, type LoadOrder, type LoadResult } from "./load-generator.ts";

const connections = 64;
const count = 20_000;
const rounds = 5;
const appId = "2000000000000000011";
const oaId = "3000000000000000021";
const secretKey = "bench key of the OA";

interface Series {
  name: string;
  /** Events a second. */
  run(series: string): Promise<{ perSecond: number; note?: string }>;
}

/**
 * Durable webhooks a second over 64 connections, beside the bare driver and bare Fastify, in the same run. The series take turns,
 * because the machine is never the same for long; ratios are those of the medians.
 */
export async function run(): Promise<void> {
  const bench = await open();
  const results = new Map<string, number[]>();
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const series of bench.series) {
        const { perSecond, note = "" } = await series.run(`${series.name.replace(/\W/g, "")}${round}`);
        results.set(series.name, [...(results.get(series.name) ?? []), perSecond]);
        console.log(
          `${round + 1}/${rounds}  ${series.name.padEnd(34)} ${Math.round(perSecond).toString().padStart(7)}/s  ${note}`,
        );
      }
    }
  } finally {
    await bench.close();
  }
  report(results);
}

function report(results: Map<string, number[]>): void {
  const median = (name: string) => (results.get(name) ?? []).toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
  console.log(`\nMedians of ${rounds} rounds of ${count} events, ${connections} at a time:`);
  for (const name of results.keys()) console.log(`  ${name.padEnd(34)} ${Math.round(median(name))}/s`);
  const product = median("webhooks, stored");
  console.log(
    `\nwebhooks / bare pg one by one: ${(product / median("bare pg, one by one")).toFixed(2)}  (at least 1.5)`,
  );
  console.log(`webhooks / bare pg grouped:    ${(product / median("bare pg, grouped")).toFixed(2)}  (at least 0.7)`);
}

async function open() {
  const dataDir = mkdtempSync(join(tmpdir(), "to-so-bench-"));
  const logger = createLogger("error", "stderr");
  const database = await openProductDatabase({ databaseUrl: undefined, dataDir, maxConnections: 10, logger });
  const pool = new pg.Pool({ connectionString: database.url, max: 10 });
  const single = new pg.Pool({ connectionString: database.url, max: 1 });
  const generator = fork(new URL("./load-generator.ts", import.meta.url));
  const product = await openProduct(database.url, database.db, logger);
  const bare = await openBareFastify();
  const series: Series[] = process.argv[2] === "only" ? [{ name: "webhooks, stored", run: (name) => load(generator, product.port, name) }] : [
    { name: "bare pg, one by one", run: (name) => timed(() => insertOneByOne(pool, name)) },
    { name: "bare pg, grouped", run: (name) => timed(() => insertGrouped(single, name)) },
    { name: "bare Fastify with signature", run: (name) => load(generator, bare.port, name) },
    { name: "webhooks, stored", run: (name) => load(generator, product.port, name) },
  ];
  return {
    series,
    async close() {
      generator.disconnect();
      await bare.close();
      await product.close();
      await pool.end();
      await single.end();
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function openProduct(url: string, db: ReturnType<typeof openDatabase>, logger: ReturnType<typeof createLogger>) {
  const config = readConfig({
    ROLE: "web",
    ZALO_APP_ID: appId,
    ZALO_APP_SECRET: "bench",
    SECRETS_KEY: Buffer.alloc(32, 7).toString("base64"),
  });
  if (config.zalo.mode !== "real") throw new Error("the bench wants a real mode");
  const vault = createVault(config.secretsKey);
  const doorDb = openDatabase(url, { max: 1, logger });
  const tokenDb = openDatabase(url, { max: 2, logger });
  const queue = await createQueue({ databaseUrl: url, redisUrl: undefined, logger });
  const house = { config, db, doorDb, tokenDb, vault, queue, logger, now: () => new Date() };
  const deps = wireDeps(house, config.zalo);
  const given = { oaId, appId, secretKey, accessToken: "a", refreshToken: "r" };
  await connectOa(db, vault, { given, now: new Date() });
  const app = buildApp(deps);
  await app.listen({ host: "127.0.0.1", port: 0 });
  return {
    port: (app.server.address() as AddressInfo).port,
    async close() {
      await app.close();
      await queue.close();
      await deps.close();
      await closeDatabase(doorDb);
      await closeDatabase(tokenDb);
    },
  };
}

async function openBareFastify() {
  const app = Fastify();
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  app.post("/webhooks/zalo", async (request, reply) => {
    const header = String(request.headers["x-zevent-signature"]);
    const isGood = verifyZaloSignature({ rawBody: request.body as Buffer, header, appId, secretKey });
    return reply.code(isGood ? 200 : 401).send({ ok: isGood });
  });
  await app.listen({ host: "127.0.0.1", port: 0 });
  return { port: (app.server.address() as AddressInfo).port, close: () => app.close() };
}

async function load(generator: ChildProcess, port: number, series: string) {
  generator.send({ port, count, connections, series, appId, oaId, secretKey } satisfies LoadOrder);
  const [result] = (await once(generator, "message")) as [LoadResult | { error: string }];
  if ("error" in result) throw new Error(result.error);
  if (result.refused > 0) throw new Error(`${result.refused} of ${count} were not answered with 200`);
  return {
    perSecond: count / result.seconds,
    note: `median ${result.medianMs.toFixed(1)} ms, 99 % ${result.p99Ms.toFixed(1)} ms`,
  };
}

async function timed(work: () => Promise<void>): Promise<{ perSecond: number }> {
  const startedAt = performance.now();
  await work();
  return { perSecond: count / ((performance.now() - startedAt) / 1_000) };
}

type Row = [string, string, string, string, string, Date, Date];

/** The columns the webhook fills for the same event. */
function rowsOf(series: string): Row[] {
  return Array.from({ length: count }, (_, n) => {
    const raw = benchEvent({ appId, oaId, series }, n);
    const user = String(4_000_000_000_000_000_000n + BigInt(n % 5_000));
    const key = createHash("sha256").update(`${series}${n}`).digest("hex");
    return [key, oaId, "user_send_text", `${oaId}:person:${user}`, raw, new Date(1_790_000_000_000), new Date()];
  });
}

const columns = "dedupe_key, oa_id, event_name, conversation_key, raw, sent_at, received_at";

async function insertOneByOne(pool: pg.Pool, series: string): Promise<void> {
  const rows = rowsOf(series);
  const text = `insert into inbound_events (${columns}) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`;
  let at = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let row = rows[at++]; row; row = rows[at++]) await pool.query({ name: "one", text, values: row });
    }),
  );
}

async function insertGrouped(single: pg.Pool, series: string): Promise<void> {
  const rows = rowsOf(series);
  const text = `insert into inbound_events (${columns})
    select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[])
    on conflict do nothing`;
  for (let at = 0; at < rows.length; at += connections) {
    const batch = rows.slice(at, at + connections);
    const values = [0, 1, 2, 3, 4, 5, 6].map((column) => batch.map((row) => row[column]));
    await single.query({ name: "grouped", text, values });
  }
}
