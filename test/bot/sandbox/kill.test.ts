import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sandbox } from "../../../bot/sandbox/index.ts";
import { seedIds } from "../../../bot/sandbox/seed-ids.ts";

const ANSWERS_WITHIN_MS = 3_000;
const SERVE = fileURLToPath(new URL("serve.ts", import.meta.url));

let dataDir = "";
let port = 0;
let child: ChildProcess | undefined;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "sandbox-kill-"));
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  port = (probe.address() as AddressInfo).port;
  await new Promise((resolve) => probe.close(resolve));
});
afterAll(async () => {
  child?.kill("SIGKILL");
  await rm(dataDir, { recursive: true, force: true });
});

function serve(): Promise<Sandbox["credentials"]> {
  const started = spawn(process.execPath, ["--import", "tsx", SERVE, dataDir, String(port)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  child = started;
  return new Promise((resolve, reject) => {
    started.stdout.once("data", (line) => resolve(JSON.parse(String(line))));
    started.once("exit", (code) => reject(new Error(`the sandbox ended with ${code}`)));
  });
}

function kill(): Promise<unknown> {
  const gone = new Promise((resolve) => child?.once("exit", resolve));
  child?.kill("SIGKILL");
  return gone;
}

test("kill -9 in the middle of renewals never leaves the product with a dead pair", { timeout: 60_000 }, async () => {
  const first = await serve();
  // What the product would have stored: only what it was answered.
  let stored = first.refreshToken;
  const refresh = async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/sandbox/zalo/oauth/v4/oa/access_token`, {
      method: "POST",
      // A connection that dies while it is being made may leave fetch waiting for good.
      signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
      headers: { secret_key: first.appSecret },
      body: new URLSearchParams({ refresh_token: stored, app_id: first.appId, grant_type: "refresh_token" }),
    });
    const pair = (await answer.json()) as { access_token?: string; refresh_token?: string; error_name?: string };
    if (!pair.refresh_token) throw new Error(`dead pair: ${pair.error_name}`);
    stored = pair.refresh_token;
  };
  for (const afterMs of [3, 17, 40]) {
    setTimeout(() => child?.kill("SIGKILL"), afterMs);
    const lastError = await renewUntilCutOff(refresh);
    expect(lastError.message).not.toMatch("dead pair");
    const again = await serve();
    expect(again).toMatchObject({ appId: first.appId, appSecret: first.appSecret, oaSecretKey: first.oaSecretKey });
    await refresh();
  }
  await kill();
});

async function renewUntilCutOff(refresh: () => Promise<void>): Promise<Error> {
  for (;;) {
    try {
      await refresh();
    } catch (error) {
      return error as Error;
    }
  }
}

test("a process that ends at once remembers what was said last", { timeout: 60_000 }, async () => {
  await serve();
  const conversation = `http://127.0.0.1:${port}/sandbox/control/conversations/${seedIds.people.tu.userId}`;
  const say = (text: string) =>
    fetch(`${conversation}/messages`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ personId: seedIds.people.tu.personId, content: { kind: "text", text } }),
    });
  for (const text of ["câu đầu", "câu giữa", "câu cuối"]) expect((await say(text)).status).toBe(200);
  const gone = new Promise((resolve) => child?.once("exit", resolve));
  child?.kill("SIGHUP");
  await gone;
  await serve();
  const { messages } = (await (await fetch(conversation)).json()) as { messages: { text?: string }[] };
  expect(messages.map(({ text }) => text)).toEqual(["câu đầu", "câu giữa", "câu cuối"]);
  await kill();
});
