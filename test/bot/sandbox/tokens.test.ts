import { createHash, randomBytes } from "node:crypto";
import { appendFile, cp, mkdtemp, readFile, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createSandbox, seedIds } from "../../../bot/sandbox/index.ts";
import { HOUR, Stand } from "./stand.ts";

const { lan } = seedIds.people;

let stand: Stand;
beforeEach(async () => {
  stand = await Stand.open();
});
afterEach(() => stand.close());

describe("the access token", () => {
  test.each([
    ["in Authorization: Bearer", (token: string) => ({ headers: { authorization: `Bearer ${token}` }, query: "" })],
    ["in the query string", (token: string) => ({ headers: {}, query: `?access_token=${token}` })],
    ["unknown", () => ({ headers: { access_token: "x".repeat(64) }, query: "" })],
  ])("is invalid (-216) when it is %s", async (_, place) => {
    const { headers, query } = place(stand.token);
    const { openapiUrl } = stand.sandbox.urls(stand.base);
    const answer = await fetch(`${openapiUrl}/v2.0/oa/getoa${query}`, { headers });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ error: -216 });
  });

  test("is expired (-220) after 25 hours and not before", async () => {
    await stand.advance(25 * HOUR - 60_000);
    expect(await stand.zalo("GET", "/v2.0/oa/getoa")).toMatchObject({ error: 0 });
    await stand.advance(60_000);
    expect(await stand.zalo("GET", "/v2.0/oa/getoa")).toMatchObject({ error: -220 });
  });

  test("is -124 on the template host", async () => {
    const answer = await fetch(`${stand.sandbox.urls(stand.base).businessUrl}/message/quota`, {
      headers: { access_token: "wrong" },
    });
    expect(await answer.json()).toMatchObject({ error: -124 });
  });
});

describe("a refresh", () => {
  test("gives a new pair, kills the old access token, and works once", async () => {
    const first = stand.sandbox.credentials;
    const pair = await stand.refresh(first.refreshToken);
    expect(pair).toEqual({
      access_token: expect.any(String),
      refresh_token: expect.any(String),
      expires_in: "90000",
    });
    expect(pair.refresh_token).not.toBe(first.refreshToken);
    expect(await stand.zalo("GET", "/v2.0/oa/getoa")).toMatchObject({ error: -216 });
    stand.token = pair.access_token;
    expect(await stand.zalo("GET", "/v2.0/oa/getoa")).toMatchObject({ error: 0 });
    const second = await stand.refresh(first.refreshToken);
    expect(second.access_token).toBeUndefined();
    expect(second).toMatchObject({ error: -14014, error_name: "Invalid refresh token" });
  });

  test("of two at the same time only one wins", async () => {
    const { refreshToken } = stand.sandbox.credentials;
    const answers = await Promise.all([1, 2, 3, 4].map(() => stand.refresh(refreshToken)));
    expect(answers.filter((answer) => answer.access_token)).toHaveLength(1);
  });

  test("fails with HTTP 200 and no numeric error when the app's secret is wrong", async () => {
    const { refreshToken } = stand.sandbox.credentials;
    const failure = await stand.refresh(refreshToken, "wrong");
    expect(failure).toMatchObject({ error_name: "Invalid secret key" });
    expect(failure.error).toBeUndefined();
    expect((await stand.refresh(refreshToken)).access_token).toBeTruthy();
  });

  test("is on disk before it is answered, so a killed process finds it again", async () => {
    const pair = await stand.refresh(stand.sandbox.credentials.refreshToken);
    const copy = await killedCopy();
    expect(copy.credentials.accessToken).toBe(pair.access_token);
    expect(copy.credentials.refreshToken).toBe(pair.refresh_token);
    await copy.close();
  });

  test("whose answer was lost with a killed process can be repeated with the old token, until the new pair is used", async () => {
    const { refreshToken: old } = stand.sandbox.credentials;
    await stand.refresh(old);
    await restartAfterKill();
    const again = await stand.refresh(old);
    expect(again.access_token).toBeTruthy();
    await restartAfterKill();
    const third = await stand.refresh(old);
    expect(third.access_token).toBeTruthy();
    stand.token = third.access_token;
    expect(await stand.sendText(lan.userId)).toMatchObject({ error: 0 });
    await restartAfterKill();
    expect(await stand.refresh(old)).toMatchObject({ error: -14014 });
  });

  test("survives a torn last line of the journal", async () => {
    const pair = await stand.refresh(stand.sandbox.credentials.refreshToken);
    const copy = await killedCopy('{"id":"35182');
    expect(copy.credentials.refreshToken).toBe(pair.refresh_token);
    await copy.close();
  });
});

