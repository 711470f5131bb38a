import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { type Transaction, withScope } from "../../../../bot/db/connection.ts";
import { figuresByUnit, figuresOf } from "../../../../bot/services/figures/figures.ts";
import { makeProvince, type TestProvince } from "../../../helpers/province.ts";
import { makeReport } from "../../../helpers/report.ts";
import { openTestDatabase } from "../../../helpers/test-database.ts";
import { compareProvinces } from "./provinces-sums.ts";

const weeks = { first: { from: "2026-11-09", to: "2026-11-15" }, last: { from: "2026-11-16", to: "2026-11-22" } };
const both = { from: weeks.first.from, to: weeks.last.to };

const database = openTestDatabase();
let province: TestProvince;

beforeEach(async () => {
  province = await makeProvince(database.db, [1, 1]);
});

const all = <T>(work: (tx: Transaction) => Promise<T>) => withScope(database.db, "all", work);

const report = (commune: number, activityOn: string, values: Record<string, number>) =>
  makeReport(database.db, province.communes[commune]!, {
    ...{ team: province.communes[commune]!.teams[0]!, at: new Date(`${activityOn}T03:00:00Z`), activityOn, values },
  });

const withdraw = (commune: number, activityOn: string) =>
  all((tx) =>
    tx.execute(sql`update reports set state = 'withdrawn'
      where commune_id = ${province.communes[commune]!.id} and activity_on = ${activityOn}`),
  );

async function figures(range: { from: string; to: string }) {
  const { values, teamsReported } = await all((tx) =>
    figuresOf(tx, { unitIds: [province.id], ...range, view: "as_was" }),
  );
  return { values, teamsReported };
}

const staleWeeks = () =>
  all(async (tx) => {
    const { rows } = await tx.execute<{ week: string }>(
      sql`select distinct week::text from stale_weeks where commune_id = ${province.communes[0]!.id}`,
    );
    return rows.map((row) => row.week);
  });

test("a province's number that only a withdrawn report said is gone, and a 0 that another commune said stays", async () => {
  await report(0, "2026-11-18", { dvc_guided: 5, cashless_shops: 0, digital_households: 7 });
  await report(1, "2026-11-19", { cashless_shops: 0, vneid_level2_activated: 2 });
  expect(await figures(weeks.last)).toEqual({
    values: { dvc_guided: 5, cashless_shops: 0, digital_households: 7, vneid_level2_activated: 2 },
    teamsReported: 2,
  });
  await withdraw(0, "2026-11-18");
  expect(await figures(weeks.last)).toEqual({
    values: { cashless_shops: 0, vneid_level2_activated: 2 },
    teamsReported: 1,
  });
  await withdraw(1, "2026-11-19");
  expect(await figures(weeks.last)).toEqual({ values: {}, teamsReported: 0 });
  await all((tx) => compareProvinces(tx, "nothing is left"));
});

test("a look at one week sums up that week alone, and a look at earlier ones what the same report changed there", async () => {
  await report(0, "2026-11-11", { digital_households: 30 });
  expect(await figures(both)).toEqual({ values: { digital_households: 30 }, teamsReported: 1 });
  await report(0, "2026-11-18", { digital_households: 40 });
  expect(await figures(weeks.last)).toEqual({ values: { digital_households: 40 }, teamsReported: 1 });
  expect(await staleWeeks()).toEqual([weeks.first.from]);
  expect(await figures(weeks.first)).toEqual({ values: { digital_households: 30 }, teamsReported: 1 });
  expect(await figures(both)).toEqual({ values: { digital_households: 40 }, teamsReported: 1 });
  expect(await staleWeeks()).toEqual([]);
});

test("a report of a later week changes nothing of an earlier one that is asked for by itself", async () => {
  await report(0, "2026-11-11", { digital_households: 30 });
  expect(await figures(weeks.first)).toEqual({ values: { digital_households: 30 }, teamsReported: 1 });
  await report(0, "2026-11-18", { digital_households: 40 });
  expect(await figures(weeks.first)).toEqual({ values: { digital_households: 30 }, teamsReported: 1 });
  expect(await staleWeeks()).toEqual([weeks.last.from]);
  await withdraw(0, "2026-11-18");
  expect(await figures(both)).toEqual({ values: { digital_households: 30 }, teamsReported: 1 });
});

test("what another process sums up meanwhile is in the very next look of one that has kept the week", async () => {
  const byProvince = () =>
    all(async (tx) => {
      const rows = await figuresByUnit(tx, { unitIds: [province.id], ...both, view: "today", by: "province" });
      return rows.map((row) => row.values);
    });
  await report(0, "2026-11-18", { dvc_guided: 5 });
  expect(await byProvince()).toEqual([{ dvc_guided: 5 }]);
  // As the other process leaves it: written anew, so with another version.
  await all((tx) =>
    tx.execute(sql`
      with gone as (delete from province_weeks where was_province_id = ${province.id} returning *)
      insert into province_weeks (week, was_province_id, now_province_id, first_day, last_day, sums, levels, teams, sent_on, no_activity)
      select '2026-11-09', was_province_id, now_province_id, first_day, last_day, '{"dvc_guided": 6}', levels, teams, sent_on, no_activity from gone`),
  );
  expect(await byProvince()).toEqual([{ dvc_guided: 6 }]);
});
