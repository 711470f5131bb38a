import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { findCampaign, listCampaigns, runningCampaigns } from "../../../../bot/services/campaigns/campaign.ts";
import { campaignProgress } from "../../../../bot/services/campaigns/campaign-progress.ts";
import { courseOf } from "../../../../bot/services/campaigns/course.ts";
import { cancelCampaign, changeCampaign, createCampaign } from "../../../../bot/services/campaigns/save-campaign.ts";
import { unitTotals } from "../../../../bot/services/figures/unit-totals.ts";
import { KeyReusedError } from "../../../../bot/services/same-request.ts";
import { targetsOfCampaigns } from "../../../../bot/services/targets/target.ts";
import { addDays, instantOf } from "../../../../shared/calendar/day.ts";
import { makeCommune, type TestCommune } from "../../../helpers/commune.ts";
import { HOUSEHOLDS, programmeOf, VNEID } from "../../../helpers/programme.ts";
import { openTestDatabase } from "../../../helpers/test-database.ts";

/** As Bình Phước's in 2022: 92 days, both ends included. */
const days = { from: "2026-06-01", to: "2026-08-31" };
const DAY_30 = "2026-06-30";

const database = openTestDatabase();
let commune: TestCommune;
let programme: ReturnType<typeof programmeOf>;

beforeEach(async () => {
  commune = await makeCommune(database.db, 3);
  programme = programmeOf(database.db, commune);
});

const input = {
  ...days,
  name: "Chiến dịch 92 ngày đêm",
  document: "Kế hoạch 170/KH-UBND",
  excluded: { unitIds: [] as number[], teamIds: [] as number[] },
  targets: [{ indicatorCode: VNEID, basis: "per_team" as const, amount: 92, exceptions: [] }],
};
const on = (day: string) => programme.by(instantOf(day, 600));
const creates = (given: Partial<typeof input> = {}, idempotencyKey = "khoa-chien-dich") =>
  programme.inScope((tx) =>
    createCampaign(tx, { unit: programme.unit, ...input, ...given, idempotencyKey }, on("2026-05-20")),
  );

async function progress(campaignId: number, day: string, unitId = commune.id) {
  return programme.inScope(async (tx) => {
    const campaign = (await findCampaign(tx, { campaignId, day }))!;
    return campaignProgress(tx, { campaign, unitId, indicators: programme.indicators, day });
  });
}

describe("a campaign's course", () => {
  test("is counted from the reports of its days by their activity day", async () => {
    const id = await creates();
    await programme.reports(0, "2026-05-31", { [VNEID]: 500 });
    await programme.reports(0, "2026-06-01", { [VNEID]: 4 });
    await programme.reports(1, "2026-06-03", { [VNEID]: 6 });
    await programme.reports(1, "2026-06-03", { [VNEID]: 1 });
    await programme.reports(2, "2026-09-01", { [VNEID]: 500 });
    const [vneid] = await progress(id, "2026-06-04");
    expect(vneid).toMatchObject({ amount: 276, done: 11, expected: 12, baseline: 500, standing: "behind" });
    expect(vneid?.byDay).toEqual([4, 4, 11, 11]);
    expect(vneid?.parts.map(({ done, standing }) => [done, standing])).toEqual([
      [4, "on_pace"],
      [7, "on_pace"],
      [undefined, "unknown"],
    ]);
  });

  test("of a level carries each team's newest, and begins at what was there before", async () => {
    const id = await creates({
      targets: [{ indicatorCode: HOUSEHOLDS, basis: "per_team", amount: 100, exceptions: [] }],
    });
    await programme.reports(0, "2026-01-10", { [HOUSEHOLDS]: 40 });
    await programme.reports(0, "2026-06-02", { [HOUSEHOLDS]: 45 });
    await programme.reports(1, "2026-06-03", { [HOUSEHOLDS]: 30 });
    const [level] = await progress(id, "2026-06-03");
    expect(level).toMatchObject({ baseline: 40, start: 40, done: 75, amount: 300 });
    expect(level?.byDay).toEqual([40, 45, 75]);
  });

  test("says nothing of the end before there is a week, then a range, and nothing when it is over", async () => {
    const id = await creates();
    for (let day = "2026-06-01"; day <= DAY_30; day = addDays(day, 1)) await programme.reports(0, day, { [VNEID]: 2 });
    const ahead = async (day: string) => (await progress(id, day))[0]?.forecast;
    expect(await ahead("2026-06-07")).toBeUndefined();
    expect(await ahead(DAY_30)).toEqual({ basedOnDays: 14, perDay: 2, expected: 184, low: 184, high: 184 });
    expect(await ahead("2026-09-01")).toBeUndefined();
  });

  test("before it began has targets and a baseline, and no figures", async () => {
    const id = await creates();
    await programme.reports(0, "2026-05-10", { [VNEID]: 9 });
    expect(await progress(id, "2026-05-25")).toMatchObject([
      { amount: 276, done: undefined, expected: 0, byDay: [], baseline: 9, standing: "unknown" },
    ]);
  });

  test("leaves excluded teams out, and a village sees its own part", async () => {
    const id = await creates({ excluded: { unitIds: [commune.teams[2]!.unitId], teamIds: [commune.teams[1]!.id] } });
    for (const place of [0, 1, 2]) await programme.reports(place, "2026-06-02", { [VNEID]: 10 });
    expect(await progress(id, DAY_30)).toMatchObject([{ amount: 92, done: 10 }]);
    expect(await progress(id, DAY_30, commune.teams[0]!.unitId)).toMatchObject([{ amount: 92, done: 10 }]);
    expect(await progress(id, DAY_30, commune.teams[1]!.unitId)).toMatchObject([
      { amount: 0, done: undefined, parts: [] },
    ]);
  });

  test("ends where the unit's totals of the same days are, whatever was reported when", async () => {
    const report = fc.record({
      team: fc.nat(2),
      day: fc.nat(91),
      vneid: fc.option(fc.nat(40), { nil: undefined }),
      households: fc.option(fc.nat(90), { nil: undefined }),
    });
    const made = fc.sample(fc.array(report, { minLength: 60, maxLength: 60 }), { numRuns: 1, seed: 11 })[0]!;
    const id = await creates({
      targets: [VNEID, HOUSEHOLDS].map((indicatorCode) => ({
        indicatorCode,
        basis: "per_team",
        amount: 50,
        exceptions: [],
      })),
    });
    for (const { team, day, vneid, households } of made) {
      await programme.reports(team, addDays(days.from, day), {
        ...(vneid === undefined ? {} : { [VNEID]: vneid }),
        ...(households === undefined ? {} : { [HOUSEHOLDS]: households }),
      });
    }
    for (const day of ["2026-06-15", "2026-07-20", "2026-08-31"]) {
      const { values } = await programme.inScope((tx) =>
        unitTotals(tx, {
          whose: { communeIds: [commune.id] },
          from: days.from,
          to: day,
          indicators: programme.indicators,
        }),
      );
      expect(
        Object.fromEntries((await progress(id, day)).map(({ target, done }) => [target.indicatorCode, done])),
      ).toEqual(values);
    }
  });
});

