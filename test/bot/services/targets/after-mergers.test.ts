import { beforeEach, describe, expect, test } from "vitest";
import { withScope } from "../../../../bot/db/connection.ts";
import { findCampaign } from "../../../../bot/services/campaigns/campaign.ts";
import { campaignProgress } from "../../../../bot/services/campaigns/campaign-progress.ts";
import { createCampaign } from "../../../../bot/services/campaigns/save-campaign.ts";
import { collectPeriodReport } from "../../../../bot/services/period-reports/collect.ts";
import { teamProgress, unitProgress } from "../../../../bot/services/targets/progress.ts";
import { setTarget } from "../../../../bot/services/targets/set-target.ts";
import { changeTree } from "../../../../bot/services/units/change-tree.ts";
import type { TreeChange } from "../../../../shared/api/tree.ts";
import { type Day, instantOf } from "../../../../shared/calendar/day.ts";
import type { TestCommune } from "../../../helpers/commune.ts";
import { HOUSEHOLDS, programmeOf, VNEID } from "../../../helpers/programme.ts";
import { makeProvince, type TestProvince } from "../../../helpers/province.ts";
import { openTestDatabase } from "../../../helpers/test-database.ts";

// What was asked of teams and what they did goes on with the team, or the commune, that they became.
const quarter = { from: "2026-10-01", to: "2026-12-31" };
const MERGED_ON = "2026-11-02";
const TODAY = "2026-11-18";
const database = openTestDatabase();
let province: TestProvince;
let commune: TestCommune;
let programme: ReturnType<typeof programmeOf>;
let keys = 0;

beforeEach(async () => {
  province = await makeProvince(database.db, [3, 1]);
  commune = province.communes[0]!;
  programme = programmeOf(database.db, commune);
});

const all = <T>(fn: Parameters<typeof withScope<T>>[2]) => withScope(database.db, "all", fn);
const teamId = (n: number) => commune.teams[n]!.id;
const { indicators } = programmeOf(database.db, { id: 0, oaId: "", teams: [] });

const sets = (given: Partial<Parameters<typeof setTarget>[1]> = {}, on: Day = "2026-10-01", of = commune) =>
  all((tx) =>
    setTarget(
      tx,
      {
        unit: { id: of.id, communeId: of.id },
        ...{ indicatorCode: VNEID, ...quarter, basis: "per_team", amount: 92, exceptions: [] },
        ...given,
      },
      { personId: undefined, communeId: of.id, now: instantOf(on, 600) },
    ),
  );

async function change(wanted: TreeChange, on: Day = MERGED_ON) {
  const wish = { change: wanted, on, by: "operator" as const, idempotencyKey: `after-mergers-${++keys}` };
  return all((tx) => changeTree(tx, { ...wish, now: new Date("2026-11-22T03:00:00Z") }));
}
const mergeTeams = (...places: number[]): TreeChange => ({
  ...{ kind: "merge", of: "team", newName: "Tổ chung" },
  ids: places.map(teamId),
});
const mergeInto = (from: number, into: number): TreeChange => ({
  ...{ kind: "merge", of: "team" },
  ...{ ids: [teamId(from)], intoId: teamId(into) },
});

const ofTeam = (id: number, day = TODAY) =>
  all(async (tx) => teamProgress(tx, { team: { id, unitId: commune.teams[0]!.unitId }, indicators, day }));
const ofUnit = (unitId = commune.id, day = TODAY) => all((tx) => unitProgress(tx, { unitId, indicators, day }));

