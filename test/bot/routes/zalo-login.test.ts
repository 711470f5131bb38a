import Fastify, { type FastifyInstance } from "fastify";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { identities, loginRequests } from "../../../bot/db/schema/index.ts";
import { apiRoutes } from "../../../bot/routes/api/api.ts";
import { handleErrors } from "../../../bot/routes/error-handler.ts";
import { seedIds } from "../../../bot/sandbox/index.ts";
import { confirmLogin } from "../../../bot/services/logins/login-requests.ts";
import { createPhotoFiles } from "../../../bot/services/photos/photo-files.ts";
import { createGraphClient } from "../../../bot/zalo/graph-client.ts";
import { createOauthClient } from "../../../bot/zalo/oauth-client.ts";
import { ZaloUnreachableError } from "../../../bot/zalo/zalo-error.ts";
import { makeCommune, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { createTestDatabase, type TestDatabase } from "../../helpers/test-database.ts";
import { testDeps, testVault } from "../../helpers/turn.ts";
import { withoutZalo } from "../../helpers/zalo-desk.ts";
import { Stand } from "../sandbox/stand.ts";

const publicUrl = "https://xa.example.vn";
const { lan } = seedIds.people;
const clock = { now: new Date() };
let stand: Stand;
let database: TestDatabase;
let app: FastifyInstance;
let commune: TestCommune;
let officerId: number;
/** What a test makes of Zalo's token answer; undefined: the sandbox's own. */
let exchange: ((code: string, verifier: string) => Promise<string>) | undefined;
const clients: { close(): void }[] = [];

/** The product's API in front of the sandbox's Zalo. */
beforeAll(async () => {
  [stand, database] = await Promise.all([Stand.open(), createTestDatabase()]);
  const { db } = database;
  const { appId, appSecret } = stand.sandbox.credentials;
  const { oauthUrl, graphUrl } = stand.sandbox.urls(stand.base);
  const oauth = createOauthClient({ oauthUrl, appId, appSecret, timeoutMs: 5_000 });
  const graph = createGraphClient({ graphUrl, appSecret, timeoutMs: 5_000 });
  clients.push(oauth, graph);
  const exchangeLoginCode = (code: string, verifier: string) => (exchange ?? oauth.exchangeLoginCode)(code, verifier);
  app = Fastify();
  handleErrors(app);
  await app.register(apiRoutes, {
    prefix: "/api/v1",
    ...withoutZalo,
    db,
    graph,
    zaloDesk: { ...withoutZalo.zaloDesk, oauth: { ...oauth, exchangeLoginCode } },
    ...testDeps(clock),
    photoFiles: createPhotoFiles("/nowhere", testVault),
    appId,
    publicUrl,
    now: () => clock.now,
  });
  await app.ready();
  commune = await makeCommune(db, 1);
  officerId = await makePerson(db, commune, { staffOf: commune.id });
  await withScope(db, { communes: [commune.id] }, (tx) =>
    tx.insert(identities).values({
      communeId: commune.id,
      personId: officerId,
      kind: "app_user",
      scope: appId,
      value: lan.userIdByApp,
    }),
  );
});
beforeEach(() => {
  clock.now = new Date();
  exchange = undefined;
});
afterAll(async () => {
  await app.close();
  for (const one of clients) one.close();
  await stand.close();
  await database.drop();
});

interface Begun {
  code: string;
  wait: string;
  zaloUrl: string;
  cookie: string;
}

async function begin(cookie?: string): Promise<Begun> {
  const answer = await app.inject({
    method: "POST",
    url: "/api/v1/login-codes",
    headers: cookie === undefined ? {} : { cookie },
  });
  const set = String(answer.headers["set-cookie"]);
  expect(set).toMatch(/; HttpOnly; SameSite=Lax; Secure$/);
  return { ...answer.json(), cookie: set.split(";")[0] ?? "" };
}

/** The person chooses on Zalo's page; where it leads back to. */
async function choose({ zaloUrl }: Begun, personId: string): Promise<string> {
  const answer = await fetch(`${zaloUrl}&chosen=${personId}`, { redirect: "manual" });
  const back = new URL(answer.headers.get("location") ?? "");
  expect(back.origin).toBe(publicUrl);
  return back.pathname + back.search;
}

/** How the login page is told that it went. */
async function comeBack(url: string, cookie?: string): Promise<string | null> {
  const { statusCode, headers } = await app.inject({ url, headers: cookie === undefined ? {} : { cookie } });
  expect(statusCode).toBe(302);
  const page = new URL(String(headers.location));
  expect(page.pathname).toBe("/app/login");
  return page.searchParams.get("zalo");
}

async function enter({ wait }: Begun) {
  const answer = await app.inject({ method: "POST", url: "/api/v1/sessions", payload: { wait } });
  return { status: answer.statusCode, body: answer.json() };
}

describe("logging in on Zalo's permission page", () => {
  test("lets the page that began it in as who agreed, and the way back works once", async () => {
    const begun = await begin();
    const back = await choose(begun, lan.personId);
    expect((await enter(begun)).body).toEqual({ state: "pending" });
    expect(await comeBack(back, begun.cookie)).toBe("xong");
    expect(await comeBack(back, begun.cookie)).toBe("het-han");
    expect((await enter(begun)).body).toMatchObject({ state: "done", me: { id: officerId, role: "staff" } });
    expect((await enter(begun)).status).toBe(401);
  });

  test("a stolen link logs nobody in: who agrees in another browser opens nothing, and spoils nothing", async () => {
    const swindler = await begin();
    const victim = await begin();
    const back = await choose(swindler, lan.personId);
    expect(await comeBack(back, victim.cookie)).toBe("het-han");
    expect(await comeBack(back)).toBe("het-han");
    expect((await enter(swindler)).body).toEqual({ state: "pending" });
    expect((await enter(victim)).body).toEqual({ state: "pending" });
    expect(await comeBack(back, swindler.cookie)).toBe("xong");
  });

  test("two tabs of one browser do not disturb each other", async () => {
    const first = await begin();
    const second = await begin(`theme=1; ${first.cookie}`);
    expect(second.cookie).toBe(first.cookie);
    expect(await comeBack(await choose(first, lan.personId), first.cookie)).toBe("xong");
    expect((await enter(second)).body).toEqual({ state: "pending" });
    expect((await enter(first)).body).toMatchObject({ state: "done" });
  });

  test("who refuses is told so, and may still come in by the same page's code", async () => {
    const begun = await begin();
    expect(await comeBack(await choose(begun, "none"), begun.cookie)).toBe("tu-choi");
    const given = { code: begun.code, communeId: commune.id, personId: officerId, now: clock.now };
    expect(await withScope(database.db, { communes: [commune.id] }, (tx) => confirmLogin(tx, testVault, given))).toBe(
      true,
    );
    expect((await enter(begun)).body).toMatchObject({ state: "done" });
  });

  test("who is not registered, or comes too late, or with nonsense, gets a page and no login", async () => {
    const stranger = await begin();
    expect(await comeBack(await choose(stranger, seedIds.people.tu.personId), stranger.cookie)).toBe("chua-dang-ky");
    const late = await begin();
    const back = await choose(late, lan.personId);
    clock.now = new Date(clock.now.getTime() + 10 * 60_000);
    expect(await comeBack(back, late.cookie)).toBe("het-han");
    for (const query of [
      "code=x",
      `code=x&state=${"y".repeat(900)}`,
      "code=x&state=y&state=z",
      `code=${"x".repeat(9_000)}`,
    ])
      expect(await comeBack(`/api/v1/login/zalo?${query}`, late.cookie)).toMatch(/^(het-han|tu-choi)$/);
  });

  test("a Zalo that refuses or is away is said in so many words", async () => {
    const forged = await begin();
    const back = new URL(await choose(forged, lan.personId), publicUrl);
    back.searchParams.set("code", "forged");
    expect(await comeBack(back.pathname + back.search, forged.cookie)).toBe("zalo-tu-choi");
    exchange = () => Promise.reject(new ZaloUnreachableError("exchangeLoginCode", "timeout", true));
    const begun = await begin();
    expect(await comeBack(await choose(begun, lan.personId), begun.cookie)).toBe("zalo-ban");
    expect((await enter(begun)).body).toEqual({ state: "pending" });
  });

  test("keeps no secret in the clear", async () => {
    const begun = await begin();
    const state = new URL(begun.zaloUrl).searchParams.get("state") ?? "";
    const rows = JSON.stringify(await database.db.select().from(loginRequests));
    for (const secret of [begun.wait, state, begun.cookie.split("=")[1] ?? ""]) {
      expect(secret.length).toBeGreaterThan(40);
      expect(rows).not.toContain(secret);
    }
  });
});