/** What `kill -9` leaves: the files as they are in this moment, nothing flushed. */
async function killedData(tornLine = ""): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), "sandbox-killed-"));
  await cp(stand.dataDir, dataDir, { recursive: true });
  if (tornLine) {
    await appendFile(join(dataDir, "sandbox", "tokens.jsonl"), tornLine);
  }
  return dataDir;
}

async function killedCopy(tornLine = "") {
  return createSandbox({ dataDir: await killedData(tornLine), publicUrl: stand.base });
}

async function restartAfterKill(): Promise<void> {
  const dataDir = await killedData();
  await stand.close();
  stand = new Stand(dataDir);
  await stand.product.start();
  await stand.start();
}

describe("the consent of an OA's admin", () => {
  const verifier = randomBytes(32).toString("base64url");
  const challenge = createHash("sha256").update(verifier).digest("base64url");

  async function allow(parameters: Record<string, string>): Promise<Response> {
    const query = new URLSearchParams({ app_id: seedIds.appId, code_challenge: challenge, ...parameters });
    const { oauthUrl } = stand.sandbox.urls(stand.base);
    return fetch(`${oauthUrl}/v4/oa/permission?${query}`, { redirect: "manual" });
  }

  async function exchange(code: string, codeVerifier: string): Promise<Record<string, unknown>> {
    const { oauthUrl } = stand.sandbox.urls(stand.base);
    const answer = await fetch(`${oauthUrl}/v4/oa/access_token`, {
      method: "POST",
      headers: { secret_key: stand.sandbox.credentials.appSecret },
      body: new URLSearchParams({
        code,
        app_id: seedIds.appId,
        grant_type: "authorization_code",
        code_verifier: codeVerifier,
      }),
    });
    return (await answer.json()) as Record<string, unknown>;
  }

  const callback = "https://example.gov.vn/zalo/callback";

  async function codeFor(): Promise<string> {
    const back = await allow({ redirect_uri: callback, state: "abc", chosen: seedIds.oaId });
    expect(back.status).toBe(302);
    const location = new URL(back.headers.get("location") ?? "");
    expect(location.origin + location.pathname).toBe(callback);
    expect(location.searchParams.get("oa_id")).toBe(seedIds.oaId);
    expect(location.searchParams.get("state")).toBe("abc");
    return location.searchParams.get("code") ?? "";
  }

  test("leads back with a code that buys one token pair with the right verifier", async () => {
    const code = await codeFor();
    expect(await exchange(code, verifier)).toMatchObject({ expires_in: "90000", access_token: expect.any(String) });
    expect(await exchange(code, verifier)).toMatchObject({ error: -14024 });
  });

  test.each([
    ["a verifier that does not belong to the challenge", () => randomBytes(32).toString("base64url")],
    ["a verifier that is too short", () => verifier.slice(0, 42)],
  ])("refuses %s", async (_, wrong) => {
    expect(await exchange(await codeFor(), wrong())).toMatchObject({ error: -14024 });
  });

  test("refuses a code after ten minutes", async () => {
    const code = await codeFor();
    await stand.advance(600_000);
    expect(await exchange(code, verifier)).toMatchObject({ error: -14024 });
  });

  test("refuses a callback with a query string or another protocol", async () => {
    for (const redirect_uri of [`${callback}?a=1`, "javascript:alert(1)", ""]) {
      const page = await allow({ redirect_uri });
      expect(page.status).toBe(400);
      expect(await page.text()).toContain("-14003");
    }
  });

  test("shows the OAs of the app without letting the address break out of the page", async () => {
    const page = await allow({ redirect_uri: callback, state: '"><script>' });
    const html = await page.text();
    expect(html).toContain("Phường Thạch Quý");
    expect(html).not.toContain("<script>");
  });
});

test("tokens never stand whole in the log of raw calls", async () => {
  const pair = await stand.refresh(stand.sandbox.credentials.refreshToken);
  stand.token = pair.access_token;
  await stand.zalo("GET", "/v2.0/oa/getoa");
  const log = await (await stand.rawControl("GET", "/log")).text();
  expect(log).toContain("/v4/oa/access_token");
  for (const secret of [pair.access_token, pair.refresh_token, stand.sandbox.credentials.appSecret]) {
    expect(log).not.toContain(secret);
  }
});

test("the state file is readable by its owner only and holds no half-written state", async () => {
  const file = join(stand.dataDir, "sandbox", "state.jsonl");
  expect((await stat(file)).mode & 0o077).toBe(0);
  const state = await readFile(file, "utf8");
  for (const line of state.trim().split("\n")) expect(() => JSON.parse(line)).not.toThrow();
});
