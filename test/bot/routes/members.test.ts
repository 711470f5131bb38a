import { and, desc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { auditLog, people, teamMembers, unitRoles } from "../../../bot/db/schema/index.ts";
import { meetPerson } from "../../../bot/services/people/meet-person.ts";
import type { MemberList } from "../../../shared/api/members.ts";
import { openTestApi } from "../../helpers/api.ts";
import { makeCommune, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { queuedFor } from "../../helpers/outbox.ts";
import { testVault } from "../../helpers/turn.ts";

const clock = { now: new Date("2026-11-18T03:00:00Z") };
const api = openTestApi(clock);
let commune: TestCommune;
/** Ids of the people of the first team, and of the officer. */
let lan: number;
let bay: number;
let hoa: number;
let officer: number;

beforeEach(async () => {
  clock.now = new Date("2026-11-18T03:00:00Z");
  commune = await makeCommune(api.db, 2);
  const tag = commune.id;
  const team = commune.teams[0]!;
  lan = await makePerson(api.db, commune, { name: "Lê Thị Lan", zaloUserId: `lan${tag}`, team, role: "leader" });
  bay = await makePerson(api.db, commune, { name: "Trần Văn Bảy", phone: "84912000001", team, role: "deputy" });
  hoa = await makePerson(api.db, commune, { name: "Ngô Hoa", zaloUserId: `hoa${tag}`, team });
  officer = await makePerson(api.db, commune, { name: "Cán bộ", zaloUserId: `cb${tag}`, staffOf: commune.id });
});

const team = (n: number) => commune.teams[n - 1]!;
const members = (n = 1) => `/teams/${team(n).id}/members`;
const as = (personId: number) => api.as(commune, personId);
const inScope = <T>(work: Parameters<typeof withScope<T>>[2]) => withScope(api.db, { communes: [commune.id] }, work);
const roles = (list: MemberList) => Object.fromEntries(list.members.map(({ personId, role }) => [personId, role]));

async function viewerOf(role: "leader" | "viewer") {
  const personId = await makePerson(api.db, commune, { name: "Người xem" });
  await inScope((tx) =>
    tx.insert(unitRoles).values({ communeId: commune.id, personId, unitId: commune.id, role, from: new Date(0) }),
  );
  return personId;
}

describe("the people of a team", () => {
  test("come leader first, with phones for who manages them, and the look leaves a trace", async () => {
    const list = (await (await as(lan))("GET", members())).json<MemberList>();
    expect(list.members.map(({ name, role, phone, isMe, isOnZalo }) => [name, role, phone, isMe, isOnZalo])).toEqual([
      ["Lê Thị Lan", "leader", undefined, true, true],
      ["Trần Văn Bảy", "deputy", "84912000001", false, false],
      ["Ngô Hoa", "member", undefined, false, true],
    ]);
    expect(list.may).toEqual({ manage: true, handOver: true, move: false });
    const [look] = await inScope((tx) =>
      tx.select().from(auditLog).where(eq(auditLog.communeId, commune.id)).orderBy(desc(auditLog.id)).limit(1),
    );
    expect(look).toMatchObject({ action: "person.viewed", byPersonId: lan, subject: `team:${team(1).id}` });
  });

  test("are shown to a plain member by name and role only, which is no look at personal data", async () => {
    const list = (await (await as(hoa))("GET", members())).json<MemberList>();
    expect(list.members.map(({ name, phone }) => [name, phone])).toEqual([
      ["Lê Thị Lan", undefined],
      ["Trần Văn Bảy", undefined],
      ["Ngô Hoa", undefined],
    ]);
    expect(list.may).toEqual({ manage: false, handOver: false, move: false });
    const trail = await inScope((tx) =>
      tx
        .select()
        .from(auditLog)
        .where(and(eq(auditLog.byPersonId, hoa), eq(auditLog.action, "person.viewed"))),
    );
    expect(trail).toEqual([]);
  });

  test.each([
    ["leader", 200, "84912000001"],
    ["viewer", 404, undefined],
  ] as const)("a %s over the commune gets %i", async (role, status, phone) => {
    const answer = await (await as(await viewerOf(role)))("GET", members());
    expect(answer.statusCode).toBe(status);
    if (status === 200) expect(answer.json<MemberList>().members[1]?.phone).toBe(phone);
  });

  test("of another team stay hidden from a leader", async () => {
    expect((await (await as(lan))("GET", members(2))).statusCode).toBe(404);
  });

  test("come in pages when they are many", async () => {
    for (let n = 0; n < 55; n += 1) await makePerson(api.db, commune, { name: `Người ${n}`, team: team(2) });
    const call = await as(officer);
    const first = (await call("GET", members(2))).json<MemberList>();
    const second = (await call("GET", `${members(2)}?cursor=${first.next}`)).json<MemberList>();
    expect([first.members.length, second.members.length, second.next]).toEqual([50, 5, undefined]);
    const seen = new Set([...first.members, ...second.members].map(({ personId }) => personId));
    expect(seen.size).toBe(55);
  });
});

describe("adding somebody", () => {
  const add = async (who: number, body: object, n = 1) => (await as(who))("POST", members(n), body);

  test("by name and phone makes them a member; sent twice it is one person", async () => {
    const input = { name: "Vũ Thị Mai", phone: "0912 000 009" };
    await add(lan, input);
    const list = (await add(lan, input)).json<MemberList>();
    expect(list.members.filter(({ name }) => name === "Vũ Thị Mai")).toMatchObject([
      { role: "member", phone: "84912000009", isNew: false },
    ]);
  });

  test("who has that phone already in the commune puts the same person into a second team", async () => {
    const list = (await add(officer, { name: "Trần Văn Bảy", phone: "0912000001" }, 2)).json<MemberList>();
    expect(list.members.map(({ personId }) => personId)).toEqual([bay]);
  });

  test("with somebody else's phone is refused with what to check", async () => {
    const answer = await add(lan, { name: "Người Khác", phone: "0912000001" });
    expect([answer.statusCode, answer.json().error.code]).toEqual([409, "phone_taken"]);
  });

  test("with a wrong phone names an example", async () => {
    const answer = await add(lan, { name: "Vũ Mai", phone: "12345" });
    expect([answer.statusCode, answer.json().error.message]).toEqual([400, expect.stringContaining("0912 345 678")]);
  });

  test("as deputy is for the leader and officers, not for a deputy; a second leader for nobody", async () => {
    const pho = await makePerson(api.db, commune, {
      name: "Phó",
      zaloUserId: `pho${commune.id}`,
      team: team(1),
      role: "deputy",
    });
    expect((await add(pho, { name: "Ai Đó", role: "deputy" })).statusCode).toBe(403);
    expect((await add(lan, { name: "Ai Đó", role: "deputy" })).statusCode).toBe(200);
    expect((await add(officer, { name: "Người Nữa", role: "leader" })).json().error.code).toBe("has_leader");
    expect((await add(officer, { name: "Người Nữa", role: "leader" }, 2)).statusCode).toBe(200);
  });

  test("is refused to a plain member", async () => {
    expect((await add(hoa, { name: "Ai Đó" })).statusCode).toBe(403);
  });
});

describe("changing somebody", () => {
  const change = async (who: number, personId: number, body: object) =>
    (await as(who))("PATCH", `${members()}/${personId}`, body);

  test("gives a new phone, by which they are known when they join", async () => {
    const answer = await change(lan, bay, { phone: "0988000002" });
    expect(answer.json<MemberList>().members[1]?.phone).toBe("84988000002");
    const joined = await inScope((tx) =>
      meetPerson(tx, testVault, {
        communeId: commune.id,
        oaId: commune.oaId,
        zaloUserId: `new${commune.id}`,
        profile: { name: "Bảy", phone: "0988000002" },
        now: clock.now,
      }),
    );
    expect(joined).toBe(bay);
  });

  test("refuses a phone that is another person's, and a person who also works elsewhere", async () => {
    await change(lan, hoa, { phone: "0977000001" });
    expect((await change(lan, bay, { phone: "0977000001" })).json().error.code).toBe("phone_taken");
    await inScope((tx) =>
      tx.insert(teamMembers).values({
        communeId: commune.id,
        teamId: team(2).id,
        personId: hoa,
        role: "leader",
        source: "staff",
        from: new Date(0),
      }),
    );
    expect((await change(lan, hoa, { phone: "0977000009" })).json().error.code).toBe("also_elsewhere");
    expect((await change(officer, hoa, { phone: "0977000009" })).statusCode).toBe(200);
  });

  test("makes a deputy of a member, and the history keeps both", async () => {
    expect(roles((await change(lan, hoa, { role: "deputy" })).json())[hoa]).toBe("deputy");
    const rows = await inScope((tx) => tx.select().from(teamMembers).where(eq(teamMembers.personId, hoa)));
    expect(rows.map(({ role, until }) => [role, until !== null])).toEqual([
      ["member", true],
      ["deputy", false],
    ]);
  });

  test("does not unmake a leader, which is a hand-over", async () => {
    expect((await change(officer, lan, { role: "member" })).json().error.code).toBe("leader_stays");
  });

  test("corrects a name, and leaves it readable nowhere", async () => {
    const list = (await change(lan, bay, { name: "Trần Văn Bẩy" })).json<MemberList>();
    expect(list.members[1]?.name).toBe("Trần Văn Bẩy");
    const rows = await inScope((tx) => tx.select().from(people).where(eq(people.id, bay)));
    expect(JSON.stringify(rows)).not.toContain("Bẩy");
  });
});

describe("handing over", () => {
  const hand = async (who: number, toPersonId: number, formerRole = "deputy") =>
    (await as(who))("POST", `/teams/${team(1).id}/hand-over`, { toPersonId, formerRole });

  test("by the leader or an officer makes one leader of the other, once however often it is sent", async () => {
    await hand(officer, hoa);
    const list = (await hand(officer, hoa)).json<MemberList>();
    expect(roles(list)).toEqual({ [hoa]: "leader", [lan]: "deputy", [bay]: "deputy" });
    const told = await queuedFor(api.db, `hoa${commune.id}`);
    expect(told.map(({ text }) => text)).toEqual([expect.stringContaining("anh/chị là tổ trưởng")]);
    expect((await queuedFor(api.db, `lan${commune.id}`))[0]?.text).toContain("nay là tổ phó");
  });

  test("by a deputy, or to somebody outside the team, is refused", async () => {
    const pho = await makePerson(api.db, commune, { name: "Phó", team: team(1), role: "deputy" });
    expect((await hand(pho, pho)).statusCode).toBe(403);
    expect((await hand(lan, officer)).json().error.code).toBe("no_such_member");
  });

  test("of two officers at the same moment leaves one leader", async () => {
    await Promise.all([hand(officer, hoa), hand(officer, bay)]);
    const list = (await (await as(officer))("GET", members())).json<MemberList>();
    expect(Object.values(roles(list)).filter((role) => role === "leader")).toHaveLength(1);
  });

  test("takes the right to manage with it when the former leader becomes a plain member", async () => {
    await hand(lan, hoa, "member");
    expect((await (await as(lan))("POST", members(), { name: "Ai Đó" })).statusCode).toBe(403);
    expect((await (await as(hoa))("POST", members(), { name: "Ai Đó" })).statusCode).toBe(200);
  });
});

describe("moving and removing", () => {
  const move = async (who: number, personId: number, body: object) =>
    (await as(who))("POST", `${members()}/${personId}/moves`, body);

  test("an officer moves somebody to another team, once however often it is sent", async () => {
    await move(officer, hoa, { toTeamId: team(2).id });
    expect(roles((await move(officer, hoa, { toTeamId: team(2).id })).json())[hoa]).toBeUndefined();
    expect(roles((await (await as(officer))("GET", members(2))).json())).toEqual({ [hoa]: "member" });
  });

  test("an officer lets somebody work for two teams", async () => {
    expect(roles((await move(officer, hoa, { toTeamId: team(2).id, stays: true })).json())[hoa]).toBe("member");
    expect(roles((await (await as(officer))("GET", members(2))).json())).toEqual({ [hoa]: "member" });
  });

  test("a leader moves nobody, and a leader is not moved", async () => {
    expect((await move(lan, hoa, { toTeamId: team(2).id })).statusCode).toBe(404);
    expect((await move(officer, lan, { toTeamId: team(2).id })).json().error.code).toBe("leader_stays");
  });

  test("a removed member is told, and removing again changes nothing", async () => {
    const call = await as(lan);
    await call("DELETE", `${members()}/${hoa}`);
    const again = await call("DELETE", `${members()}/${hoa}`);
    expect([again.statusCode, roles(again.json())[hoa]]).toEqual([200, undefined]);
    expect(await queuedFor(api.db, `hoa${commune.id}`)).toHaveLength(1);
  });

  test("a deputy does not remove the leader; nor does the leader leave the team without one", async () => {
    const pho = await makePerson(api.db, commune, { name: "Phó", team: team(1), role: "deputy" });
    expect((await (await as(pho))("DELETE", `${members()}/${lan}`)).statusCode).toBe(403);
    expect((await (await as(lan))("DELETE", `${members()}/${lan}`)).statusCode).toBe(403);
    expect((await (await as(officer))("DELETE", `${members()}/${lan}`)).statusCode).toBe(200);
  });
});

describe("the join code", () => {
  const path = () => `/teams/${team(1).id}/join-code`;

  test("comes with a sentence to share, a link and a drawing of it", async () => {
    const invitation = (await (await as(lan))("GET", path())).json();
    const code = team(1).joinCode;
    expect(invitation).toMatchObject({
      code,
      say: `đăng ký ${code}`,
      link: `https://xa.example.vn/app/j/${code}?xa=${commune.id}`,
      shareText: expect.stringContaining("mở Zalo của phường Thạch Quý, nhắn đúng câu"),
    });
    // The three finders, as every QR code has them: dark outer corners, light inside.
    const { size, path: drawing } = invitation.qr;
    for (const { x, y } of [
      { x: 0, y: 0 },
      { x: size - 7, y: 0 },
      { x: 0, y: size - 7 },
    ]) {
      expect(drawing).toContain(`M${x} ${y}h1v1h-1z`);
      expect(drawing).not.toContain(`M${x + 1} ${y + 1}h1v1h-1z`);
    }
  });

  test("is renewed once, however often the same renewal is sent; the old one opens nothing", async () => {
    const call = await as(lan);
    const current = team(1).joinCode;
    const first = (await call("POST", path(), { current })).json();
    const second = (await call("POST", path(), { current })).json();
    expect(first.code).not.toBe(current);
    expect(second.code).toBe(first.code);
  });

  test("is for who manages the team", async () => {
    expect((await (await as(hoa))("GET", path())).statusCode).toBe(403);
    expect((await (await as(officer))("GET", path())).statusCode).toBe(200);
  });
});

test("whom to write to in a commune is public; what is no commune is not found", async () => {
  const open = await api.app.inject({ url: `/api/v1/communes/${commune.id}` });
  expect(open.json()).toEqual({ name: "Phường Thạch Quý", oaId: commune.oaId });
  expect((await api.app.inject({ url: `/api/v1/communes/${team(1).unitId}` })).statusCode).toBe(404);
  expect((await api.app.inject({ url: "/api/v1/communes/99999999" })).statusCode).toBe(404);
});
