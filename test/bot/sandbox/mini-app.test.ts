import { createHash, randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { seedIds } from "../../../bot/sandbox/index.ts";
import { HOUR, Stand } from "./stand.ts";

const { lan, dung } = seedIds.people;

let stand: Stand;
beforeEach(async () => {
  stand = await Stand.open();
});
afterEach(() => stand.close());

interface Frame {
  url: string;
  accessToken: string;
  personId: string;
}

const open = (options: object = {}) => stand.control<Frame>("POST", `/people/${lan.personId}/mini-app`, options);

describe("the Mini App in a frame", () => {
  test("is the product's /app/ with an access token that /v2.0/me knows", async () => {
    const frame = await open({ path: "/bao-cao?ky=2026-W47" });
    const url = new URL(frame.url);
    expect(url.origin + url.pathname).toBe(`${stand.base}/app/bao-cao`);
    expect(url.searchParams.get("ky")).toBe("2026-W47");
    expect(url.searchParams.get("sandboxToken")).toBe(frame.accessToken);
    expect(await stand.graph("/v2.0/me?fields=id,name,picture", frame.accessToken)).toMatchObject({
      id: lan.userIdByApp,
      error: 0,
      message: "Success",
    });
  });

  test("tells name and picture only with the person's consent", async () => {
    const silent = await stand.graph("/v2.0/me", (await open()).accessToken);
    expect(silent).toMatchObject({ name: "" });
    expect(silent.picture).toBeUndefined();
    const open2 = await open({ sharesProfile: true });
    expect(await stand.graph("/v2.0/me", open2.accessToken)).toMatchObject({
      name: "Lê Thị Lan",
      picture: { data: { url: expect.stringContaining("http") } },
    });
  });

  test("opens from a button, also from Zalo's own link", async () => {
    const address = (url: string) => ({ title: "Mở", type: "oa.open.url", payload: { url } });
    const buttons = [
      address("https://zalo.me/s/123/bao-cao?a=1"),
      address(`${stand.base}/app/`),
      address("https://vneid.gov.vn/"),
    ];
    const sent = await stand.zalo("POST", "/v3.0/oa/message/cs", {
      recipient: { user_id: lan.userId },
      message: { text: "Mở mẫu", attachment: { type: "template", payload: { buttons } } },
    });
    const tap = (index: number) =>
      stand.control<{ kind: string; url?: string; frame?: Frame }>("POST", `/messages/${sent.data.message_id}/taps`, {
        personId: lan.personId,
        index,
      });
    const fromLink = await tap(0);
    expect(fromLink.frame?.url).toMatch(`${stand.base}/app/bao-cao?a=1&sandboxToken=`);
    expect((await tap(1)).frame?.url).toMatch(`${stand.base}/app/?sandboxToken=`);
    expect(await tap(2)).toEqual({ kind: "url", url: "https://vneid.gov.vn/" });
  });
});

describe("/v2.0/me", () => {
  test("refuses a wrong proof, an unknown token and an old one", async () => {
    const { accessToken } = await open();
    expect(await stand.graph("/v2.0/me", accessToken, { appsecret_proof: "0".repeat(64) })).toMatchObject({
      error: -242,
    });
    expect(await stand.graph("/v2.0/me", "unknown")).toMatchObject({ error: 452 });
    await stand.advance(HOUR);
    expect(await stand.graph("/v2.0/me", accessToken)).toMatchObject({ error: 452 });
  });
});

describe("/v2.0/me/info", () => {
  const secret = () => ({ secret_key: stand.sandbox.credentials.appSecret });
  const codeOf = async (personId: string, kind: string) =>
    (await stand.control<{ code: string }>("POST", `/people/${personId}/mini-app-codes`, { kind })).code;

  test("turns a code into the phone number, once", async () => {
    const { accessToken } = await open();
    const headers = { ...secret(), code: await codeOf(lan.personId, "phone") };
    expect(await stand.graph("/v2.0/me/info", accessToken, headers)).toEqual({
      data: { number: "84900000101" },
      error: 0,
      message: "Success",
    });
    expect(await stand.graph("/v2.0/me/info", accessToken, headers)).toMatchObject({ error: 100 });
  });

  test("gives places as strings", async () => {
    const headers = { ...secret(), code: await codeOf(lan.personId, "location") };
    expect(await stand.graph("/v2.0/me/info", (await open()).accessToken, headers)).toMatchObject({
      data: {
        latitude: expect.any(String),
        longitude: expect.any(String),
        timestamp: expect.stringMatching(/^\d{13}$/),
      },
    });
  });

  test("refuses after two minutes, for another person, and without the app's secret", async () => {
    const { accessToken } = await open();
    const late = await codeOf(lan.personId, "phone");
    await stand.advance(120_000);
    expect(await stand.graph("/v2.0/me/info", accessToken, { ...secret(), code: late })).toMatchObject({ error: 100 });
    const others = await codeOf(dung.personId, "phone");
    expect(await stand.graph("/v2.0/me/info", accessToken, { ...secret(), code: others })).toMatchObject({
      error: 100,
    });
    const mine = await codeOf(lan.personId, "phone");
    expect(await stand.graph("/v2.0/me/info", accessToken, { secret_key: "x", code: mine })).toMatchObject({
      error: 100,
    });
  });
});

test("a web login gives a person's token for an hour, whose refresh token works once", async () => {
  const { oauthUrl } = stand.sandbox.urls(stand.base);
  const verifier = randomBytes(32).toString("base64url");
  const query = new URLSearchParams({
    app_id: seedIds.appId,
    redirect_uri: "https://example.gov.vn/dang-nhap",
    code_challenge: createHash("sha256").update(verifier).digest("base64"),
    chosen: lan.personId,
  });
  const back = await fetch(`${oauthUrl}/v4/permission?${query}`, { redirect: "manual" });
  const code = new URL(back.headers.get("location") ?? "").searchParams.get("code") ?? "";
  const ask = async (form: Record<string, string>) => {
    const answer = await fetch(`${oauthUrl}/v4/access_token`, {
      method: "POST",
      headers: { secret_key: stand.sandbox.credentials.appSecret },
      body: new URLSearchParams({ app_id: seedIds.appId, ...form }),
    });
    return (await answer.json()) as { access_token: string; refresh_token: string; expires_in: string };
  };
  const first = await ask({ code, grant_type: "authorization_code", code_verifier: verifier });
  expect(first.expires_in).toBe("3600");
  expect(await stand.graph("/v2.0/me", first.access_token)).toMatchObject({ id: lan.userIdByApp, name: "Lê Thị Lan" });
  const renew = { refresh_token: first.refresh_token, grant_type: "refresh_token" };
  expect((await ask(renew)).access_token).toBeTruthy();
  expect(await ask(renew)).toMatchObject({ error: -14014 });
});
