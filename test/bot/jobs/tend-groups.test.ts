import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { officialAccounts } from "../../../bot/db/schema/index.ts";
import { fulfilWishes, type GroupDeps } from "../../../bot/jobs/make-group.ts";
import { readGroups, tellOfLostGroups } from "../../../bot/jobs/tend-groups.ts";
import { createLogger } from "../../../bot/logger.ts";
import { seedIds } from "../../../bot/sandbox/index.ts";
import { linkGroup } from "../../../bot/services/groups.ts";
import { learnCapability } from "../../../bot/services/official-accounts/account-state.ts";
import { listGroups, newestWish, wishForGroup } from "../../../bot/services/official-accounts/group-list.ts";
import { createTokenStore, seal } from "../../../bot/services/official-accounts/token-store.ts";
import { createOauthClient } from "../../../bot/zalo/oauth-client.ts";
import { createTokenKeeper } from "../../../bot/zalo/tokens.ts";
import { createZaloClient } from "../../../bot/zalo/zalo-client.ts";
import { makeCommune, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { queuedFor } from "../../helpers/outbox.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";
import { testDeps, testVault } from "../../helpers/turn.ts";
import { HOUR, Stand } from "../sandbox/stand.ts";

/** Wednesday, 10:00 in Vietnam. */
const clock = { now: new Date("2026-11-18T03:00:00Z") };
const { hoa, lan } = seedIds.people;
let stand: Stand;
const database = openTestDatabase();
let commune: TestCommune;
let officerId: number;
let deps: GroupDeps;
const clients: { close(): void }[] = [];

beforeAll(async () => {
  stand = await Stand.open({ now: () => clock.now });
  const { oaId, appId, appSecret, accessToken, refreshToken } = stand.sandbox.credentials;
  const made = await makeCommune(database.db, 3);
  const issuedAt = new Date(clock.now.getTime() - HOUR);
  const expiresAt = new Date(issuedAt.getTime() + 25 * HOUR);
  const pair = { accessToken, refreshToken, issuedAt, expiresAt, state: "ok" as const, stateAt: issuedAt };
  await database.db
    .update(officialAccounts)
    .set({ oaId, appId, ...seal(pair, testVault) })
    .where(eq(officialAccounts.oaId, made.oaId));
  commune = { ...made, oaId };
  await learnCapability(database.db, oaId, { groups: "yes" });
  officerId = await makePerson(database.db, commune, { zaloUserId: hoa.userId, staffOf: commune.id });
  await makePerson(database.db, commune, { zaloUserId: lan.userId, team: team(1), role: "leader" });
  const { openapiUrl, oauthUrl } = stand.sandbox.urls(stand.base);
  const zalo = createZaloClient({ openapiUrl, timeoutMs: 800 });
  const oauth = createOauthClient({ oauthUrl, appId, appSecret, timeoutMs: 5_000 });
  clients.push(zalo, oauth);
  const now = () => clock.now;
  const tokens = createTokenKeeper({ store: createTokenStore(database.db, testVault), oauth, now });
  deps = { db: database.db, tokens, zalo, now, logger: createLogger("silent", "stderr"), commandDeps: testDeps(clock) };
});
afterAll(async () => {
  for (const client of clients) client.close();
  await stand.close();
});

const team = (n: number) => commune.teams[n - 1]!;
const inScope = <T>(work: Parameters<typeof withScope<T>>[2]) =>
  withScope(database.db, { communes: [commune.id] }, work);
const wish = (n: number) =>
  inScope((tx) =>
    wishForGroup(tx, { communeId: commune.id, teamId: team(n).id, byPersonId: officerId, now: clock.now }),
  );
const groupOf = async (n: number) =>
  (await inScope((tx) => listGroups(tx, commune.id))).find((one) => one.team?.id === team(n).id);
const zaloGroups = async () => (await stand.zalo("GET", "/v3.0/oa/group/getgroupsofoa?offset=0&count=50")).data.total;
const fault = (effect: object, path: string) =>
  stand.control("POST", "/faults", { on: "api", count: 1, path: `/openapi${path}`, effect });

test("a group is made for a team with its people and the officer, once however often it is asked for", async () => {
  const before = Number(await zaloGroups());
  for (const _ of [1, 2]) await wish(1);
  expect(await fulfilWishes(deps)).toBe(1);
  expect(await fulfilWishes(deps)).toBe(0);
  expect(Number(await zaloGroups())).toBe(before + 1);
  const group = await groupOf(1);
  expect(group).toMatchObject({ state: "active" });
  const { data } = await stand.zalo("GET", `/v3.0/oa/group/listmember?group_id=${group?.groupId}&offset=0&count=50`);
  const members = data.members.map(({ user_id }) => user_id);
  expect(members).toEqual(expect.arrayContaining([hoa.userId, lan.userId]));
});

test("when Zalo makes the group and does not answer, it is found again and not made twice", async () => {
  const before = Number(await zaloGroups());
  await wish(2);
  await fault({ kind: "timeoutAfterAccepting", ms: 1_500 }, "/v3.0/oa/group/creategroupwithoa");
  expect(await fulfilWishes(deps)).toBe(0);
  expect(await inScope((tx) => newestWish(tx, team(2).id))).toMatchObject({ state: "calling" });
  expect(await fulfilWishes(deps)).toBe(1);
  expect(Number(await zaloGroups())).toBe(before + 1);
  expect(await groupOf(2)).toMatchObject({ state: "active" });
});

test("a refusal is said in a sentence with what to do", async () => {
  await wish(3);
  await fault({ kind: "error", code: -224 }, "/v3.0/oa/group/creategroupwithoa");
  await fulfilWishes(deps);
  const failed = await inScope((tx) => newestWish(tx, team(3).id));
  // Either the package does not allow it, or the places the seed has are used up.
  expect(failed).toMatchObject({ state: "failed", reason: expect.stringMatching(/oa\.zalo\.me/) });
});

test("an expired and a disbanded group are noticed, and told to the officer once with what to press", async () => {
  await inScope((tx) =>
    linkGroup(tx, {
      communeId: commune.id,
      oaId: commune.oaId,
      groupId: seedIds.groupId,
      team: { ...team(3), communeId: commune.id },
      byPersonId: officerId,
      now: clock.now,
    }),
  );
  await readGroups(deps);
  expect(await groupOf(3)).toMatchObject({ state: "active", memberCount: expect.any(Number) });
  await stand.control("POST", `/groups/${seedIds.groupId}/expire`);
  await stand.zalo("POST", "/v3.0/oa/group/delete", { group_id: (await groupOf(1))?.groupId });
  await readGroups(deps);
  expect([(await groupOf(3))?.state, (await groupOf(1))?.state]).toEqual(["expired", "gone"]);
  expect(await tellOfLostGroups(deps)).toBe(2);
  expect(await tellOfLostGroups(deps)).toBe(0);
  const told = (await queuedFor(database.db, hoa.userId)).map(({ text }) => text);
  expect(told.find((text) => text.includes(team(3).name))).toContain("gia hạn gói nhóm tại oa.zalo.me");
  expect(told.find((text) => text.includes(team(1).name))).toContain("bấm “Lập nhóm”");
});
