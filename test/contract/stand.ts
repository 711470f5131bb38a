import { createHash } from "node:crypto";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { expect, vi } from "vitest";
import { type CliResult, runCli } from "../helpers/command-line.ts";
import { findProcesses, type ProductProcess, startProcess, waitUntilReady } from "../helpers/product-process.ts";
import { type FakeZalo, type Heard, startFakeZalo } from "./fake-zalo.ts";

export const appId = "2000000000000000011";
export const oaId = "3000000000000000021";
const oaSecretKey = "oa-secret-key";

export interface ListedTeam {
  code: string;
  name: string;
  unitPath: string;
  joinCode: string;
  people: number;
  members: number;
  state: "on_time" | "late" | "no_activity" | "missing";
}

export type Stand = Awaited<ReturnType<typeof openStand>>;

/** A folder of its own, settings that point at a stand-in for Zalo, and nothing started yet. */
export async function openStand() {
  const folder = mkdtempSync(join(tmpdir(), "to-so-contract-"));
  // Open, so that under root the database's own account reaches it.
  chmodSync(folder, 0o755);
  const zalo = await startFakeZalo();
  const env: Record<string, string> = {
    SECRETS_KEY: Buffer.alloc(32, 7).toString("base64"),
    ZALO_APP_ID: appId,
    ZALO_APP_SECRET: "app-secret",
    ZALO_OA_ID: oaId,
    ZALO_OA_SECRET_KEY: oaSecretKey,
    ZALO_OA_ACCESS_TOKEN: "access",
    ZALO_OA_REFRESH_TOKEN: "refresh",
    ZALO_OPENAPI_URL: zalo.url,
    ZALO_OAUTH_URL: zalo.url,
    ZALO_GRAPH_URL: zalo.url,
    ZALO_BUSINESS_URL: zalo.url,
  };
  const products: ProductProcess[] = [];
  return {
    folder,
    zalo,
    env,
    products,
    async start(more: Record<string, string> = {}): Promise<ProductProcess> {
      const product = await startProcess({ cwd: folder, env: { ...env, ...more } });
      products.push(product);
      await waitUntilReady(product).catch(async (error: unknown) => {
        // Whoever opens a stand only to start a product on it has nothing yet that could be closed.
        product.child.kill("SIGTERM");
        await product.exitCode();
        throw error;
      });
      return product;
    },
    cli: (args: string[], input = "", more: Record<string, string> = {}) =>
      runCli(args, { cwd: folder, env: { ...env, ...more }, input }),
    write(name: string, content: string | Uint8Array): string {
      writeFileSync(join(folder, name), content);
      return name;
    },
    async close() {
      for (const { child, exitCode } of products) {
        if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
        await exitCode();
      }
      await vi.waitFor(() => expect(findProcesses(folder)).toEqual([]), { timeout: 20_000 });
      zalo.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a verb printed as JSON; fails the test when it did not succeed. */
export function jsonOf<T>(result: CliResult): T {
  expect(result.code, result.err + result.out).toBe(0);
  return JSON.parse(result.out) as T;
}

export function sign(body: string, timestamp: string, secret = oaSecretKey, app = appId): string {
  const digest = createHash("sha256").update(app).update(body).update(timestamp).update(secret).digest("hex");
  return `mac=${digest}`;
}

let messages = 0;

interface Said {
  text: string;
  groupId?: string;
  /** Milliseconds since 1970; now unless told. */
  at?: number;
  oa?: string;
  messageId?: string;
}

/** The body of what Zalo sends when a person writes. */
export function textEvent(userId: string, { text, groupId, at = Date.now(), oa = oaId, messageId }: Said) {
  messages += 1;
  const timestamp = String(at);
  const id = messageId ?? `msg-${process.pid}-${messages}`;
  const event = groupId
    ? { oa_id: oa, event_name: "user_send_group_text", recipient: { id: groupId } }
    : { user_id_by_app: `5${userId.slice(1)}`, event_name: "user_send_text", recipient: { id: oa } };
  const body = JSON.stringify({
    app_id: appId,
    ...event,
    sender: { id: userId },
    message: { text, msg_id: id },
    timestamp,
  });
  return { body, timestamp };
}

export async function postEvent(
  url: string,
  body: string | Uint8Array<ArrayBuffer>,
  signature?: string,
): Promise<Response> {
  const headers: Record<string, string> = { "content-type": "application/json" };
  if (signature !== undefined) headers["x-zevent-signature"] = signature;
  return fetch(`${url}/webhooks/zalo`, { method: "POST", headers, body });
}

/** How long after the last message of an answer nothing more is expected. */
const QUIET_MS = 350;

/** Conversations with the product through signed webhooks; what it answers is read from the stand-in for Zalo. */
export function makeTalk(zalo: FakeZalo, url: () => string) {
  const wall: Heard[] = zalo.heard;
  async function collect(to: string, from: number, firstWithinMs: number): Promise<Heard[]> {
    const mine = () => wall.slice(from).filter((message) => message.to === to);
    const until = Date.now() + firstWithinMs;
    while (Date.now() < until && mine().length === 0) await sleep(20);
    let count = -1;
    while (mine().length !== count) {
      count = mine().length;
      if (count === 0) return [];
      const wait = QUIET_MS - (Date.now() - (mine().at(-1)?.at ?? 0));
      if (wait > 0) await sleep(wait);
    }
    return mine();
  }
  async function post(userId: string, said: Said): Promise<number> {
    const from = wall.length;
    const { body, timestamp } = textEvent(userId, said);
    const answer = await postEvent(url(), body, sign(body, timestamp));
    expect(answer.status).toBe(200);
    return from;
  }
  return {
    /** Sends a text and returns what came back to the same person; fails when nothing does. */
    async say(userId: string, text: string, more: Partial<Said> & { withinMs?: number } = {}): Promise<Heard[]> {
      const from = await post(userId, { text, ...more });
      const answers = await collect(userId, from, more.withinMs ?? 15_000);
      if (answers.length === 0) throw new Error(`no answer to “${text}”`);
      for (const { text: shown, titles } of answers) {
        expect([...shown].length, shown).toBeLessThanOrEqual(2_000);
        expect(titles.length, shown).toBeLessThanOrEqual(5);
      }
      return answers;
    },
    /** Sends a text to a group and returns what the group got within the time. */
    async sayInGroup(userId: string, groupId: string, text: string, withinMs = 15_000): Promise<Heard[]> {
      const from = await post(userId, { text, groupId });
      return collect(groupId, from, withinMs);
    },
    /** What somebody gets because of what another did; `from` is `mark()` taken before. */
    overheard: (to: string, from: number, withinMs = 15_000) => collect(to, from, withinMs),
    mark: () => wall.length,
  };
}

export const textOf = (heard: Heard[]) => heard.map((message) => message.text).join("\n---\n");
export const titlesOf = (heard: Heard[]) => heard.flatMap((message) => message.titles);

/** The embedded database of the folder, as superuser: walks through row-level security. */
export async function openSuperuser(folder: string): Promise<pg.Client> {
  const password = readFileSync(join(folder, ".data/postgres/superuser.password"), "utf8").trim();
  const port = Number(readFileSync(join(folder, ".data/postgres/data/postmaster.pid"), "utf8").split("\n")[3]);
  const client = new pg.Client({ host: "127.0.0.1", port, user: "postgres", password, database: "to_so" });
  await client.connect();
  return client;
}
