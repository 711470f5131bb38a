import { afterAll, beforeAll, expect, test } from "vitest";
import { figuresByUnit, figuresOf } from "../../../bot/services/figures/figures.ts";
import { watchCommune } from "../../../bot/services/oversight/commune-watch.ts";
import { topLists } from "../../../bot/services/oversight/top-lists.ts";
import { collectPeriodReport } from "../../../bot/services/period-reports/collect.ts";
import { unitProgress } from "../../../bot/services/targets/progress.ts";
import { setTarget } from "../../../bot/services/targets/set-target.ts";
import { addDays, instantOf } from "../../../shared/calendar/day.ts";
import { indicators } from "../../../shared/catalogue/indicators.ts";
import { published } from "./published.ts";
import { setUpProgramme, spread, sum } from "./set-up.ts";

/** The pilot's totals, exactly. Teams, communes and weeks are invented: the press named none. */
const programme = published("dong-thap");
const { name: province } = programme;
const COMMUNES = 10;
const TEAMS_A_COMMUNE = 6;
const TEAMS = COMMUNES * TEAMS_A_COMMUNE;
const WEEKS = 12;
const LAST_MONDAY = "2023-06-19";
const days = { from: addDays(LAST_MONDAY, -7 * (WEEKS - 1)), to: "2023-06-25" };
const now = instantOf("2023-06-26", 9 * 60);
const totals: Record<string, number> = Object.fromEntries(
  programme.totals.flatMap(({ code, value }) => (code ? [[code, value]] : [])),
);
const AWARDED = programme.totals.find(({ unit }) => unit === "tập thể")!.value;
/** The first commune's first three teams do three times what others do. */
const weight = (n: number) => (n < AWARDED ? 3 : 1);
const parts = TEAMS + 2 * AWARDED;

let set: Awaited<ReturnType<typeof setUpProgramme>>;
let teams: Awaited<ReturnType<typeof set.everyTeam>>;
let provinceId: number;

/** What team n does of a total: one part, or three. */
function shareOf(total: number, n: number): number {
  const all = spread(total, parts);
  const from = n < AWARDED ? 3 * n : 2 * AWARDED + n;
  return sum(all.slice(from, from + weight(n)));
}

beforeAll(async () => {
  const list = Array.from({ length: TEAMS }, (_, n) => ({
    ...{ province, commune: `Xã ${Math.floor(n / TEAMS_A_COMMUNE) + 1}`, village: `Ấp ${n + 1}` },
    ...{ team: `${programme.teamName} Ấp ${n + 1}`, people: 5 },
  }));
  set = await setUpProgramme(list, "2023-03-01");
  teams = await set.everyTeam();
  provinceId = (await set.unitNamed(province)).id;
  await set.report(
    teams.flatMap((team, n) =>
      Array.from({ length: WEEKS }, (_, week) => ({
        ...{ team, day: addDays(days.from, 7 * week + 4) },
        values: Object.fromEntries(
          Object.entries(totals).flatMap(([code, total]) => {
            const done = spread(shareOf(total, n), WEEKS)[week]!;
            return done > 0 ? [[code, done]] : [];
          }),
        ),
      })),
    ),
  );
});
afterAll(() => set?.drop());

test("the pilot's five totals come back exactly, for the province and added up over its communes", async () => {
  await set.all(async (tx) => {
    const asked = { unitIds: [provinceId], ...days, view: "as_was" as const };
    const { values } = await figuresOf(tx, asked);
    expect(values).toEqual({
      provincial_app_installed: 1_333,
      ewallet_installed: 986,
      cashless_shops: 210,
      ecommerce_products: 189,
      dvc_guided: 9_038,
    });
    const byCommune = await figuresByUnit(tx, { ...asked, by: "commune" });
    expect(byCommune).toHaveLength(COMMUNES);
    for (const [code, total] of Object.entries(totals)) {
      expect(sum(byCommune.map((one) => one.values[code] ?? 0))).toBe(total);
    }
  });
});

test("9,038, a number that mixes accounts, guidance and files, stays one number in figures and report and is never split", async () => {
  const unit = await set.unitNamed(province);
  const report = await set.all((tx) => collectPeriodReport(tx, { unit, period: "2023", now }));
  const said = Object.fromEntries(report.figures.map(({ code, value }) => [code, value]));
  expect(said).toEqual(totals);
  expect(said.dvc_guided).toBe(9_038);
  for (const code of ["dvc_account_created", "dvc_files_submitted", "people_supported"])
    expect(said).not.toHaveProperty(code);
  expect(report.parts).toHaveLength(COMMUNES);
  expect(sum(report.parts.map((part) => part.values.dvc_guided ?? 0))).toBe(9_038);
});

test("each team has its own amount, and the province sees how far all of them are", async () => {
  await set.all(async (tx) => {
    await setTarget(
      tx,
      {
        ...{ unit: { id: provinceId, communeId: undefined }, ...days, indicatorCode: "ewallet_installed" },
        ...{ basis: "per_team", amount: 15, exceptions: [{ teamId: teams[0]!.id, amount: 45 }] },
      },
      { personId: undefined, communeId: teams[0]!.communeId, now: instantOf(days.from) },
    );
    const [wallets] = await unitProgress(tx, { unitId: provinceId, indicators, day: days.to });
    expect(wallets).toMatchObject({ amount: 45 + 15 * (TEAMS - 1), done: 986, standing: "reached" });
  });
});

test("the three teams that did most are the three named for praise", async () => {
  const watch = await set.all((tx) => watchCommune(tx, { communeId: teams[0]!.communeId, now }));
  const { best } = topLists(watch.scores, watch.earlierScores);
  expect(best.map(({ team }) => team.id).sort((a, b) => a - b)).toEqual(teams.slice(0, AWARDED).map(({ id }) => id));
});

test("3 collectives and 6 people are praised at the review: what the catalogue does not know is counted by own indicators", async () => {
  const praised = programme.totals.filter(({ code }) => code === undefined);
  const day = "2023-06-28";
  const own: Record<string, number> = {};
  for (const { label, unit, value } of praised) {
    const code = await set.ownIndicator(teams[0]!.communeId, {
      ...{ label, shortLabel: label, unit, source: programme.source, aggregation: "sum" },
      pillar: "tuyên truyền - tập huấn",
    });
    own[code] = value;
    const parts = spread(value, AWARDED);
    await set.report(teams.slice(0, AWARDED).map((team, n) => ({ team, day, values: { [code]: parts[n]! } })));
  }
  const { values } = await set.all((tx) =>
    figuresOf(tx, { unitIds: [provinceId], from: day, to: day, view: "as_was" }),
  );
  expect(values).toEqual(own);
  expect(Object.values(values).sort()).toEqual([3, 6]);
});
