import { afterAll, expect, test } from "vitest";
import { withScope } from "../../../../bot/db/connection.ts";
import { figuresOf } from "../../../../bot/services/figures/figures.ts";
import { makeProvince } from "../../../helpers/province.ts";
import { makeReport } from "../../../helpers/report.ts";
import { copyTestDatabase, openTestDatabase, type TestDatabase } from "../../../helpers/test-database.ts";

const week = { from: "2026-11-16", to: "2026-11-22" };

const database = openTestDatabase();
let restored: TestDatabase | undefined;

afterAll(() => restored?.drop());

test("a process that goes on while a backup is brought back reads the backup's weeks, not those it remembers", async () => {
  const province = await makeProvince(database.db, [1, 1]);
  const [one] = province.communes;
  const report = ({ db }: TestDatabase, activityOn: string, dvc_guided: number) =>
    makeReport(db, one!, {
      team: one!.teams[0]!,
      at: new Date(`${activityOn}T03:00:00Z`),
      activityOn,
      values: { dvc_guided },
    });
  const guided = async ({ db }: TestDatabase) => {
    const asked = { unitIds: [province.id], ...week, view: "as_was" } as const;
    // The first read sums up what is stale, the second reads what it left.
    await withScope(db, "all", (tx) => figuresOf(tx, asked));
    return (await withScope(db, "all", (tx) => figuresOf(tx, asked))).values.dvc_guided;
  };
  await report(database, "2026-11-17", 1);
  expect(await guided(database)).toBe(1);

  restored = await copyTestDatabase(database);
  await report(database, "2026-11-18", 10);
  expect(await guided(database)).toBe(11);

  await report(restored, "2026-11-18", 100);
  expect(await guided(restored)).toBe(101);
});
