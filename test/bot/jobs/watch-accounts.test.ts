import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { officialAccounts, quarantinedEvents } from "../../../bot/db/schema/index.ts";
import { watchAccounts } from "../../../bot/jobs/watch-accounts.ts";
import { createLogger } from "../../../bot/logger.ts";
import { noteRefusal, noteSent } from "../../../bot/services/official-accounts/account-state.ts";
import { listAccounts } from "../../../bot/services/official-accounts/list-accounts.ts";
import { createTokenStore, seal } from "../../../bot/services/official-accounts/token-store.ts";
import { createOauthClient } from "../../../bot/zalo/oauth-client.ts";
import { createTokenKeeper } from "../../../bot/zalo/tokens.ts";
import { createZaloClient } from "../../../bot/zalo/zalo-client.ts";
import { makeCommune, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { queuedFor } from "../../helpers/outbox.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";
import { testDeps, testVault } from "../../helpers/turn.ts";

/** Wednesday, 10:00 in Vietnam. */
const MORNING = new Date("2026-11-18T03:00:00Z");
const hourMs = 3_600_000;
const officer = "7000000000000000009";
const clock = { now: MORNING };
const hoursAgo = (hours: number) => new Date(clock.now.getTime() - hours * hourMs);

/** Zalo's answers by path; how often it was asked. */
const answers = new Map<string, object>();
let asked: string[] = [];
const server = createServer((request, response) => {
  const path = (request.url ?? "").split("?")[0] ?? "";
  asked.push(path);
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(answers.get(path) ?? { error: -201, message: "unknown path" }));
});

const database = openTestDatabase();
let commune: TestCommune;
let deps: Parameters<typeof watchAccounts>[0];
const open: { close(): void }[] = [];

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { db } = database;
  const oauth = createOauthClient({ oauthUrl: url, appId: "1", appSecret: "s", timeoutMs: 5_000 });
  const zalo = createZaloClient({ openapiUrl: url, timeoutMs: 5_000 });
  open.push(oauth, zalo);
  const now = () => clock.now;
  const tokens = createTokenKeeper({ store: createTokenStore(db, testVault), oauth, now });
  deps = { db, tokens, zalo, now, outbox: testDeps(clock).outbox, logger: createLogger("silent", "stderr") };
});
afterAll(async () => {
  for (const one of open) one.close();
  server.closeAllConnections();
  server.close();
});

beforeEach(async () => {
  clock.now = MORNING;
  asked = [];
  await withScope(database.db, "all", async (tx) => {
    await tx.execute("truncate outbound_messages, quarantined_events");
    await tx.delete(officialAccounts);
    await tx.execute("delete from identities");
  });
  commune = await makeCommune(database.db, 1);
  await makePerson(database.db, commune, { name: "Cán bộ", zaloUserId: officer, staffOf: commune.id });
  await setTokens({});
  await change({ verifiedAt: hoursAgo(500), lastEventAt: hoursAgo(1), lastSentAt: hoursAgo(1.001) });
  answers.clear();
  answers.set("/v2.0/oa/getoa", { error: 0, data: { is_verified: true, oa_type: 4, name: "UBND" } });
  answers.set("/v3.0/oa/quota/group", { error: 0, data: [place({ valid_through: "31/12/2027" })] });
  answers.set("/v4/oa/access_token", { error: -14014, error_name: "Invalid refresh token" });
});

function place(given: object) {
  return { asset_id: "a1", product_type: "gmf100", status: "used", auto_renew: false, ...given };
}

async function change(columns: Partial<typeof officialAccounts.$inferInsert>) {
  await database.db.update(officialAccounts).set(columns).where(eq(officialAccounts.oaId, commune.oaId));
}

async function setTokens({ ageHours = 3, state = "ok" as "ok" | "dead" | "uncertain" }) {
  const issuedAt = hoursAgo(ageHours);
  const expiresAt = new Date(issuedAt.getTime() + 25 * hourMs);
  await change(seal({ accessToken: "a", refreshToken: "r", issuedAt, expiresAt, state, stateAt: issuedAt }, testVault));
}

