import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { auditLog, reports } from "../../../bot/db/schema/index.ts";
import { teamStates } from "../../../bot/services/teams/team-states.ts";
import { openTestApi } from "../../helpers/api.ts";
import { makeCommune, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { makeReport } from "../../helpers/report.ts";

/** Wednesday 18/11/2026, 10:00 in Vietnam; week 47. */
const WEDNESDAY = new Date("2026-11-18T03:00:00Z");
const clock = { now: WEDNESDAY };
const api = openTestApi(clock);
let commune: TestCommune;
type Call = Awaited<ReturnType<typeof api.as>>;
let officer: Call;
let member: Call;
let people: [number, number];

beforeEach(async () => {
  commune = await makeCommune(api.db, 1);
  people = [
    await makePerson(api.db, commune, { name: "Hoa", staffOf: commune.id }),
    await makePerson(api.db, commune, { team: commune.teams[0]!, role: "leader" }),
  ];
  await goTo(WEDNESDAY.toISOString());
});

/** Logins last for half a day only. */
async function goTo(instant: string): Promise<void> {
  clock.now = new Date(instant);
  [officer, member] = [await api.as(commune, people[0]), await api.as(commune, people[1])];
}

const inScope = <T>(fn: Parameters<typeof withScope<T>>[2]) => withScope(api.db, { communes: [commune.id] }, fn);
const at = (path: string) => `/units/${commune.id}/${path}`;
const page = async () => (await officer("GET", at("period-rules"))).json();
const change = async (body: object, by = officer) => by("PATCH", at("period-rules"), body);
const keysOf = (list: { key: string }[]) => list.map(({ key }) => key);
let keys = 0;
const send = (activityOn: string, values: Record<string, number>) =>
  member("POST", "/reports", { teamId: commune.teams[0]!.id, activityOn, values, idempotencyKey: `report-${++keys}` });
const trail = async () => {
  const rows = await inScope((tx) => tx.select().from(auditLog).where(eq(auditLog.communeId, commune.id)));
  return rows.map(
    ({ action, subject }) => `${action} ${subject.replace(/\d+$/, (id) => (id === String(commune.id) ? "it" : id))}`,
  );
};

describe("the rule", () => {
  test("of a new commune is the week, due on Sunday; the next four periods are shown with their deadlines", async () => {
    const { next, past, ...rest } = await page();
    expect(rest).toMatchObject({ cut: { kind: "week" }, workingDaysAfter: 0, mayChange: true });
    expect(keysOf(next)).toEqual(["2026-W47", "2026-W48", "2026-W49", "2026-W50"]);
    expect(keysOf(past).slice(0, 2)).toEqual(["2026-W46", "2026-W45"]);
    expect(next[0]).toMatchObject({ from: "2026-11-16", dueAt: "2026-11-22T17:00:00.000Z", lock: { isLocked: false } });
  });

  test("holds at once while nobody has reported", async () => {
    const { next, begins } = (await change({ cut: { kind: "month", monthEndsOn: 14 }, workingDaysAfter: 3 })).json();
    expect(begins).toBeUndefined();
    expect(next[0]).toMatchObject({ key: "2026-12", from: "2026-11-15", to: "2026-12-14", label: "tháng 12/2026" });
    expect(next[0].dueAt).toBe("2026-12-17T17:00:00.000Z");
  });

  test("changed mid-year keeps the old periods and their reports, and begins with the next one", async () => {
    await send("2026-11-10", { dvc_guided: 4 });
    await send("2026-11-17", { dvc_guided: 5 });
    const body = { cut: { kind: "month" } };
    const preview = (await officer("POST", at("period-rules/preview"), body)).json();
    const { begins, next, past } = (await change(body)).json();
    expect(preview.next).toEqual(next);
    expect(begins).toBe("2026-11-23");
    expect(keysOf(next)).toEqual(["2026-W47", "2026-11", "2026-12", "2027-01"]);
    expect(keysOf(past).slice(0, 1)).toEqual(["2026-W46"]);
    const states = await inScope((tx) => teamStates(tx, { communeId: commune.id, period: "2026-W46" }));
    expect(states).toMatchObject([{ state: "late" }]);
    await goTo("2026-11-25T03:00:00Z");
    expect((await send("2026-11-25", { dvc_guided: 6 })).json().report.period).toBe("2026-11");
    expect((await send("2026-11-18", { dvc_guided: 7 })).json().report.period).toBe("2026-W47");
  });

  test("a preview changes nothing", async () => {
    const before = await page();
    await officer("POST", at("period-rules/preview"), { cut: { kind: "year" }, lockDaysAfterDue: 3 });
    expect(await page()).toEqual(before);
  });

  test("is changed by staff only, seen by leaders, and by nobody else; each change is noted", async () => {
    expect((await change({ cut: { kind: "month" } }, member)).statusCode).toBe(404);
    expect((await change({ teamTitle: "Tổ chuyển đổi số cộng đồng" })).json().teamTitle).toBe(
      "Tổ chuyển đổi số cộng đồng",
    );
    expect((await member("GET", "/me")).json().commune.teamTitle).toBe("Tổ chuyển đổi số cộng đồng");
    expect(await trail()).toEqual(["periods.changed commune:it"]);
    expect((await change({ cut: { kind: "fortnight" } })).statusCode).toBe(400);
    expect((await change({ workingDaysAfter: -1 })).statusCode).toBe(400);
  });
});

describe("on time and late", () => {
  const stateOf = async () =>
    (await inScope((tx) => teamStates(tx, { communeId: commune.id, period: "2026-W47" })))[0]?.state;

  test.each([
    ["2026-11-22T16:59:59.999Z", "on_time"],
    ["2026-11-22T17:00:00.000Z", "late"],
  ])("what is sent at %s is %s", async (at, state) => {
    await makeReport(api.db, commune, { team: commune.teams[0]!, at: new Date(at), activityOn: "2026-11-18" });
    expect(await stateOf()).toBe(state);
  });

  test("a day off moves a deadline of working days, and not one of the period's last day", async () => {
    await change({ workingDaysAfter: 1 });
    const due = async () => (await page()).next[0].dueAt;
    expect(await due()).toBe("2026-11-23T17:00:00.000Z");
    const day = (await officer("POST", at("days-off/2026-11-23"), { isOff: true, name: "Hội làng" })).json();
    expect(day.daysOff).toContainEqual({ day: "2026-11-23", name: "Hội làng", isOff: true, isOwn: true });
    expect(await due()).toBe("2026-11-24T17:00:00.000Z");
    await officer("DELETE", at("days-off/2026-11-23"));
    expect(await due()).toBe("2026-11-23T17:00:00.000Z");
  });

  test("a day of the calendar can be worked, and given back to the calendar", async () => {
    const tet = async () => (await page()).daysOff.find(({ day }: { day: string }) => day === "2027-02-11");
    expect(await tet()).toEqual({ day: "2027-02-11", name: "Tết Nguyên đán", isOff: true, isOwn: false });
    await officer("POST", at("days-off/2027-02-11"), { isOff: false });
    expect(await tet()).toEqual({ day: "2027-02-11", name: "Tết Nguyên đán", isOff: false, isOwn: true });
    await officer("DELETE", at("days-off/2027-02-11"));
    expect(await tet()).toMatchObject({ isOff: true, isOwn: false });
    expect(await trail()).toEqual(["day_off.changed day:2027-02-11", "day_off.changed day:2027-02-11"]);
  });
});

describe("a closed period", () => {
  beforeEach(async () => {
    await send("2026-11-10", { dvc_guided: 4 });
  });
  const amend = async () => {
    const [report] = await inScope((tx) => tx.select().from(reports).where(eq(reports.communeId, commune.id)));
    return member("PATCH", `/reports/${report!.id}`, { values: { dvc_guided: 9 } });
  };

  test("closes by itself so many days after the deadline, refuses members, and says whom to ask", async () => {
    await change({ lockDaysAfterDue: 5 });
    await goTo("2026-11-20T16:59:59Z");
    expect((await amend()).statusCode).toBe(200);
    await goTo("2026-11-20T17:00:00Z");
    const refused = await member(
      "DELETE",
      `/reports/${(await send("2026-11-20", { dvc_guided: 1 })).json().report.id - 1}`,
    );
    expect(refused.statusCode).toBe(409);
    expect(refused.json().error).toMatchObject({ code: "period_locked", period: "2026-W46" });
    expect(refused.json().error.message).toContain("nhờ cán bộ mở lại kỳ");
    expect(refused.json().error.message).toContain("UBND phường Thạch Quý");
    expect((await send("2026-11-11", { dvc_guided: 2 })).statusCode).toBe(409);
  });

  test("is closed and opened by staff, closes again by itself, and every step is noted", async () => {
    const lock = (period: string, how: string, body = {}) => officer("POST", at(`periods/${period}/${how}`), body);
    const locked = (await lock("2026-W46", "lock")).json();
    expect(locked.past[0]).toMatchObject({ key: "2026-W46", lock: { isLocked: true, by: "staff" } });
    expect((await amend()).statusCode).toBe(409);
    await lock("2026-W46", "reopen", { days: 2 });
    expect((await amend()).statusCode).toBe(200);
    await goTo("2026-11-20T17:00:00Z");
    expect(
      (
        await member("POST", "/reports", {
          idempotencyKey: "late-one",
          teamId: commune.teams[0]!.id,
          activityOn: "2026-11-12",
          values: { dvc_guided: 1 },
        })
      ).statusCode,
    ).toBe(409);
    expect(await trail()).toEqual(["period.locked period:2026-W46", "period.reopened period:2026-W46"]);
    expect((await lock("2026-W60", "lock")).statusCode).toBe(422);
    expect((await lock("2027-W05", "lock")).statusCode).toBe(422);
    expect((await member("POST", at("periods/2026-W46/reopen"), {})).statusCode).toBe(404);
  });

  test("can be asked for by a team, once; the officers see who asks until they decide, and the team is told", async () => {
    const ask = (by: Call, period: string) =>
      by("POST", `/teams/${commune.teams[0]!.id}/reopening-requests`, { period });
    await officer("POST", at("periods/2026-W46/lock"), {});
    expect((await ask(member, "2026-W47")).json()).toEqual({ state: "open" });
    // Nobody here can be written to: it is kept all the same.
    expect((await ask(member, "2026-W46")).json()).toEqual({ state: "nobody" });
    expect((await ask(member, "2026-W46")).json()).toEqual({ state: "waiting" });
    expect((await ask(officer, "2026-W46")).statusCode).toBe(404);
    expect((await ask(member, "2027-W05")).statusCode).toBe(422);
    expect((await page()).past[0]).toMatchObject({ key: "2026-W46", askedBy: [commune.teams[0]!.name] });
    await goTo("2026-11-18T05:00:00Z");
    const opened = (await officer("POST", at("periods/2026-W46/reopen"), { days: 2 })).json();
    expect(opened.past[0].askedBy).toBeUndefined();
    await goTo("2026-11-18T06:00:00Z");
    expect((await (await officer("POST", at("periods/2026-W46/lock"), {})).json()).past[0].askedBy).toBeUndefined();
  });

  test("what was sent before it closed and is sent again, because the answer got lost, is no refusal", async () => {
    const report = {
      idempotencyKey: "once-only",
      teamId: commune.teams[0]!.id,
      activityOn: "2026-11-12",
      values: { dvc_guided: 1 },
    };
    const first = await member("POST", "/reports", report);
    await officer("POST", at("periods/2026-W46/lock"), {});
    const again = await member("POST", "/reports", report);
    expect([again.statusCode, again.json().report.id]).toEqual([200, first.json().report.id]);
  });
});
