import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { officialAccounts, outboundMessages, zaloGroups } from "../../../bot/db/schema/index.ts";
import { seedIds } from "../../../bot/sandbox/index.ts";
import { learnCapability } from "../../../bot/services/official-accounts/account-state.ts";
import { listGroups } from "../../../bot/services/official-accounts/group-list.ts";
import { keepSeenGroups } from "../../../bot/services/official-accounts/groups.ts";
import { createTokenStore } from "../../../bot/services/official-accounts/token-store.ts";
import { makeGroup, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { queuedFor } from "../../helpers/outbox.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";
import { testVault } from "../../helpers/turn.ts";
import { serveWith } from "../flow/announcing-commune.ts";
import { type Bot, makeConnectedCommune, post, signed, startBot, textEvent } from "../flow/standing-bot.ts";
import { DAY, HOUR, Stand } from "../sandbox/stand.ts";

/** Wednesday, 10:00 in Vietnam. */
const clock = { now: new Date("2026-11-18T03:00:00Z") };
const { hoa, lan } = seedIds.people;
let stand: Stand;
const database = openTestDatabase();
let commune: TestCommune;
let bot: Bot;
let group: string;
let said = 0;

beforeAll(async () => {
  stand = await Stand.open({ now: () => clock.now });
  const { oaId, accessToken, refreshToken } = stand.sandbox.credentials;
  commune = await makeConnectedCommune(database);
  await serveWith(database, commune, oaId);
  await learnCapability(database.db, oaId, { groups: "yes" });
  const issuedAt = new Date(clock.now.getTime() - HOUR);
  const expiresAt = new Date(clock.now.getTime() + DAY);
  const pair = { accessToken, refreshToken, issuedAt, expiresAt, state: "ok" as const, stateAt: issuedAt };
  await createTokenStore(database.db, testVault).withLockedTokens(oaId, async () => pair);
  await database.db.update(officialAccounts).set({ tokenState: "ok" }).where(eq(officialAccounts.oaId, oaId));
  await makePerson(database.db, commune, { zaloUserId: hoa.userId, staffOf: commune.id });
  await makePerson(database.db, commune, { zaloUserId: lan.userId, team: commune.teams[0]!, role: "leader" });
  const { openapiUrl, oauthUrl } = stand.sandbox.urls(stand.base);
  bot = await startBot({ database, zalo: { url: openapiUrl, oauthUrl }, now: () => clock.now });
});
afterAll(async () => {
  await bot.close();
  await stand.close();
});
beforeEach(async () => {
  clock.now = new Date(clock.now.getTime() + 300_000);
  const { ids } = await stand.control<{ ids: string[] }>("POST", "/groups", {
    name: "Tổ",
    count: 1,
    oaId: commune.oaId,
  });
  group = ids[0]!;
  await withScope(database.db, "all", (tx) =>
    tx.delete(outboundMessages).where(eq(outboundMessages.recipientId, lan.userId)),
  );
  await withScope(database.db, "all", (tx) => tx.update(zaloGroups).set({ teamId: null }));
  await makeGroup(database.db, commune, group, commune.teams[0]);
});

async function officerSays(text: string) {
  said += 1;
  const event = { oaId: commune.oaId, userId: hoa.userId, text, at: clock.now, messageId: `said${said}` };
  await post(bot.app, signed(textEvent(event)));
}

/** The officer's word in the chat, until the group's reminder has its answer from Zalo. */
async function officerNudges() {
  const before = (await queuedFor(database.db, group)).length;
  await officerSays("nhắc các tổ");
  await bot.settle(async () => (await settledIn(group)).length > before);
}

const settledIn = async (recipient: string) =>
  (await queuedFor(database.db, recipient)).filter(({ state }) => state === "sent" || state === "failed");
const states = async (recipient: string) => (await queuedFor(database.db, recipient)).map(({ state }) => state);
const refuseOnce = (code: number) =>
  stand.control("POST", "/faults", {
    on: "api",
    count: 1,
    path: "/openapi/v3.0/oa/group/message",
    effect: { kind: "error", code },
  });
const stateOfGroup = async () =>
  (await withScope(database.db, { communes: [commune.id] }, (tx) => listGroups(tx, commune.id))).find(
    ({ groupId }) => groupId === group,
  )?.state;

async function lookAgain() {
  clock.now = new Date(clock.now.getTime() + 120_000);
  await bot.run("tend-groups");
  await bot.run("sweep");
}

test("the officer's nudge arrives in the team's group", async () => {
  await officerNudges();
  expect(await states(group)).toEqual(["sent"]);
  const { data } = await stand.zalo("GET", `/v3.0/oa/group/conversation?group_id=${group}&offset=0&count=10`);
  expect(JSON.stringify(data)).toContain("chưa gửi báo cáo");
});

test.each([
  -403, -237,
])("one refusal with %i is a slip when Zalo says the group is well: it stays, and the nudge arrives", async (code) => {
  await refuseOnce(code);
  await officerNudges();
  expect([await states(group), await stateOfGroup()]).toEqual([["failed"], "active"]);
  await lookAgain();
  await bot.settle(async () => (await states(group)).includes("sent"));
  expect([await states(group), await stateOfGroup()]).toEqual([["failed", "sent"], "active"]);
  await lookAgain();
  expect(await states(group)).toHaveLength(2);
});

test("a group that refuses twice what Zalo says it takes is not tried a third time", async () => {
  await refuseOnce(-403);
  await officerNudges();
  await refuseOnce(-403);
  await lookAgain();
  await bot.settle(async () => (await settledIn(group)).length === 2);
  await lookAgain();
  await lookAgain();
  expect([await states(group), await stateOfGroup()]).toEqual([["failed", "failed"], "active"]);
});

test.each([
  ["disbanded", "gone", () => stand.zalo("POST", "/v3.0/oa/group/delete", { group_id: group })],
  ["expired", "expired", () => stand.control("POST", `/groups/${group}/expire`)],
])("a group that is really %s is so at the second look, and the nudge goes to the leader", async (_, state, end) => {
  await end();
  await officerNudges();
  expect([await states(group), await stateOfGroup()]).toEqual([["failed"], "active"]);
  await lookAgain();
  await bot.settle(async () => (await states(lan.userId)).includes("sent"));
  expect([await states(group), await stateOfGroup()]).toEqual([["failed"], state]);
  const [nudge] = (await queuedFor(database.db, lan.userId)).filter(({ kind }) => kind === "reminder");
  expect(nudge?.text).toContain("chưa gửi báo cáo");
});

test.each([
  ["disbanded", () => stand.zalo("POST", "/v3.0/oa/group/delete", { group_id: group })],
  ["expired", () => stand.control("POST", `/groups/${group}/expire`)],
])("an announcement to a group that is really %s goes to the leader instead, once", async (_, end) => {
  await end();
  await officerSays("thông báo khẩn: nước sông lên nhanh, mời bà con di chuyển");
  const previews = async () =>
    (await queuedFor(database.db, hoa.userId)).filter(({ text }) => text.includes("Gửi chứ?"));
  const before = (await previews()).length;
  await bot.settle(async () => (await previews()).length >= Math.max(1, before));
  await officerSays("gửi");
  await bot.settle(async () => (await settledIn(group)).length > 0);
  await lookAgain();
  const copies = async () => (await queuedFor(database.db, lan.userId)).filter(({ kind }) => kind === "announcement");
  for (const _ of [1, 2]) {
    await bot.run("send-announcements");
    await lookAgain();
  }
  await bot.settle(async () => (await copies()).some(({ state }) => state === "sent"));
  expect(await copies()).toMatchObject([{ state: "sent", text: expect.stringContaining("nước sông lên nhanh") }]);
  expect(await states(group)).toEqual(["failed"]);
});

test("a group that Zalo's list leaves out is asked about by itself before it counts as gone", async () => {
  await withScope(database.db, "all", (tx) =>
    keepSeenGroups(tx, { communeId: commune.id, oaId: commune.oaId, seen: [], now: clock.now }),
  );
  expect(await stateOfGroup()).toBe("active");
  await stand.zalo("POST", "/v3.0/oa/group/delete", { group_id: group });
  await bot.run("read-groups");
  expect(await stateOfGroup()).toBe("gone");
});
