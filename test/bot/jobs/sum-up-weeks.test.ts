import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import type { Deps } from "../../../bot/deps.ts";
import { sumUpWeeksJob } from "../../../bot/jobs/sum-up-weeks.ts";
import { figuresOf } from "../../../bot/services/figures/figures.ts";
import { makeProvince } from "../../helpers/province.ts";
import { makeReport } from "../../helpers/report.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";

const database = openTestDatabase();

test("weeks that changed are summed up in the background, once; later reports make them stale again", async () => {
  const province = await makeProvince(database.db, [2, 1]);
  const [commune] = province.communes;
  const run = () => sumUpWeeksJob.run({}, { db: database.db } as Deps);
  const stale = () =>
    withScope(database.db, "all", async (tx) => (await tx.execute(sql`select from stale_weeks`)).rows.length);
  for (const team of commune!.teams)
    await makeReport(database.db, commune!, { team, at: new Date("2026-11-18T03:00:00Z") });
  expect(await run()).toEqual({ weeks: 1 });
  expect(await run()).toEqual({ weeks: 0 });
  expect(await stale()).toBe(0);
  await makeReport(database.db, commune!, { team: commune!.teams[0]!, at: new Date("2026-11-19T03:00:00Z") });
  expect(await stale()).toBe(1);
  const range = { from: "2026-11-16", to: "2026-11-22" };
  const wish = { unitIds: [province.id], ...range, view: "today" as const };
  const totals = await withScope(database.db, "all", (tx) => figuresOf(tx, wish));
  expect(totals).toEqual({ values: { vneid_level2_activated: 9 }, teamsExpected: 3, teamsReported: 2 });
});