describe("a target of teams that became one", () => {
  test("goes on with what they had done and what they had been asked", async () => {
    await sets();
    await programme.reports(0, "2026-10-06", { [VNEID]: 30 });
    await programme.reports(1, "2026-10-07", { [VNEID]: 25 });
    const { teamIds } = await change(mergeTeams(0, 1));
    expect(await ofTeam(teamIds[0]!)).toMatchObject([{ amount: 184, done: 55, expected: 98, standing: "behind" }]);
    expect(await ofUnit()).toMatchObject([{ amount: 276, done: 55, expected: 147, teamsWithoutAmount: 0 }]);
    // Before the day they are two, each with its own.
    expect(await ofTeam(teamId(0), "2026-11-01")).toMatchObject([{ amount: 92, done: 30 }]);
  });

  test("counts the team that took over once when the amount is set after it did", async () => {
    await sets();
    await change(mergeInto(1, 0));
    expect((await ofTeam(teamId(0))).map(({ amount }) => amount)).toEqual([184]);
    await sets({ amount: 100 }, "2026-11-10");
    expect((await ofTeam(teamId(0))).map(({ amount }) => amount)).toEqual([100]);
    expect(await ofUnit()).toMatchObject([{ amount: 200 }]);
  });

  test("carries amounts of their own, until the team that took over gets its own", async () => {
    const exceptions = [{ teamId: teamId(1), amount: 10 }];
    await sets({ exceptions });
    await change(mergeInto(1, 0));
    expect((await ofTeam(teamId(0))).map(({ amount }) => amount)).toEqual([102]);
    await sets({ exceptions: [...exceptions, { teamId: teamId(0), amount: 50 }] }, "2026-11-10");
    expect((await ofTeam(teamId(0))).map(({ amount }) => amount)).toEqual([50]);
  });

  test("of a total stays that total, by households and in equal parts", async () => {
    await sets({ basis: "shared", amount: 300 });
    const { teamIds } = await change(mergeTeams(0, 1));
    expect((await ofTeam(teamIds[0]!)).map(({ amount }) => amount)).toEqual([200]);
    expect(await ofUnit()).toMatchObject([{ amount: 300 }]);
  });

  test("for every 100 households keeps each household asked once, and what was not asked of one team", async () => {
    for (const [place, households] of [100, 150, 50].entries()) await programme.setHouseholds(place, households);
    await sets({ basis: "per_100_households", amount: 20, exceptions: [{ teamId: teamId(1), amount: 0 }] });
    expect(await ofUnit()).toMatchObject([{ amount: 30 }]);
    await change(mergeInto(1, 0));
    expect((await ofTeam(teamId(0))).map(({ amount }) => amount)).toEqual([20]);
    expect(await ofUnit()).toMatchObject([{ amount: 30 }]);
  });

  test("of a level starts at what they had together, and holds until the one team says its own", async () => {
    await sets({ indicatorCode: HOUSEHOLDS, amount: 100 });
    await programme.reports(0, "2026-03-02", { [HOUSEHOLDS]: 50 });
    await programme.reports(1, "2026-10-20", { [HOUSEHOLDS]: 40 });
    await change(mergeInto(1, 0));
    expect(await ofTeam(teamId(0))).toMatchObject([{ amount: 200, done: 90 }]);
    await programme.reports(0, "2026-11-16", { [HOUSEHOLDS]: 95 });
    expect(await ofTeam(teamId(0))).toMatchObject([{ amount: 200, done: 95 }]);
  });
});

