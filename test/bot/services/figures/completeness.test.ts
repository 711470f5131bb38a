import { beforeEach, expect, test } from "vitest";
import { withScope } from "../../../../bot/db/connection.ts";
import { CommuneSettings } from "../../../../bot/services/communes.ts";
import {
  type Completeness,
  completenessByUnit,
  completenessOf,
} from "../../../../bot/services/figures/completeness.ts";
import { changeTree } from "../../../../bot/services/units/change-tree.ts";
import { dueAt } from "../../../../shared/calendar/deadline.ts";
import type { TestCommune } from "../../../helpers/commune.ts";
import { makeProvince, type TestProvince } from "../../../helpers/province.ts";
import { makeReport } from "../../../helpers/report.ts";
import { openTestDatabase } from "../../../helpers/test-database.ts";

const period = "2026-W47";
const database = openTestDatabase();
let province: TestProvince;
let [a, b]: TestCommune[] = [];

beforeEach(async () => {
  province = await makeProvince(database.db, [1, 2]);
  [a, b] = province.communes;
});

const all = <T>(fn: Parameters<typeof withScope<T>>[2]) => withScope(database.db, "all", fn);
const none: Completeness = { teams: 0, onTime: 0, late: 0, noActivity: 0, missing: 0 };

test("a report at the deadline itself is late, one right before it on time, in summaries as in reports", async () => {
  const { period: rule, due } = CommuneSettings.parse({});
  const deadline = dueAt(rule, due, period, new Set());
  const activityOn = "2026-11-18";
  await makeReport(database.db, a!, { team: a!.teams[0]!, at: deadline, activityOn });
  await makeReport(database.db, b!, { team: b!.teams[0]!, at: new Date(deadline.getTime() - 1), activityOn });
  const expected = { teams: 3, onTime: 1, late: 1, noActivity: 0, missing: 1 };
  const wish = { unitIds: [province.id], period, view: "today" as const };
  const byVillage = await all((tx) => completenessByUnit(tx, { ...wish, by: "unit" }));
  const sum = { ...none };
  for (const { unitId: _, ...counts } of byVillage)
    for (const state of ["teams", "onTime", "late", "noActivity", "missing"] as const) sum[state] += counts[state];
  expect(sum).toEqual(expected);
  expect(await all((tx) => completenessOf(tx, wish))).toEqual(expected);
});

test("a team that moved within the week and reported before counts where it ended the week, and is missing nowhere", async () => {
  const [, team] = b!.teams;
  await makeReport(database.db, b!, { team: team!, at: new Date("2026-11-17T03:00:00Z") });
  const change = { kind: "move" as const, of: "team" as const, id: team!.id, toUnitId: a!.id };
  const now = new Date("2026-11-22T03:00:00Z");
  await all((tx) => changeTree(tx, { change, on: "2026-11-19", by: "operator", idempotencyKey: "moved", now }));
  for (const view of ["as_was", "today"] as const) {
    const wish = { unitIds: [province.id], period, view };
    expect(await all((tx) => completenessByUnit(tx, { ...wish, by: "commune" }))).toEqual([
      { unitId: a!.id, teams: 2, onTime: 1, late: 0, noActivity: 0, missing: 1 },
      { unitId: b!.id, teams: 1, onTime: 0, late: 0, noActivity: 0, missing: 1 },
    ]);
  }
});
