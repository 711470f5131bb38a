import { beforeEach, expect, test } from "vitest";
import { withScope } from "../../../../bot/db/connection.ts";
import { figuresByUnit, figuresOf } from "../../../../bot/services/figures/figures.ts";
import type { View } from "../../../../bot/services/figures/place.ts";
import { changeTree } from "../../../../bot/services/units/change-tree.ts";
import type { TreeChange } from "../../../../shared/api/tree.ts";
import type { Day } from "../../../../shared/calendar/day.ts";
import type { TestCommune } from "../../../helpers/commune.ts";
import { makeProvince, type TestProvince } from "../../../helpers/province.ts";
import { makeReport } from "../../../helpers/report.ts";
import { openTestDatabase } from "../../../helpers/test-database.ts";

// What 10,000 random operations found, in few steps: summaries made before a change must follow what it says of days gone by.
const week = { from: "2026-11-16", to: "2026-11-22" };
const database = openTestDatabase();
let [north, south]: TestProvince[] = [];
let [a, b, far]: TestCommune[] = [];
let keys = 0;

beforeEach(async () => {
  north = await makeProvince(database.db, [1, 2]);
  south = await makeProvince(database.db, [1]);
  [a, b] = north.communes;
  [far] = south.communes;
});

const all = <T>(fn: Parameters<typeof withScope<T>>[2]) => withScope(database.db, "all", fn);

async function change(wanted: TreeChange, on: Day): Promise<void> {
  const wish = { change: wanted, on, by: "operator" as const, idempotencyKey: `past-${++keys}` };
  await all((tx) => changeTree(tx, { ...wish, now: new Date("2026-11-22T03:00:00Z") }));
}

/** How many teams of each province, asked for by itself, reported in the week; asking also sums it up. */
async function reported(view: View): Promise<Record<string, number>> {
  const of = async (province: TestProvince) => {
    const figures = await all((tx) => figuresOf(tx, { unitIds: [province.id], ...week, view }));
    return figures.teamsReported;
  };
  return { north: await of(north!), south: await of(south!) };
}

test("a commune that goes to another province and is merged there leaves nothing behind on today's map", async () => {
  await makeReport(database.db, b!, { team: b!.teams[0]!, at: new Date("2026-11-18T03:00:00Z") });
  expect(await reported("today")).toEqual({ north: 1, south: 0 });
  await change({ kind: "move", of: "unit", id: b!.id, toUnitId: south!.id }, "2026-11-20");
  await change({ kind: "merge", of: "unit", ids: [b!.id], intoId: far!.id }, "2026-11-21");
  expect(await reported("today")).toEqual({ north: 0, south: 1 });
  expect(await reported("as_was")).toEqual({ north: 1, south: 0 });
});

test("a village that went to another province earlier than a team left it takes along what the team did in between", async () => {
  const [, team] = b!.teams;
  await makeReport(database.db, b!, { team: team!, at: new Date("2026-11-18T03:00:00Z") });
  await change({ kind: "move", of: "team", id: team!.id, toUnitId: a!.id }, "2026-11-20");
  expect(await reported("as_was")).toEqual({ north: 1, south: 0 });
  await change({ kind: "move", of: "unit", id: team!.unitId, toUnitId: far!.id }, "2026-11-17");
  expect(await reported("as_was")).toEqual({ north: 0, south: 1 });
  expect(await reported("today")).toEqual({ north: 1, south: 0 });
});

test("a commune that went to another province earlier than a village left it takes along what was done there in between", async () => {
  const [, team] = b!.teams;
  await makeReport(database.db, b!, { team: team!, at: new Date("2026-11-18T03:00:00Z") });
  await change({ kind: "move", of: "unit", id: team!.unitId, toUnitId: a!.id }, "2026-11-20");
  expect(await reported("as_was")).toEqual({ north: 1, south: 0 });
  await change({ kind: "move", of: "unit", id: b!.id, toUnitId: south!.id }, "2026-11-17");
  expect(await reported("as_was")).toEqual({ north: 0, south: 1 });
  expect(await reported("today")).toEqual({ north: 1, south: 0 });
});

