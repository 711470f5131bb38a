import { beforeEach, describe, expect, test } from "vitest";
import { withScope } from "../../../../bot/db/connection.ts";
import { helpRequests } from "../../../../bot/db/schema/index.ts";
import { callsOf, markCalled, unmarkCalled } from "../../../../bot/services/oversight/calls.ts";
import { watchCommune } from "../../../../bot/services/oversight/commune-watch.ts";
import { courseOf } from "../../../../bot/services/oversight/course.ts";
import { wordsOfParts } from "../../../../bot/services/oversight/score-words.ts";
import { standingOf } from "../../../../bot/services/oversight/standing.ts";
import { topLists } from "../../../../bot/services/oversight/top-lists.ts";
import { teamStates } from "../../../../bot/services/teams/team-states.ts";
import { makeCommune, makePerson, type TestCommune } from "../../../helpers/commune.ts";
import { makeReport } from "../../../helpers/report.ts";
import { openTestDatabase } from "../../../helpers/test-database.ts";
import { reportWeeks, thenSilent, usualWeeks, type Week } from "../../../helpers/weeks-of-reports.ts";

/** Monday 23/11/2026, 09:00 in Vietnam: weeks 36 to 47 are settled. */
const monday = new Date("2026-11-23T02:00:00Z");
const nothing = undefined;

const database = openTestDatabase();
let commune: TestCommune;

beforeEach(async () => {
  commune = await makeCommune(database.db, 8);
});

const team = (n: number) => commune.teams[n - 1]!;
const inScope = <T>(fn: Parameters<typeof withScope<T>>[2]) => withScope(database.db, { communes: [commune.id] }, fn);
const watch = (now = monday) => inScope((tx) => watchCommune(tx, { communeId: commune.id, now }));
const unitIds = () => commune.teams.map((one) => one.unitId);
const calls = (now = monday) =>
  inScope(async (tx) =>
    callsOf(tx, { watch: await watchCommune(tx, { communeId: commune.id, now }), unitIds: unitIds(), now }),
  );
const allRegularBut = async (exceptions: Record<number, readonly Week[]>) => {
  for (const [index, one] of commune.teams.entries()) {
    const weeks = exceptions[index + 1] ?? usualWeeks(16, { seed: index });
    await reportWeeks(database.db, commune, { team: one, weeks });
  }
};
const quiet = (weeks: number, seed = 1) => thenSilent(usualWeeks(16 - weeks, { seed }), weeks);

describe("a commune's past", () => {
  test("stands in every period as the teams' states say", async () => {
    await allRegularBut({ 2: [], 3: ["nothing", ...usualWeeks(10), "nothing"] });
    await makeReport(database.db, commune, { team: team(2), at: monday, activityOn: "2026-11-20" });
    const course = courseOf((await watch()).histories, { greenFrom: 0.9, amberFrom: 0.7 });
    for (const { period, counts } of course.slice(-4)) {
      const states = await inScope((tx) => teamStates(tx, { communeId: commune.id, period: period.key }));
      const count = (state: string) => states.filter((one) => one.state === state).length;
      expect([period.key, counts]).toEqual([
        period.key,
        {
          teams: states.length,
          onTime: count("on_time"),
          late: count("late"),
          noActivity: count("no_activity"),
          missing: count("missing"),
        },
      ]);
    }
  });

  test("lights: green from nine in ten, amber from seven, red below, and a week that runs is never red", async () => {
    await allRegularBut({ 1: quiet(1), 2: quiet(2), 3: quiet(1) });
    const course = courseOf((await watch()).histories, { greenFrom: 0.9, amberFrom: 0.7 });
    expect(course.slice(-4).map(({ light }) => light)).toEqual(["green", "amber", "red", "waiting"]);
  });

  test("a report is in the very next look", async () => {
    await allRegularBut({ 1: quiet(2) });
    expect((await calls()).proposed.map((call) => call.team.id)).toEqual([team(1).id]);
    await makeReport(database.db, commune, { team: team(1), at: monday });
    expect((await calls()).proposed).toEqual([]);
  });
});

