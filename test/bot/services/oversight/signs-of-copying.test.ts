import { describe, expect, test } from "vitest";
import { SUSPICIOUS_BITS, signsOfCopying, suspicion } from "../../../../bot/services/oversight/signs-of-copying.ts";
import { isActive, type TeamHistory } from "../../../../bot/services/oversight/team-history.ts";
import { areaUnderCurve, generateCommune, indicators, pick, type Random, randomFrom } from "./generated.ts";

type Values = Record<string, number>;
const change = (values: Values, to: (count: number) => number): Values =>
  Object.fromEntries(Object.entries(values).map(([code, count]) => [code, to(count)]));

function rewrite(history: TeamHistory, to: (values: Values, key: string) => Values): TeamHistory {
  return {
    ...history,
    periods: history.periods.map((one) => (isActive(one) ? { ...one, values: to(one.values, one.period.key) } : one)),
  };
}

const baseOf = (history: TeamHistory) => history.periods.find(isActive)?.values ?? {};

/** How figures get made up: last week's again, last week's and one more, fives and tens, a neighbour's. */
const fakes: Record<string, (history: TeamHistory, other: TeamHistory, random: Random) => TeamHistory> = {
  "last week's figures again": (history, _, random) =>
    rewrite(history, (values) => (random() < 0.8 ? baseOf(history) : values)),
  "last week's figures, one more or less": (history, _, random) =>
    rewrite(history, () => change(baseOf(history), (count) => Math.max(1, count + pick(random, [-1, 0, 0, 1])))),
  "fives and tens": (history) =>
    rewrite(history, (values) => change(values, (count) => Math.max(5, 5 * Math.round(count / 5)))),
  "the neighbour's figures": (history, other, random) =>
    rewrite(history, (values, key) => {
      const theirs = other.periods.find((one) => one.period.key === key);
      return theirs && isActive(theirs) && random() < 0.7 ? theirs.values : values;
    }),
};

const suspicionOf = (history: TeamHistory, all: readonly TeamHistory[]) =>
  suspicion(
    signsOfCopying(
      history,
      all.filter((other) => other.team.id !== history.team.id),
      { indicators },
    ),
  );

describe.each(Object.entries(fakes))("a team that sends %s", (_, fake) => {
  test("is ranked above honest teams, AUC 0.95 or better", () => {
    const guilty: number[] = [];
    const innocent: number[] = [];
    for (let seed = 0; seed < 30; seed += 1) {
      const random = randomFrom(1000 + seed);
      const [one, neighbour, ...others] = generateCommune(random, 16);
      const all = [fake(one!, neighbour!, random), neighbour!, ...others];
      guilty.push(suspicionOf(all[0]!, all));
      // The neighbour's figures are the copied ones: they look the same from both sides, and the officer asks both.
      innocent.push(...others.map((history) => suspicionOf(history, all)));
    }
    expect(areaUnderCurve(guilty, innocent)).toBeGreaterThanOrEqual(0.95);
  });
});

test("honest teams are left in peace: at most one in a hundred is worth a question", () => {
  const all: number[] = [];
  for (let seed = 0; seed < 40; seed += 1) {
    const commune = generateCommune(randomFrom(2000 + seed), 15);
    all.push(...commune.map((history) => suspicionOf(history, commune)));
  }
  expect(all.filter((bits) => bits >= SUSPICIOUS_BITS).length / all.length).toBeLessThanOrEqual(0.01);
});

test("one session a week, every week, is a habit and no sign", () => {
  const [team, ...others] = generateCommune(randomFrom(5), 8);
  const steady = rewrite(team!, () => ({ propaganda_sessions: 1, help_desk_shifts: 2 }));
  expect(suspicionOf(steady, others)).toBeLessThan(SUSPICIOUS_BITS);
});

test("running levels repeat by nature and are no sign", () => {
  const [team, ...others] = generateCommune(randomFrom(6), 8);
  const levels = indicators.filter((known) => known.aggregation === "latest").map(({ code }) => code);
  expect(levels.length).toBeGreaterThan(0);
  const steady = rewrite(team!, () => Object.fromEntries(levels.map((code) => [code, 57])));
  expect(signsOfCopying(steady, others, { indicators })).toEqual([]);
});

test("says what it saw: how many periods in a row were the same", () => {
  const [team, ...others] = generateCommune(randomFrom(8), 8);
  const same = rewrite(team!, () => ({ vneid_level2_activated: 12, dvc_files_submitted: 7 }));
  const [sign] = signsOfCopying(same, others, { indicators });
  expect(sign?.bits).toBeGreaterThan(SUSPICIOUS_BITS);
  expect(signsOfCopying(same, others, { indicators })).toContainEqual(
    expect.objectContaining({ kind: "repeated", times: same.periods.filter(isActive).length }),
  );
});
