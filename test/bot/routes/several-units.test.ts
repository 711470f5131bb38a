import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { announcements, groupWishes, unitRoles } from "../../../bot/db/schema/index.ts";
import { openTestApi } from "../../helpers/api.ts";
import { makeGroup, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { makeProvince } from "../../helpers/province.ts";

/** Wednesday, 10:00 in Vietnam. */
const clock = { now: new Date("2026-11-18T03:00:00Z") };
const api = openTestApi(clock);
type Call = Awaited<ReturnType<typeof api.as>>;
let provinceId: number;
let first: TestCommune;
let second: TestCommune;
let third: TestCommune;
let as: { ofTwo: Call; ofProvince: Call; ofFirst: Call; ofSecond: Call };
let made = 0;

beforeEach(async () => {
  made += 1;
  const province = await makeProvince(api.db, [2, 3, 1]);
  provinceId = province.id;
  [first, second, third] = province.communes as [TestCommune, TestCommune, TestCommune];
  for (const [n, team] of second.teams.entries()) await makeGroup(api.db, second, `g${made}-${n}`, team);
  const ofTwo = await makePerson(api.db, first, { zaloUserId: `two${made}`, staffOf: first.id });
  await addRole(ofTwo, second.id);
  const ofProvince = await makePerson(api.db, first, { zaloUserId: `p${made}` });
  await addRole(ofProvince, provinceId);
  as = {
    ofTwo: await api.as(first, ofTwo),
    ofProvince: await api.as(first, ofProvince),
    ofFirst: await api.as(first, await makePerson(api.db, first, { staffOf: first.id })),
    ofSecond: await api.as(second, await makePerson(api.db, second, { staffOf: second.id })),
  };
});

/** A role elsewhere, held by somebody whom the first commune knows. */
async function addRole(personId: number, unitId: number): Promise<void> {
  await withScope(api.db, { communes: [first.id] }, (tx) =>
    tx.insert(unitRoles).values({
      ...{ communeId: first.id, personId, unitId },
      role: "staff",
      from: new Date("2026-01-05T01:00:00Z"),
    }),
  );
}

test("an officer is told the level and the commune of each unit", async () => {
  expect((await as.ofTwo("GET", "/me")).json().units).toEqual([
    { id: second.id, name: "Xã B", role: "staff", level: "commune", communeId: second.id },
    { id: first.id, name: "Xã A", role: "staff", level: "commune", communeId: first.id },
  ]);
  expect((await as.ofProvince("GET", "/me")).json().units).toMatchObject([{ id: provinceId, level: "province" }]);
});

test.each(["ofTwo", "ofProvince"] as const)("%s: announces in a commune as its own officers do", async (who) => {
  const text = "Sáng mai mời bà con ra nhà văn hóa làm căn cước.";
  const plan = await as[who]("POST", `/units/${second.id}/announcement-plans`, {});
  expect(plan.json().plan).toMatchObject({ routes: { group: 3 } });
  const draft = (await as[who]("POST", `/units/${second.id}/announcements`, { text })).json();
  const sent = await as[who]("POST", `/announcements/${draft.id}/send`, {});
  expect(sent.json()).toMatchObject({ state: "sending", maySend: true });
  const [row] = await withScope(api.db, "all", (tx) =>
    tx.select().from(announcements).where(eq(announcements.id, draft.id)),
  );
  expect(row?.communeId).toBe(second.id);
  const list = async (call: Call, unitId: number) => (await call("GET", `/units/${unitId}/announcements`)).json();
  expect((await list(as.ofSecond, second.id)).announcements).toMatchObject([{ id: draft.id }]);
  expect((await list(as[who], first.id)).announcements).toEqual([]);
  expect((await as.ofFirst("GET", `/announcements/${draft.id}`)).statusCode).toBe(404);
});

test("a province is told to choose a commune; communes that are not the officer's stay closed", async () => {
  const text = "Mời bà con ra nhà văn hóa.";
  const refused = await as.ofProvince("POST", `/units/${provinceId}/announcements`, { text });
  expect([refused.statusCode, refused.json().error.code]).toEqual([422, "no_commune"]);
  expect((await as.ofTwo("POST", `/units/${third.id}/announcements`, { text })).statusCode).toBe(403);
  expect((await as.ofTwo("GET", `/units/${third.id}/announcements`)).statusCode).toBe(404);
});

test.each([
  "calls",
  "score-rules",
  "reminder-rules",
  "period-rules",
  "settings",
])("a province that asks for %s of its own is told which parameter names a commune", async (what) => {
  const refused = await as.ofProvince("GET", `/units/${provinceId}/${what}`);
  expect(refused.statusCode).toBe(422);
  const message = expect.stringMatching(/xin chọn một xã, phường ở “unitId”\.$/);
  expect(refused.json()).toEqual({ error: { code: "no_commune", message } });
});

test("a group wished for a team of another commune is that commune's", async () => {
  const [team] = second.teams;
  expect((await as.ofTwo("POST", `/teams/${team?.id}/zalo-group`)).statusCode).toBe(200);
  const wishes = await withScope(api.db, "all", (tx) =>
    tx
      .select()
      .from(groupWishes)
      .where(eq(groupWishes.teamId, team?.id ?? 0)),
  );
  expect(wishes).toMatchObject([{ communeId: second.id }]);
  expect((await as.ofTwo("POST", `/teams/${third.teams[0]?.id}/zalo-group`)).statusCode).toBe(404);
});
