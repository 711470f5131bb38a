import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { commands } from "../../../bot/commands/index.ts";
import { withScope } from "../../../bot/db/connection.ts";
import { unitRoles, units } from "../../../bot/db/schema/index.ts";
import type { TeamDirectory } from "../../../shared/api/members.ts";
import type { GrantCode, OfficerList } from "../../../shared/api/officers.ts";
import { openTestApi } from "../../helpers/api.ts";
import { makeCommune, makeGroup, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { makeChat } from "../../helpers/turn.ts";

const clock = { now: new Date("2026-11-18T03:00:00Z") };
const key = "a-key-made-on-the-page-1";
const api = openTestApi(clock);
let commune: TestCommune;
let officer: number;

beforeEach(async () => {
  clock.now = new Date("2026-11-18T03:00:00Z");
  commune = await makeCommune(api.db, 3);
  officer = await makePerson(api.db, commune, { name: "Cán bộ", staffOf: commune.id });
});

const as = (personId: number) => api.as(commune, personId);
const team = (n: number) => commune.teams[n - 1]!;

async function withRole(role: "staff" | "leader" | "viewer", unitId: number) {
  const personId = await makePerson(api.db, commune, { name: `Người ${role}` });
  await withScope(api.db, { communes: [commune.id] }, (tx) =>
    tx.insert(unitRoles).values({ communeId: commune.id, personId, unitId, role, from: new Date(0) }),
  );
  return personId;
}

describe("codes for officers", () => {
  const grants = () => `/units/${commune.id}/grants`;
  const list = async (personId = officer) =>
    (await (await as(personId))("GET", `/units/${commune.id}/officers`)).json<OfficerList>();

  test("an officer gives out one, once however often it is sent, and who sends it to the OA has the role", async () => {
    const call = await as(officer);
    const first = (await call("POST", grants(), { role: "leader", idempotencyKey: key })).json<GrantCode>();
    const again = (await call("POST", grants(), { role: "leader", idempotencyKey: key })).json<GrantCode>();
    expect(first.code).toMatch(/^CB-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/);
    expect(again.code).toBe(first.code);
    expect((await list()).grants).toMatchObject([{ role: "leader", unit: { id: commune.id } }]);
    const chat = makeChat({ db: api.db, commune, clock, commands });
    await chat.send({ zaloUserId: `chu${commune.id}`, text: `đăng ký ${first.code}` });
    await chat.send({
      zaloUserId: `chu${commune.id}`,
      text: "đồng ý",
      profile: { name: "Bà Chủ tịch", phone: undefined },
    });
    const after = await list();
    expect(after.officers.map(({ name, role }) => [name, role])).toEqual([
      ["Cán bộ", "staff"],
      ["Bà Chủ tịch", "leader"],
    ]);
    expect(after.grants).toEqual([]);
  });

  test("two officers with the same key get two codes", async () => {
    const other = await withRole("staff", commune.id);
    const body = { role: "viewer", idempotencyKey: key };
    const [one, two] = await Promise.all([officer, other].map(async (who) => (await as(who))("POST", grants(), body)));
    expect(one?.json<GrantCode>().code).not.toBe(two?.json<GrantCode>().code);
  });

  test("one that was cancelled gives no role", async () => {
    const call = await as(officer);
    const { code } = (await call("POST", grants(), { role: "staff", idempotencyKey: `${key}-x` })).json<GrantCode>();
    const open = (await list()).grants.find(({ role }) => role === "staff");
    expect((await call("DELETE", `${grants()}/${open?.id}`)).json<OfficerList>().grants).toEqual([]);
    const chat = makeChat({ db: api.db, commune, clock, commands });
    expect((await chat.send({ zaloUserId: "ai", text: `đăng ký ${code}` })).text).toContain("hết hạn");
  });

  test.each(["leader", "viewer"] as const)("a %s gives out none", async (role) => {
    const call = await as(await withRole(role, commune.id));
    expect((await call("POST", grants(), { role: "staff", idempotencyKey: key })).statusCode).toBe(403);
  });

  test("staff of one village give out codes for their village only", async () => {
    const call = await as(await withRole("staff", team(1).unitId));
    const body = { role: "staff", idempotencyKey: key };
    expect((await call("POST", grants(), body)).statusCode).toBe(404);
    expect((await call("POST", `/units/${team(1).unitId}/grants`, body)).statusCode).toBe(200);
  });

  test("an officer ends another's role, not their own and not one from above", async () => {
    const leaver = await withRole("viewer", team(2).unitId);
    const { officers } = await list();
    const of = (personId: number) => officers.find((held) => held.personId === personId)?.id;
    const call = await as(officer);
    const path = (id: number | undefined) => `/units/${commune.id}/officers/${id}`;
    const after = (await call("DELETE", path(of(leaver)))).json<OfficerList>();
    expect(after.officers.map(({ personId }) => personId)).toEqual([officer]);
    expect((await call("DELETE", path(of(officer)))).json().error.code).toBe("own_role");
    const villager = await as(await withRole("staff", team(1).unitId));
    const answer = await villager("DELETE", `/units/${team(1).unitId}/officers/${of(officer)}`);
    expect(answer.statusCode).toBe(403);
  });

  test("a viewer does not see who the officers are", async () => {
    const call = await as(await withRole("viewer", commune.id));
    expect((await call("GET", `/units/${commune.id}/officers`)).statusCode).toBe(403);
  });
});

describe("the teams of a unit", () => {
  const teams = async (query = "", personId = officer) =>
    (await (await as(personId))("GET", `/units/${commune.id}/teams${query}`)).json<TeamDirectory>();

  beforeEach(async () => {
    await makePerson(api.db, commune, {
      name: "Lê Lan",
      zaloUserId: `l${commune.id}`,
      team: team(1),
      role: "leader",
    });
    await makePerson(api.db, commune, { name: "Trên giấy", team: team(1) });
    await makePerson(api.db, commune, { name: "Liên hệ", team: team(1), role: "officer" });
    await makePerson(api.db, commune, { name: "Mới", zaloUserId: `m${commune.id}`, team: team(2) });
    await makeGroup(api.db, commune, `g${commune.id}`, team(1));
  });

  test("come with their people, leader and group", async () => {
    const { teams: all, unit, total, mayManage } = await teams();
    expect([unit.name, total, mayManage]).toEqual(["Phường Thạch Quý", 3, true]);
    expect(all[0]).toMatchObject({
      name: team(1).name,
      unit: { name: "Tổ dân phố 1" },
      people: 2,
      onZalo: 1,
      hasGroup: true,
      hasLeader: true,
      hasNew: false,
      leaderName: "Lê Lan",
    });
    expect(all[1]).toMatchObject({ hasLeader: false, hasNew: true, hasGroup: false });
  });

  test.each([
    ["?q=to%20dan%20pho%203", [3]],
    ["?lacks=leader", [2, 3]],
    ["?lacks=group", [2, 3]],
    ["?lacks=members", [3]],
    ["?lacks=confirmation", [2]],
    ["?q=khong-co", []],
  ])("are found by %s", async (query, expected) => {
    expect((await teams(query)).teams.map(({ id }) => id)).toEqual(expected.map((n) => team(n).id));
  });

  test("say no leader's name to a viewer, who may look at figures only", async () => {
    const seen = await teams("", await withRole("viewer", commune.id));
    expect([seen.teams[0]?.leaderName, seen.mayManage]).toEqual([undefined, false]);
  });

  test("of all communes of a province are open to the province's officer, page by page", async () => {
    const other = await makeCommune(api.db, 52);
    const [province] = await api.db
      .insert(units)
      .values({
        code: `p${commune.id}`,
        name: "Tỉnh Hà Tĩnh",
        nameKey: "p",
        level: "province",
        validFrom: "2025-07-01",
      })
      .returning();
    for (const { id } of [commune, other]) {
      await api.db.update(units).set({ parentId: province!.id }).where(eq(units.id, id));
    }
    const call = await as(await withRole("staff", province!.id));
    const first = (await call("GET", `/units/${province!.id}/teams`)).json<TeamDirectory>();
    const second = (await call("GET", `/units/${province!.id}/teams?cursor=${first.next}`)).json<TeamDirectory>();
    expect([first.total, first.teams.length, second.teams.length, second.next]).toEqual([55, 50, 5, undefined]);
    const theirs = other.teams[0]!.id;
    const added = await call("POST", `/teams/${theirs}/members`, { name: "Người Của Xã Khác" });
    expect([added.statusCode, added.json().members?.length]).toEqual([200, 1]);
    expect((await call("GET", `/teams/${theirs}/join-code`)).json().code).toBe(other.teams[0]!.joinCode);
  });
});
