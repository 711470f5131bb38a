import { createHash } from "node:crypto";
import { inspect } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { createOauthClient, ZaloGrantError } from "../../../bot/zalo/oauth-client.ts";
import { createPkcePair } from "../../../bot/zalo/pkce.ts";
import { ZaloUnreachableError } from "../../../bot/zalo/zalo-error.ts";
import { startFakeZalo } from "./fake-zalo.ts";

async function connect(...args: Parameters<typeof startFakeZalo>) {
  const zalo = await startFakeZalo(...args);
  const oauth = createOauthClient({ oauthUrl: zalo.url, appId: "2000", appSecret: "app-SECRET", timeoutMs: 1_000 });
  onTestFinished(() => oauth.close());
  return { oauth, seen: zalo.seen };
}

const pair = { access_token: "a1", refresh_token: "r1", expires_in: "90000" };

describe("the PKCE pair", () => {
  test("means the same in Base64 and base64url, every time", () => {
    for (let n = 0; n < 50; n += 1) {
      const { verifier, challenge } = createPkcePair();
      expect(verifier).toMatch(/^[\w-]{43}$/);
      const digest = createHash("sha256").update(verifier).digest("base64");
      expect(digest).toBe(`${challenge}=`);
      expect(challenge).toMatch(/^[A-Za-z0-9]{43}$/);
    }
  });

  test("is new every time", () => {
    expect(createPkcePair().verifier).not.toBe(createPkcePair().verifier);
  });
});

test("the consent link names app, callback, challenge and state, and nothing Zalo does not know", async () => {
  const { oauth } = await connect(() => pair);
  const url = new URL(oauth.consentUrl({ redirectUri: "https://so.vn/zalo/callback", challenge: "abc", state: "s 1" }));
  expect(url.pathname).toBe("/v4/oa/permission");
  expect(Object.fromEntries(url.searchParams)).toEqual({
    app_id: "2000",
    redirect_uri: "https://so.vn/zalo/callback",
    code_challenge: "abc",
    state: "s 1",
  });
});

test("a code is exchanged as a form, with the app secret in its header only", async () => {
  const { oauth, seen } = await connect(() => pair);
  expect(await oauth.exchangeCode("c1", "v1")).toEqual({
    accessToken: "a1",
    refreshToken: "r1",
    lifetimeSeconds: 90_000,
  });
  expect(seen).toMatchObject([
    { method: "POST", path: "/v4/oa/access_token", query: {}, headers: { secret_key: "app-SECRET" } },
  ]);
  expect(seen[0]?.headers["content-type"]).toMatch(/^application\/x-www-form-urlencoded/);
  expect(Object.fromEntries(new URLSearchParams(seen[0]?.rawBody.toString()))).toEqual({
    code: "c1",
    app_id: "2000",
    grant_type: "authorization_code",
    code_verifier: "v1",
  });
});

test("a person's login has a permission page and a token address of its own, and needs no refresh token", async () => {
  const { oauth, seen } = await connect(() => ({ access_token: "a1" }));
  const url = new URL(oauth.loginUrl({ redirectUri: "https://so.vn/back", challenge: "abc", state: "s 1" }));
  expect([url.pathname, url.searchParams.get("app_id"), url.searchParams.get("state")]).toEqual([
    "/v4/permission",
    "2000",
    "s 1",
  ]);
  expect(await oauth.exchangeLoginCode("c1", "v1")).toBe("a1");
  expect(seen).toMatchObject([{ method: "POST", path: "/v4/access_token", headers: { secret_key: "app-SECRET" } }]);
  expect(new URLSearchParams(seen[0]?.rawBody.toString()).get("code_verifier")).toBe("v1");
});

test("a login whose code Zalo does not take is refused, not let through", async () => {
  const { oauth } = await connect(() => ({ error: -14024, error_name: "Invalid authorization code" }));
  await expect(oauth.exchangeLoginCode("c1", "v1")).rejects.toBeInstanceOf(ZaloGrantError);
});

test("a refresh sends the refresh token and nothing of the code", async () => {
  const { oauth, seen } = await connect(() => ({ ...pair, expires_in: 3600 }));
  expect(await oauth.refresh("r0")).toMatchObject({ lifetimeSeconds: 3600 });
  expect(Object.fromEntries(new URLSearchParams(seen[0]?.rawBody.toString()))).toEqual({
    refresh_token: "r0",
    app_id: "2000",
    grant_type: "refresh_token",
  });
});

test.each([undefined, "", "x", 0, -5])("the lifetime %j means 25 hours", async (expires_in) => {
  const { oauth } = await connect(() => ({ ...pair, expires_in }));
  expect(await oauth.refresh("r0")).toMatchObject({ lifetimeSeconds: 90_000 });
});

test.each([
  ["an error with a code", { error: -14014, error_name: "Invalid refresh token" }, { code: -14014 }],
  ["an error with a name only", { error_name: "Invalid refresh token", error_reason: "spent" }, { code: undefined }],
  ["an empty object", {}, { code: undefined }],
  ["no refresh token", { access_token: "a1" }, { reason: expect.stringContaining("chưa xác thực") }],
  ["an empty refresh token", { access_token: "a1", refresh_token: "" }, {}],
  ["no access token", { refresh_token: "r1" }, {}],
  ["tokens that are no text", { access_token: {}, refresh_token: 12 }, {}],
  ["error 0 without tokens", { error: 0, message: "Success" }, {}],
  ["a wrong callback", { error: -14003 }, { code: -14003, reason: expect.stringContaining("Địa chỉ nhận kết nối") }],
  ["an inactive app", { error: -14002 }, { code: -14002, reason: expect.stringContaining("chưa hoạt động") }],
])("HTTP 200 with %s is a failure of the grant", async (_, body, details) => {
  const { oauth } = await connect(() => body);
  const error = await oauth.refresh("r0").catch((thrown) => thrown);
  expect(error).toBeInstanceOf(ZaloGrantError);
  expect(error).toMatchObject(details);
});

test("HTTP 400 with JSON is a failure of the grant as well", async () => {
  const { oauth } = await connect((_, response) => {
    response.statusCode = 400;
    return { error: -14014 };
  });
  await expect(oauth.refresh("r0")).rejects.toThrow(ZaloGrantError);
});

test.each<[string, Parameters<typeof startFakeZalo>[0]]>([
  ["silence", () => undefined],
  ["a reset", (_, response) => void response.destroy()],
  ["HTTP 502", (_, response) => void response.writeHead(502).end()],
  ["a page", (_, response) => void response.end("<html>")],
])("%s leaves it unknown whether the refresh token is spent", async (_, answer) => {
  const { oauth } = await connect(answer);
  const error = await oauth.refresh("r0").catch((thrown) => thrown);
  expect(error).toBeInstanceOf(ZaloUnreachableError);
  expect(error).toMatchObject({ requestMayHaveArrived: true });
});

test("no error holds a token, a code or the secret, even when Zalo repeats them", async () => {
  const { oauth } = await connect(() => ({
    error: -1,
    error_name: "bad r0-TOKEN!",
    error_reason: "r0-TOKEN",
    access_token: "a1-TOKEN",
  }));
  const error = await oauth.refresh("r0-TOKEN").catch((thrown) => thrown);
  expect(error).toBeInstanceOf(ZaloGrantError);
  const shown = inspect(error, { depth: 20, showHidden: true });
  for (const secret of ["TOKEN", "app-SECRET", "127.0.0.1"]) expect(shown).not.toContain(secret);
});
