import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { unitRoles, units } from "../../../bot/db/schema/index.ts";
import { changeTree } from "../../../bot/services/units/change-tree.ts";
import type { TargetHistory, TargetView, TeamTargets, UnitTargets } from "../../../shared/api/target.ts";
import type { Trend } from "../../../shared/api/trend.ts";
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
