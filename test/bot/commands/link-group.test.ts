import { beforeEach, describe, expect, test } from "vitest";
import { commands } from "../../../bot/commands/index.ts";
import { withScope } from "../../../bot/db/connection.ts";
import { teamOfGroup } from "../../../bot/services/groups.ts";
import { findPersonByIdentity } from "../../../bot/services/people/known-person.ts";
import { makeCommune, makeGroup, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { queuedFor } from "../../helpers/outbox.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";
import { makeChat, testVault } from "../../helpers/turn.ts";

const clock = { now: new Date("2026-11-18T03:00:00Z") };
const database = openTestDatabase();
let commune: TestCommune;
let chat: ReturnType<typeof makeChat>;
let made = 0;
/** Zalo ids, new for each test: the outbox is shared by all. */
let who: { member: string; other: string; leader: string; officer: string };

beforeEach(async () => {
  made += 1;
  who = { member: `m${made}`, other: `o${made}`, leader: `l${made}`, officer: `cb${made}` };
  commune = await makeCommune(database.db, 2);
  chat = makeChat({ db: database.db, commune, clock, commands });
  await makePerson(database.db, commune, { name: "Lê Hoa", zaloUserId: who.member, team: team(1) });
  await makePerson(database.db, commune, { name: "Bác Tư", zaloUserId: who.leader, team: team(1), role: "leader" });
  await makePerson(database.db, commune, { zaloUserId: who.other, team: team(2) });
  await makePerson(database.db, commune, { zaloUserId: who.officer, staffOf: commune.id });
});

const team = (n: number) => commune.teams[n - 1]!;
const inGroup = (zaloUserId: string, text: string, zaloGroupId = "aa01") =>
  chat.send({ zaloUserId, zaloGroupId, text });
const say = (zaloUserId: string, text: string) => chat.send({ zaloUserId, text });
const linked = (groupId = "aa01") =>
  withScope(database.db, { communes: [commune.id] }, (tx) =>
    teamOfGroup(tx, { communeId: commune.id, oaId: commune.oaId, groupId }),
  );

describe("đăng ký MÃ in a group", () => {
  test("by a member makes it the team's group and tells the officer", async () => {
    const reply = await inGroup(who.member, `đăng ký ${team(1).joinCode}`);
    expect(reply.text).toContain(`nhóm của ${team(1).name}`);
    expect((await linked())?.id).toBe(team(1).id);
    const [notice] = await queuedFor(database.db, who.officer);
    expect(notice?.text).toContain("Lê Hoa vừa gắn nhóm Zalo");
    expect(notice?.buttons?.[0]?.title).toBe("Gỡ nhóm");
  });

  test("works in a group the OA knew before, and by the officer", async () => {
    await makeGroup(database.db, commune, "aa01");
    await inGroup(who.officer, `dang ky ${team(2).joinCode}`);
    expect((await linked())?.id).toBe(team(2).id);
  });

  test.each([
    "other",
    "stranger",
  ])("by somebody who is not of the team (%s) is refused without naming anybody", async (key) => {
    const reply = await inGroup(key === "other" ? who.other : "stranger", `đăng ký ${team(1).joinCode}`);
    expect(reply.text).toContain("Chỉ người của tổ");
    expect(reply.text).not.toContain(team(1).name);
    expect(await linked()).toBeUndefined();
  });

  test("with an unknown code says so", async () => {
    expect((await inGroup(who.member, "đăng ký ZZ-99999")).text).toContain("Không có tổ nào");
  });

  test("a second time changes nothing", async () => {
    await inGroup(who.member, `đăng ký ${team(1).joinCode}`);
    expect((await inGroup(who.leader, `đăng ký ${team(1).joinCode}`)).text).toContain("đã là nhóm của");
  });

  test("does not take a group away from another team", async () => {
    await inGroup(who.member, `đăng ký ${team(1).joinCode}`);
    expect((await inGroup(who.other, `đăng ký ${team(2).joinCode}`)).text).toContain("một tổ khác");
    expect((await linked())?.id).toBe(team(1).id);
  });

  test("moves the team to its new group", async () => {
    await inGroup(who.member, `đăng ký ${team(1).joinCode}`);
    await inGroup(who.member, `đăng ký ${team(1).joinCode}`, "aa02");
    expect(await linked("aa01")).toBeUndefined();
    expect((await linked("aa02"))?.id).toBe(team(1).id);
  });
});

describe("taking a group back", () => {
  beforeEach(async () => {
    await inGroup(who.member, `đăng ký ${team(1).joinCode}`);
  });
  const button = async () => {
    const [notice] = await queuedFor(database.db, who.officer);
    const first = notice?.buttons?.[0];
    return first && "say" in first ? first.say : "";
  };

  test("works by the officer's button and by typing its title", async () => {
    expect((await say(who.officer, await button())).text).toContain("Đã gỡ");
    expect(await linked()).toBeUndefined();
    await inGroup(who.member, `đăng ký ${team(1).joinCode}`);
    expect((await say(who.officer, "Gỡ nhóm")).text).toContain("Đã gỡ");
    expect(await linked()).toBeUndefined();
  });

  test("is refused to a member, who may have copied the words", async () => {
    expect((await say(who.member, await button())).text).toContain("Chỉ tổ trưởng");
    expect((await linked())?.id).toBe(team(1).id);
  });

  test("twice says there is nothing to take back", async () => {
    const words = await button();
    await say(who.officer, words);
    expect((await say(who.officer, words)).text).toContain("không gắn với tổ nào");
  });
});

describe("taking a member back", () => {
  const member = (zaloUserId: string) =>
    withScope(database.db, { communes: [commune.id] }, (tx) =>
      findPersonByIdentity(tx, testVault, { oaId: commune.oaId, zaloUserId, now: clock.now }),
    );
  let joiner: string;
  beforeEach(async () => {
    joiner = `new${made}`;
    await say(joiner, `đăng ký ${team(1).joinCode}`);
    await chat.send({ zaloUserId: joiner, text: "đồng ý", profile: { name: "Người Mới", phone: undefined } });
  });
  const button = async () => {
    const notice = (await queuedFor(database.db, who.leader)).at(-1);
    const first = notice?.buttons?.[0];
    return first && "say" in first ? first.say : "";
  };

  test("works by the leader's button, and the person is told", async () => {
    expect((await say(who.leader, await button())).text).toContain("Đã đưa Người Mới ra khỏi");
    expect((await member(joiner))?.memberships).toEqual([]);
    expect((await queuedFor(database.db, joiner)).at(-1)?.text).toContain("không còn trong danh sách");
  });

  test("works by typing the button's title: the newest joiner goes", async () => {
    await say(who.leader, "Đưa ra khỏi tổ");
    expect((await member(joiner))?.memberships).toEqual([]);
    expect((await member(who.member))?.memberships).toHaveLength(1);
  });

  test("is refused to members of the team and to other teams", async () => {
    const words = await button();
    for (const id of [who.member, who.other, "stranger"]) {
      expect((await say(id, words)).text).toContain("Chỉ tổ trưởng");
    }
    expect((await member(joiner))?.memberships).toHaveLength(1);
  });

  test("a second time says there is nothing left to do", async () => {
    const words = await button();
    await say(who.leader, words);
    expect((await say(who.leader, words)).text).toContain("không còn trong tổ");
  });
});
