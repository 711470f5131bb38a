import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { communes, holidays, people, teamMembers } from "../../../bot/db/schema/index.ts";
import { remindTeams } from "../../../bot/jobs/remind-teams.ts";
import { lockReportsOfTeam } from "../../../bot/services/reports/report.ts";
import { makeCommune, makeGroup, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { claimMessages, queuedFor } from "../../helpers/outbox.ts";
import { makeReport } from "../../helpers/report.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";
import { testDeps } from "../../helpers/turn.ts";

/** Vietnam is UTC+7: 08:00 there is 01:00Z. Week 47 of 2026 is Monday 16 to Sunday 22 November. */
const saturday8 = new Date("2026-11-21T01:00:00Z");
const monday8 = new Date("2026-11-23T01:00:00Z");
const minutes = (from: Date, count: number) => new Date(from.getTime() + count * 60_000);

const clock = { now: saturday8 };
const { outbox } = testDeps(clock);
const database = openTestDatabase();
let commune: TestCommune;
let made = 0;
let group: string;
let leader: string;

beforeEach(async () => {
  made += 1;
  group = `aa0${made}`;
  leader = `lead${made}`;
  commune = await makeCommune(database.db, 1);
  await makeGroup(database.db, commune, group, team());
  await makePerson(database.db, commune, { zaloUserId: leader, team: team(), role: "leader" });
});

const team = () => commune.teams[0]!;
async function run(now: Date) {
  clock.now = now;
  return remindTeams({ db: database.db, outbox, now });
}
const toGroup = () => queuedFor(database.db, group);
const toLeader = () => queuedFor(database.db, leader);

describe("the group's reminder", () => {
  test("goes out at eight on Saturday, not a minute before", async () => {
    await run(minutes(saturday8, -1));
    expect(await toGroup()).toEqual([]);
    await run(saturday8);
    const [reminder] = await toGroup();
    expect(reminder).toMatchObject({ kind: "reminder", state: "pending" });
    expect(reminder?.text).toContain(`${team().name} chưa gửi báo cáo tuần 47 (16/11–22/11/2026)`);
    expect(reminder?.text).toContain("trước khi hết Chủ nhật 22/11/2026");
    expect(reminder?.text.length).toBeLessThan(600);
  });

  test("goes out once, however often and in however many workers the job runs", async () => {
    await Promise.all([run(saturday8), run(saturday8), run(saturday8)]);
    await run(minutes(saturday8, 1));
    expect(await toGroup()).toHaveLength(1);
  });

  test.each([
    ["a report", false],
    ["“nothing to report”", true],
  ])("is not sent after %s", async (_, nothingToReport) => {
    await makeReport(database.db, commune, { team: team(), at: minutes(saturday8, -600), nothingToReport });
    await run(saturday8);
    expect(await toGroup()).toEqual([]);
  });

  test("is sent although last week was reported", async () => {
    await makeReport(database.db, commune, { team: team(), at: minutes(saturday8, -7 * 24 * 60) });
    await run(saturday8);
    expect(await toGroup()).toHaveLength(1);
  });

  test("comes late after downtime, while it still helps", async () => {
    await run(minutes(saturday8, 11 * 60));
    expect(await toGroup()).toHaveLength(1);
  });

  test("is not caught up on Sunday, in the night, or after the deadline", async () => {
    for (const hours of [13, 24, 30, 39]) await run(minutes(saturday8, hours * 60));
    expect(await toGroup()).toEqual([]);
  });

  test("is not sent on a day off that staff entered, and is again when they take a shipped one out", async () => {
    await withScope(database.db, "all", (tx) =>
      tx.insert(holidays).values({ communeId: commune.id, day: "2026-11-21", name: "Ngày hội", isOff: true }),
    );
    await run(saturday8);
    expect(await toGroup()).toEqual([]);
    await withScope(database.db, "all", (tx) =>
      tx.update(holidays).set({ isOff: false }).where(eq(holidays.communeId, commune.id)),
    );
    await run(saturday8);
    expect(await toGroup()).toHaveLength(1);
  });

  test("is silent in Tết: mùng 1 of 2027 is a Saturday", async () => {
    await run(new Date("2027-02-06T01:00:00Z"));
    expect(await toGroup()).toEqual([]);
  });

  test("goes to the leader when the team has no group", async () => {
    const other = await makeCommune(database.db, 1);
    await makePerson(database.db, other, { zaloUserId: `x${made}`, team: other.teams[0]!, role: "leader" });
    await run(saturday8);
    expect(await queuedFor(database.db, `x${made}`)).toHaveLength(1);
  });
});

describe("the leader's reminder", () => {
  test("goes to the leader in person on Monday at eight, while last week is missing", async () => {
    await run(minutes(monday8, -1));
    expect(await toLeader()).toEqual([]);
    await run(monday8);
    const [reminder] = await toLeader();
    expect(reminder?.text).toContain("tuần 47");
    expect(reminder?.text).toContain("Gửi muộn vẫn được ghi nhận");
    expect(reminder?.buttons?.map((button) => button.title)).toEqual(["Báo cáo", "Không có hoạt động"]);
    expect(await toGroup()).toEqual([]);
  });

  test("is not sent when the report came late on Sunday night", async () => {
    await makeReport(database.db, commune, { team: team(), at: minutes(monday8, -9 * 60) });
    await run(monday8);
    expect(await toLeader()).toEqual([]);
  });

  test("is not caught up on Tuesday", async () => {
    await run(minutes(monday8, 24 * 60));
    expect(await toLeader()).toEqual([]);
  });

  test("waits for Tuesday when Monday is off", async () => {
    await withScope(database.db, "all", (tx) =>
      tx.insert(holidays).values({ communeId: commune.id, day: "2026-11-23", name: "Nghỉ bù", isOff: true }),
    );
    await run(monday8);
    expect(await toLeader()).toEqual([]);
    await run(minutes(monday8, 24 * 60));
    expect(await toLeader()).toHaveLength(1);
  });

  test("respects dừng", async () => {
    await withScope(database.db, { communes: [commune.id] }, (tx) =>
      tx.update(people).set({ announcementsStoppedAt: saturday8 }),
    );
    await run(monday8);
    expect(await toLeader()).toEqual([]);
  });
});

test("a commune's own rules are followed: administrative months, two working days, cap 0", async () => {
  const settings = {
    period: { kind: "month", monthEndsOn: 14 },
    due: { workingDaysAfter: 2 },
    reminders: { groupDaysBeforeEnd: 3, leaderDaysAfterEnd: 4, atMinutes: 540, maxPerTeamAndWeek: 2 },
  };
  await withScope(database.db, "all", (tx) =>
    tx.update(communes).set({ settings }).where(eq(communes.unitId, commune.id)),
  );
  // The December month of 2026 ends on Monday 14 December; three days before is Friday 11, 09:00.
  await run(new Date("2026-12-11T01:59:00Z"));
  expect(await toGroup()).toEqual([]);
  await run(new Date("2026-12-11T02:00:00Z"));
  expect((await toGroup())[0]?.text).toContain("tháng 12/2026");
  await withScope(database.db, "all", (tx) =>
    tx
      .update(communes)
      .set({ settings: { ...settings, reminders: { ...settings.reminders, maxPerTeamAndWeek: 0 } } })
      .where(eq(communes.unitId, commune.id)),
  );
  await run(new Date("2026-12-18T02:00:00Z"));
  expect(await toLeader()).toEqual([]);
});

describe("a reminder that waits in the outbox", () => {
  const claim = (now: Date) =>
    withScope(database.db, "all", (tx) => claimMessages(tx, { oaId: commune.oaId, owner: "t", limit: 9, now }));

  test("does not leave once the report is in", async () => {
    await run(saturday8);
    await makeReport(database.db, commune, { team: team(), at: saturday8 });
    expect(await claim(minutes(saturday8, 1))).toEqual([]);
    expect(await toGroup()).toMatchObject([{ state: "failed" }]);
    await run(minutes(saturday8, 2));
    expect(await toGroup()).toHaveLength(1);
  });

  test("is left to whoever has it in hand, without waiting for them", async () => {
    await run(saturday8);
    await makeReport(database.db, commune, { team: team(), at: saturday8 });
    await withScope(database.db, "all", async (holding) => {
      await holding.execute(sql`select from outbound_messages where recipient_id = ${group} for update`);
      expect(await run(minutes(saturday8, 1))).toMatchObject({ dropped: 0 });
    });
    expect(await run(minutes(saturday8, 2))).toMatchObject({ dropped: 1 });
  });

  test("waits a moment while a report of the team is being saved, and is cancelled when it is", async () => {
    await run(saturday8);
    await withScope(database.db, { communes: [commune.id] }, async (saving) => {
      await lockReportsOfTeam(saving, team().id);
      expect(await claim(minutes(saturday8, 1))).toEqual([]);
      expect(await toGroup()).toMatchObject([{ state: "pending" }]);
    });
    await makeReport(database.db, commune, { team: team(), at: saturday8 });
    expect(await claim(minutes(saturday8, 2))).toEqual([]);
    expect(await toGroup()).toMatchObject([{ state: "failed" }]);
  });

  test("is written anew when part of what it asks for came in", async () => {
    await run(saturday8);
    expect((await toGroup())[0]?.text).toContain("Tổ còn thiếu cả tuần 44 (26/10–01/11/2026), tuần 45");
    await makeReport(database.db, commune, { team: team(), at: saturday8, activityOn: "2026-11-03" });
    await run(minutes(saturday8, 1));
    const [old, fresh] = await toGroup();
    expect([old?.state, fresh?.state]).toEqual(["failed", "pending"]);
    expect(fresh?.text).toContain("tuần 47");
    expect(fresh?.text).not.toContain("tuần 45");
  });

  test("does not leave in the night or a day late, when sending was held up", async () => {
    await run(saturday8);
    expect(await claim(minutes(saturday8, 13 * 60))).toEqual([]);
    expect(await toGroup()).toMatchObject([{ state: "failed" }]);
  });
});

describe("the officers' list", () => {
  const tuesday8 = minutes(monday8, 24 * 60);
  const officer = () => `officer${made}`;
  beforeEach(() => makePerson(database.db, commune, { zaloUserId: officer(), staffOf: commune.id }));
  const toOfficer = () => queuedFor(database.db, officer());

  test("names who is still missing on Tuesday, once, with the button that reminds them", async () => {
    await run(monday8);
    expect(await toOfficer()).toEqual([]);
    await Promise.all([run(tuesday8), run(tuesday8)]);
    await run(minutes(tuesday8, 24 * 60));
    const list = await toOfficer();
    expect(list).toHaveLength(1);
    expect(list[0]?.text).toContain("tuần 47 (16/11–22/11/2026): còn 1/1 tổ chưa gửi");
    expect(list[0]?.text).toContain(`• ${team().name}`);
    expect(list[0]?.buttons?.[0]).toEqual({ title: "Nhắc các tổ", say: "nhắc các tổ tuần 47" });
  });

  test("is not sent when all have reported", async () => {
    await makeReport(database.db, commune, { team: team(), at: saturday8 });
    await run(tuesday8);
    expect(await toOfficer()).toEqual([]);
  });
});

test("a commune's own words are sent, with what they stand for", async () => {
  const settings = { reminders: { groupWords: "Bà con {tổ} ơi, {xã} đợi báo cáo {kỳ}. {hạn}" } };
  await withScope(database.db, "all", (tx) =>
    tx.update(communes).set({ settings }).where(eq(communes.unitId, commune.id)),
  );
  await run(saturday8);
  expect((await toGroup())[0]?.text).toContain(
    `Bà con ${team().name} ơi, phường Thạch Quý đợi báo cáo tuần 47 (16/11–22/11/2026). Đề nghị gửi trước khi hết Chủ nhật`,
  );
});

test("one person of several teams is not reminded more often a week than the commune allows", async () => {
  const several = await makeCommune(database.db, 5);
  const busy = `busy${made}`;
  const personId = await makePerson(database.db, several, {
    zaloUserId: busy,
    team: several.teams[0]!,
    role: "leader",
  });
  await withScope(database.db, { communes: [several.id] }, (tx) =>
    tx.insert(teamMembers).values(
      several.teams.slice(1).map(({ id }) => ({
        communeId: several.id,
        teamId: id,
        personId,
        role: "leader" as const,
        source: "import" as const,
        from: minutes(saturday8, -9_999),
      })),
    ),
  );
  expect(await run(monday8)).toMatchObject({ capped: 2 });
  expect(await queuedFor(database.db, busy)).toHaveLength(3);
});