const look = () => watchAccounts(deps);
const later = async (minutes: number) => {
  clock.now = new Date(clock.now.getTime() + minutes * 60_000);
  await look();
};
const account = async () => (await listAccounts(database.db)).find(({ oaId }) => oaId === commune.oaId)!;
const codes = async () => (await account()).problems.map(({ code }) => code);
const told = async () => (await queuedFor(database.db, officer)).map(({ text }) => text);

test("a healthy OA gets no alarm in a whole day, and Zalo is not asked more often than every four minutes", async () => {
  for (let n = 0; n < 24 * 12; n += 1) {
    clock.now = new Date(clock.now.getTime() + 5 * 60_000);
    await setTokens({});
    await change({ lastEventAt: hoursAgo(0.5), lastSentAt: hoursAgo(0.6) });
    await look();
  }
  expect(await codes()).toEqual([]);
  expect(await told()).toEqual([]);
  expect(asked.filter((path) => path === "/v2.0/oa/getoa").length).toBeLessThanOrEqual(24 * 15);
  expect(asked.filter((path) => path === "/v3.0/oa/quota/group").length).toBeLessThanOrEqual(24);
  expect((await account()).capabilities).toMatchObject({ isGovernment: true, groups: "yes" });
}, 90_000);

describe("what is wrong is found at the first look, and told to the officer in one sentence with what to press", () => {
  test("a token that ran out and cannot be renewed", async () => {
    await setTokens({ ageHours: 26 });
    await look();
    expect(await codes()).toEqual(["connection_lost"]);
    expect((await account()).tokens?.state).toBe("dead");
    expect(await told()).toEqual([expect.stringMatching(/không gia hạn kết nối.*\nCần làm: Kết nối lại\./)]);
  });

  test("a permission that was taken away (−223)", async () => {
    answers.set("/v2.0/oa/getoa", { error: -223, message: "permission" });
    await look();
    expect(await codes()).toEqual(["refused_223"]);
    expect(await told()).toHaveLength(1);
  });

  test("a package that does not allow messages (−224)", async () => {
    await noteRefusal(database.db, { oaId: commune.oaId, operation: "sendToPerson", code: -224, now: clock.now });
    await look();
    expect(await codes()).toEqual(["refused_224"]);
    expect((await account()).capabilities.personMessages).toBe("no");
    expect((await told())[0]).toContain("Cần làm: ");
  });

  test("a webhook signed with another key than the OA's", async () => {
    await database.db.insert(quarantinedEvents).values({
      oaId: commune.oaId,
      reason: "bad_signature",
      diagnosis: "app_secret",
      bodySha256: "x",
      receivedAt: clock.now,
    });
    await look();
    expect(await codes()).toEqual(["signature_app_secret"]);
    expect((await told())[0]).toContain("Dán OA Secret Key");
  });
});

test("what is wrong stays news while Zalo lets nothing reach the officer", async () => {
  await withScope(database.db, "all", (tx) =>
    tx.execute(sql`
      insert into conversations (key, commune_id, oa_id, kind, peer_id, person_id, last_interaction_at)
      select 'silent', ${commune.id}, ${commune.oaId}, 'person', value, person_id, ${hoursAgo(200)}::timestamptz
      from identities where value = ${officer}`),
  );
  await setTokens({ state: "dead" });
  await look();
  expect(await told()).toEqual([]);
  await withScope(database.db, "all", (tx) =>
    tx.execute(sql`update conversations set last_interaction_at = ${clock.now} where key = 'silent'`),
  );
  await later(2);
  expect(await told()).toHaveLength(1);
});