describe("a campaign in which teams become one", () => {
  const starts = (indicatorCode: string) =>
    programme.inScope((tx) =>
      createCampaign(
        tx,
        {
          ...{ unit: programme.unit, ...quarter, name: "Đợt cao điểm", document: undefined },
          excluded: { unitIds: [], teamIds: [teamId(2)] },
          targets: [{ indicatorCode, basis: "per_team", amount: 92, exceptions: [] }],
          idempotencyKey: `campaign-${++keys}`,
        },
        programme.by(instantOf("2026-09-20", 600)),
      ),
    );
  const course = (campaignId: number, unitId = commune.id) =>
    all(async (tx) => {
      const campaign = (await findCampaign(tx, { campaignId, day: TODAY }))!;
      const [only] = await campaignProgress(tx, { campaign, unitId, indicators, day: TODAY });
      return only!;
    });
  const parts = (one: Awaited<ReturnType<typeof course>>) =>
    one.parts.map(({ team, amount, done, expected }) => [team.id, amount, done, expected]);

  test("shows under the one team what all of them did and were asked", async () => {
    const id = await starts(VNEID);
    await programme.reports(0, "2026-10-06", { [VNEID]: 30 });
    await programme.reports(1, "2026-10-07", { [VNEID]: 25 });
    const { teamIds } = await change(mergeTeams(0, 1));
    const merged = await course(id);
    expect(merged).toMatchObject({ amount: 184, done: 55, expected: 98 });
    expect(parts(merged)).toEqual([[teamIds[0], 184, 55, 98]]);
  });

  test("never counts a level at the old teams and at the new one", async () => {
    const id = await starts(HOUSEHOLDS);
    await programme.reports(0, "2026-09-06", { [HOUSEHOLDS]: 30 });
    await programme.reports(1, "2026-10-07", { [HOUSEHOLDS]: 20 });
    await change(mergeInto(1, 0));
    expect(parts(await course(id))).toEqual([[teamId(0), 184, 50, 112]]);
    await programme.reports(0, "2026-11-16", { [HOUSEHOLDS]: 52 });
    const after = await course(id);
    expect(after).toMatchObject({ start: 30, done: 52 });
    expect(after.byDay.slice(-3)).toEqual([52, 52, 52]);
    expect(after.byDay.at(-4)).toBe(50);
    expect(parts(after)).toEqual([[teamId(0), 184, 52, 112]]);
  });

  test("goes on in the commune that the commune became part of, with its own teams only", async () => {
    const id = await starts(VNEID);
    const other = province.communes[1]!;
    await programme.reports(0, "2026-10-06", { [VNEID]: 30 });
    await change({ kind: "merge", of: "unit", ids: [commune.id], intoId: other.id });
    await change({ kind: "merge", of: "team", ids: [teamId(1)], intoId: teamId(0) }, "2026-11-09");
    const merged = await course(id, other.id);
    expect(merged).toMatchObject({ amount: 184, done: 30 });
    expect(merged.parts.map(({ team }) => team.id)).toEqual([teamId(0)]);
  });
});

describe("targets of communes that became one", () => {
  test("go on side by side, each with its own teams, and nobody is asked the same twice", async () => {
    const other = province.communes[1]!;
    await sets({ basis: "shared", amount: 300 });
    await sets({ basis: "shared", amount: 70 }, "2026-10-01", other);
    await programme.reports(0, "2026-10-06", { [VNEID]: 30 });
    await programmeOf(database.db, other).reports(0, "2026-10-08", { [VNEID]: 9 });
    const { unitIds } = await change({ kind: "merge", of: "unit", ids: [commune.id, other.id], newName: "Xã chung" });
    const merged = await ofUnit(unitIds[0]!);
    expect(merged.map(({ amount, done }) => [amount, done])).toEqual([
      [300, 30],
      [70, 9],
    ]);
    // The official report has one line for what both ask.
    const unit = { id: unitIds[0]!, code: "x", name: "Xã chung", level: "commune" as const, communeId: unitIds[0]! };
    const report = await all((tx) =>
      collectPeriodReport(tx, { unit, period: "2026-W46", now: new Date("2026-11-22T03:00:00Z") }),
    );
    expect(report.figures.find(({ code }) => code === VNEID)?.target).toMatchObject({ amount: 370, done: 39 });
    expect((await ofTeam(teamId(1))).map(({ amount }) => amount)).toEqual([100]);
    expect(await ofTeam(teamId(0))).toMatchObject([{ amount: 100, done: 30 }]);
  });

  test("of the commune that goes on leave out teams that came with a target of their own", async () => {
    const other = province.communes[1]!;
    await sets();
    await sets({ amount: 46 }, "2026-10-01", other);
    await change({ kind: "merge", of: "unit", ids: [commune.id], intoId: other.id });
    expect((await ofUnit(other.id)).map(({ amount }) => amount)).toEqual([276, 46]);
    expect((await ofTeam(teamId(0))).map(({ amount }) => amount)).toEqual([92]);
  });

  test("hold for teams that came without one", async () => {
    const other = province.communes[1]!;
    await sets({ amount: 46 }, "2026-10-01", other);
    await change({ kind: "merge", of: "unit", ids: [commune.id], intoId: other.id });
    expect((await ofUnit(other.id)).map(({ amount }) => amount)).toEqual([184]);
    expect((await ofTeam(teamId(0))).map(({ amount }) => amount)).toEqual([46]);
  });
});
