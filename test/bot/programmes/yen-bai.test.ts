import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { units } from "../../../bot/db/schema/index.ts";
import { figuresByUnit, figuresOf } from "../../../bot/services/figures/figures.ts";
import { published } from "./published.ts";
import { NO_TEAM, SET_UP_TAKES, type SheetTeam, setUpProgramme, spread, sum } from "./set-up.ts";

/** Two levels: a team for each of 173 communes and 1,260 for villages. Which village lies where is invented. */
const programme = published("yen-bai");
const { name: province } = programme;
const [communes, villages] = programme.counts as [Count, Count];
type Count = (typeof programme.counts)[number];

const peopleOfCommunes = spread(communes.members!, communes.teams);
const peopleOfVillages = spread(villages.members!, villages.teams);
const list: SheetTeam[] = [
  ...peopleOfCommunes.map((people, n) => ({
    ...{ province, commune: `Xã ${n + 1}`, team: `${programme.teamName} Xã ${n + 1}`, people },
  })),
  ...peopleOfVillages.map((people, n) => ({
    ...{ province, commune: `Xã ${(n % communes.teams) + 1}`, village: `Bản ${n + 1}` },
    ...{ team: `${programme.teamName} Bản ${n + 1}`, people },
  })),
];
/** Villages that have none yet. */
const without: SheetTeam[] = Array.from({ length: villages.units! - villages.teams }, (_, n) => ({
  ...{ province, commune: `Xã ${n + 1}`, village: `Bản ${villages.teams + n + 1}`, team: NO_TEAM, people: 0 },
}));
const days = { from: "2023-06-01", to: "2023-12-31" };

let set: Awaited<ReturnType<typeof setUpProgramme>>;

beforeAll(async () => {
  set = await setUpProgramme([...list, ...without], "2023-05-10");
  const ofCommunes = new Set((await set.teamsOf(province)).filter(isOfCommune).map(({ id }) => id));
  await set.report(
    (await set.everyTeam()).map((team) => ({
      team,
      day: "2023-06-15",
      values: ofCommunes.has(team.id) ? { help_desk_shifts: 4, dvc_guided: 10 } : { dvc_guided: 3 },
    })),
  );
}, SET_UP_TAKES);
afterAll(() => set?.drop());

function isOfCommune({ unitPath }: { unitPath: string }): boolean {
  return unitPath.split(" › ").length === 2;
}

test("173 commune teams with 1,744 members and 1,260 village teams with 8,526 stand apart in the list", async () => {
  expect(set.imported).toMatchObject({ teams: 1_433, people: 10_270, errors: [] });
  const teams = await set.teamsOf(province);
  const upper = teams.filter(isOfCommune);
  const lower = teams.filter((team) => !isOfCommune(team));
  expect([upper.length, sum(upper.map(({ people }) => people))]).toEqual([173, 1_744]);
  expect([lower.length, sum(lower.map(({ people }) => people))]).toEqual([1_260, 8_526]);
});

test("every one of 173 communes has its own team, beside those of its villages", async () => {
  const upper = (await set.teamsOf(province)).filter(isOfCommune);
  expect(new Set(upper.map(({ communeId }) => communeId)).size).toBe(communes.units);
});

test("1,260 of 1,356 villages have a team, and the 96 others are known as places", async () => {
  const places = await set.all((tx) => tx.select().from(units).where(eq(units.level, "village")));
  const served = new Set(
    (await set.teamsOf(province)).filter((team) => !isOfCommune(team)).map(({ unitPath }) => unitPath),
  );
  expect([served.size, places.length]).toEqual([1_260, 1_356]);
});

test("both levels count together for the province and apart by the unit they serve", async () => {
  const { id } = await set.unitNamed(province);
  await set.all(async (tx) => {
    const asked = { unitIds: [id], ...days, view: "as_was" as const };
    expect(await figuresOf(tx, asked)).toMatchObject({
      values: { help_desk_shifts: 173 * 4, dvc_guided: 173 * 10 + 1_260 * 3 },
      teamsExpected: 1_433,
      teamsReported: 1_433,
    });
    const byUnit = (await figuresByUnit(tx, { ...asked, by: "unit" })).filter((one) => one.teamsExpected > 0);
    const upper = byUnit.filter(({ values }) => values.help_desk_shifts !== undefined);
    expect([upper.length, byUnit.length - upper.length]).toEqual([173, 1_260]);
    expect(upper.every(({ values, teamsExpected }) => values.dvc_guided === 10 && teamsExpected === 1)).toBe(true);
    // A commune holds its own team and its villages'.
    const byCommune = await figuresByUnit(tx, { ...asked, by: "commune" });
    expect(byCommune.map(({ teamsExpected }) => teamsExpected).sort()).toEqual(spread(1_433, 173).sort());
  });
});
