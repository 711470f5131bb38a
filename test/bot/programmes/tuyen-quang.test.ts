import { afterAll, beforeAll, expect, test } from "vitest";
import { figuresOf } from "../../../bot/services/figures/figures.ts";
import { readIndicators } from "../../../bot/services/indicators.ts";
import { collectPeriodReport } from "../../../bot/services/period-reports/collect.ts";
import { unitProgress } from "../../../bot/services/targets/progress.ts";
import { setTarget } from "../../../bot/services/targets/set-target.ts";
import { instantOf } from "../../../shared/calendar/day.ts";
import { indicators as shipped } from "../../../shared/catalogue/indicators.ts";
import { published } from "./published.ts";
import { setUpProgramme, sum } from "./set-up.ts";

/**
 * Three pillars: digital government, economy, society. The press named four communes and what is done there, and no number of
 * teams; three teams a commune and their figures are invented, 17 cameras and 100 % are not.
 */
const programme = published("tuyen-quang");
const { name: province } = programme;
const [fibre, cameras, fluent] = programme.totals;
const COMMUNES = ["Xã Trung Minh", "Xã Tứ Quận", "Thị trấn Lăng Can", "Xã Thổ Bình"];
const OFFICERS = 22;
const start = instantOf("2023-06-01", 8 * 60);
const now = instantOf("2023-08-03", 8 * 60);
const july = { from: "2023-07-01", to: "2023-07-31" };
/** What each team of the commune did in July. */
const work: Record<string, Record<string, number>> = {
  "Thị trấn Lăng Can": { vneid_level2_activated: 31, dvc_guided: 12 },
  "Xã Thổ Bình": { ecommerce_products: 2, ecommerce_households: 5, cashless_guided: 9 },
  "Xã Trung Minh": { online_safety_guided: 14, ehealth_record_activated: 6 },
  "Xã Tứ Quận": { dvc_files_submitted: 8, payment_account_opened: 4, vssid_installed: 3 },
};

let set: Awaited<ReturnType<typeof setUpProgramme>>;
let teams: Awaited<ReturnType<typeof set.everyTeam>>;

beforeAll(async () => {
  const list = COMMUNES.flatMap((commune) =>
    [1, 2, 3].map((n) => ({
      ...{ province, commune, village: `Thôn ${n}`, team: `${programme.teamName} Thôn ${n}`, people: 4 },
    })),
  );
  set = await setUpProgramme(list, "2023-05-01");
  teams = await set.everyTeam();
  const inCommune = async (name: string) => {
    const { id } = await set.unitNamed(name);
    return teams.filter((team) => team.communeId === id);
  };
  for (const [commune, values] of Object.entries(work)) {
    await set.report((await inCommune(commune)).map((team) => ({ team, day: "2023-07-12", values })));
  }
});
afterAll(() => set?.drop());

async function ownIndicator(communeName: string, label: string, shortLabel: string, unit: string) {
  const { id: communeId } = await set.unitNamed(communeName);
  const code = await set.ownIndicator(communeId, {
    ...{ label, shortLabel, unit, source: programme.source, pillar: "chính quyền số", aggregation: "latest" },
  });
  const { indicators } = await set.all((tx) => readIndicators(tx, { communeId, day: "2023-08-03" }));
  return { code, communeId, indicators, team: teams.find((team) => team.communeId === communeId)! };
}

