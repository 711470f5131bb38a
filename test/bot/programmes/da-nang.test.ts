import { afterAll, beforeAll, expect, test } from "vitest";
import { readCommune, saveSettings } from "../../../bot/services/communes.ts";
import { figuresOf } from "../../../bot/services/figures/figures.ts";
import { readIndicators } from "../../../bot/services/indicators.ts";
import { collectPeriodReport } from "../../../bot/services/period-reports/collect.ts";
import { setTarget } from "../../../bot/services/targets/set-target.ts";
import { instantOf } from "../../../shared/calendar/day.ts";
import { published } from "./published.ts";
import { SET_UP_TAKES, setUpProgramme, spread, sum } from "./set-up.ts";

/**
 * The city issued its own forms: targets with a guide, a periodic report. “Gần 2.500 tổ, khoảng 15.000 thành viên”, and more
 * than 500 people of digital companies in the teams, counted by an indicator of the city's own.
 */
const programme = published("da-nang");
const { name: city } = programme;
const [whole] = programme.counts;
const [companies] = programme.totals;
const TEAMS = whole!.teams - 5;
const WARDS = 56;
const TITLE = "Tổ công nghệ số cộng đồng và Đề án 06";
const start = instantOf("2023-05-01", 8 * 60);
const now = instantOf("2023-06-20", 8 * 60);

let set: Awaited<ReturnType<typeof setUpProgramme>>;
let ward: Awaited<ReturnType<typeof set.unitNamed>>;
let teams: Awaited<ReturnType<typeof set.everyTeam>>;
let codes: Set<string>;
/** Of the ward, in the list's order. */
let own: typeof teams;

beforeAll(async () => {
  const list = spread(whole!.members!, TEAMS).map((people, n) => ({
    ...{ province: city, commune: `Phường ${(n % WARDS) + 1}`, village: `Tổ dân phố ${n + 1}` },
    ...{ team: `${programme.teamName} Tổ dân phố ${n + 1}`, people },
  }));
  set = await setUpProgramme(list, "2023-04-01");
  teams = await set.everyTeam();
  ward = await set.unitNamed("Phường 1");
  own = teams.filter((team) => team.communeId === ward.id);
  const wards = [...new Set(teams.map((team) => team.communeId))];
  codes = new Set();
  for (const communeId of wards) codes.add(await countCompanies(communeId));
  const [code] = codes;
  const joined = spread(companies!.value + 12, TEAMS);
  await set.report(
    teams.flatMap((team, n) => [
      // A level: the newest counts, the one before does not.
      { team, day: "2023-05-10", values: { [code!]: 7 } },
      { team, day: "2023-06-14", values: { [code!]: joined[n]!, cashless_shops: 2 } },
    ]),
  );
  await set.report([{ team: own[0]!, day: "2023-06-15", values: { cashless_shops: 40 } }]);
}, SET_UP_TAKES);
afterAll(() => set?.drop());

async function countCompanies(communeId: number): Promise<string> {
  return set.ownIndicator(communeId, {
    ...{ label: companies!.label, shortLabel: "Người của công ty số", unit: companies!.unit },
    ...{ pillar: "kinh tế số", aggregation: "latest", aliases: ["nhân viên công nghệ số"], source: programme.source },
  });
}

test("almost 2,500 teams and about 15,000 members are imported into 56 wards", async () => {
  expect(set.imported).toMatchObject({ teams: TEAMS, people: 15_000, errors: [] });
  const listed = await set.teamsOf(city);
  expect(listed.length).toBeLessThan(2_500);
  expect(listed.length).toBeGreaterThan(2_450);
  expect(sum(listed.map(({ people }) => people))).toBe(15_000);
});

test("the city's own indicator has one code in all wards, and its newest levels add up to more than 500 people", async () => {
  expect(codes.size).toBe(1);
  const [code] = codes;
  const { id } = await set.unitNamed(city);
  await set.all(async (tx) => {
    const asked = { unitIds: [id], view: "as_was" as const };
    const both = await figuresOf(tx, { ...asked, from: "2023-05-01", to: "2023-06-30" });
    expect(both.values[code!]).toBe(512);
    const before = await figuresOf(tx, { ...asked, from: "2023-05-01", to: "2023-05-31" });
    expect(before.values[code!]).toBe(7 * TEAMS);
    const { indicators } = await readIndicators(tx, { communeId: ward.id, day: "2023-06-20" });
    expect(indicators.find((one) => one.code === code)?.label).toBe(companies!.label);
  });
});

test("the ward's own periodic form: months from the 15th to the 14th, own title, own indicator, targets with what was reached", async () => {
  const [code] = codes;
  const month = { from: "2023-05-15", to: "2023-06-14" };
  const report = await set.all(async (tx) => {
    await saveSettings(tx, ward.id, {
      teamTitle: TITLE,
      period: { kind: "month", monthEndsOn: 14 },
    });
    const by = { personId: undefined, communeId: ward.id, now: start };
    const unit = { id: ward.id, communeId: ward.id };
    const asked = { unit, ...month, basis: "per_team" as const, exceptions: [] };
    await setTarget(tx, { ...asked, indicatorCode: "cashless_shops", amount: 4 }, by);
    await setTarget(tx, { ...asked, indicatorCode: code!, amount: 1 }, by);
    return collectPeriodReport(tx, { unit: ward, period: "2023-06", now });
  });
  expect(report).toMatchObject({ teamTitle: TITLE, period: month });
  expect(report.counts).toMatchObject({ teams: own.length });
  const figure = (wanted: string) => report.figures.find((one) => one.code === wanted);
  // The report of 15/06 belongs to the month after.
  expect(figure("cashless_shops")).toMatchObject({
    value: 2 * own.length,
    target: { amount: 4 * own.length, done: 2 * own.length },
  });
  const joined = sum(spread(512, TEAMS).filter((_, n) => teams[n]!.communeId === ward.id));
  expect(figure(code!)).toMatchObject({
    ...{ label: companies!.label, unit: "người", value: joined, previous: 7 * own.length },
    target: { amount: own.length, done: joined },
  });
  expect(report.parts).toHaveLength(own.length);
});

test("the teams' official name is the ward's setting; other wards keep the usual one", async () => {
  const other = await set.unitNamed("Phường 2");
  const titles = await set.all(async (tx) => [
    (await readCommune(tx, ward.id)).settings.teamTitle,
    (await readCommune(tx, other.id)).settings.teamTitle,
  ]);
  expect(titles).toEqual([TITLE, programme.teamName]);
});
