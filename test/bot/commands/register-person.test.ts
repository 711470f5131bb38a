import { and, eq, isNull } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { commands } from "../../../bot/commands/index.ts";
import { withScope } from "../../../bot/db/connection.ts";
import { consents, people, teamMembers } from "../../../bot/db/schema/index.ts";
import { hashOf } from "../../../bot/services/consent/texts.ts";
import { findPersonByIdentity } from "../../../bot/services/people/known-person.ts";
import { createGrant } from "../../../bot/services/people/role-grants.ts";
import { makeCommune, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { queuedFor } from "../../helpers/outbox.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";
import { makeChat, testVault } from "../../helpers/turn.ts";

const clock = { now: new Date("2026-11-18T03:00:00Z") };
const database = openTestDatabase();
let commune: TestCommune;
let chat: ReturnType<typeof makeChat>;

beforeEach(async () => {
  clock.now = new Date("2026-11-18T03:00:00Z");
  commune = await makeCommune(database.db, 3);
  chat = makeChat({ db: database.db, commune, clock, commands });
});

const team = (n: number) => commune.teams[n - 1]!;
const say = (zaloUserId: string, text: string) => chat.send({ zaloUserId, text });
const known = (zaloUserId: string) =>
  withScope(database.db, { communes: [commune.id] }, (tx) =>
    findPersonByIdentity(tx, testVault, { oaId: commune.oaId, zaloUserId, now: clock.now }),
  );

describe("a join code", () => {
  test("shows the consent text with both buttons and stores nobody yet", async () => {
    const reply = await say("u1", `đăng ký ${team(1).joinCode}`);
    expect(reply.text).toContain(team(1).name);
    expect(reply.text).toContain("UBND phường Thạch Quý (bên kiểm soát dữ liệu)");
    expect(reply.text).toContain("24 tháng");
    expect(reply.messages[0]?.buttons?.map((button) => button.title)).toEqual(["Đồng ý", "Không đồng ý"]);
    expect(await known("u1")).toBeUndefined();
  });

  test("makes the person a member after đồng ý, with the proof of what they saw", async () => {
    const asked = await say("u1", `dang ky ${team(1).joinCode.toLowerCase()}`);
    const reply = await say("u1", "dạ đồng ý ạ");
    expect(reply.text).toContain(`thành viên của ${team(1).name}`);
    expect(reply.text).toContain("Báo cáo hôm nay");
    const person = await known("u1");
    expect(person?.memberships).toMatchObject([{ teamId: team(1).id, role: "member" }]);
    const [proof] = await withScope(database.db, "all", (tx) =>
      tx.select().from(consents).where(eq(consents.personId, person!.id)),
    );
    const shown = asked.text.slice(asked.text.indexOf("\n\n") + 2);
    expect(proof).toMatchObject({ purpose: "reporting", textVersion: "member-1", textHash: hashOf(shown) });
    expect(proof?.givenAt).toEqual(clock.now);
    expect(chat.stateOf("u1")).toBeUndefined();
  });

  test.each([
    ["with spaces and no dash", (code: string) => `Đăng Ký ${code.replace("-", " ")}`],
    ["with the letter O for zero", (code: string) => `đăng kí ${code.replaceAll("0", "O")}`],
    ["glued and polite", (code: string) => `cho em đăng ký mã ${code.replace("-", "")} ạ`],
    ["with a sentence before it", (code: string) => `mã mời của tôi là ${code}`],
    ["as digits only", (code: string) => `đăng ký ${code.split("-")[1]}`],
    ["alone", (code: string) => code.toLowerCase()],
    ["inside a colon phrase", (code: string) => `Đăng ký mã: ${code}.`],
  ])("is understood %s", async (_, typed) => {
    expect((await say("u1", typed(team(2).joinCode))).text).toContain(team(2).name);
  });

  test("that is unknown gets one clear sentence and leaves no question open", async () => {
    const reply = await say("u1", "đăng ký ZZ-99999");
    expect(reply.text).toContain("Không có tổ nào mang mã này");
    expect(reply.state).toBeNull();
  });

  test("of another commune is unknown here", async () => {
    const other = await makeCommune(database.db, 1);
    expect((await say("u1", `đăng ký ${other.teams[0]!.joinCode}`)).text).toContain("Không có tổ nào mang mã này");
  });

  test.each([
    "em mới vào Đoàn, thêm em vào tổ công nghệ số xã nha",
    "cho tui vô tổ thôn Bãi Cát với",
  ])("is asked for when somebody wants to join in their own words: %j", async (text) => {
    expect((await say("u1", text)).text).toContain("cần mã của tổ");
  });

  test("without a code the person is told how to get one", async () => {
    expect((await say("u1", "đăng ký")).text).toContain("cần mã của tổ");
    expect((await say("u1", "cho tui đăng ký vào tổ thôn Bãi Cát với")).text).toContain("cần mã của tổ");
  });

  test.each(["đăng ký chữ ký số", "đăng ký tài khoản dịch vụ công", "vneid 12"])("is not seen in %j", async (text) => {
    expect((await say("u1", text)).command).not.toBe("register_person");
  });

  test("refused stores nothing, and can be taken up again", async () => {
    await say("u1", `đăng ký ${team(1).joinCode}`);
    expect((await say("u1", "Không đồng ý")).text).toContain("không lưu gì");
    expect(await known("u1")).toBeUndefined();
    expect((await say("u1", "đồng ý")).command).toBe("fallback");
    await say("u1", `đăng ký ${team(1).joinCode}`);
    await say("u1", "đồng ý");
    expect((await known("u1"))?.memberships).toHaveLength(1);
  });

  test("sent again by a member changes nothing", async () => {
    await say("u1", `đăng ký ${team(1).joinCode}`);
    await say("u1", "ok");
    expect((await say("u1", `đăng ký ${team(1).joinCode}`)).text).toContain("đã ở trong");
    expect((await known("u1"))?.memberships).toHaveLength(1);
  });

  test("something else in between is answered, and đồng ý still counts", async () => {
    await say("u1", `đăng ký ${team(1).joinCode}`);
    expect((await say("u1", "trợ giúp")).command).toBe("show_help");
    await say("u1", "Đồng ý");
    expect((await known("u1"))?.memberships).toHaveLength(1);
  });
});

describe("a member of another team", () => {
  beforeEach(async () => {
    await say("u1", `đăng ký ${team(1).joinCode}`);
    await say("u1", "đồng ý");
  });

  test("may add the second team without being asked for consent again", async () => {
    const reply = await say("u1", `đăng ký ${team(2).joinCode}`);
    expect(reply.text).toContain(team(1).name);
    await say("u1", "Vào thêm");
    expect((await known("u1"))?.memberships.map((held) => held.teamId).sort()).toEqual([team(1).id, team(2).id]);
  });

  test("may move over for good; the past stays", async () => {
    await say("u1", `đăng ký ${team(2).joinCode}`);
    await say("u1", "chuyển hẳn");
    const person = await known("u1");
    expect(person?.memberships.map((held) => held.teamId)).toEqual([team(2).id]);
    const all = await withScope(database.db, "all", (tx) =>
      tx.select().from(teamMembers).where(eq(teamMembers.personId, person!.id)),
    );
    expect(all).toHaveLength(2);
  });

  test("may leave it at that", async () => {
    await say("u1", `đăng ký ${team(2).joinCode}`);
    await say("u1", "thôi");
    expect((await known("u1"))?.memberships.map((held) => held.teamId)).toEqual([team(1).id]);
  });
});

describe("a joiner whose phone Zalo knows", () => {
  test("is the imported person with that phone, and keeps role and name", async () => {
    const importedId = await makePerson(database.db, commune, {
      name: "Trần Văn Bảy",
      phone: "84912000001",
      team: team(1),
      role: "leader",
    });
    const profile = { name: "Bảy Trần", phone: "0912 000 001" };
    await chat.send({ zaloUserId: "u1", text: `đăng ký ${team(1).joinCode}`, profile });
    await chat.send({ zaloUserId: "u1", text: "đồng ý", profile });
    expect(await known("u1")).toMatchObject({
      id: importedId,
      name: "Trần Văn Bảy",
      memberships: [{ teamId: team(1).id, role: "leader" }],
    });
  });

  test("is that person also when they were known before as a resident who wanted no messages", async () => {
    const importedId = await makePerson(database.db, commune, {
      name: "Trần Văn Bảy",
      phone: "84912000003",
      team: team(1),
    });
    await say("u1", "dừng");
    const profile = { name: "Bảy", phone: "0912000003" };
    await chat.send({ zaloUserId: "u1", text: `đăng ký ${team(1).joinCode}`, profile });
    await chat.send({ zaloUserId: "u1", text: "đồng ý", profile });
    expect(await known("u1")).toMatchObject({ id: importedId, name: "Trần Văn Bảy" });
  });

  test("is a new person when the imported one already has a Zalo of their own", async () => {
    const importedId = await makePerson(database.db, commune, {
      phone: "84912000002",
      zaloUserId: "u9",
      team: team(1),
    });
    const profile = { name: "Ai Đó", phone: "0912000002" };
    await chat.send({ zaloUserId: "u1", text: `đăng ký ${team(1).joinCode}`, profile });
    await chat.send({ zaloUserId: "u1", text: "đồng ý", profile });
    expect((await known("u1"))?.id).not.toBe(importedId);
  });
});

describe("who joined", () => {
  test("is told to the team's leader with a button, sealed in the outbox", async () => {
    await makePerson(database.db, commune, { zaloUserId: "lead1", team: team(1), role: "leader", name: "Bác Tư" });
    await makePerson(database.db, commune, { zaloUserId: "officer1", staffOf: commune.id });
    await chat.send({ zaloUserId: "u1", text: `đăng ký ${team(1).joinCode}` });
    await chat.send({ zaloUserId: "u1", text: "đồng ý", profile: { name: "Lê Thị Hoa", phone: undefined } });
    const [notice, ...more] = await queuedFor(database.db, "lead1");
    expect(notice).toMatchObject({ kind: "notice", text: expect.stringContaining("Lê Thị Hoa vừa vào") });
    expect(notice?.buttons?.[0]?.title).toBe("Đưa ra khỏi tổ");
    expect(more).toEqual([]);
    expect(await queuedFor(database.db, "officer1")).toEqual([]);
  });

  test("is told to the officer when the team has no leader on Zalo", async () => {
    await makePerson(database.db, commune, { name: "Tổ trưởng giấy", team: team(1), role: "leader" });
    await makePerson(database.db, commune, { zaloUserId: "officer2", staffOf: commune.id });
    await say("u1", `đăng ký ${team(1).joinCode}`);
    await say("u1", "đồng ý");
    expect(await queuedFor(database.db, "officer2")).toHaveLength(1);
  });
});

describe("a granted role", () => {
  const grant = (role: "staff" | "leader" | "viewer" = "staff") =>
    withScope(database.db, "all", (tx) => createGrant(tx, testVault, { unitId: commune.id, role, now: clock.now }));

  test("is given once, after consent", async () => {
    const { code } = await grant();
    expect((await say("cb1", `đăng ký ${code}`)).text).toContain("giao quyền cho đúng người");
    expect((await say("cb1", "đồng ý")).text).toContain("cán bộ theo dõi các tổ của phường Thạch Quý");
    expect((await known("cb1"))?.unitRoles).toMatchObject([{ unitId: commune.id, role: "staff" }]);
    expect((await say("cb2", `đăng ký ${code}`)).text).toContain("đã có người dùng");
    expect((await known("cb2"))?.unitRoles ?? []).toEqual([]);
  });

  test("goes to the first of two who hold the same code", async () => {
    const { code } = await grant();
    await say("cb1", `đăng ký ${code}`);
    await say("cb2", `đăng ký ${code}`);
    await say("cb1", "đồng ý");
    expect((await say("cb2", "đồng ý")).text).toContain("vừa có người dùng");
    expect((await known("cb2"))?.unitRoles ?? []).toEqual([]);
  });

  test("cannot be taken after it expired", async () => {
    const { code, expiresAt } = await grant();
    clock.now = new Date(expiresAt.getTime() + 1);
    expect((await say("cb1", `đăng ký ${code}`)).text).toContain("hết hạn");
  });

  test("is not stored readably", async () => {
    const { code } = await grant();
    const rows = await withScope(database.db, "all", (tx) => tx.execute("select * from role_grants"));
    expect(JSON.stringify(rows.rows)).not.toContain(code.slice(3));
  });

  test("of another commune's unit is unknown here", async () => {
    const other = await makeCommune(database.db, 1);
    const { code } = await withScope(database.db, "all", (tx) =>
      createGrant(tx, testVault, { unitId: other.id, role: "staff", now: clock.now }),
    );
    expect((await say("cb1", `đăng ký ${code}`)).text).toContain("Không có tổ nào");
  });
});

test("no name or phone stands readably in the database", async () => {
  const profile = { name: "Nguyễn Bí Mật", phone: "0912000009" };
  await chat.send({ zaloUserId: "u1", text: `đăng ký ${team(1).joinCode}`, profile });
  await chat.send({ zaloUserId: "u1", text: "đồng ý", profile });
  const rows = await withScope(database.db, "all", (tx) =>
    tx
      .select()
      .from(people)
      .where(and(eq(people.communeId, commune.id), isNull(people.erasedAt))),
  );
  expect(JSON.stringify(rows)).not.toMatch(/Bí Mật|912000009/);
});
