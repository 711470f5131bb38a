import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { unitRoles, units } from "../../../bot/db/schema/index.ts";
import { changeTree } from "../../../bot/services/units/change-tree.ts";
import type { AuditLog } from "../../../shared/api/audit.ts";
import type { CampaignDetail } from "../../../shared/api/campaign.ts";
import type { OneTarget, TargetHistory, TargetView, TeamTargets, UnitTargets } from "../../../shared/api/target.ts";
import type { Trend } from "../../../shared/api/trend.ts";
import { shareWithStandIns } from "../../../shared/targets/stand-in.ts";
import { openTestApi } from "../../helpers/api.ts";
import { makeCommune, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { programmeOf, VNEID } from "../../helpers/programme.ts";

const clock = { now: new Date("2026-11-18T03:00:00Z") };
const api = openTestApi(clock);
let commune: TestCommune;
let programme: ReturnType<typeof programmeOf>;
let officer: number;
let member: number;

beforeEach(async () => {
  clock.now = new Date("2026-11-18T03:00:00Z");
  commune = await makeCommune(api.db, 2);
  programme = programmeOf(api.db, commune);
  officer = await makePerson(api.db, commune, { name: "Cán bộ", staffOf: commune.id });
  member = await makePerson(api.db, commune, {
    name: "Bảy",
    zaloUserId: `bay${commune.id}`,
    team: commune.teams[0]!,
  });
});

const as = (personId: number) => api.as(commune, personId);
const targets = () => `/units/${commune.id}/targets`;
const wanted = { indicatorCode: VNEID, from: "2026-10-01", to: "2026-12-31", basis: "per_team", amount: 92 };

/** Somebody who looks over a unit without being its staff. */
async function viewer(): Promise<number> {
  const personId = await makePerson(api.db, commune, { name: "Người xem" });
  await programme.inScope((tx) =>
    tx
      .insert(unitRoles)
      .values({ communeId: commune.id, personId, unitId: commune.id, role: "leader", from: new Date(0) }),
  );
  return personId;
}

describe("targets of a commune that became part of another", () => {
  test("are shown under the other with their old commune's name, and its officers may take them back", async () => {
    const { id } = (await (await as(officer))("POST", targets(), wanted)).json<TargetView>();
    const other = await makeCommune(api.db, 1);
    const change = { kind: "merge" as const, of: "unit" as const, ids: [commune.id], intoId: other.id };
    await withScope(api.db, "all", (tx) =>
      changeTree(tx, { change, on: "2026-11-02", by: "operator", idempotencyKey: `nhap-${id}`, now: clock.now }),
    );
    const theirs = await makePerson(api.db, other, { name: "Cán bộ xã", staffOf: other.id });
    const call = await api.as(other, theirs);
    const listed = async () => (await call("GET", `/units/${other.id}/targets`)).json<UnitTargets>().targets;
    expect(await listed()).toMatchObject([{ fromUnit: "Phường Thạch Quý", target: { id }, progress: { amount: 184 } }]);
    expect((await call("DELETE", `/targets/${id}`)).statusCode).toBe(204);
    expect(await listed()).toEqual([]);
  });

  test("are changed by the other's officers, for the teams that came along and no others", async () => {
    const { id } = (await (await as(officer))("POST", targets(), wanted)).json<TargetView>();
    const other = await becomePartOfAnother();
    const call = await api.as(other, await makePerson(api.db, other, { name: "Cán bộ xã", staffOf: other.id }));
    expect((await call("GET", `/targets/${id}`)).json<OneTarget>()).toMatchObject({
      ...{ target: { id, amount: 92 }, fromUnit: "Phường Thạch Quý", maySet: true },
      teams: commune.teams.map((team) => ({ id: team.id })),
    });
    const amounts = { basis: "shared", amount: 150, exceptions: [{ teamId: commune.teams[1]!.id, amount: 40 }] };
    expect((await call("PUT", `/targets/${id}`, amounts)).json<TargetView>()).toMatchObject({ id, ...amounts });
    const listed = (await call("GET", `/units/${other.id}/targets`)).json<UnitTargets>();
    expect(listed.targets).toMatchObject([{ target: { id }, progress: { amount: 150 } }]);
    const theirs = [{ teamId: other.teams[0]!.id, amount: 5 }];
    const refused = await call("PUT", `/targets/${id}`, { ...amounts, exceptions: theirs });
    expect(refused.json()).toMatchObject({ error: { code: "unknown_team" } });
  });

  const becomePartOfAnother = async () => {
    const other = await makeCommune(api.db, 1);
    const change = { kind: "merge" as const, of: "unit" as const, ids: [commune.id], intoId: other.id };
    await withScope(api.db, "all", (tx) =>
      changeTree(tx, { change, on: "2026-11-02", by: "operator", idempotencyKey: `vao-${other.id}`, now: clock.now }),
    );
    return other;
  };
});

describe("one target", () => {
  const amounts = { basis: "per_team", amount: 50, exceptions: [] };

  test("is changed by staff alone, and only looked at by a leader of the unit", async () => {
    const { id } = (await (await as(officer))("POST", targets(), wanted)).json<TargetView>();
    const look = await as(await viewer());
    expect((await look("GET", `/targets/${id}`)).json<OneTarget>().maySet).toBe(false);
    expect((await look("PUT", `/targets/${id}`, amounts)).statusCode).toBe(403);
    const plain = await as(member);
    expect((await plain("GET", `/targets/${id}`)).statusCode).toBe(404);
    expect((await plain("PUT", `/targets/${id}`, amounts)).statusCode).toBe(404);
    expect((await look("GET", "/targets/999999999")).statusCode).toBe(404);
  });

  test("says which team stands for others, so that its preview shows what is asked of it", async () => {
    const { id } = (
      await (
        await as(officer)
      )("POST", targets(), { ...wanted, exceptions: [own(1, 10)] })
    ).json<TargetView>();
    const [heir, merged] = commune.teams.map((team) => team.id);
    const change = { kind: "merge" as const, of: "team" as const, ids: [merged!], intoId: heir! };
    clock.now = new Date("2026-11-20T03:00:00Z");
    await programme.inScope((tx) =>
      changeTree(tx, { change, on: "2026-11-19", by: "operator", idempotencyKey: `nhap-to-${id}`, now: clock.now }),
    );
    const call = await as(officer);
    const one = (await call("GET", `/targets/${id}`)).json<OneTarget>();
    const exceptions = new Map(one.target.exceptions.map(({ teamId, amount }) => [teamId, amount]));
    const previewed = shareWithStandIns(one.target, { teams: one.teams, standIns: one.standIns, exceptions });
    expect([...previewed]).toEqual([[heir, 102]]);
    const { targets: asked } = (await call("GET", targets())).json<UnitTargets>();
    expect(asked.map(({ progress }) => progress.amount)).toEqual([102]);
  });

  test("that belongs to a campaign is changed with its campaign only", async () => {
    const call = await as(officer);
    const body = {
      name: "Đợt cao điểm",
      from: "2026-10-01",
      to: "2026-12-31",
      idempotencyKey: `dot-cao-diem-${commune.id}`,
    };
    const asked = [{ indicatorCode: VNEID, basis: "per_team", amount: 5 }];
    const opened = await call("POST", `/units/${commune.id}/campaigns`, { ...body, targets: asked });
    const [target] = opened.json<CampaignDetail>().targets;
    const answers = [
      await call("PUT", `/targets/${target!.id}`, amounts),
      await call("DELETE", `/targets/${target!.id}`),
    ];
    expect(answers.map((answer) => answer.json())).toMatchObject([
      { error: { code: "target_of_campaign" } },
      { error: { code: "target_of_campaign" } },
    ]);
  });

  test("stands in the audit log by what it asks and when, a campaign by its name", async () => {
    const call = await as(officer);
    const { id } = (await call("POST", targets(), wanted)).json<TargetView>();
    const asked = [{ indicatorCode: VNEID, basis: "per_team", amount: 5 }];
    const body = { name: "Đợt cao điểm", from: "2026-10-01", to: "2026-12-31", idempotencyKey: `so-ky-${id}-aa` };
    const opened = await call("POST", `/units/${commune.id}/campaigns`, { ...body, targets: asked });
    await call("DELETE", `/targets/${id}`);
    const { entries } = (await call("GET", `/communes/${commune.id}/audit-log`)).json<AuditLog>();
    const named = (subject: string) => entries.filter((one) => one.subject === subject).map((one) => one.subjectName);
    const name = "Kích hoạt VNeID mức 2, 01/10/2026–31/12/2026";
    expect(named(`target:${id}`)).toEqual([name, name]);
    expect(named(`campaign:${opened.json<CampaignDetail>().campaign.id}`)).toEqual(["Đợt cao điểm"]);
  });

  const own = (place: number, amount: number) => ({ teamId: commune.teams[place]!.id, amount });
});

test.each(["current", "past"])("%s targets come page by page, each exactly once", async (which) => {
  const last = which === "past" ? "2026-08-01" : "2027-02-01";
  await programme.inScope((tx) =>
    tx.execute(sql`
      with many as (select n, date '2026-05-01' + n % 9 as starts, ${last}::date + n % 7 as ends from generate_series(1, 120) n),
        made as (insert into targets (commune_id, unit_id, indicator_code, from_on, to_on, created_at)
          select ${commune.id}, ${commune.id}, 'viec_' || n, starts, ends, now() from many returning id)
      insert into target_amounts (target_id, commune_id, basis, amount, set_at)
        select id, ${commune.id}, 'per_team', 5, now() from made`),
  );
  const call = await as(officer);
  const seen: string[] = [];
  let next: string | undefined = "";
  for (let page = 1; next !== undefined && page < 10; page += 1) {
    const answer = await call("GET", `${targets()}?which=${which}${next && `&cursor=${next}`}`);
    const list: UnitTargets = answer.json();
    expect(list.teams).toHaveLength(page === 1 ? 2 : 0);
    seen.push(...list.targets.map(({ target }) => `${target.to} ${target.id}`));
    next = list.next;
  }
  expect(new Set(seen).size).toBe(120);
  expect(seen).toHaveLength(120);
  const days = seen.map((one) => one.slice(0, 10));
  expect(days).toEqual([...days].sort((a, b) => (which === "past" ? b : a).localeCompare(which === "past" ? a : b)));
  expect((await call("GET", `${targets()}?cursor=2026-02-30_1`)).statusCode).toBe(400);
});

describe("targets", () => {
  test("are set by an officer, seen by unit and by team, and changed with their history kept", async () => {
    const call = await as(officer);
    await programme.reports(0, "2026-10-05", { [VNEID]: 50 });
    const set = await call("POST", targets(), wanted);
    expect(set.statusCode).toBe(200);
    const { id } = set.json<TargetView>();
    const exceptions = [{ teamId: commune.teams[1]!.id, amount: 8 }];
    expect((await call("POST", targets(), { ...wanted, exceptions })).json<TargetView>()).toMatchObject({
      id,
      exceptions,
    });
    const unit = (await call("GET", targets())).json<UnitTargets>();
    expect(unit.targets.map(({ progress }) => progress)).toEqual([
      {
        indicatorCode: VNEID,
        from: wanted.from,
        to: wanted.to,
        amount: 100,
        done: 50,
        expected: 53,
        standing: "behind",
      },
    ]);
    expect(unit.maySet).toBe(true);
    const team = (await (await as(member))("GET", `/teams/${commune.teams[0]!.id}/targets`)).json<TeamTargets>();
    expect(team.targets).toMatchObject([{ amount: 92, done: 50, expected: 49, standing: "on_pace" }]);
    const history = (await call("GET", `/targets/${id}/history`)).json<TargetHistory>();
    expect(history.changes.map(({ teamId, amount }) => [teamId, amount])).toEqual([
      [commune.teams[1]!.id, 8],
      [undefined, 92],
    ]);
    expect((await call("DELETE", `/targets/${id}`)).statusCode).toBe(204);
    expect((await call("DELETE", `/targets/${id}`)).statusCode).toBe(404);
    expect((await call("GET", targets())).json<UnitTargets>().targets).toEqual([]);
  });

  test("that are over are asked for by themselves, as they ended", async () => {
    const call = await as(officer);
    await programme.reports(0, "2026-09-30", { [VNEID]: 70 });
    await programme.reports(0, "2026-10-01", { [VNEID]: 500 });
    await call("POST", targets(), { ...wanted, from: "2026-07-01", to: "2026-09-30", amount: 50 });
    expect((await call("GET", targets())).json<UnitTargets>().targets).toEqual([]);
    const { targets: past } = (await call("GET", `${targets()}?which=past`)).json<UnitTargets>();
    expect(past.map(({ progress }) => progress)).toMatchObject([
      { amount: 100, done: 70, expected: 100, standing: "behind" },
    ]);
  });

  test("are looked at by a leader of the unit and set by nobody but its staff", async () => {
    const look = await as(await viewer());
    expect((await look("GET", targets())).json<UnitTargets>().maySet).toBe(false);
    expect((await look("POST", targets(), wanted)).statusCode).toBe(403);
    const plain = await as(member);
    expect((await plain("GET", targets())).statusCode).toBe(404);
    expect((await plain("POST", targets(), wanted)).statusCode).toBe(404);
  });

  test("of another commune are not there", async () => {
    const { id } = (await (await as(officer))("POST", targets(), wanted)).json<TargetView>();
    const other = await makeCommune(api.db, 1);
    const stranger = await makePerson(api.db, other, { name: "Cán bộ khác", staffOf: other.id });
    const call = await api.as(other, stranger);
    for (const [method, path] of [
      ["GET", targets()],
      ["POST", targets()],
      ["GET", `/targets/${id}/history`],
      ["DELETE", `/targets/${id}`],
    ] as const) {
      expect((await call(method, path, method === "POST" ? wanted : undefined)).statusCode).toBe(404);
    }
  });

  test("that make no sense are refused with a sentence, and nothing is kept", async () => {
    const call = await as(officer);
    const other = await makeCommune(api.db, 1);
    const wrong = [
      { ...wanted, to: "2026-09-30" },
      { ...wanted, to: "2036-09-30" },
      { ...wanted, indicatorCode: "khong_co" },
      { ...wanted, exceptions: [{ teamId: other.teams[0]!.id, amount: 5 }] },
      { ...wanted, amount: 0 },
      { ...wanted, amount: 1.5 },
      { ...wanted, from: "2026-02-30" },
    ];
    const answers = await Promise.all(wrong.map((body) => call("POST", targets(), body)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([422, 422, 422, 422, 400, 400, 400]);
    expect(answers[0]?.json<{ error: object }>().error).toEqual({
      code: "wrong_days",
      message: expect.stringContaining("Ngày kết thúc"),
    });
    expect(answers[4]?.json<{ error: object }>().error).toEqual({
      code: "invalid_request",
      message: "Yêu cầu không đúng ở “amount”; xin kiểm tra lại nội dung đã nhập.",
    });
    expect((await call("GET", targets())).json<UnitTargets>().targets).toEqual([]);
  });

  test("of a province are set by its officer, over the teams of all its communes", async () => {
    const [province] = await api.db
      .insert(units)
      .values({
        code: `tinh-${commune.id}`,
        name: "Tỉnh",
        nameKey: `tinh${commune.id}`,
        level: "province",
        validFrom: "2025-07-01",
      })
      .returning();
    const other = await makeCommune(api.db, 2);
    for (const { id } of [commune, other])
      await api.db.update(units).set({ parentId: province!.id }).where(eq(units.id, id));
    const chief = await makePerson(api.db, commune, { name: "Cán bộ tỉnh", staffOf: province!.id });
    const call = await as(chief);
    await programmeOf(api.db, other).reports(0, "2026-10-05", { [VNEID]: 33 });
    await programme.reports(0, "2026-10-05", { [VNEID]: 10 });
    expect(
      (await call("POST", `/units/${province!.id}/targets`, { ...wanted, basis: "shared", amount: 400 })).statusCode,
    ).toBe(200);
    const all = (await call("GET", `/units/${province!.id}/targets`)).json<UnitTargets>();
    expect(all.targets[0]?.progress).toMatchObject({ amount: 400, done: 43 });
    expect(all.teams).toHaveLength(4);
    const far = (await call("GET", `/teams/${other.teams[0]!.id}/targets`)).json<TeamTargets>();
    expect(far.targets).toMatchObject([{ amount: 100, done: 33 }]);
    const own = (await (await as(officer))("GET", targets())).json<UnitTargets>();
    expect(own.targets[0]).toMatchObject({ target: { unitId: province!.id }, progress: { amount: 200, done: 10 } });
    expect(own.teams).toHaveLength(2);
  });
});

test("trends of a unit and of a team compare like with like", async () => {
  await programme.reports(0, "2026-11-17", { [VNEID]: 5 });
  await programme.reports(1, "2026-11-16", { [VNEID]: 2 });
  await programme.reports(0, "2026-11-10", { [VNEID]: 3 });
  await programme.reports(0, "2026-11-14", { [VNEID]: 90 });
  await programme.reports(0, "2025-11-18", { [VNEID]: 1 });
  const unit = (await (await as(officer))("GET", `/units/${commune.id}/trend?periods=3`)).json<Trend>();
  const of = ({ current, previous, lastYear }: Trend) =>
    [current, previous, lastYear].map((period) => period?.values[VNEID]);
  expect(of(unit)).toEqual([7, 3, 1]);
  expect(unit.series.map(({ values }) => values[VNEID])).toEqual([undefined, 93, 7]);
  const team = (await (await as(member))("GET", `/teams/${commune.teams[0]!.id}/trend`)).json<Trend>();
  expect(of(team)).toEqual([5, 3, 1]);
  expect(team.series).toHaveLength(13);
  expect((await (await as(member))("GET", `/units/${commune.id}/trend`)).statusCode).toBe(404);
  expect((await (await as(member))("GET", `/teams/${commune.teams[1]!.id}/trend`)).statusCode).toBe(404);
});
