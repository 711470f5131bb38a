import { createHash } from "node:crypto";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Agent, createServer, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { projectRoot } from "../../bot/project-root.ts";
import { findProcesses, type ProductProcess, startProcess, waitUntilReady } from "../helpers/product-process.ts";

const appId = "2000000000000000011";
const oaId = "3000000000000000021";
const secretKey = "oa-secret-key";
const people = 1_000;

let folder: string;
let zalo: Server;
let env: Record<string, string>;
let products: ProductProcess[];
/** Messages by the person they were sent to, as Zalo got them. */
let answers: Map<string, number>;
/** What Zalo shows of each conversation, newest first (zalo-openapi.md 3.9). */
let histories: Map<string, object[]>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "to-so-crash-"));
  chmodSync(folder, 0o755);
  products = [];
  answers = new Map();
  histories = new Map();
  zalo = createServer((incoming, outgoing) => {
    const parts: Buffer[] = [];
    incoming.on("data", (part: Buffer) => parts.push(part));
    incoming.on("end", () => {
      if (incoming.url?.startsWith("/v2.0/oa/conversation")) return showHistory(incoming.url, outgoing);
      const body = parts.length > 0 ? (JSON.parse(Buffer.concat(parts).toString()) as Partial<SentBody>) : {};
      const userId = body.recipient?.user_id;
      if (userId) keepAnswer(userId, body.message?.text ?? "");
      outgoing.setHeader("content-type", "application/json");
      outgoing.setHeader("x-ratelimit-limit", "100000");
      outgoing.setHeader("x-ratelimit-remain", "99999");
      const data = userId ? { message_id: `sent-${userId}-${answers.get(userId)}`, user_id: userId } : {};
      outgoing.end(JSON.stringify({ error: 0, message: "Success", data }));
    });
  });
  await new Promise<void>((resolve) => zalo.listen(0, "127.0.0.1", resolve));
  const zaloUrl = `http://127.0.0.1:${(zalo.address() as AddressInfo).port}`;
  env = {
    SECRETS_KEY: Buffer.alloc(32, 1).toString("base64"),
    ZALO_APP_ID: appId,
    ZALO_APP_SECRET: "app-secret",
    ZALO_OA_ID: oaId,
    ZALO_OA_SECRET_KEY: secretKey,
    ZALO_OA_ACCESS_TOKEN: "access",
    ZALO_OA_REFRESH_TOKEN: "refresh",
    ZALO_OPENAPI_URL: zaloUrl,
    ZALO_OAUTH_URL: zaloUrl,
    ZALO_GRAPH_URL: zaloUrl,
    ZALO_BUSINESS_URL: zaloUrl,
  };
});

interface SentBody {
  recipient: { user_id: string };
  message: { text: string };
}

function keepAnswer(userId: string, text: string): void {
  const count = (answers.get(userId) ?? 0) + 1;
  answers.set(userId, count);
  const shown = { src: 0, time: Date.now(), type: "text", message: text, message_id: `sent-${userId}-${count}` };
  histories.set(userId, [shown, ...(histories.get(userId) ?? [])]);
}

function showHistory(url: string, outgoing: ServerResponse): void {
  const asked = JSON.parse(new URL(url, "http://zalo").searchParams.get("data") ?? "{}") as { user_id?: string };
  const said = { src: 1, time: Date.now() - 60_000, type: "text", message: "trợ giúp", message_id: "said" };
  const data = [...(histories.get(asked.user_id ?? "") ?? []), said];
  outgoing.setHeader("content-type", "application/json");
  outgoing.end(JSON.stringify({ error: 0, message: "Success", data }));
}

