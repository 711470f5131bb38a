import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { withScope } from "../../../../bot/db/connection.ts";
import { auditLog, units } from "../../../../bot/db/schema/index.ts";
import { teamProgress, unitProgress } from "../../../../bot/services/targets/progress.ts";
import { removeTarget, setTarget, targetHistory } from "../../../../bot/services/targets/set-target.ts";
import { findTarget } from "../../../../bot/services/targets/target.ts";
import { makeCommune, type TestCommune } from "../../../helpers/commune.ts";
import { HOUSEHOLDS, programmeOf, VNEID } from "../../../helpers/programme.ts";
import { openTestDatabase } from "../../../helpers/test-database.ts";

const NOW = new Date("2026-11-18T03:00:00Z");
const TODAY = "2026-11-18";
/** The 49th of 92 days. */
const quarter = { from: "2026-10-01", to: "2026-12-31" };

const database = openTestDatabase();
let commune: TestCommune;
let programme: ReturnType<typeof programmeOf>;

beforeEach(async () => {
  commune = await makeCommune(database.db, 3);
  programme = programmeOf(database.db, commune);
});

const sets = (given: Partial<Parameters<typeof setTarget>[1]> = {}, now = NOW) =>
  programme.inScope((tx) =>
    setTarget(
      tx,
      {
        unit: programme.unit,
        indicatorCode: VNEID,
        ...quarter,
        basis: "per_team",
        amount: 92,
        exceptions: [],
        ...given,
      },
      programme.by(now),
    ),
  );
const ofTeam = (place: number, day = TODAY) =>
  programme.inScope((tx) => teamProgress(tx, { team: commune.teams[place]!, indicators: programme.indicators, day }));
const ofUnit = (unitId = commune.id, day = TODAY) =>
  programme.inScope((tx) => unitProgress(tx, { unitId, indicators: programme.indicators, day }));

describe("a team's progress", () => {
  test("is what it did in the target's days, against an even pace up to today", async () => {
    await sets();
    await programme.reports(0, "2026-09-30", { [VNEID]: 1_000 });
    await programme.reports(0, "2026-10-01", { [VNEID]: 20 });
    await programme.reports(0, "2026-11-17", { [VNEID]: 15 });
    await programme.reports(0, "2026-11-30", { [VNEID]: 1_000 });
    expect(await ofTeam(0)).toMatchObject([{ amount: 92, done: 35, expected: 49, standing: "behind" }]);
  });

  test("says unknown, and no zero, when nothing was reported", async () => {
    await sets();
    await programme.reports(0, "2026-11-17", { dvc_guided: 3 });
    const [progress] = await ofTeam(0);
    expect(progress).toMatchObject({ done: undefined, standing: "unknown" });
  });

  test("of a level starts where the level was, however old, and holds until the next report", async () => {
    await sets({ indicatorCode: HOUSEHOLDS, amount: 142 });
    await programme.reports(0, "2026-03-02", { [HOUSEHOLDS]: 50 });
    expect(await ofTeam(0)).toMatchObject([{ done: 50, expected: 99, standing: "behind" }]);
    await programme.reports(0, "2026-11-02", { [HOUSEHOLDS]: 100 });
    expect(await ofTeam(0)).toMatchObject([{ done: 100, expected: 99, standing: "on_pace" }]);
  });

  test("takes the village's target before the commune's for the same days, and leaves out what is not asked of it", async () => {
    await sets({ exceptions: [{ teamId: commune.teams[2]!.id, amount: 0 }] });
    await sets({ unit: { id: commune.teams[1]!.unitId, communeId: commune.id }, amount: 46 });
    expect((await ofTeam(0)).map(({ amount }) => amount)).toEqual([92]);
    expect((await ofTeam(1)).map(({ amount }) => amount)).toEqual([46]);
    expect(await ofTeam(2)).toEqual([]);
  });

  test("has only targets whose days have begun and are not over", async () => {
    await sets();
    expect([(await ofTeam(0, "2026-09-30")).length, (await ofTeam(0, "2027-01-01")).length]).toEqual([0, 0]);
  });
});