describe("what will be wrong is told when it has lasted ten minutes", () => {
  test.each<[string, () => Promise<void> | void, string, string]>([
    [
      "a group package that ends in 13 days",
      () => void answers.set("/v3.0/oa/quota/group", { error: 0, data: [place({ valid_through: "01/12/2026" })] }),
      "group_package_ending",
      "Gia hạn gói nhóm",
    ],
    [
      "no group package",
      () => void answers.set("/v3.0/oa/quota/group", { error: 0, data: [] }),
      "no_groups",
      "Mua gói nhóm",
    ],
    [
      "an OA without verification",
      () => void answers.set("/v2.0/oa/getoa", { error: 0, data: { is_verified: false } }),
      "oa_not_verified",
      "Gửi hồ sơ xác thực",
    ],
    [
      "no event for 25 hours",
      () => change({ lastEventAt: hoursAgo(25), lastSentAt: hoursAgo(26) }),
      "no_recent_event",
      "Nhắn thử cho OA",
    ],
  ])("%s", async (_, arrange, code, press) => {
    await arrange();
    await look();
    expect(await codes()).toEqual([code]);
    expect(await told()).toEqual([]);
    await later(10);
    expect(await told()).toEqual([expect.stringContaining(press)]);
  });

  test("but not a silence that is usual with the OA", async () => {
    await change({ lastEventAt: hoursAgo(40), lastSentAt: hoursAgo(41) });
    await look();
    await change({ lastEventAt: hoursAgo(0) });
    await look();
    clock.now = new Date(clock.now.getTime() + 48 * hourMs);
    await setTokens({});
    await look();
    expect(await codes()).not.toContain("no_recent_event");
  });
});

describe("telling", () => {
  const breakIt = () =>
    noteRefusal(database.db, { oaId: commune.oaId, operation: "sendToPerson", code: -224, now: clock.now });

  test("happens once a problem, and once when it is over", async () => {
    await breakIt();
    for (let n = 0; n < 5; n += 1) await later(5);
    expect(await told()).toHaveLength(1);
    await noteSent(database.db, [{ oaId: commune.oaId, operation: "sendToPerson" }], clock.now);
    await change({ lastEventAt: clock.now });
    for (let n = 0; n < 3; n += 1) await later(5);
    const [, gone, ...more] = await told();
    expect(gone).toContain("đã ổn");
    expect(more).toEqual([]);
    expect(await codes()).toEqual([]);
  });

  test("waits for a decent hour, and says nothing of what was over by then", async () => {
    clock.now = new Date("2026-11-18T15:00:00Z");
    await setTokens({});
    await change({ lastEventAt: hoursAgo(0.1), lastSentAt: hoursAgo(0.2) });
    await breakIt();
    await look();
    expect(await codes()).toEqual(["refused_224"]);
    expect(await told()).toEqual([]);
    clock.now = new Date("2026-11-19T00:05:00Z");
    await setTokens({});
    await look();
    expect(await told()).toHaveLength(1);

    clock.now = new Date("2026-11-19T15:00:00Z");
    await setTokens({});
    await noteRefusal(database.db, { oaId: commune.oaId, operation: "sendToGroup", code: -320, now: clock.now });
    await look();
    await noteSent(database.db, [{ oaId: commune.oaId, operation: "sendToGroup" }], clock.now);
    clock.now = new Date("2026-11-20T02:00:00Z");
    await setTokens({});
    await change({ lastEventAt: hoursAgo(0.1) });
    await look();
    expect(await told()).toHaveLength(1);
  });

  test("of an OA whose Zalo does not answer goes on, and so do the other OAs", async () => {
    const other = await makeCommune(database.db, 1);
    await breakIt();
    answers.set("/v2.0/oa/getoa", { error: -32, message: "limit" });
    expect(await look()).toMatchObject({ accounts: 2, failed: 0 });
    expect(await told()).toHaveLength(1);
    const found = await listAccounts(database.db);
    expect(found.find(({ oaId }) => oaId === other.oaId)?.problems.map(({ code }) => code)).toContain("not_connected");
  });
});