test("the province's report of July stands under its pillars, and every figure under the one it belongs to", async () => {
  const unit = await set.unitNamed(province);
  const report = await set.all((tx) => collectPeriodReport(tx, { unit, period: "2023-07", now }));
  const byPillar = (pillar: string) =>
    Object.fromEntries(report.figures.filter((one) => one.pillar === pillar).map(({ code, value }) => [code, value]));
  expect(byPillar("chính quyền số")).toEqual({ vneid_level2_activated: 93, dvc_guided: 36, dvc_files_submitted: 24 });
  expect(byPillar("kinh tế số")).toEqual({
    ...{ payment_account_opened: 12, cashless_guided: 27, ecommerce_products: 6, ecommerce_households: 15 },
  });
  expect(byPillar("xã hội số")).toEqual({ ehealth_record_activated: 18, vssid_installed: 9, online_safety_guided: 42 });
  expect(byPillar("tuyên truyền - tập huấn")).toEqual({});
  expect(report.parts.map((part) => [part.name, part.teamsReported])).toEqual(
    [...COMMUNES].sort((a, b) => a.localeCompare(b, "vi")).map((name) => [name, 3]),
  );
});

test("100 % of the centres of communes have fibre: of each commune it is said by one of its teams", async () => {
  const { id } = await set.unitNamed(province);
  const rate = async () => {
    const { values } = await set.all((tx) => figuresOf(tx, { unitIds: [id], ...july, view: "as_was" }));
    return (100 * (values[code] ?? 0)) / COMMUNES.length;
  };
  let code = "";
  for (const commune of COMMUNES) {
    const own = await ownIndicator(commune, fibre!.label, "Trung tâm xã có cáp quang", "trung tâm");
    expect([own.code, ""]).toContain(code);
    code = own.code;
    await set.report([{ team: own.team, day: "2023-07-20", values: { [code]: 1 } }]);
  }
  expect(await rate()).toBe(fibre!.value);
});

test("Trung Minh's 17 cameras are a level: the last count, not the sum of the counts", async () => {
  const { code, communeId, team } = await ownIndicator("Xã Trung Minh", cameras!.label, "Camera an ninh", "camera");
  await set.report([
    { team, day: "2023-07-05", values: { [code]: 15 } },
    { team, day: "2023-07-26", values: { [code]: cameras!.value } },
  ]);
  const { id } = await set.unitNamed(province);
  for (const unitId of [communeId, id]) {
    const { values } = await set.all((tx) => figuresOf(tx, { unitIds: [unitId], ...july, view: "as_was" }));
    expect(values[code]).toBe(17);
  }
});

test("Tứ Quận's 100 % of officers: what was reported against all there are", async () => {
  const own = await ownIndicator("Xã Tứ Quận", fluent!.label.slice(0, 120), "Cán bộ thạo phần mềm", "người");
  const target = {
    ...{ unit: { id: own.communeId, communeId: own.communeId }, ...july, indicatorCode: own.code },
    ...{ basis: "shared" as const, amount: OFFICERS, exceptions: [] },
  };
  const rateOn = (day: string) =>
    set.all(async (tx) => {
      await setTarget(tx, target, { personId: undefined, communeId: own.communeId, now: start });
      const all = await unitProgress(tx, { unitId: own.communeId, indicators: own.indicators, day });
      const { amount, done } = all.find((one) => one.target.indicatorCode === own.code)!;
      return done === undefined ? undefined : Math.round((100 * done) / amount);
    });
  expect(await rateOn("2023-07-31")).toBeUndefined();
  await set.report([{ team: own.team, day: "2023-07-10", values: { [own.code]: 11 } }]);
  expect(await rateOn("2023-07-31")).toBe(50);
  await set.report([{ team: own.team, day: "2023-07-28", values: { [own.code]: OFFICERS } }]);
  expect(await rateOn("2023-07-31")).toBe(fluent!.value);
});

test("no pillar is lost: each of the catalogue's indicators that was reported is in the province's figures", async () => {
  const { id } = await set.unitNamed(province);
  const { values } = await set.all((tx) => figuresOf(tx, { unitIds: [id], ...july, view: "as_was" }));
  const known = new Set(shipped.map(({ code }) => code));
  const reported = Object.entries(values).filter(([code]) => known.has(code));
  expect(sum(reported.map(([, value]) => value))).toBe(
    3 * sum(Object.values(work).flatMap((one) => Object.values(one))),
  );
});