describe("a unit's progress", () => {
  test("adds up its teams' parts, and a shared total stays that total", async () => {
    await programme.setHouseholds(0, 100);
    await programme.setHouseholds(1, 150);
    await programme.setHouseholds(2, 50);
    await sets({ basis: "shared", amount: 1_001 });
    await programme.reports(0, "2026-10-05", { [VNEID]: 300 });
    await programme.reports(1, "2026-10-06", { [VNEID]: 233 });
    expect(await ofUnit()).toMatchObject([{ amount: 1_001, done: 533, expected: 533, standing: "on_pace" }]);
    expect(await ofUnit(commune.teams[1]!.unitId)).toMatchObject([{ amount: 500, done: 233 }]);
  });

  test("says of how many teams nothing can be asked, for their households are unknown", async () => {
    await programme.setHouseholds(0, 150);
    await sets({ basis: "per_100_households", amount: 20 });
    expect(await ofUnit()).toMatchObject([{ amount: 30, teamsWithoutAmount: 2 }]);
  });
});

describe("setting a target", () => {
  test("again with the same amounts changes nothing, with others keeps the old ones as history", async () => {
    const id = await sets({ exceptions: [{ teamId: commune.teams[1]!.id, amount: 10 }] });
    expect(await sets({ exceptions: [{ teamId: commune.teams[1]!.id, amount: 10 }] })).toBe(id);
    const later = new Date("2026-11-19T03:00:00Z");
    expect(await sets({ amount: 100 }, later)).toBe(id);
    const history = await programme.inScope((tx) => targetHistory(tx, id));
    expect(history.map(({ teamId, amount, endedAt }) => [teamId, amount, endedAt])).toEqual([
      [undefined, 100, undefined],
      [commune.teams[1]!.id, 10, later],
      [undefined, 92, later],
    ]);
    const notes = await programme.inScope((tx) =>
      tx
        .select()
        .from(auditLog)
        .where(eq(auditLog.subject, `target:${id}`)),
    );
    expect(notes.map(({ action, at }) => [action, at])).toEqual([
      ["target.set", NOW],
      ["target.set", later],
    ]);
  });

  test("twice at the same moment makes one target", async () => {
    const ids = await Promise.all([sets(), sets(), sets()]);
    expect(new Set(ids).size).toBe(1);
    expect(await programme.inScope((tx) => targetHistory(tx, ids[0]!))).toHaveLength(1);
  });

  test("can be taken back once, and set anew", async () => {
    const id = await sets();
    await programme.inScope((tx) => removeTarget(tx, id, programme.by(NOW)));
    expect(await ofTeam(0)).toEqual([]);
    await expect(programme.inScope((tx) => removeTarget(tx, id, programme.by(NOW)))).rejects.toThrow("thu lại");
    expect(await sets({ amount: 5 })).not.toBe(id);
    expect((await ofTeam(0)).map(({ amount }) => amount)).toEqual([5]);
  });

  test("of another commune is not seen", async () => {
    const id = await sets();
    const other = await makeCommune(database.db, 1);
    const seen = await withScope(database.db, { communes: [other.id] }, (tx) => findTarget(tx, id));
    expect(seen).toBeUndefined();
  });
});

test("a province's total is shared among the teams of all its communes, and each commune sees its own part", async () => {
  const [province] = await database.db
    .insert(units)
    .values({
      code: `p-${commune.id}`,
      name: "Tỉnh Hà Tĩnh",
      nameKey: `p${commune.id}`,
      level: "province",
      validFrom: "2025-07-01",
    })
    .returning();
  const other = await makeCommune(database.db, 1);
  for (const { id } of [commune, other])
    await database.db.update(units).set({ parentId: province!.id }).where(eq(units.id, id));
  await sets({ unit: { id: province!.id, communeId: undefined }, basis: "shared", amount: 400 });
  await programme.reports(0, "2026-10-05", { [VNEID]: 7 });
  expect(await ofUnit()).toMatchObject([{ amount: 300, done: 7 }]);
  expect((await ofTeam(1)).map(({ amount }) => amount)).toEqual([100]);
});
