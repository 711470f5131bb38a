import { afterAll, beforeAll, expect, test } from "vitest";
import { figuresByUnit, figuresOf } from "../../../bot/services/figures/figures.ts";
import { missingTeams } from "../../../bot/services/figures/missing-teams.ts";
import { published } from "./published.ts";
import { type SheetTeam, setUpProgramme, spread, sum } from "./set-up.ts";

const [whole] = published("vn").counts;
const HUNDREDTH = { teams: Math.round(whole!.teams / 100), people: Math.round(whole!.members! / 100) };
const PROVINCES = 63;
const people = spread(HUNDREDTH.people, HUNDREDTH.teams);
const list: SheetTeam[] = people.map((count, n) => ({
  province: `Tỉnh ${(n % PROVINCES) + 1}`,
  commune: `Xã ${(n % PROVINCES) + 1}.${Math.floor(n / PROVINCES) % 4}`,
  village: `Thôn ${n + 1}`,
  team: `Tổ công nghệ số cộng đồng Thôn ${n + 1}`,
  people: count,
}));

let set: Awaited<ReturnType<typeof setUpProgramme>>;
let teams: Awaited<ReturnType<typeof set.everyTeam>>;
let provinceIds: number[];

beforeAll(async () => {
  set = await setUpProgramme(list, "2023-06-01");
  teams = await set.everyTeam();
  provinceIds = [];
  for (let n = 1; n <= PROVINCES; n += 1) provinceIds.push((await set.unitNamed(`Tỉnh ${n}`)).id);
  await set.report(
    teams.slice(63).map((team, n) => ({ team, day: "2023-06-14", values: { vneid_level2_activated: 1 + (n % 7) } })),
  );
});
afterAll(() => set?.drop());

test("a hundredth of the country (the full size is in the country benchmark) comes out of the import as it went in", () => {
  expect(HUNDREDTH).toEqual({ teams: 744, people: 3_484 });
  expect(set.imported).toMatchObject({ ...HUNDREDTH, errors: [] });
});

test("all 63 provinces have teams down to the villages, and their figures add up to the country's", async () => {
  await set.all(async (tx) => {
    const asked = { unitIds: provinceIds, from: "2023-06-01", to: "2023-06-30", view: "as_was" as const };
    const country = await figuresOf(tx, asked);
    const fed = sum(Array.from({ length: 744 - 63 }, (_, n) => 1 + (n % 7)));
    expect(country).toMatchObject({
      values: { vneid_level2_activated: fed },
      teamsExpected: 744,
      teamsReported: 744 - 63,
    });
    const byProvince = await figuresByUnit(tx, { ...asked, by: "province" });
    expect(byProvince.map(({ unitId }) => unitId).sort((a, b) => a - b)).toEqual(provinceIds.sort((a, b) => a - b));
    expect(sum(byProvince.map(({ teamsExpected }) => teamsExpected))).toBe(744);
    expect(sum(byProvince.map(({ values }) => values.vneid_level2_activated ?? 0))).toBe(fed);
    expect(new Set(byProvince.map(({ teamsExpected, teamsReported }) => teamsExpected - teamsReported))).toEqual(
      new Set([1]),
    );
    const villages = await figuresByUnit(tx, { ...asked, by: "unit" });
    expect(villages).toHaveLength(744);
  });
});

test("the list of missing teams of a province names the one that did not report", async () => {
  const unitId = (await set.unitNamed("Tỉnh 5")).id;
  const missing = await set.all((tx) =>
    missingTeams(tx, { unitIds: [unitId], period: "2023-W24", after: undefined, count: 50 }),
  );
  expect(missing.map(({ name }) => name)).toEqual(["Tổ công nghệ số cộng đồng Thôn 5"]);
});
