import { describe, expect, test } from "vitest";
import { type Asked, type Result, type Score, scoresOf } from "../../../../bot/services/oversight/score.ts";
import type { TeamHistory } from "../../../../bot/services/oversight/team-history.ts";
import { between, generateCommune, generateTeam, habitsOf, indicators, periodsOf, randomFrom } from "./generated.ts";

const weights = { regularity: 25, reach: 15, variety: 10, outcome: 40, followThrough: 10 };
const nothingAsked: Asked = { requests: 0, requestsDone: 0, reminders: 0, remindersAnswered: 0 };
const scores = (
  histories: readonly TeamHistory[],
  asked: Record<number, Partial<Asked>> = {},
  targets: Record<number, Result[]> = {},
) =>
  scoresOf(histories, {
    weights,
    indicators,
    askedOf: (teamId) => ({ ...nothingAsked, ...asked[teamId] }),
    targetsOf: (teamId) => targets[teamId] ?? [],
  });
const points = (score: Score | undefined, name: string) => score?.parts.find((part) => part.name === name)?.points;
const first = (list: readonly Score[]) => list[0]!;

/** Everybody alike and on time, so that one difference stands alone. */
function alike(count: number, households = 120): TeamHistory[] {
  const habits = { households, means: {}, missing: 0, late: 0, nothing: 0 };
  return Array.from({ length: count }, (_, index) => {
    const team = generateTeam(randomFrom(1), index + 1, habits);
    for (const one of team.periods) if (one.state === "on_time") one.values = { vneid_level2_activated: 10 };
    return team;
  });
}

