import { beforeEach, expect, test } from "vitest";
import { withScope } from "../../../../bot/db/connection.ts";
import { collectPeriodReport } from "../../../../bot/services/period-reports/collect.ts";
import { giveOutReport } from "../../../../bot/services/period-reports/give-out.ts";
import { checkReport } from "../../../../bot/services/period-reports/issued-reports.ts";
import { changeTree } from "../../../../bot/services/units/change-tree.ts";
import type { Unit } from "../../../../bot/services/units/units.ts";
import type { TreeChange } from "../../../../shared/api/tree.ts";
import type { Day } from "../../../../shared/calendar/day.ts";
import { makeCommune, type TestCommune } from "../../../helpers/commune.ts";
import { makeReport } from "../../../helpers/report.ts";
import { openTestDatabase } from "../../../helpers/test-database.ts";

const now = new Date("2026-11-22T03:00:00Z");
const database = openTestDatabase();
let commune: TestCommune;
let unit: Unit;
let keys = 0;

beforeEach(async () => {
  commune = await makeCommune(database.db, 3);
  unit = { id: commune.id, code: "x", name: "Phường Thạch Quý", level: "commune", communeId: commune.id };
});

const inScope = <T>(fn: Parameters<typeof withScope<T>>[2]) => withScope(database.db, { communes: [commune.id] }, fn);
const report = (n: number, day: Day, dvc: number) =>
  makeReport(database.db, commune, {
    team: commune.teams[n]!,
    at: new Date(`${day}T03:00:00Z`),
    values: { dvc_guided: dvc },
    number: ++keys,
  });
const change = (wanted: TreeChange, on: Day) =>
  withScope(database.db, "all", (tx) =>
    changeTree(tx, { change: wanted, on, by: "operator", idempotencyKey: `document-${++keys}`, now }),
  );
const collected = (period: string) => inScope((tx) => collectPeriodReport(tx, { unit, period, now }));
const teamId = (n: number) => commune.teams[n]!.id;

test("a periodic report and its check keep what merged and closed teams did, and miss no team that was not there", async () => {
  await report(0, "2026-10-20", 10);
  await report(1, "2026-10-21", 20);
  await report(2, "2026-10-22", 40);
  const { code } = await inScope((tx) => giveOutReport(tx, { unit, period: "2026-W43", byPersonId: undefined, now }));
  await change({ kind: "merge", of: "team", ids: [teamId(0), teamId(1)], newName: "Tổ chung" }, "2026-11-02");
  await change({ kind: "close", of: "team", id: teamId(2) }, "2026-11-02");
  const october = await collected("2026-W43");
  expect(october.counts).toMatchObject({ teams: 3, on_time: 3, missing: 0 });
  expect(october.figures.map(({ value, sinceNewYear }) => [value, sinceNewYear])).toEqual([[70, 70]]);
  expect(october.parts.map((part) => [part.teamsReported, part.values.dvc_guided, part.reportNumbers.length])).toEqual([
    [1, 10, 1],
    [1, 20, 1],
    [1, 40, 1],
  ]);
  const check = (await inScope((tx) => checkReport(tx, code)))!;
  expect(check.current).toEqual(check.issued);
  const november = await collected("2026-W46");
  expect(november.counts).toMatchObject({ teams: 1, missing: 1 });
  expect(november.figures.map(({ value, sinceNewYear }) => [value, sinceNewYear])).toEqual([[undefined, 70]]);
  expect(november.parts.map(({ name, state }) => [name, state])).toEqual([["Tổ chung", "missing"]]);
});
