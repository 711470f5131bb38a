import { beforeAll, describe, expect, test } from "vitest";
import { openTestApi } from "../../helpers/api.ts";
import { makePerson, type TestCommune } from "../../helpers/commune.ts";
import { makeProvince, type TestProvince } from "../../helpers/province.ts";
import { makeReport } from "../../helpers/report.ts";
import type { TestClock } from "../../helpers/turn.ts";

const clock: TestClock = { now: new Date("2026-11-20T03:00:00Z") };
const week = "from=2026-11-16&to=2026-11-22";
const api = openTestApi(clock);
type Call = Awaited<ReturnType<typeof api.as>>;

let province: TestProvince;
let [a, b]: TestCommune[] = [];
let ofProvince: Call;
let ofCommune: Call;
let ofMember: Call;
let keys = 0;

beforeAll(async () => {
  const { db } = api;
  province = await makeProvince(db, [2, 1]);
  [a, b] = province.communes;
  ofProvince = await api.as(a!, await makePerson(db, a!, { name: "Cán bộ tỉnh", staffOf: province.id }));
  ofCommune = await api.as(a!, await makePerson(db, a!, { name: "Cán bộ xã", staffOf: a!.id }));
  ofMember = await api.as(a!, await makePerson(db, a!, { name: "Thành viên", team: a!.teams[0]! }));
  for (const commune of [a!, b!]) {
    await makeReport(db, commune, { team: commune.teams[0]!, at: new Date("2026-11-18T03:00:00Z") });
  }
});

function next(): number {
  keys += 1;
  return keys;
}

const change = (wanted: object, on = "2026-11-20") => ({
  change: wanted,
  on,
  idempotencyKey: `route-change-${next()}`,
});

describe("figures", () => {
  test("of all one's own units, of one of them, and of each below", async () => {
    const all = (await ofProvince("GET", `/figures?${week}&by=commune`)).json();
    expect(all).toMatchObject({ values: { vneid_level2_activated: 6 }, teamsExpected: 3, teamsReported: 2 });
    expect(
      all.units.map((row: { unit: { id: number }; teamsExpected: number }) => [row.unit.id, row.teamsExpected]),
    ).toEqual([
      [a!.id, 2],
      [b!.id, 1],
    ]);
    const one = (await ofProvince("GET", `/figures?${week}&unit=${b!.id}&by=village`)).json();
    expect(one).toMatchObject({
      values: { vneid_level2_activated: 3 },
      units: [{ unit: { id: b!.teams[0]!.unitId } }],
    });
  });

  test("over time, of some indicators, and fresh with the very next read", async () => {
    const read = async () =>
      (await ofProvince("GET", "/figures?from=2026-11-02&to=2026-11-22&by=week&codes=vneid_level2_activated")).json();
    expect((await read()).course.map((step: { from: string; values: object }) => [step.from, step.values])).toEqual([
      ["2026-11-02", {}],
      ["2026-11-09", {}],
      ["2026-11-16", { vneid_level2_activated: 6 }],
    ]);
    await makeReport(api.db, b!, { team: b!.teams[0]!, at: new Date("2026-11-11T03:00:00Z") });
    expect((await read()).course[1].values).toEqual({ vneid_level2_activated: 3 });
    expect((await ofProvince("GET", `/figures?${week}&codes=dvc_guided`)).json().values).toEqual({});
  });

  test("are for those above: not a neighbour's, not a member's, not of days the wrong way round", async () => {
    expect((await ofCommune("GET", `/figures?${week}&unit=${b!.id}`)).statusCode).toBe(404);
    expect((await ofCommune("GET", `/figures?${week}&unit=${province.id}`)).statusCode).toBe(404);
    expect((await ofMember("GET", `/figures?${week}`)).statusCode).toBe(404);
    expect((await ofCommune("GET", "/figures?from=2026-11-22&to=2026-11-16")).json().error.code).toBe("wrong_days");
    expect((await ofCommune("GET", "/figures?from=hôm qua&to=2026-11-16")).statusCode).toBe(400);
  });
});

