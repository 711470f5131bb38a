import { afterAll, beforeAll, expect, test } from "vitest";
import { type Campaign, findCampaign } from "../../../bot/services/campaigns/campaign.ts";
import { campaignProgress } from "../../../bot/services/campaigns/campaign-progress.ts";
import { createCampaign } from "../../../bot/services/campaigns/save-campaign.ts";
import { figuresOf } from "../../../bot/services/figures/figures.ts";
import { addDays, daysBetween, instantOf } from "../../../shared/calendar/day.ts";
import { indicators } from "../../../shared/catalogue/indicators.ts";
import { published } from "./published.ts";
import { SET_UP_TAKES, type Sent, setUpProgramme, spread, sum } from "./set-up.ts";

/**
 * “Chiến dịch 92 ngày đêm”, 01/06–31/08/2022, both days included: what the press reported of it. How it was spread over teams
 * and days is invented; the sums are not. “Hơn 220”, “hơn 8.000” and “hơn 5.400” stand for a few more.
 */
const programme = published("binh-phuoc");
const { name: province } = programme;
const campaign = programme.campaign!;
const TEAMS = programme.counts[0]!.teams;
const MEMBERS = programme.counts[0]!.members! + 12;
const COMMUNES = 111;
const PEOPLE = 163_410;
const SUPPORTED = "people_supported";
const days = { from: campaign.from, to: campaign.to };
const results: Record<string, number> = Object.fromEntries(
  campaign.totals.map(({ code, value, qualifier }) => [code!, value + (qualifier === "more_than" ? 3 : 0)]),
);

let set: Awaited<ReturnType<typeof setUpProgramme>>;
let provinceId: number;
let campaignId: number;

beforeAll(async () => {
  const list = spread(MEMBERS, TEAMS).map((people, n) => ({
    ...{ province, commune: `Xã ${(n % COMMUNES) + 1}`, village: `Ấp ${n + 1}` },
    ...{ team: `${programme.teamName} Ấp ${n + 1}`, people },
  }));
  set = await setUpProgramme(list, "2022-05-15");
  provinceId = (await set.unitNamed(province)).id;
  const teams = await set.everyTeam();
  await set.report([...teams.flatMap(inTheCampaign), ...teams.slice(0, 50).flatMap(besideIt)]);
  campaignId = await set.all((tx) =>
    createCampaign(
      tx,
      {
        ...{
          unit: { id: provinceId, communeId: undefined },
          ...days,
          name: campaign.name,
          document: campaign.document,
        },
        excluded: { unitIds: [], teamIds: [] },
        targets: [
          { indicatorCode: SUPPORTED, basis: "shared", amount: 150_000, exceptions: [] },
          { indicatorCode: "ecommerce_households", basis: "shared", amount: 200, exceptions: [] },
          { indicatorCode: "ecommerce_products", basis: "shared", amount: 500, exceptions: [] },
          { indicatorCode: "einvoice_supported", basis: "shared", amount: 8_000, exceptions: [] },
        ],
        idempotencyKey: "binh-phuoc",
      },
      // A province's audit trail stands in a commune.
      { personId: undefined, communeId: teams[0]!.communeId, now: instantOf(days.from) },
    ),
  );
}, SET_UP_TAKES);
afterAll(() => set?.drop());

/** Four reports a team, on the first day and the last among them. */
function inTheCampaign(team: Sent["team"], n: number): Sent[] {
  const shares = Object.entries(results).map(([code, total]) => ({ code, parts: spread(total, TEAMS) }));
  return spread(4, 4).map((_, part) => ({
    team,
    day: addDays(days.from, [0, 24, 50, 91][part]!),
    values: Object.fromEntries(
      shares.flatMap(({ code, parts }) => {
        const own = spread(parts[n]!, 4)[part]!;
        return own > 0 ? [[code, own]] : [];
      }),
    ),
  }));
}

/** The eve and the day after are no part of it. */
function besideIt(team: Sent["team"]): Sent[] {
  return ["2022-05-31", "2022-09-01"].map((day) => ({ team, day, values: { [SUPPORTED]: 500 } }));
}

const on = (day: string) =>
  set.all(async (tx) => {
    const found: Campaign = (await findCampaign(tx, { campaignId, day }))!;
    const progress = await campaignProgress(tx, { campaign: found, unitId: provinceId, indicators, day });
    return new Map(progress.map((one) => [one.target.indicatorCode, one]));
  });

test("956 teams with more than 5,400 members are imported", async () => {
  expect(set.imported).toMatchObject({ teams: 956, people: MEMBERS, errors: [] });
  expect(sum((await set.teamsOf(province)).map(({ people }) => people))).toBeGreaterThan(5_400);
});

test("the campaign has 92 days, counts its first and its last, and comes to its published totals", async () => {
  expect(daysBetween(days.from, days.to) + 1).toBe(campaign.days);
  const end = await on("2022-08-31");
  expect([...end].map(([code, { done }]) => [code, done])).toEqual(Object.entries(results));
  expect(end.get(SUPPORTED)).toMatchObject({ done: PEOPLE, amount: 150_000, standing: "reached" });
  expect(end.get("ecommerce_households")?.done).toBeGreaterThan(220);
  expect(end.get("ecommerce_products")).toMatchObject({ done: 466, amount: 500, standing: "behind" });
  expect(end.get("einvoice_supported")?.done).toBeGreaterThan(8_000);
  const { byDay } = end.get(SUPPORTED)!;
  expect(byDay).toHaveLength(92);
  expect(byDay[0]).toBeGreaterThan(0);
  expect(byDay[90]).toBeLessThan(PEOPLE);
  // The same again from the figures of those days.
  const figures = await set.all((tx) => figuresOf(tx, { unitIds: [provinceId], ...days, view: "as_was" }));
  expect(figures).toMatchObject({ values: results, teamsExpected: 956, teamsReported: 956 });
});

test("the aim is shared out over all 956 teams, and each team's part of the result is known", async () => {
  const { parts } = (await on("2022-08-31")).get(SUPPORTED)!;
  expect(parts).toHaveLength(TEAMS);
  expect(sum(parts.map(({ amount }) => amount ?? 0))).toBe(150_000);
  expect(sum(parts.map(({ done }) => done ?? 0))).toBe(PEOPLE);
  expect(new Set(parts.map(({ done }) => done))).toEqual(new Set([170, 171]));
});

test("halfway it is known to be ahead of the even pace, and nothing of the days to come is counted", async () => {
  const halfway = (await on("2022-07-16")).get(SUPPORTED)!;
  expect(halfway).toMatchObject({ expected: 75_000, standing: "on_pace" });
  expect(halfway.done).toBeLessThan(PEOPLE / 1.9);
});

test("the province's Zalo channel has 116 members: a level, as it was last said, and not the sum of what was said", async () => {
  const [channel] = programme.totals;
  const [team] = await set.everyTeam();
  const code = await set.ownIndicator(team!.communeId, {
    ...{ label: channel!.label, shortLabel: "Thành viên kênh Zalo", unit: channel!.unit, source: programme.source },
    ...{ pillar: "tuyên truyền - tập huấn", aggregation: "latest" },
  });
  await set.report([
    { team: team!, day: "2022-07-06", values: { [code]: 70 } },
    { team: team!, day: "2022-08-25", values: { [code]: channel!.value } },
  ]);
  const until = async (to: string) =>
    (await set.all((tx) => figuresOf(tx, { unitIds: [provinceId], from: days.from, to, view: "as_was" }))).values[code];
  expect([await until("2022-07-31"), await until(days.to)]).toEqual([70, 116]);
});