afterEach(async () => {
  for (const { child, exitCode } of products) {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
    await exitCode();
  }
  await vi.waitFor(() => expect(findProcesses(folder)).toEqual([]), { timeout: 10_000 });
  zalo.closeAllConnections();
  zalo.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<ProductProcess> {
  const product = await startProcess({ cwd: folder, env });
  products.push(product);
  await waitUntilReady(product);
  return product;
}

/** A greeting of person `number`: unregistered people are residents, and each gets exactly one answer. */
function greeting(number: number): { body: string; signature: string } {
  const timestamp = String(1_790_000_000_000 + number);
  const body = JSON.stringify({
    app_id: appId,
    user_id_by_app: `5${String(number).padStart(18, "0")}`,
    event_name: "user_send_text",
    sender: { id: userIdOf(number) },
    recipient: { id: oaId },
    message: { text: "trợ giúp", msg_id: `message-${number}` },
    timestamp,
  });
  const signature = `mac=${createHash("sha256")
    .update(appId + body + timestamp + secretKey)
    .digest("hex")}`;
  return { body, signature };
}

const userIdOf = (number: number) => `4${String(number).padStart(18, "0")}`;

/** Posts greetings over 64 connections. Returns the numbers of those that were answered with 200. */
async function post(url: string, numbers: readonly number[]): Promise<Set<number>> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const accepted = new Set<number>();
  await Promise.all(
    numbers.map(async (number) => {
      if ((await postOne(url, greeting(number), agent)) === 200) accepted.add(number);
    }),
  );
  agent.destroy();
  return accepted;
}

function postOne(url: string, { body, signature }: { body: string; signature: string }, agent: Agent): Promise<number> {
  return new Promise((resolve) => {
    const headers = { "content-type": "application/json", "x-zevent-signature": signature };
    const sent = request(`${url}/webhooks/zalo`, { method: "POST", headers, agent }, (answer) => {
      answer.resume();
      answer.on("end", () => resolve(answer.statusCode ?? 0));
      answer.on("error", () => resolve(0));
    });
    sent.on("error", () => resolve(0));
    sent.end(body);
  });
}

async function importCommune(): Promise<void> {
  writeFileSync(join(folder, "teams.csv"), "Xã/Phường/Đặc khu,Tên tổ,Mã đơn vị\nXã Thử,Tổ thôn 1,xa-thu\n");
  const command: [string, ...string[]] = [
    process.execPath,
    join(projectRoot, "dist/bot/cli/main.js"),
    "import",
    "teams.csv",
  ];
  const cli = await startProcess({ cwd: folder, env, command });
  expect(await cli.exitCode()).toBe(0);
}

const everyone = Array.from({ length: people }, (_, number) => number);

/** Kills what is left of the tree without a chance to say goodbye, the database's server included. */
function killTree(product: ProductProcess): void {
  const postmaster = Number(readFileSync(findPidFile(), "utf8").split("\n")[0]);
  product.child.kill("SIGKILL");
  process.kill(postmaster, "SIGKILL");
}

function findPidFile(): string {
  const line = findProcesses(folder).find((process) => /postgres/.test(process) && /-D/.test(process));
  const data = /-D\s+(\S+)/.exec(line ?? "")?.[1];
  if (!data) throw new Error("no embedded server among the processes");
  return join(data, "postmaster.pid");
}

async function expectOneAnswerEach(): Promise<void> {
  await vi.waitFor(() => expect(answers.size).toBe(people), { timeout: 90_000, interval: 250 });
  // Time for a second answer that must not come.
  await sleep(3_000);
  expect([...answers.entries()].filter(([, count]) => count !== 1)).toEqual([]);
}

describe("a thousand people who write at once", { timeout: 240_000 }, () => {
  it("get one answer each, however often Zalo delivers their messages", async () => {
    const product = await start();
    await importCommune();
    expect((await post(product.url, everyone)).size).toBe(people);
    await expectOneAnswerEach();
    for (let round = 0; round < 3; round += 1) expect((await post(product.url, everyone)).size).toBe(people);
    await expectOneAnswerEach();
  });

  it("lose nothing and get nothing twice when product and database are killed in the middle", async () => {
    const first = await start();
    await importCommune();
    const posting = post(first.url, everyone);
    await vi.waitFor(() => expect(answers.size).toBeGreaterThan(20), { timeout: 30_000, interval: 5 });
    killTree(first);
    const accepted = await posting;
    const second = await start();
    const again = await post(
      second.url,
      everyone.filter((number) => !accepted.has(number)),
    );
    expect(accepted.size + again.size).toBe(people);
    await expectOneAnswerEach();
  });
});
