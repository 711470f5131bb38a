import { beforeEach, expect, test } from "vitest";
import { withScope } from "../../../../bot/db/connection.ts";
import { figuresByUnit, figuresOf } from "../../../../bot/services/figures/figures.ts";
import { unitTotals } from "../../../../bot/services/figures/unit-totals.ts";
import { changeTree } from "../../../../bot/services/units/change-tree.ts";
import type { TreeChange } from "../../../../shared/api/tree.ts";
import type { Day } from "../../../../shared/calendar/day.ts";
import { indicators } from "../../../../shared/catalogue/indicators.ts";
import type { TestCommune } from "../../../helpers/commune.ts";
import { makeProvince, type TestProvince } from "../../../helpers/province.ts";
import { makeReport } from "../../../helpers/report.ts";
import { openTestDatabase } from "../../../helpers/test-database.ts";

// A level is what there is: once the heir has said how much, what those merged into it had said is part of it.
const LEVEL = "digital_households";
const database = openTestDatabase();
let province: TestProvince;
let commune: TestCommune;
let keys = 0;

beforeEach(async () => {
  province = await makeProvince(database.db, [3, 1]);
  commune = province.communes[0]!;
});

const all = <T>(fn: Parameters<typeof withScope<T>>[2]) => withScope(database.db, "all", fn);
const teamId = (n: number) => commune.teams[n]!.id;

async function change(wanted: TreeChange, on: Day): Promise<number[]> {
  const wish = { change: wanted, on, by: "operator" as const, idempotencyKey: `levels-${++keys}` };
  return (await all((tx) => changeTree(tx, { ...wish, now: new Date("2026-11-22T03:00:00Z") }))).teamIds;
}

const say = (id: number, level: number, day: Day) =>
  makeReport(database.db, commune, {
    team: { id },
    at: new Date(`${day}T03:00:00Z`),
    values: { [LEVEL]: level },
  });

/** Of the province, over whole weeks, over days cut at both ends, and read by team. */
async function levels(from: Day, to: Day): Promise<(number | undefined)[]> {
  const wish = { unitIds: [province.id], from, to };
  return all(async (tx) => [
    (await figuresOf(tx, { ...wish, view: "today" })).values[LEVEL],
    (await figuresOf(tx, { ...wish, view: "as_was" })).values[LEVEL],
    (await unitTotals(tx, { whose: { communeIds: [commune.id] }, from, to, indicators })).values[LEVEL],
  ]);
}

test("what two teams had said counts until the team they became says its own, and no longer", async () => {
  await say(teamId(0), 30, "2026-10-07");
  await say(teamId(1), 20, "2026-10-08");
  await say(teamId(2), 5, "2026-10-08");
  expect(await levels("2026-10-05", "2026-11-22")).toEqual([55, 55, 55]);
  const [merged] = await change(
    { kind: "merge", of: "team", ids: [teamId(0), teamId(1)], newName: "Tổ chung" },
    "2026-10-15",
  );
  expect(await levels("2026-10-05", "2026-11-22")).toEqual([55, 55, 55]);
  await say(merged!, 48, "2026-11-18");
  expect(await levels("2026-10-05", "2026-11-22")).toEqual([53, 53, 53]);
  // Cut within weeks: before, within and after the whole ones.
  expect(await levels("2026-10-07", "2026-11-19")).toEqual([53, 53, 53]);
  expect(await levels("2026-10-08", "2026-11-18")).toEqual([53, 53, 53]);
  // Of days before it said so.
  expect(await levels("2026-10-05", "2026-11-17")).toEqual([55, 55, 55]);
});

test("a team merged into another leaves what both had said until the other says anew, also in the same week", async () => {
  await say(teamId(0), 30, "2026-11-16");
  await say(teamId(1), 20, "2026-11-16");
  await change({ kind: "merge", of: "team", ids: [teamId(1)], intoId: teamId(0) }, "2026-11-17");
  expect(await levels("2026-11-16", "2026-11-22")).toEqual([50, 50, 50]);
  await say(teamId(0), 51, "2026-11-18");
  expect(await levels("2026-11-16", "2026-11-22")).toEqual([51, 51, 51]);
});

test("holds over several mergers, and for a merger that is entered late", async () => {
  await say(teamId(0), 30, "2026-10-07");
  await say(teamId(1), 20, "2026-10-08");
  await say(teamId(2), 5, "2026-10-20");
  await say(teamId(2), 60, "2026-11-11");
  await change({ kind: "merge", of: "team", ids: [teamId(0)], intoId: teamId(1) }, "2026-10-15");
  expect(await levels("2026-10-05", "2026-11-22")).toEqual([110, 110, 110]);
  // Said on the eve of the day from which on it is so: counts as its own.
  await change({ kind: "merge", of: "team", ids: [teamId(1)], intoId: teamId(2) }, "2026-11-12");
  expect(await levels("2026-10-05", "2026-11-22")).toEqual([110, 110, 110]);
  await say(teamId(2), 100, "2026-11-20");
  expect(await levels("2026-10-05", "2026-11-22")).toEqual([100, 100, 100]);
});

test("a level that went elsewhere in the days beside whole weeks leaves no 0 behind", async () => {
  const other = province.communes[1]!;
  await say(teamId(0), 30, "2026-11-11");
  await makeReport(database.db, commune, { team: commune.teams[1]!, at: new Date("2026-11-11T03:00:00Z") });
  await change({ kind: "move", of: "team", id: teamId(0), toUnitId: other.id }, "2026-11-16");
  await makeReport(database.db, other, {
    team: { id: teamId(0) },
    at: new Date("2026-11-17T03:00:00Z"),
    values: { [LEVEL]: 33 },
  });
  // Something later in the last week: its days up to the range's end are read one by one.
  await makeReport(database.db, other, { team: other.teams[0]!, at: new Date("2026-11-20T03:00:00Z") });
  const wish = { unitIds: [province.id], from: "2026-11-09", to: "2026-11-18", view: "as_was" as const };
  const groups = await all((tx) => figuresByUnit(tx, { ...wish, by: "commune" }));
  expect(groups.map(({ unitId, values }) => [unitId, values])).toEqual([
    [commune.id, { vneid_level2_activated: 3 }],
    [other.id, { [LEVEL]: 33 }],
  ]);
});
