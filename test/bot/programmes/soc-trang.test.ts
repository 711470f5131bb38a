import { afterAll, beforeAll, expect, test } from "vitest";
import { openApi } from "../../helpers/api.ts";
import { makePerson } from "../../helpers/commune.ts";
import { published } from "./published.ts";
import { SET_UP_TAKES, type SheetTeam, setUpProgramme, spread, sum } from "./set-up.ts";

/**
 * The province's leaders look at single teams and hold a review on 19/04/2023: everything here is asked of the API by an officer
 * of the province. Communes and what teams did are invented.
 */
const programme = published("soc-trang");
const { name: province } = programme;
const [whole] = programme.counts;
const COMMUNES = 109;
const SILENT = 75;
const REVIEW = "2023-04-19";

const list: SheetTeam[] = spread(whole!.members!, whole!.teams).map((people, n) => ({
  ...{ province, commune: `Xã ${(n % COMMUNES) + 1}`, village: `Ấp ${n + 1}` },
  ...{ team: `${programme.teamName} Ấp ${n + 1}`, people },
}));

let set: Awaited<ReturnType<typeof setUpProgramme>>;
let api: Awaited<ReturnType<typeof openApi>>;
let get: (path: string) => Promise<Answer>;
interface Answer {
  values: Record<string, number>;
  teamsExpected: number;
  teamsReported: number;
  units: Answer[];
  teams: { name: string }[];
  next?: string;
}

beforeAll(async () => {
  set = await setUpProgramme(list, "2023-03-01");
  const teams = await set.everyTeam();
  const reporting = teams.slice(SILENT);
  // On the day of the review, and on the day after, which the review does not know.
  await set.report([
    ...reporting.map((team, n) => ({ team, day: REVIEW, values: { dvc_guided: (n % 9) + 1 } })),
    ...reporting.map((team) => ({ team, day: "2023-04-20", values: { dvc_guided: 1_000 } })),
  ]);
  const commune = { id: teams[0]!.communeId, oaId: "", teams: [] };
  const { id } = await set.unitNamed(province);
  api = await openApi(set.db, { now: new Date("2026-11-20T03:00:00Z") });
  const call = await api.as(commune, await makePerson(set.db, commune, { name: "Cán bộ tỉnh", staffOf: id }));
  get = async (path) => (await call("GET", path)).json();
}, SET_UP_TAKES);
afterAll(async () => {
  await api?.close();
  await set?.drop();
});

test(
  "775 teams and 5,466 members are imported, and importing the same list again changes nothing",
  async () => {
    expect(set.imported).toMatchObject({ teams: 775, people: 5_466, errors: [] });
    expect(await set.importMore(list, "2023-03-02")).toMatchObject({ created: 0, updated: 0 });
    const teams = await set.teamsOf(province);
    expect([teams.length, sum(teams.map(({ people }) => people))]).toEqual([775, 5_466]);
  },
  SET_UP_TAKES,
);

test("the figures of the review end with its day", async () => {
  const fed = sum(Array.from({ length: 775 - SILENT }, (_, n) => (n % 9) + 1));
  const review = await get(`/figures?from=2023-01-01&to=${REVIEW}&by=commune`);
  expect(review).toMatchObject({ values: { dvc_guided: fed }, teamsExpected: 775, teamsReported: 700 });
  expect(review.units).toHaveLength(COMMUNES);
  expect(sum(review.units.map(({ values }) => values.dvc_guided ?? 0))).toBe(fed);
  const dayAfter = await get("/figures?from=2023-01-01&to=2023-04-20");
  expect(dayAfter.values.dvc_guided).toBe(fed + 700_000);
});

test("the rate of the week and the names of the 75 teams that did not report come page by page", async () => {
  expect(await get("/completeness?period=2023-W16")).toMatchObject({ teams: 775, onTime: 700, missing: SILENT });
  const names: string[] = [];
  let next: string | undefined = "";
  for (let page = 0; next !== undefined && page < 10; page += 1) {
    const answer: Answer = await get(`/missing-teams?period=2023-W16${next && `&cursor=${encodeURIComponent(next)}`}`);
    names.push(...answer.teams.map(({ name }) => name));
    next = answer.next;
  }
  expect(new Set(names)).toEqual(new Set(list.slice(0, SILENT).map(({ team }) => team)));
  expect(names).toHaveLength(SILENT);
});