describe("a score", () => {
  test("moves by at most three points when figures are off by a tenth", () => {
    const moves: number[] = [];
    for (let seed = 0; seed < 40; seed += 1) {
      const random = randomFrom(seed);
      const commune = generateCommune(random, 8 + Math.floor(random() * 20));
      const noisy = commune.map((history) => ({
        ...history,
        periods: history.periods.map((one) => ({
          ...one,
          values: Object.fromEntries(
            Object.entries(one.values).map(([code, value]) => [
              code,
              Math.max(1, Math.round(value * between(random, 0.9, 1.1))),
            ]),
          ),
        })),
      }));
      const after = scores(noisy);
      scores(commune).forEach((score, index) => {
        moves.push(Math.abs((score.total ?? 0) - (after[index]?.total ?? 0)));
      });
    }
    expect(moves.length).toBeGreaterThan(500);
    expect(Math.max(...moves)).toBeLessThanOrEqual(3);
  });

  test("spreads over a commune rather than giving everybody the same", () => {
    const totals = scores(generateCommune(randomFrom(7), 30)).map((score) => score.total ?? 0);
    expect(Math.max(...totals) - Math.min(...totals)).toBeGreaterThan(15);
  });

  test("is what its parts say by their weights, and every part can be seen", () => {
    const score = first(scores(generateCommune(randomFrom(3), 12)));
    const measured = score.parts.filter((part) => part.points !== undefined);
    const weight = measured.reduce((sum, part) => sum + part.weight, 0);
    const sum = measured.reduce((total, part) => total + (part.points ?? 0) * part.weight, 0);
    expect(score.total).toBeCloseTo(sum / weight, 9);
    expect(score.parts.map((part) => part.name)).toEqual([
      "regularity",
      "reach",
      "variety",
      "outcome",
      "follow_through",
    ]);
  });

  test("gives a team without any report no score at all instead of a nought", () => {
    const [quiet, ...others] = alike(6);
    const missing = {
      ...quiet!,
      periods: quiet!.periods.map((one) => ({ ...one, state: "missing" as const, values: {} })),
    };
    expect(first(scores([missing, ...others]))).toMatchObject({ total: undefined, label: "no_report" });
  });

  test("does not judge a team by the week in which it was founded or by the one that still runs", () => {
    const [newcomer, ...others] = alike(6);
    const periods = periodsOf();
    const openedOn = periods.at(-4)!.from.replace(/.$/, (digit) => String(Number(digit) + 1));
    const fresh: TeamHistory = {
      team: { ...newcomer!.team, openedOn },
      periods: newcomer!.periods.map((one, index) => ({
        ...one,
        ...(index < 9 ? { state: undefined, values: {} } : {}),
        ...(index === 9 ? { state: "missing" as const, values: {} } : {}),
      })),
    };
    const judgedOnTwo = first(scores([fresh, ...others]));
    expect(judgedOnTwo).toMatchObject({ total: undefined, label: "new" });
    expect(points(judgedOnTwo, "regularity")).toBe(100);
  });

  test("counts “nothing to report” as reported and as no figure, and never asks less of who stays silent", () => {
    const [said, silent, ...others] = alike(8);
    const change = (history: TeamHistory, state: "no_activity" | "missing") => ({
      ...history,
      periods: history.periods.map((one, index) =>
        index % 3 === 0 && one.period.isSettled ? { ...one, state, values: {} } : one,
      ),
    });
    const [told, kept] = scores([change(said!, "no_activity"), change(silent!, "missing"), ...others]);
    expect(points(told, "regularity")).toBe(100);
    expect(points(kept, "regularity")).toBeLessThan(70);
    expect(points(told, "outcome")).toBe(points(kept, "outcome"));
    expect(told!.total).toBeGreaterThan(kept!.total ?? 0);
  });

  test("does not reward saying “nothing to report” for ever", () => {
    const [idle, ...others] = alike(8);
    const never = {
      ...idle!,
      periods: idle!.periods.map((one, index) =>
        index > 0 && one.period.isSettled ? { ...one, state: "no_activity" as const, values: {} } : one,
      ),
    };
    expect(first(scores([never, ...others])).total).toBeLessThan(60);
  });

  test("is per household: a small village that does its share stands beside a large one", () => {
    const large = alike(5, 200);
    const [small] = alike(1, 100);
    const half = {
      team: { ...small!.team, id: 99 },
      periods: small!.periods.map((one) => ({
        ...one,
        values: one.state === "on_time" ? { vneid_level2_activated: 5 } : one.values,
      })),
    };
    const list = scores([half, ...large]);
    expect(points(list[0], "outcome")).toBeCloseTo(points(list[1], "outcome") ?? 0, 6);
  });

  test("is not carried by one monstrous week", () => {
    const [odd, ...others] = alike(8);
    const plain = first(scores([odd!, ...others])).total ?? 0;
    const typo = {
      ...odd!,
      periods: odd!.periods.map((one, index) =>
        index === 4 ? { ...one, values: { vneid_level2_activated: 10_000 } } : one,
      ),
    };
    expect((first(scores([typo, ...others])).total ?? 0) - plain).toBeLessThan(12);
  });

  test("leaves a part that has nothing to measure to the others", () => {
    const alone = alike(2);
    const score = first(scores(alone));
    expect(points(score, "outcome")).toBeUndefined();
    expect(points(score, "follow_through")).toBeUndefined();
    expect(score.total).toBe(100);
  });

  test("follows up: requests done and reminders answered raise it, one request decides little", () => {
    const team = alike(6);
    const done = points(first(scores(team, { 1: { requests: 6, requestsDone: 6 } })), "follow_through") ?? 0;
    const left = points(first(scores(team, { 1: { requests: 6, requestsDone: 0 } })), "follow_through") ?? 0;
    const one = points(first(scores(team, { 1: { requests: 1, requestsDone: 0 } })), "follow_through") ?? 0;
    expect(done).toBeGreaterThan(90);
    expect(left).toBeLessThan(30);
    expect(one).toBeGreaterThan(50);
  });

  test("goes by the target where the commune set one: met is full points, half is half", () => {
    const target = (own: number) => [{ code: "vneid_level2_activated", own, fair: 40, isTarget: true }];
    const outcome = (own: number) => points(first(scores(alike(6), {}, { 1: target(own) })), "outcome");
    expect(outcome(40)).toBe(100);
    expect(outcome(20)).toBe(50);
    expect(outcome(400)).toBe(100);
  });

  test("rises with the work, part by part", () => {
    const [busy, ...others] = alike(8);
    const more = {
      ...busy!,
      periods: busy!.periods.map((one) => ({
        ...one,
        values: one.state === "on_time" ? { vneid_level2_activated: 14, dvc_guided: 6 } : one.values,
      })),
    };
    const [score, usual] = scores([more, ...others]);
    for (const part of ["reach", "variety", "outcome"]) {
      expect(points(score, part)).toBeGreaterThan(points(usual, part) ?? 0);
    }
  });
});

test("a generated commune's habits show in its scores: who reports seldom stands lower", () => {
  const random = randomFrom(11);
  const teams = generateCommune(random, 12);
  const rare = generateTeam(random, 50, { ...habitsOf(random), missing: 0.7 });
  const list = scores([...teams, rare]);
  const below = list.filter((score) => (score.total ?? 0) < (list.at(-1)?.total ?? 0));
  expect(below.length).toBeLessThanOrEqual(1);
});