test("a team put into a village from a day on on which it was another province's counts there until the village came", async () => {
  const [, village] = b!.teams;
  await change({ kind: "move", of: "unit", id: village!.unitId, toUnitId: far!.id }, "2026-11-20");
  const [team] = far!.teams;
  await makeReport(database.db, far!, { team: team!, at: new Date("2026-11-18T03:00:00Z") });
  expect(await reported("as_was")).toEqual({ north: 0, south: 1 });
  await change({ kind: "move", of: "team", id: team!.id, toUnitId: village!.unitId }, "2026-11-17");
  expect(await reported("as_was")).toEqual({ north: 1, south: 0 });
  expect(await reported("today")).toEqual({ north: 0, south: 1 });
});

test("a commune whose only team went on elsewhere before the range ended has no empty row", async () => {
  const [team] = a!.teams;
  await makeReport(database.db, a!, { team: team!, at: new Date("2026-11-12T03:00:00Z"), nothingToReport: true });
  await change({ kind: "move", of: "team", id: team!.id, toUnitId: b!.id }, "2026-11-16");
  await makeReport(database.db, b!, { team: team!, at: new Date("2026-11-17T03:00:00Z") });
  // Something later in the last week: its days up to the range's end are read one by one.
  await makeReport(database.db, b!, { team: b!.teams[0]!, at: new Date("2026-11-20T03:00:00Z") });
  const wish = { unitIds: [north!.id], from: "2026-11-09", to: "2026-11-18", view: "as_was" as const };
  expect(await all((tx) => figuresByUnit(tx, { ...wish, by: "commune" }))).toEqual([
    { unitId: b!.id, values: { vneid_level2_activated: 3 }, teamsExpected: 3, teamsReported: 1 },
  ]);
});

test("a commune that came from another province brings nothing along, also where a level of its went elsewhere since", async () => {
  const [team, other] = b!.teams;
  const say = (commune: TestCommune, by: { id: number }, day: Day, values: Record<string, number>) =>
    makeReport(database.db, commune, { team: by, at: new Date(`${day}T03:00:00Z`), values });
  await say(b!, other!, "2026-10-07", { vneid_level2_activated: 10 });
  await change({ kind: "move", of: "unit", id: b!.id, toUnitId: south!.id }, "2026-10-19");
  await say(b!, other!, "2026-10-28", { vneid_level2_activated: 5 });
  await say(b!, team!, "2026-10-28", { digital_households: 30 });
  await change({ kind: "move", of: "team", id: team!.id, toUnitId: a!.id }, "2026-11-16");
  await say(a!, team!, "2026-11-17", { digital_households: 31 });
  const wish = { unitIds: [south!.id], from: "2026-10-05", to: "2026-11-18", view: "as_was" as const };
  expect(await all((tx) => figuresByUnit(tx, { ...wish, by: "commune" }))).toContainEqual({
    unitId: b!.id,
    values: { vneid_level2_activated: 5 },
    teamsExpected: 1,
    teamsReported: 1,
  });
});

test("what a team says before its commune goes elsewhere in the same week is counted there once, though the team counts where it went", async () => {
  await change({ kind: "move", of: "unit", id: b!.id, toUnitId: south!.id }, "2026-11-18");
  const report = (on: Day, values: Record<string, number>) =>
    makeReport(database.db, b!, { team: b!.teams[0]!, at: new Date(`${on}T03:00:00Z`), activityOn: on, values });
  await report("2026-11-17", { dvc_guided: 5 });
  await report("2026-11-20", { dvc_guided: 2 });
  const of = ({ id }: TestProvince) =>
    all(async (tx) => (await figuresOf(tx, { unitIds: [id], ...week, view: "as_was" })).values);
  expect([await of(north!), await of(south!)]).toEqual([{ dvc_guided: 5 }, { dvc_guided: 2 }]);
  expect(await reported("as_was")).toEqual({ north: 0, south: 1 });
});