describe("the week's calls", () => {
  test("name the teams that changed, the reason in one sentence and a message to send", async () => {
    await allRegularBut({
      2: quiet(3),
      5: [...usualWeeks(13), ...usualWeeks(3, { about: 3 })],
    });
    const { week, proposed } = await calls();
    expect(week).toBe("2026-W48");
    expect(proposed.map((call) => [call.team.id, call.reason])).toEqual(
      expect.arrayContaining([
        [team(2).id, "gone_quiet"],
        [team(5).id, "falling"],
      ]),
    );
    const silent = proposed.find((call) => call.team.id === team(2).id);
    expect(silent?.sentence).toBe("Trước đây 13/13 tuần có báo cáo, nhưng 3 tuần gần nhất chưa thấy.");
    expect(silent?.message).toContain(`Kính gửi anh/chị ${team(2).name}.`);
    const falling = proposed.find((call) => call.team.id === team(5).id);
    expect(falling?.sentence).toMatch(/chỉ còn khoảng \d+ % mức trước: .* từ 13 xuống 3 người mỗi tuần/);
  });

  test("are at most three a week, those already made among them", async () => {
    await allRegularBut({ 1: quiet(3, 1), 2: quiet(3, 2), 3: quiet(3, 3), 4: quiet(3, 4), 5: quiet(3, 5) });
    const before = await calls();
    expect(before.proposed).toHaveLength(3);
    const officer = await makePerson(database.db, commune, { name: "Cán bộ", staffOf: commune.id });
    const called = before.proposed[0]!;
    const mark = {
      communeId: commune.id,
      teamId: called.team.id,
      reason: called.reason,
      byPersonId: officer,
      now: monday,
    };
    await inScope((tx) => markCalled(tx, mark));
    await inScope((tx) => markCalled(tx, mark));
    const after = await calls();
    expect(after.made.map((call) => [call.team.id, call.answered])).toEqual([[called.team.id, false]]);
    expect(after.proposed).toHaveLength(2);
    expect(after.proposed.map((call) => call.team.id)).not.toContain(called.team.id);
    await inScope((tx) => unmarkCalled(tx, mark));
    expect((await calls()).proposed).toEqual(before.proposed);
  });

  test("leave a called team in peace for two weeks, and tell whether it reported after the call", async () => {
    await allRegularBut({ 1: quiet(3) });
    const officer = await makePerson(database.db, commune, { name: "Cán bộ", staffOf: commune.id });
    const mark = { communeId: commune.id, teamId: team(1).id, reason: "gone_quiet", byPersonId: officer, now: monday };
    await inScope((tx) => markCalled(tx, mark));
    const days = (count: number) => new Date(monday.getTime() + count * 86_400_000);
    expect((await calls(days(7))).proposed.map((call) => call.team.id)).not.toContain(team(1).id);
    await makeReport(database.db, commune, { team: team(1), at: days(2) });
    expect((await calls(days(3))).made[0]).toMatchObject({ answered: true });
  });

  test("ask for a team whose residents have waited for days", async () => {
    await allRegularBut({});
    await inScope((tx) =>
      tx.insert(helpRequests).values({
        communeId: commune.id,
        teamId: team(4).id,
        state: "open",
        createdAt: new Date(monday.getTime() - 6 * 86_400_000),
      }),
    );
    expect((await calls()).proposed).toMatchObject([{ team: { id: team(4).id }, reason: "residents_wait" }]);
  });

  test("are none when all is well", async () => {
    await allRegularBut({});
    expect((await calls()).proposed).toEqual([]);
  });

  test("stay within the units asked for", async () => {
    await allRegularBut({ 1: quiet(3, 1), 2: quiet(3, 2) });
    const only = await inScope(async (tx) =>
      callsOf(tx, {
        watch: await watchCommune(tx, { communeId: commune.id, now: monday }),
        unitIds: [team(2).unitId],
        now: monday,
      }),
    );
    expect(only.proposed.map((call) => call.team.id)).toEqual([team(2).id]);
  });
});

describe("a team's score in words", () => {
  test("names periods and numbers for every part, and what would raise it", async () => {
    await allRegularBut({ 1: [...usualWeeks(9), nothing, ...usualWeeks(4), nothing, { vneid_level2_activated: 4 }] });
    const { scores, indicators } = await watch();
    const score = scores.find((one) => one.team.id === team(1).id)!;
    const [regularity, reach, variety, outcome, followThrough] = wordsOfParts(score, { indicators, kind: "week" });
    expect(regularity).toEqual({
      title: "Đều đặn",
      evidence: "12 tuần gần đây: 10 đúng hạn, 2 chưa báo cáo (tuần 41, tuần 46).",
      raise: expect.stringContaining("tăng khoảng 17 điểm"),
    });
    expect(reach?.evidence).toContain("mức thường gặp của 8 tổ cùng địa bàn");
    expect(variety?.evidence).toContain("việc khác nhau");
    expect(outcome?.evidence).toMatch(/VNeID.* so với/);
    expect(outcome?.raise).toContain("Ưu tiên");
    expect(followThrough).toEqual({
      title: "Theo việc đến cùng",
      evidence: "Chưa có yêu cầu của bà con hay lời nhắc nào.",
    });
  });

  test("puts a team among its peers without a place and without names", async () => {
    await allRegularBut({ 1: usualWeeks(16, { about: 30 }), 2: quiet(8) });
    const { scores } = await watch();
    const of = (n: number) => standingOf(scores.find((one) => one.team.id === team(n).id)!, scores);
    expect(of(1)).toEqual({ group: "upper", of: 8 });
    expect(of(2)).toEqual({ group: "rising", of: 8 });
  });

  test("lists the best and who improved most, and nobody as worst", async () => {
    await allRegularBut({
      3: [nothing, nothing, nothing, ...usualWeeks(1), nothing, nothing, nothing, nothing, ...usualWeeks(4)],
    });
    const { scores, earlierScores } = await watch();
    const lists = topLists(scores, earlierScores);
    expect(lists.best.length).toBeGreaterThan(0);
    expect(lists.improved.map((one) => one.team.id)).toEqual([team(3).id]);
    expect(Object.keys(lists).sort()).toEqual(["best", "improved"]);
  });
});
