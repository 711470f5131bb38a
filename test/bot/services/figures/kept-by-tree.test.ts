import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { type Transaction, withScope } from "../../../../bot/db/connection.ts";
import { saveSettings } from "../../../../bot/services/communes.ts";
import { completenessOf } from "../../../../bot/services/figures/completeness.ts";
import { figuresByUnit } from "../../../../bot/services/figures/figures.ts";
import { makeProvince, type TestProvince } from "../../../helpers/province.ts";
import { makeReport } from "../../../helpers/report.ts";
import { openTestDatabase } from "../../../helpers/test-database.ts";

const week = { from: "2026-11-16", to: "2026-11-22" };

const database = openTestDatabase();
let province: TestProvince;

beforeAll(async () => {
  province = await makeProvince(database.db, [2, 3]);
});

const all = <T>(work: (tx: Transaction) => Promise<T>) => withScope(database.db, "all", work);

/** How many teams each commune has, as the figures count them. */
async function expected(tx: Transaction): Promise<number[]> {
  const rows = await figuresByUnit(tx, { unitIds: [province.id], ...week, view: "as_was", by: "commune" });
  return rows.map((row) => row.teamsExpected);
}

const openTeam = (tx: Transaction, name: string) =>
  tx.execute(sql`
    insert into teams (commune_id, unit_id, code, name, name_key, join_code, opened_on)
    select commune_id, id, ${name}, ${name}, ${name}, ${name}, '2026-01-01' from units where id = ${province.communes[0]!.teams[0]!.unitId}`);

test("a team opened, closed, or opened on another day counts so in the very next read", async () => {
  expect(await all(expected)).toEqual([2, 3]);
  await all((tx) => openTeam(tx, "Tổ mới"));
  expect(await all(expected)).toEqual([3, 3]);
  await all((tx) => tx.execute(sql`update teams set opened_on = '2026-11-23' where name = 'Tổ mới'`));
  expect(await all(expected)).toEqual([2, 3]);
  await all((tx) =>
    tx.execute(sql`update teams set opened_on = '2026-01-01', closed_on = '2026-11-18' where name = 'Tổ mới'`),
  );
  expect(await all(expected)).toEqual([3, 3]);
  await all((tx) => tx.execute(sql`delete from teams where name = 'Tổ mới'`));
  expect(await all(expected)).toEqual([2, 3]);
});

test("what a transaction changes counts for itself at once, for others once it is committed, and never when it is taken back", async () => {
  const taken = all(async (tx) => {
    await openTeam(tx, "Tổ hụt");
    expect(await expected(tx)).toEqual([3, 3]);
    expect(await all(expected)).toEqual([2, 3]);
    expect(await expected(tx)).toEqual([3, 3]);
    await expect(
      tx.transaction(async (inner) => {
        await openTeam(inner, "Tổ hụt nữa");
        expect(await expected(inner)).toEqual([4, 3]);
        throw new Error("again");
      }),
    ).rejects.toThrow("again");
    expect(await expected(tx)).toEqual([3, 3]);
    throw new Error("taken back");
  });
  await expect(taken).rejects.toThrow("taken back");
  expect(await all(expected)).toEqual([2, 3]);
});

test("two transactions that change the tree at once each see their own change only, and afterwards both", async () => {
  await all(async (one) => {
    await openTeam(one, "Tổ của một");
    await all(async (two) => {
      await two.execute(
        sql`update teams set closed_on = '2026-01-02' where id = ${province.communes[1]!.teams[0]!.id}`,
      );
      expect([await expected(one), await expected(two)]).toEqual([
        [3, 3],
        [2, 2],
      ]);
    });
    expect(await expected(one)).toEqual([3, 2]);
  });
  expect(await all(expected)).toEqual([3, 2]);
});

test("a commune's own deadline holds in the very next look at who is late, and no longer than it is its own", async () => {
  const [commune] = province.communes;
  await makeReport(database.db, commune!, {
    team: commune!.teams[0]!,
    at: new Date("2026-11-23T03:00:00Z"),
    activityOn: "2026-11-18",
  });
  const late = () =>
    all(async (tx) => (await completenessOf(tx, { unitIds: [province.id], period: "2026-W47", view: "today" })).late);
  expect(await late()).toBe(1);
  await all((tx) => saveSettings(tx, commune!.id, { due: { workingDaysAfter: 1 } }));
  expect(await late()).toBe(0);
  await all((tx) => saveSettings(tx, commune!.id, { due: undefined }));
  expect(await late()).toBe(1);
});

test("hundreds of changes are gathered into few rows, and none is lost", async () => {
  const versions = () =>
    all(
      async (tx) =>
        (
          await tx.execute<{ rows: number; changes: number }>(
            sql`select count(*)::int as rows, sum(changes)::int as changes from tree_versions`,
          )
        ).rows[0]!,
    );
  const before = await versions();
  await Promise.all(
    Array.from({ length: 250 }, (_, n) => all((tx) => tx.execute(sql`update units set name = name where id = ${n}`))),
  );
  const after = await versions();
  expect(after.changes - before.changes).toBe(250);
  expect(after.rows).toBeLessThan(110);
});
