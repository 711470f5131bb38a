import { afterAll, beforeAll, expect, test } from "vitest";
import { completenessOf } from "../../../bot/services/figures/completeness.ts";
import { figuresByUnit, figuresOf } from "../../../bot/services/figures/figures.ts";
import { published } from "./published.ts";
import { SET_UP_TAKES, type Sent, type SheetTeam, setUpProgramme, spread, sum } from "./set-up.ts";

/**
 * Three levels of teams. The tree has no districts (they ended on 01/07/2025): a district's own team stands in the list as one
 * that serves a unit of the second level. How teams and people lie in communes other than Duy Xuyên's is invented.
 */
const programme = published("quang-nam");
const { name: province } = programme;
const [whole, districts, communes, villages, duyXuyen] = programme.counts as [Count, Count, Count, Count, Count];
type Count = (typeof programme.counts)[number];
const DUY_XUYEN_COMMUNES = 13;

const ofDuyXuyen: SheetTeam[] = spread(duyXuyen.teams, DUY_XUYEN_COMMUNES).flatMap((count, n) =>
  Array.from({ length: count }, (_, m) => ({
    ...{ province, commune: `Xã Duy ${n + 1}`, village: `Thôn ${m + 1}` },
    ...{ team: `${programme.teamName} Thôn ${m + 1}`, people: 4 },
  })),
);
const elsewhere = villages.teams - duyXuyen.teams;
const others: Omit<SheetTeam, "people">[] = [
  ...["Huyện Duy Xuyên", "Huyện Phú Ninh"].map((commune) => ({
    ...{ province, commune, team: `${programme.teamName} ${commune}` },
  })),
  ...Array.from({ length: communes.teams }, (_, n) => ({
    ...{ province, commune: `Xã ${n + 1}`, team: `${programme.teamName} Xã ${n + 1}` },
  })),
  ...Array.from({ length: elsewhere }, (_, n) => ({
    ...{ province, commune: `Xã ${(n % communes.teams) + 1}`, village: `Khối phố ${n + 1}` },
    team: `${programme.teamName} Khối phố ${n + 1}`,
  })),
];
const people = spread(whole.members! - duyXuyen.members!, others.length);
const list = [...ofDuyXuyen, ...others.map((team, n) => ({ ...team, people: people[n]! }))];

let set: Awaited<ReturnType<typeof setUpProgramme>>;
let teams: Awaited<ReturnType<typeof set.everyTeam>>;

beforeAll(async () => {
  set = await setUpProgramme(list, "2022-07-01");
  teams = await set.everyTeam();
  const day = "2022-08-10";
  // Smart Quảng Nam, by team 1, 2, 3 …; the last ten had nothing, the ten before stay silent.
  await set.report(
    teams.flatMap((team, n): Sent[] => {
      if (n >= teams.length - 10) return [{ team, day, values: undefined }];
      return n < teams.length - 20 ? [{ team, day, values: { provincial_app_installed: n + 1 } }] : [];
    }),
  );
}, SET_UP_TAKES);
afterAll(() => set?.drop());

test("593 teams with 2,240 members come out of the import as published, at three levels", async () => {
  expect(set.imported).toMatchObject({ teams: whole.teams, people: whole.members, errors: [] });
  const listed = await set.teamsOf(province);
  const depth = (path: string) => path.split(" › ").length;
  expect([listed.length, sum(listed.map((team) => team.people))]).toEqual([593, 2_240]);
  expect(listed.filter(({ unitPath }) => unitPath.includes("Huyện"))).toHaveLength(districts.teams);
  expect(listed.filter(({ unitPath }) => depth(unitPath) === 2)).toHaveLength(districts.teams + communes.teams);
  expect(listed.filter(({ unitPath }) => depth(unitPath) === 3)).toHaveLength(villages.teams);
});

test("Duy Xuyên has 67 teams of exactly 4 in 13 of 13 communes", async () => {
  const listed = (await set.teamsOf(province)).filter(({ unitPath }) => unitPath.includes("Xã Duy "));
  expect(listed.map((team) => team.people)).toEqual(Array(duyXuyen.teams).fill(4));
  expect(new Set(listed.map((team) => team.communeId)).size).toBe(DUY_XUYEN_COMMUNES);
});

test("what Duy Xuyên's teams, the districts' and all others do adds up level by level", async () => {
  const { id } = await set.unitNamed(province);
  const asked = { from: "2022-08-08", to: "2022-08-14", view: "as_was" as const };
  const reported = teams.length - 20;
  await set.all(async (tx) => {
    const all = await figuresOf(tx, { unitIds: [id], ...asked });
    expect(all).toMatchObject({
      values: { provincial_app_installed: (reported * (reported + 1)) / 2 },
      teamsExpected: 593,
      teamsReported: 583,
    });
    const byCommune = await figuresByUnit(tx, { unitIds: [id], ...asked, by: "commune" });
    expect(byCommune).toHaveLength(DUY_XUYEN_COMMUNES + communes.teams + districts.teams);
    const inDuyXuyen = [...new Set(teams.slice(0, duyXuyen.teams).map((team) => team.communeId))];
    const own = await figuresOf(tx, { unitIds: inDuyXuyen, ...asked });
    expect(own).toMatchObject({
      values: { provincial_app_installed: (67 * 68) / 2 },
      teamsExpected: 67,
      teamsReported: 67,
    });
    expect(sum(byCommune.map(({ values }) => values.provincial_app_installed ?? 0))).toBe(
      all.values.provincial_app_installed,
    );
    expect(await completenessOf(tx, { unitIds: [id], period: "2022-W32", view: "as_was" })).toEqual({
      ...{ teams: 593, onTime: 573, late: 0, noActivity: 10, missing: 10 },
    });
  });
});