describe("completeness", () => {
  test("counts teams by state over communes, and names those that are missing", async () => {
    const counts = (await ofProvince("GET", "/completeness?period=2026-W47&by=commune")).json();
    expect(counts).toMatchObject({ teams: 3, onTime: 2, late: 0, noActivity: 0, missing: 1 });
    expect(counts.units[0]).toMatchObject({ unit: { id: a!.id }, teams: 2, onTime: 1, missing: 1 });
    const missing = (await ofProvince("GET", "/missing-teams?period=2026-W47")).json();
    expect(missing).toEqual({
      teams: [
        {
          id: a!.teams[1]!.id,
          name: a!.teams[1]!.name,
          unitId: a!.teams[1]!.unitId,
          unitName: "Tổ dân phố 2",
          communeId: a!.id,
          communeName: "Xã A",
        },
      ],
    });
  });

  test("is the same from the summaries of a province and from the reports of its communes", async () => {
    await makeReport(api.db, a!, {
      team: a!.teams[1]!,
      at: new Date("2026-11-16T03:00:00Z"),
      activityOn: "2026-11-10",
    });
    const whole = (await ofProvince("GET", "/completeness?period=2026-W46")).json();
    const parts: Record<string, number>[] = [];
    for (const { id } of [a!, b!])
      parts.push((await ofProvince("GET", `/completeness?period=2026-W46&unit=${id}`)).json());
    const sum = (state: string) => parts.reduce((total, part) => total + (part[state] ?? 0), 0);
    for (const state of ["teams", "onTime", "late", "noActivity", "missing"]) expect(whole[state]).toBe(sum(state));
    expect(whole.late).toBe(1);
  });

  test("of a period that is none is refused with a sentence", async () => {
    const refused = await ofProvince("GET", "/completeness?period=2026-W99");
    expect(refused.statusCode).toBe(422);
    expect(refused.json().error.code).toBe("unknown_period");
  });

  test("lists missing teams page by page, each once", async () => {
    const { communes } = await makeProvince(api.db, [60]);
    const officer = await makePerson(api.db, communes[0]!, { name: "Cán bộ", staffOf: communes[0]!.id });
    const call = await api.as(communes[0]!, officer);
    const first = (await call("GET", "/missing-teams?period=2026-W47")).json();
    const second = (await call("GET", `/missing-teams?period=2026-W47&cursor=${first.next}`)).json();
    expect([first.teams.length, second.teams.length, second.next]).toEqual([50, 10, undefined]);
    const ids = [...first.teams, ...second.teams].map((team: { id: number }) => team.id);
    expect(new Set(ids).size).toBe(60);
  });
});

describe("the tree", () => {
  test("shows one's units and those below, with their teams, as they were on a day", async () => {
    const { units } = (await ofProvince("GET", "/units")).json();
    expect(units).toMatchObject([{ id: province.id, level: "province", teams: 3 }]);
    const below = (await ofProvince("GET", `/units?parent=${province.id}&on=2026-03-01`)).json();
    expect(below.units.map((unit: { name: string; teams: number }) => [unit.name, unit.teams])).toEqual([
      ["Xã A", 2],
      ["Xã B", 1],
    ]);
  });

  test("is changed by staff of the unit above, once per key, and tells what became of what", async () => {
    const rename = change({ kind: "rename", of: "unit", id: a!.teams[0]!.unitId, name: "Tổ dân phố Đông" });
    const changed = await ofCommune("POST", "/tree-changes", rename);
    expect(changed.json()).toMatchObject({ unitIds: [a!.teams[0]!.unitId], teamIds: [] });
    expect((await ofCommune("POST", "/tree-changes", rename)).json()).toEqual(changed.json());
    const { entries } = (await ofCommune("GET", `/units/${a!.teams[0]!.unitId}/lineage`)).json();
    expect(entries).toMatchObject([{ kind: "renamed", on: "2026-11-20", to: { name: "Tổ dân phố Đông" } }]);
    const refused = await ofCommune(
      "POST",
      "/tree-changes",
      change({ kind: "rename", of: "unit", id: a!.id, name: "Xã C" }),
    );
    expect([refused.statusCode, refused.json().error.code]).toEqual([403, "not_allowed"]);
    const none = await ofCommune("POST", "/tree-changes", change({ kind: "close", of: "team", id: 999_999 }));
    expect(none.statusCode).toBe(404);
    const later = await ofCommune(
      "POST",
      "/tree-changes",
      change({ kind: "close", of: "team", id: a!.teams[0]!.id }, "2026-12-01"),
    );
    expect([later.statusCode, later.json().error.code]).toEqual([422, "in_the_future"]);
  });

  test("merged communes keep their past apart as it was and together on today's map", async () => {
    const { communes, id } = await makeProvince(api.db, [1, 1]);
    const [left, right] = communes;
    for (const commune of communes) {
      await makeReport(api.db, commune, { team: commune.teams[0]!, at: new Date("2026-11-17T03:00:00Z") });
    }
    const call = await api.as(left!, await makePerson(api.db, left!, { name: "Cán bộ tỉnh", staffOf: id }));
    const merge = change({ kind: "merge", of: "unit", ids: [right!.id], intoId: left!.id }, "2026-11-19");
    expect((await call("POST", "/tree-changes", merge)).json().unitIds).toEqual([left!.id]);
    const by = async (view: string) =>
      (await call("GET", `/figures?${week}&view=${view}&by=commune`))
        .json()
        .units.map((row: { unit: { id: number }; values: Record<string, number> }) => [
          row.unit.id,
          row.values.vneid_level2_activated,
        ]);
    expect(await by("as_was")).toEqual([
      [left!.id, 3],
      [right!.id, 3],
    ]);
    expect(await by("today")).toEqual([[left!.id, 6]]);
    const gone = (await call("GET", `/figures?${week}&unit=${right!.id}`)).json();
    expect(gone.values).toEqual({ vneid_level2_activated: 3 });
    const team = (await call("GET", `/teams/${right!.teams[0]!.id}/lineage`)).json();
    expect(team.entries).toEqual([]);
  });
});