test("a level heard of for the first time is not taken for an advance", () => {
  const figures = [
    { teamId: 1, code: HOUSEHOLDS, day: "2026-06-01", value: 80 },
    { teamId: 1, code: HOUSEHOLDS, day: "2026-06-03", value: 83 },
  ];
  const { byDay, added } = courseOf({
    figures,
    isLevel: true,
    before: new Map(),
    heirs: [],
    from: "2026-06-01",
    to: "2026-06-03",
  });
  expect([byDay, added]).toEqual([
    [80, 80, 83],
    [0, 0, 3],
  ]);
});

describe("keeping campaigns", () => {
  const inState = async (id: number, day: string) =>
    (await programme.inScope((tx) => findCampaign(tx, { campaignId: id, day })))?.state;

  test("a campaign is planned, running, ended by its days, and can be cancelled before its end", async () => {
    const id = await creates();
    expect([
      await inState(id, "2026-05-31"),
      await inState(id, days.from),
      await inState(id, days.to),
      await inState(id, "2026-09-01"),
    ]).toEqual(["planned", "running", "running", "ended"]);
    await expect(programme.inScope((tx) => cancelCampaign(tx, id, on("2026-09-01")))).rejects.toThrow("đã kết thúc");
    await programme.inScope((tx) => cancelCampaign(tx, id, on("2026-06-10")));
    await programme.inScope((tx) => cancelCampaign(tx, id, on("2026-06-10")));
    expect(await inState(id, "2026-06-11")).toBe("cancelled");
    expect(await programme.inScope((tx) => runningCampaigns(tx, { unitIds: [commune.id], day: "2026-06-11" }))).toEqual(
      [],
    );
  });

  test("the same key makes one campaign, and is refused with another one", async () => {
    expect(await creates()).toBe(await creates());
    await expect(creates({ name: "Tên khác" })).rejects.toThrow(KeyReusedError);
    const list = await programme.inScope((tx) => listCampaigns(tx, { unitIds: [commune.id], day: DAY_30, count: 10 }));
    expect(list.map(({ name }) => name)).toEqual(["Chiến dịch 92 ngày đêm"]);
  });

  test("a change moves the targets' days, drops what is no longer asked and adds what is new", async () => {
    const id = await creates();
    const to = "2026-09-30";
    const wanted = [{ indicatorCode: HOUSEHOLDS, basis: "shared" as const, amount: 60, exceptions: [] }];
    await programme.inScope((tx) => changeCampaign(tx, { campaignId: id, ...input, to, targets: wanted }, on(DAY_30)));
    const targets = await programme.inScope((tx) => targetsOfCampaigns(tx, [id]));
    expect(targets).toMatchObject([{ indicatorCode: HOUSEHOLDS, basis: "shared", amount: 60, from: days.from, to }]);
  });

  test("lists the newest first, page by page", async () => {
    for (const month of ["03", "04", "05"]) await creates({ from: `2026-${month}-01` }, `khoa-${month}`);
    const page = (after?: { from: string; id: number }) =>
      programme.inScope((tx) => listCampaigns(tx, { unitIds: [commune.id], day: DAY_30, after, count: 2 }));
    const first = await page();
    expect(first.map(({ from }) => from)).toEqual(["2026-05-01", "2026-04-01"]);
    expect((await page(first[1])).map(({ from }) => from)).toEqual(["2026-03-01"]);
  });
});
