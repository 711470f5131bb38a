import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import type { FastifyInstance } from "fastify";
import { buildApp } from "../../../bot/app.ts";
import type { Command } from "../../../bot/commands/command.ts";
import { readConfig } from "../../../bot/config.ts";
import { closeDatabase, openDatabase } from "../../../bot/db/connection.ts";
import { showPresence } from "../../../bot/db/presence.ts";
import { officialAccounts } from "../../../bot/db/schema/index.ts";
import { type Deps, wireDeps } from "../../../bot/deps.ts";
import { jobs } from "../../../bot/jobs/index.ts";
import { createLogger } from "../../../bot/logger.ts";
import { seal } from "../../../bot/services/official-accounts/token-store.ts";
import { makeCommune, type TestCommune } from "../../helpers/commune.ts";
import type { TestDatabase } from "../../helpers/test-database.ts";
import { testVault } from "../../helpers/turn.ts";
import { createLocalQueue, type LocalQueue } from "./local-queue.ts";

export const appId = "2000000000000000011";
export const oaSecretKey = "khóa thử của OA";
export const appSecret = "khóa thử của ứng dụng";

/** One process of the product: its own connections, queue and sender, on a database that others may share. */
export interface Bot {
  deps: Deps;
  app: FastifyInstance;
  queue: LocalQueue;
  run(jobName: string): Promise<void>;
  /** Until nothing waits to be handled or sent, sweeping meanwhile. */
  settle(isDone: () => Promise<boolean> | boolean, withinMs?: number): Promise<void>;
  close(): Promise<void>;
}

export interface BotOptions {
  database: TestDatabase;
  zalo: { url: string; oauthUrl?: string };
  commands?: readonly Command[];
  now?: () => Date;
  works?: boolean;
}

export async function startBot({ database, zalo, commands, now, works = true }: BotOptions): Promise<Bot> {
  const logger = createLogger(process.env.TEST_LOG ?? "silent", "stderr");
  const open = (max: number) => openDatabase(database.url, { max, logger });
  const [db, doorDb, tokenDb] = [open(8), open(1), open(2)];
  const config = readConfig({
    ZALO_APP_ID: appId,
    ZALO_APP_SECRET: appSecret,
    SECRETS_KEY: Buffer.alloc(32, 7).toString("base64"),
    ZALO_OPENAPI_URL: zalo.url,
    ZALO_OAUTH_URL: zalo.oauthUrl ?? zalo.url,
  });
  if (config.zalo.mode !== "real") throw new Error("the test wants a real mode");
  const queue = createLocalQueue();
  const house = { config, db, doorDb, tokenDb, vault: testVault, queue, logger, now: now ?? (() => new Date()) };
  const wired = wireDeps(house, config.zalo);
  const deps = commands ? { ...wired, handling: { ...wired.handling, commands } } : wired;
  const leave = showPresence(database.url, deps.owner, logger);
  if (works) queue.work((job, payload) => job.run(payload, deps), jobs);
  const app = buildApp(deps);
  await app.ready();

  async function run(jobName: string): Promise<void> {
    await jobs.find((job) => job.name === jobName)!.run({}, deps);
  }

  return {
    deps,
    app,
    queue,
    run,
    async settle(isDone, withinMs = 15_000) {
      const endsAt = Date.now() + withinMs;
      // Longer and longer, as the product's own clock: what is being worked on needs no sweeping.
      for (let pauseMs = 50; !(await isDone()); pauseMs = Math.min(pauseMs * 1.2, 300)) {
        if (Date.now() > endsAt) throw new Error("it did not settle in time");
        await run("sweep");
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    },
    async close() {
      await app.close();
      await queue.idle();
      await deps.close();
      await leave();
      for (const one of [db, doorDb, tokenDb]) await closeDatabase(one);
    },
  };
}

/** A commune whose OA can be written to and can send. */
export async function makeConnectedCommune(database: TestDatabase, teamCount = 1): Promise<TestCommune> {
  const commune = await makeCommune(database.db, teamCount);
  await database.db
    .update(officialAccounts)
    .set({ secretKeySealed: testVault.seal(oaSecretKey) })
    .where(eq(officialAccounts.oaId, commune.oaId));
  await giveTokens(database, commune.oaId);
  return commune;
}

async function giveTokens(database: TestDatabase, oaId: string): Promise<void> {
  const at = new Date();
  const tokens = {
    accessToken: "access-0",
    refreshToken: "refresh-0",
    issuedAt: at,
    expiresAt: new Date(at.getTime() + 25 * 3_600_000),
    state: "ok" as const,
    stateAt: at,
  };
  await database.db.update(officialAccounts).set(seal(tokens, testVault)).where(eq(officialAccounts.oaId, oaId));
}

export interface Webhook {
  body: string;
  headers: Record<string, string>;
}

let sent = 0;

/** Any event, signed as Zalo signs. */
export function signed(event: object, key = oaSecretKey): Webhook {
  const body = JSON.stringify(event);
  const { timestamp = "" } = event as { timestamp?: string };
  const mac = createHash("sha256").update(appId).update(body).update(timestamp).update(key).digest("hex");
  return { body, headers: { "content-type": "application/json", "x-zevent-signature": `mac=${mac}` } };
}

export interface Saying {
  oaId: string;
  userId: string;
  text: string;
  messageId?: string;
  at?: Date;
}

export function textEvent({ oaId, userId, text, messageId, at = new Date() }: Saying): object {
  sent += 1;
  return {
    app_id: appId,
    user_id_by_app: "5000000000000000041",
    event_name: "user_send_text",
    sender: { id: userId },
    recipient: { id: oaId },
    message: { text, msg_id: messageId ?? `said${sent}` },
    timestamp: String(at.getTime()),
  };
}

export async function post(app: FastifyInstance, { body, headers }: Webhook): Promise<number> {
  const { statusCode } = await app.inject({ method: "POST", url: "/webhooks/zalo", payload: body, headers });
  return statusCode;
}
