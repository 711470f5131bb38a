import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { auditLog, inboundEvents, reportRevisions, reports, units } from "../../../bot/db/schema/index.ts";
import type { Calls, ReportHistory, ReportMessage, TeamScore, UnitOversight } from "../../../shared/api/oversight.ts";
import type { Overview } from "../../../shared/api/overview.ts";
import type { ScoreRulesPage } from "../../../shared/api/score-rules.ts";
import { fold } from "../../../shared/understanding/fold.ts";
import { openTestApi } from "../../helpers/api.ts";
import { makeCommune, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { reportWeeks, thenSilent, usualWeeks, type Week } from "../../helpers/weeks-of-reports.ts";

/** Monday 23/11/2026, 09:00 in Vietnam: week 47 is over, week 48 runs. */
const clock = { now: new Date("2026-11-23T02:00:00Z") };
const api = openTestApi(clock);
let commune: TestCommune;
let officer: number;
let leader: number;

beforeEach(async () => {
  clock.now = new Date("2026-11-23T02:00:00Z");
  commune = await makeCommune(api.db, 8);
  officer = await makePerson(api.db, commune, { name: "Cán bộ", staffOf: commune.id });
  leader = await makePerson(api.db, commune, {
    name: "Lê Thị Lan",
    phone: "84912345678",
    team: team(1),
    role: "leader",
  });
});

const team = (n: number) => commune.teams[n - 1]!;
async function weeks(exceptions: Record<number, readonly Week[]> = {}, of = commune) {
  for (const [index, one] of of.teams.entries()) {
    const list = exceptions[index + 1] ?? usualWeeks(16, { seed: index });
    await reportWeeks(api.db, of, { team: one, weeks: list });
  }
}
const quiet = (count: number, seed = 1) => thenSilent(usualWeeks(16 - count, { seed }), count);

async function get<T>(personId: number, path: string, of = commune): Promise<T> {
  const answer = await (await api.as(of, personId))("GET", path);
  expect([path, answer.statusCode, answer.statusCode === 200 ? "" : answer.body]).toEqual([path, 200, ""]);
  return answer.json<T>();
}
const statusOf = async (personId: number, method: "GET" | "POST" | "DELETE", path: string, body?: object) =>
  (await (await api.as(commune, personId))(method, path, body)).statusCode;

describe("a commune", () => {
  test("sees its rates over twelve periods with lights, and every team's score", async () => {
    await weeks({ 1: quiet(1), 2: quiet(8) });
    const seen = await get<UnitOversight>(officer, `/units/${commune.id}/oversight`);
    expect(seen.unit).toMatchObject({ id: commune.id, level: "commune" });
    expect(seen.course).toHaveLength(13);
    expect(seen.course.at(-2)).toMatchObject({
      period: { key: "2026-W47", isSettled: true },
      counts: { teams: 8, onTime: 6, missing: 2 },
      rate: 0.75,
      timeliness: 1,
      light: "amber",
    });
    expect(seen.course.at(-1)).toMatchObject({ light: "waiting", period: { isSettled: false } });
    expect(seen.teams).toHaveLength(8);
    expect(seen.teams[2]).toMatchObject({ team: { id: team(3).id }, hasSigns: false });
    expect(seen.teams[2]?.total).toBeGreaterThan(60);
    expect(seen.teams[2]?.states).toHaveLength(13);
    expect(seen.teams[1]?.states.slice(-2)).toEqual([{ period: "2026-W47", state: "missing" }, { period: "2026-W48" }]);
    expect(seen.units).toEqual([]);
  });

  test("one village shows its own teams, and leads back to the commune", async () => {
    await weeks();
    const seen = await get<UnitOversight>(officer, `/units/${team(3).unitId}/oversight`);
    expect(seen.teams.map((row) => row.team.id)).toEqual([team(3).id]);
    expect(seen.above).toEqual([{ id: commune.id, name: "Phường Thạch Quý" }]);
    expect(seen.course.at(-2)?.counts).toMatchObject({ teams: 1, onTime: 1 });
  });

  test("is closed to its members and to officers of another commune", async () => {
    const other = await makeCommune(api.db, 1);
    const stranger = await makePerson(api.db, other, { name: "Người khác", staffOf: other.id });
    expect(await statusOf(leader, "GET", `/units/${commune.id}/oversight`)).toBe(404);
    expect(await statusOf(leader, "GET", `/units/${commune.id}/calls`)).toBe(404);
    const answer = await (await api.as(other, stranger))("GET", `/units/${commune.id}/oversight`);
    expect(answer.statusCode).toBe(404);
  });
});

describe("a province", () => {
  test("sees its communes side by side, each leading down to its teams, and what is added up", async () => {
    const second = await makeCommune(api.db, 4);
    const [province] = await withScope(api.db, "all", async (tx) => {
      const made = await tx
        .insert(units)
        .values({
          code: `tinh-${commune.id}`,
          name: "Tỉnh Hà Tĩnh",
          nameKey: fold("Tỉnh Hà Tĩnh"),
          level: "province",
          validFrom: "2025-07-01",
        })
        .returning();
      for (const id of [commune.id, second.id]) {
        await tx.update(units).set({ parentId: made[0]!.id }).where(eq(units.id, id));
      }
      return made;
    });
    await weeks({ 1: quiet(1), 2: quiet(1) });
    await weeks({ 1: quiet(1) }, second);
    const boss = await makePerson(api.db, commune, { name: "Sở", staffOf: province!.id });
    const seen = await get<UnitOversight>(boss, `/units/${province!.id}/oversight`);
    expect(seen.unit.level).toBe("province");
    expect(seen.units.map((row) => [row.id, row.settled.rate, row.settled.light])).toEqual(
      expect.arrayContaining([
        [commune.id, 0.75, "amber"],
        [second.id, 0.75, "amber"],
      ]),
    );
    expect(seen.course.at(-2)?.counts).toEqual({ teams: 12, onTime: 9, late: 0, noActivity: 0, missing: 3 });
    expect(seen.teams).toEqual([]);
    const overview = await get<Overview>(boss, `/units/${province!.id}/overview`);
    expect(overview).toMatchObject({ teams: [], mayRemind: false, counts: { teams: 12, missing: 12 } });
    expect(overview.previousValues.vneid_level2_activated).toBeGreaterThan(50);
    expect((await get<UnitOversight>(boss, `/units/${second.id}/oversight`)).teams).toHaveLength(4);
    expect((await get<TeamScore>(boss, `/teams/${second.teams[0]!.id}/score`)).team.id).toBe(second.teams[0]!.id);
  });
});

describe("calls", () => {
  const path = () => `/units/${commune.id}/calls`;

  test("name the team, why, what to say and whom to ring up, and the look is noted", async () => {
    await weeks({ 1: quiet(3) });
    const { proposed, mayMark } = await get<Calls>(officer, path());
    expect(mayMark).toBe(true);
    expect(proposed).toMatchObject([
      {
        team: { id: team(1).id },
        reason: "gone_quiet",
        contact: { name: "Lê Thị Lan", role: "leader", phone: "84912345678" },
      },
    ]);
    const log = await withScope(api.db, { communes: [commune.id] }, (tx) => tx.select().from(auditLog));
    expect(log).toContainEqual(expect.objectContaining({ action: "person.viewed", byPersonId: officer }));
  });

  test("are marked once and taken back, by staff only", async () => {
    await weeks({ 1: quiet(3) });
    const call = await api.as(commune, officer);
    const mark = () => call("POST", path(), { teamId: team(1).id });
    await mark();
    const marked = (await mark()).json<Calls>();
    expect(marked).toMatchObject({
      proposed: [],
      made: [{ team: { id: team(1).id }, answered: false, isThisWeek: true }],
    });
    const back = (await call("DELETE", `${path()}/${team(1).id}`)).json<Calls>();
    expect(back.made).toEqual([]);
    expect(back.proposed).toHaveLength(1);
    expect(await statusOf(leader, "POST", path(), { teamId: team(1).id })).toBe(404);
    expect(await statusOf(officer, "POST", path(), { teamId: 999_999 })).toBe(404);
  });
});

describe("a team's score", () => {
  test("is told to its members with reasons and a kind word on where it stands, without others' names", async () => {
    await weeks({ 1: usualWeeks(16, { about: 30 }) });
    const score = await get<TeamScore>(leader, `/teams/${team(1).id}/score`);
    expect(score.parts).toHaveLength(5);
    expect(score.total).toBeGreaterThan(80);
    expect(score.standing?.sentence).toContain("Trong 8 tổ giống tổ mình, tổ đang ở nhóm trên");
    const everything = JSON.stringify(score);
    for (const other of commune.teams.slice(1)) expect(everything).not.toContain(`${other.name}"`);
    expect(await statusOf(leader, "GET", `/teams/${team(2).id}/score`)).toBe(404);
  });

  test("tells of copied figures to the officer, never to the team", async () => {
    const same = { vneid_level2_activated: 17, dvc_files_submitted: 9 };
    await weeks({ 1: Array.from({ length: 12 }, () => same) });
    expect((await get<TeamScore>(officer, `/teams/${team(1).id}/score`)).signs?.join(" ")).toContain("giống hệt nhau");
    expect(await get<TeamScore>(leader, `/teams/${team(1).id}/score`)).not.toHaveProperty("signs");
    const { teams } = await get<UnitOversight>(officer, `/units/${commune.id}/oversight`);
    expect(teams.filter((row) => row.hasSigns).map((row) => row.team.id)).toEqual([team(1).id]);
  });
});

describe("how teams are scored", () => {
  const path = () => `/units/${commune.id}/score-rules`;

  test("is the commune's to change: another weight, another score; who only looks may not", async () => {
    await weeks({ 1: [...usualWeeks(6), ...Array<Week>(6).fill(undefined), ...usualWeeks(4)] });
    const { rules, mayChange } = await get<ScoreRulesPage>(officer, path());
    expect(mayChange).toBe(true);
    const before = await get<TeamScore>(officer, `/teams/${team(1).id}/score`);
    const weights = { regularity: 100, reach: 0, variety: 0, outcome: 0, followThrough: 0 };
    const saved = await (await api.as(commune, officer))("PUT", path(), { ...rules, weights });
    expect(saved.json<ScoreRulesPage>().rules.weights).toEqual(weights);
    const after = await get<TeamScore>(officer, `/teams/${team(1).id}/score`);
    expect(after.total).toBe(after.parts.find((part) => part.name === "regularity")?.points);
    expect(after.total).toBeLessThan(before.total ?? 0);
    expect(await statusOf(leader, "GET", path())).toBe(404);
  });

  test("refuses weights that weigh nothing and lights that cross", async () => {
    const { rules } = await get<ScoreRulesPage>(officer, path());
    const none = { regularity: 0, reach: 0, variety: 0, outcome: 0, followThrough: 0 };
    const call = await api.as(commune, officer);
    expect((await call("PUT", path(), { ...rules, weights: none })).statusCode).toBe(400);
    const crossed = { greenFrom: 0.5, amberFrom: 0.9 };
    expect((await call("PUT", path(), { ...rules, lights: crossed })).statusCode).toBe(400);
  });
});

describe("one report", () => {
  const said = "báo cáo hôm nay cài vneid 12 người";
  let reportId: number;

  beforeEach(async () => {
    reportId = await withScope(api.db, { communes: [commune.id] }, async (tx) => {
      const at = new Date("2026-11-19T03:00:00Z");
      const raw = JSON.stringify({
        event_name: "user_send_text",
        sender: { id: "1234567890123456789" },
        recipient: { id: commune.oaId },
        message: { text: said, msg_id: "m1" },
        timestamp: String(at.getTime()),
      });
      const [event] = await tx
        .insert(inboundEvents)
        .values({
          dedupeKey: `d${commune.id}`,
          communeId: commune.id,
          oaId: commune.oaId,
          eventName: "user_send_text",
          conversationKey: `${commune.oaId}:person:1234567890123456789`,
          raw,
          sentAt: at,
          receivedAt: at,
          handledAt: at,
        })
        .returning({ id: inboundEvents.id });
      const [report] = await tx
        .insert(reports)
        .values({
          communeId: commune.id,
          teamId: team(1).id,
          authorPersonId: leader,
          state: "amended",
          channel: "chat",
          activityOn: "2026-11-19",
          period: "2026-W47",
          values: { vneid_level2_activated: 10 },
          revision: 2,
          idempotencyKey: `chat_${event!.id}`,
          createdAt: at,
          updatedAt: at,
          submittedAt: at,
        })
        .returning({ id: reports.id });
      for (const [index, count] of [12, 10].entries()) {
        await tx.insert(reportRevisions).values({
          communeId: commune.id,
          reportId: report!.id,
          revision: index + 1,
          change: index === 0 ? "submitted" : "amended",
          values: { vneid_level2_activated: count },
          byPersonId: leader,
          at,
        });
      }
      return report!.id;
    });
  });

  test("shows what it said at each time and by whom, to those who may see people", async () => {
    const history = await get<ReportHistory>(officer, `/reports/${reportId}/history`);
    expect(history).toMatchObject({
      authorName: "Lê Thị Lan",
      channel: "chat",
      message: "kept",
      revisions: [
        { revision: 2, change: "amended", values: { vneid_level2_activated: 10 }, byName: "Lê Thị Lan" },
        { revision: 1, change: "submitted", values: { vneid_level2_activated: 12 } },
      ],
    });
    const own = await get<ReportHistory>(leader, `/reports/${reportId}/history`);
    expect(own.message).toBe("not_allowed");
    expect(own).not.toHaveProperty("authorName");
  });

  test("gives the words it came from to the officer, who leaves a trace", async () => {
    const message = await get<ReportMessage>(officer, `/reports/${reportId}/message`);
    expect(message).toEqual({ words: [{ at: "2026-11-19T03:00:00.000Z", text: said }], keptUntil: "2026-12-19" });
    const log = await withScope(api.db, { communes: [commune.id] }, (tx) => tx.select().from(auditLog));
    expect(log).toContainEqual(
      expect.objectContaining({ action: "report.message_viewed", subject: `report:${reportId}`, byPersonId: officer }),
    );
    expect(await statusOf(leader, "GET", `/reports/${reportId}/message`)).toBe(403);
  });

  test("has no words after thirty days, though the report stays", async () => {
    clock.now = new Date("2026-12-25T02:00:00Z");
    expect((await get<ReportHistory>(officer, `/reports/${reportId}/history`)).message).toBe("gone");
    expect((await get<ReportMessage>(officer, `/reports/${reportId}/message`)).words).toEqual([]);
  });

  test("is not there for officers of another commune", async () => {
    const other = await makeCommune(api.db, 1);
    const stranger = await makePerson(api.db, other, { name: "Người khác", staffOf: other.id });
    for (const what of ["history", "message"]) {
      const answer = await (await api.as(other, stranger))("GET", `/reports/${reportId}/${what}`);
      expect(answer.statusCode).toBe(404);
    }
  });
});
