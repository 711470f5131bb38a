import { afterAll, beforeAll, expect, test } from "vitest";
import { type CommuneWatch, watchCommune } from "../../../bot/services/oversight/commune-watch.ts";
import type { Score } from "../../../bot/services/oversight/score.ts";
import { wordsOfParts } from "../../../bot/services/oversight/score-words.ts";
import { topLists } from "../../../bot/services/oversight/top-lists.ts";
import { addDays, instantOf } from "../../../shared/calendar/day.ts";
import { published } from "./published.ts";
import { SET_UP_TAKES, type Sent, setUpProgramme, spread, sum } from "./set-up.ts";

/**
 * By the end of July 2023 nearly 40 % of 2,071 teams were judged effective; how is not known. Here teams work or stay silent in
 * that proportion, and the share must come out of our own score: effective is whoever has 50 points or more (the domain's
 * “chưa hiệu quả” lies below). Communes and each team's weeks are invented.
 */
const programme = published("ha-giang");
const { name: province } = programme;
const [whole] = programme.counts;
const TEAMS = whole!.teams;
const EFFECTIVE = Math.floor((TEAMS * programme.totals[0]!.value) / 100);
const COMMUNES = 90;
const WEEKS = 12;
const LAST_MONDAY = "2023-07-24";
const now = instantOf("2023-07-31", 9 * 60);

/** Every team works as evenly spread over the list as can be. */
const works = (n: number) => Math.floor(((n + 1) * EFFECTIVE) / TEAMS) > Math.floor((n * EFFECTIVE) / TEAMS);
/** In how many of the twelve weeks a team reports. */
const weeksOf = (n: number) => (works(n) ? WEEKS : n % 4);

let set: Awaited<ReturnType<typeof setUpProgramme>>;
let watches: CommuneWatch[];
/** In the order of the list. */
let scores: Score[];

beforeAll(async () => {
  const list = spread(whole!.members!, TEAMS).map((people, n) => ({
    ...{ province, commune: `Xã ${Math.floor((n * COMMUNES) / TEAMS) + 1}`, village: `Thôn ${n + 1}` },
    ...{ team: `${programme.teamName} Thôn ${n + 1}`, people },
  }));
  set = await setUpProgramme(list, "2023-04-01");
  const teams = await set.everyTeam();
  await set.report(teams.flatMap(weeks));
  watches = [];
  for (const communeId of new Set(teams.map((team) => team.communeId))) {
    watches.push(await set.all((tx) => watchCommune(tx, { communeId, now })));
  }
  const byTeam = new Map(watches.flatMap((watch) => watch.scores.map((score) => [score.team.id, score])));
  scores = teams.map(({ id }) => byTeam.get(id)!);
}, SET_UP_TAKES);
afterAll(() => set?.drop());

/** Nà Xá's work: identity cards and identity codes. Teams that seldom report do so in the first of the weeks. */
function weeks(team: Sent["team"], n: number): Sent[] {
  const life = [8, 11, 9, 12, 7, 10];
  return Array.from({ length: weeksOf(n) }, (_, week) => ({
    team,
    day: addDays(LAST_MONDAY, 7 * (week + 1 - WEEKS) + 3),
    values: {
      id_card_supported: life[(week + n) % 6]!,
      ...(week % 2 === 0 ? { vneid_level2_activated: life[(week * 5 + n) % 6]! } : {}),
    },
  }));
}

const isEffective = ({ label }: Score) => label === "good" || label === "fair" || label === "average";

test("2,071 teams with 12,131 members are imported", async () => {
  expect(set.imported).toMatchObject({ teams: 2_071, people: 12_131, errors: [] });
  const teams = await set.teamsOf(province);
  expect([teams.length, sum(teams.map(({ people }) => people))]).toEqual([2_071, 12_131]);
  // Every village has one.
  expect(new Set(teams.map(({ unitPath }) => unitPath)).size).toBe(whole!.units);
});

test("nearly 40 % of them come out as effective: fewer than 40 %, and 40 % when rounded", () => {
  expect(scores).toHaveLength(TEAMS);
  const effective = scores.filter(isEffective);
  expect(effective).toHaveLength(828);
  expect(effective.length / TEAMS).toBeLessThan(0.4);
  expect(Math.round((100 * effective.length) / TEAMS)).toBe(40);
  expect(scores.map(isEffective)).toEqual(scores.map((_, n) => works(n)));
  expect(scores.filter(({ label }) => label === "no_report")).toHaveLength(
    scores.filter((_, n) => weeksOf(n) === 0).length,
  );
});

test("every team's score is the weighted mean of its named parts", () => {
  for (const { total, parts } of scores.filter((score) => score.total !== undefined)) {
    const measured = parts.filter(({ points }) => points !== undefined);
    const weight = sum(measured.map((part) => part.weight));
    expect(total).toBeCloseTo(sum(measured.map((part) => part.points! * part.weight)) / weight, 9);
  }
});

test("every team's score has its evidence: the weeks it reported in, and what would raise a low one", () => {
  const { indicators } = watches[0]!;
  for (const [n, score] of scores.entries()) {
    const words = wordsOfParts(score, { indicators, kind: "week" });
    expect(words.map(({ title }) => title)).toEqual([
      ...["Đều đặn", "Tới được nhiều người", "Nhiều mặt việc", "Kết quả", "Theo việc đến cùng"],
    ]);
    expect(words.every(({ evidence }) => evidence.length > 0)).toBe(true);
    const [regularity] = words;
    if (weeksOf(n) > 0) expect(regularity?.evidence).toContain(`${weeksOf(n)} đúng hạn`);
    if (!works(n)) {
      expect(regularity?.evidence).toContain(`${WEEKS - weeksOf(n)} chưa báo cáo`);
      expect(regularity?.raise).toBeDefined();
    }
  }
});

test("each commune's best are among the effective, and no list names the others", () => {
  for (const { scores: own, earlierScores } of watches) {
    const lists = topLists(own, earlierScores);
    const effective = new Set(own.filter(isEffective).map(({ team }) => team.id));
    expect(lists.best).toHaveLength(3);
    expect(lists.best.every(({ team }) => effective.has(team.id))).toBe(true);
    expect(Object.keys(lists).sort()).toEqual(["best", "improved"]);
  }
});
