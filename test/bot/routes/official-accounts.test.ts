import { eq } from "drizzle-orm";
import Fastify, { type FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { officialAccounts } from "../../../bot/db/schema/index.ts";
import type { Deps } from "../../../bot/deps.ts";
import { apiRoutes } from "../../../bot/routes/api/api.ts";
import { handleErrors } from "../../../bot/routes/error-handler.ts";
import { registerZaloConnected } from "../../../bot/routes/zalo-connected.ts";
import { openSession } from "../../../bot/services/logins/sessions.ts";
import { createTokenStore } from "../../../bot/services/official-accounts/token-store.ts";
import { createPhotoFiles } from "../../../bot/services/photos/photo-files.ts";
import { createZaloDesk } from "../../../bot/zalo/desk.ts";
import { createOauthClient } from "../../../bot/zalo/oauth-client.ts";
import { createTokenKeeper } from "../../../bot/zalo/tokens.ts";
import { createZaloClient } from "../../../bot/zalo/zalo-client.ts";
import { makeCommune, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { createTestDatabase, type TestDatabase } from "../../helpers/test-database.ts";
import { testDeps, testVault } from "../../helpers/turn.ts";
import { Stand } from "../sandbox/stand.ts";

const publicUrl = "https://xa.example.vn";
const clock = { now: new Date() };
const woken: unknown[] = [];
let stand: Stand;
let database: TestDatabase;
let app: FastifyInstance;
let commune: TestCommune;
let other: TestCommune;
const clients: { close(): void }[] = [];

/** The product's API in front of the sandbox's Zalo. */
beforeAll(async () => {
  [stand, database] = await Promise.all([Stand.open(), createTestDatabase()]);
  const { db } = database;
  const { appId, appSecret } = stand.sandbox.credentials;
  const { openapiUrl, oauthUrl } = stand.sandbox.urls(stand.base);
  const client = createZaloClient({ openapiUrl, timeoutMs: 5_000 });
  const oauth = createOauthClient({ oauthUrl, appId, appSecret, timeoutMs: 5_000 });
  clients.push(client, oauth);
  const now = () => clock.now;
  const tokens = createTokenKeeper({ store: createTokenStore(db, testVault), oauth, now });
  const zaloDesk = createZaloDesk({ tokens, oauth, client });
  const wake = (job: string, payload?: object) => void woken.push([job, payload]);
  const { outbox, miniAppUrl } = testDeps(clock);
  const refuse = () => Promise.reject(new Error("nobody logs in by Zalo here"));
  const graph = { me: refuse, phoneNumber: refuse, close() {} };
  const photoFiles = createPhotoFiles("/nowhere", testVault);
  const shared = { db, vault: testVault, zaloDesk, now };
  app = Fastify();
  handleErrors(app);
  await app.register(apiRoutes, {
    prefix: "/api/v1",
    ...shared,
    graph,
    outbox,
    photoFiles,
    appId,
    miniAppUrl,
    publicUrl,
    wake,
  });
  registerZaloConnected(app, {
    ...shared,
    zaloAccess: { appId },
    commandDeps: { miniAppUrl },
    queue: { wake },
  } as unknown as Deps);
  await app.ready();
  commune = await makeCommune(db, 1);
  other = await makeCommune(db, 1);
  await db.delete(officialAccounts);
});
afterAll(async () => {
  await app.close();
  for (const one of clients) one.close();
  await stand.close();
  await database.drop();
});

async function officerOf(where: TestCommune) {
  const personId = await makePerson(database.db, where, { staffOf: where.id });
  const { token } = await withScope(database.db, { communes: [where.id] }, (tx) =>
    openSession(tx, { communeId: where.id, personId, now: clock.now }),
  );
  return async (method: "GET" | "POST" | "PUT", path: string, payload?: object) =>
    app.inject({
      method,
      url: `/api/v1/units/${where.id}/official-accounts${path}`,
      headers: { authorization: `Bearer ${token}` },
      ...(payload ? { payload } : {}),
    });
}

describe("connecting an OA from the product", () => {
  test("goes through Zalo's consent page: the way back works once", async () => {
    const call = await officerOf(commune);
    const page = (await call("GET", "")).json();
    expect(page).toMatchObject({ accounts: [], callbackUrl: `${publicUrl}/zalo/connected`, mayManage: true });
    const { url } = (await call("POST", "/consent")).json();
    expect(new URL(url).searchParams.get("code_challenge")).toBe(page.challenge);
    const consented = await fetch(`${url}&chosen=${stand.sandbox.credentials.oaId}`, { redirect: "manual" });
    const back = new URL(consented.headers.get("location") ?? "");
    const first = await app.inject(`${back.pathname}${back.search}`);
    expect(first.headers.location).toMatch(/\/s\/oa\?ket-noi=xong$/);
    expect((await app.inject(`${back.pathname}${back.search}`)).headers.location).toMatch(/ket-noi=het-han$/);
    const [account] = (await call("GET", "")).json().accounts;
    expect(account).toMatchObject({ oaId: stand.sandbox.credentials.oaId, connection: "ok", webhookWorks: false });
    expect(account.problems[0]).toMatchObject({ code: "no_event_yet", press: expect.stringContaining("webhook") });
    expect(JSON.stringify(account)).not.toMatch(/sealed|token/i);
  });

  test("renews on demand, looks again on demand, and takes the webhook's key", async () => {
    const call = await officerOf(commune);
    const { oaId } = stand.sandbox.credentials;
    const before = (await call("GET", "")).json().accounts[0].renewedAt;
    clock.now = new Date(clock.now.getTime() + 60_000);
    expect((await call("POST", `/${oaId}/refresh`)).json().renewedAt > before).toBe(true);
    await call("POST", `/${oaId}/check`);
    expect(woken.at(-1)).toEqual(["watch-accounts", { oaId }]);
    expect((await call("PUT", `/${oaId}/secret-key`, { secretKey: "khóa mới" })).statusCode).toBe(200);
    const [row] = await database.db.select().from(officialAccounts).where(eq(officialAccounts.oaId, oaId));
    expect(testVault.open(row?.secretKeySealed ?? "")).toBe("khóa mới");
  });

  test("takes a pasted pair, unless it is another commune's OA or no pair at all", async () => {
    const made = await stand.control<{ oas: { accessToken: string; refreshToken: string; oaId: string }[] }>(
      "POST",
      "/oas",
      { name: "Xã B" },
    );
    const [pair] = made.oas;
    const call = await officerOf(commune);
    expect((await call("POST", "", pair)).json()).toMatchObject({ oaId: pair?.oaId, connection: "ok" });
    expect((await (await officerOf(other))("POST", "", pair)).json().error.code).toBe("oa_taken");
    const wrong = await call("POST", "", { accessToken: "x".repeat(40), refreshToken: "y".repeat(40) });
    expect([wrong.statusCode, wrong.json().error.code]).toEqual([409, "zalo_refused"]);
  });

  test("shows and does nothing for another commune", async () => {
    const { oaId } = stand.sandbox.credentials;
    expect((await (await officerOf(other))("GET", "")).json().accounts).toEqual([]);
    expect((await (await officerOf(other))("POST", `/${oaId}/refresh`)).statusCode).toBe(404);
  });
});
