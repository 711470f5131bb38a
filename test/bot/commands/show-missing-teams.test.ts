import { beforeEach, describe, expect, test } from "vitest";
import { commands } from "../../../bot/commands/index.ts";
import { remindTeams } from "../../../bot/jobs/remind-teams.ts";
import { makeCommune, makeGroup, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { queuedFor } from "../../helpers/outbox.ts";
import { makeReport } from "../../helpers/report.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";
import { makeChat, testDeps } from "../../helpers/turn.ts";

/** Friday of week 47, 10:00 in Vietnam. */
const friday = new Date("2026-11-20T03:00:00Z");
const clock = { now: friday };
const database = openTestDatabase();
let commune: TestCommune;
let chat: ReturnType<typeof makeChat>;
let made = 0;

beforeEach(async () => {
  made += 1;
  clock.now = friday;
  commune = await makeCommune(database.db, 11);
  chat = makeChat({ db: database.db, commune, clock, commands });
  await makePerson(database.db, commune, { zaloUserId: "staff", staffOf: commune.id });
  for (const team of commune.teams) {
    await makeReport(database.db, commune, { team, at: new Date("2026-11-12T03:00:00Z") });
  }
  for (const n of [1, 2, 3, 4]) await makeReport(database.db, commune, { team: team(n), at: friday });
  await makeReport(database.db, commune, { team: team(5), at: friday, nothingToReport: true });
});

const team = (n: number) => commune.teams[n - 1]!;
const say = (text: string, zaloUserId = "staff") => chat.send({ zaloUserId, text });

describe("ai chưa báo cáo", () => {
  test("lists the missing teams by number, short, with the button", async () => {
    const reply = await say("Ai chưa báo cáo?");
    expect(reply.text.split("\n")).toEqual([
      "Tuần 47 (16/11–22/11/2026): 5/11 tổ đã báo cáo, 6 tổ chưa:",
      "• Tổ dân phố 6",
      "• Tổ dân phố 7",
      "• Tổ dân phố 8",
      "• Tổ dân phố 9",
      "• Tổ dân phố 10",
      "• Tổ dân phố 11",
    ]);
    expect(reply.messages[0]?.buttons).toEqual([{ title: "Nhắc các tổ", say: "nhắc các tổ" }]);
  });

  test.each([
    "ai chua bao cao",
    "tổ nào chưa nộp tuần này",
    "ds to chua bc tuan 47",
    "còn thôn nào thiếu báo cáo không em",
  ])("is understood as %j", async (text) => {
    expect((await say(text)).text).toContain("5/11 tổ đã báo cáo");
  });

  test("of last week says that nothing is missing", async () => {
    expect((await say("ai chưa báo cáo tuần trước")).text).toContain(
      "Tuần 46 (09/11–15/11/2026): 11/11 tổ đã báo cáo, không thiếu",
    );
  });

  test("on a Monday also tells what last week left open, and its button reminds of that week", async () => {
    clock.now = new Date("2026-11-23T03:00:00Z");
    const now = await say("ai chưa báo cáo");
    expect(now.text).toContain("0/11 tổ đã báo cáo");
    expect(now.text).toContain("Kỳ trước, tuần 47 (16/11–22/11/2026): còn 6 tổ chưa báo cáo.");
    const before = await say("ai chưa báo cáo kỳ trước");
    expect(before.messages[0]?.buttons).toEqual([{ title: "Nhắc các tổ", say: "nhắc các tổ tuần 47" }]);
  });

  test("lists at most fifteen, so that it fits one screen", async () => {
    commune = await makeCommune(database.db, 40);
    chat = makeChat({ db: database.db, commune, clock, commands });
    await makePerson(database.db, commune, { zaloUserId: "staff", staffOf: commune.id });
    const reply = await say("ai chưa báo cáo");
    expect(reply.text).toContain("và 25 tổ nữa");
    expect(reply.text.length).toBeLessThan(600);
  });

  test("shows an officer of one village that village only", async () => {
    await makePerson(database.db, commune, { zaloUserId: "village", staffOf: team(7).unitId });
    expect((await say("ai chưa báo cáo", "village")).text).toContain("0/1 tổ đã báo cáo");
  });

  test("is refused to members, residents and in groups", async () => {
    await makePerson(database.db, commune, { zaloUserId: "member", team: team(1), role: "leader" });
    for (const who of ["member", "stranger"]) {
      const reply = await say("ai chưa báo cáo", who);
      expect(reply.text).toContain("dành cho cán bộ");
      expect(reply.text).not.toContain("Tổ dân phố");
    }
    const inGroup = await chat.send({ zaloUserId: "staff", zaloGroupId: "aa", text: "ai chưa báo cáo" });
    expect(inGroup.text).toContain("nhắn riêng");
  });
});

test("nhắc các tổ of which none can be reached says so, and speaks of no hour", async () => {
  clock.now = new Date("2026-11-20T15:00:00Z");
  const text = (await say("Nhắc các tổ")).messages[0]?.text;
  expect(text).toMatch(/^Chưa nhắc được tổ nào qua Zalo về báo cáo tuần 47/);
  expect(text).toContain("6 tổ không gửi tới được");
  expect(text).not.toContain("giờ nghỉ");
});

describe("nhắc các tổ", () => {
  let group: string;
  let leader: string;
  beforeEach(async () => {
    group = `gg${made}`;
    leader = `ld${made}`;
    await makeGroup(database.db, commune, group, team(6));
    await makePerson(database.db, commune, { zaloUserId: leader, team: team(7), role: "leader" });
  });

  test("reaches groups, else leaders, and names whom it cannot reach with a text to copy", async () => {
    const reply = await say("Nhắc các tổ");
    expect(reply.messages[0]?.text).toContain("Đã nhắc 2 tổ");
    expect(reply.messages[0]?.text).toContain("4 tổ không gửi tới được");
    expect(reply.messages[0]?.text).toContain("• Tổ dân phố 8");
    expect(reply.messages[1]?.text).toContain("Đề nghị tổ gửi báo cáo tuần 47");
    expect((await queuedFor(database.db, group))[0]).toMatchObject({ kind: "reminder", state: "pending" });
    expect(await queuedFor(database.db, leader)).toHaveLength(1);
  });

  test("is never refused, says when it was last used, and counts against the clock's cap", async () => {
    await say("nhắc các tổ");
    clock.now = new Date(friday.getTime() + 60_000);
    expect((await say("nhắc các tổ")).text).toContain("Lần nhắc trước: 10:00 20/11/2026");
    expect((await say("ai chưa báo cáo")).text).toContain("Đã nhắc lần gần nhất lúc 10:01 20/11/2026");
    expect(await queuedFor(database.db, group)).toHaveLength(2);
    clock.now = new Date("2026-11-21T01:00:00Z");
    await remindTeams({ db: database.db, outbox: testDeps(clock).outbox, now: clock.now });
    expect(await queuedFor(database.db, group)).toHaveLength(2);
  });

  test("in the night waits for the morning, and does not go out when the report comes first", async () => {
    clock.now = new Date("2026-11-20T15:00:00Z");
    expect((await say("nhắc các tổ")).text).toContain("tin sẽ đi lúc 07:00 Thứ Bảy 21/11/2026");
    expect((await queuedFor(database.db, group))[0]?.state).toBe("held");
    await makeReport(database.db, commune, { team: team(6), at: clock.now });
    await remindTeams({ db: database.db, outbox: testDeps(clock).outbox, now: clock.now });
    expect((await queuedFor(database.db, group))[0]?.state).toBe("failed");
    expect((await queuedFor(database.db, leader))[0]?.state).toBe("held");
  });

  test("is refused to somebody without the right, also through the words of the button", async () => {
    expect((await say("nhắc các tổ", leader)).text).toContain("dành cho cán bộ");
    expect(await queuedFor(database.db, group)).toEqual([]);
  });

  test("says so when nobody is missing", async () => {
    expect((await say("nhắc các tổ tuần 46")).text).toContain("không cần nhắc");
  });
});
