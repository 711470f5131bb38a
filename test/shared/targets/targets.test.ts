import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { forecast } from "../../../shared/targets/forecast.ts";
import { expectedBy, standingOf } from "../../../shared/targets/pace.ts";
import { shareOut } from "../../../shared/targets/share-out.ts";

const team = (id: number, households?: number) => ({ id, households });
const none = new Map<number, number>();

describe("a target's parts", () => {
  test("per team are the same for all, but for the exceptions", () => {
    const parts = shareOut({ basis: "per_team", amount: 40 }, [team(1), team(2), team(3)], new Map([[2, 10]]));
    expect([...parts]).toEqual([
      [1, 40],
      [2, 10],
      [3, 40],
    ]);
  });

  test("per 100 households follow the households, and are unknown where these are", () => {
    const parts = shareOut({ basis: "per_100_households", amount: 20 }, [team(1, 142), team(2, 3), team(3)], none);
    expect([...parts]).toEqual([
      [1, 28],
      [2, 1],
    ]);
  });

  test("of a total add up to it exactly, whatever the households and the exceptions", () => {
    const teams = fc.uniqueArray(
      fc.record({ id: fc.nat(60), households: fc.option(fc.integer({ min: 1, max: 400 }), { nil: undefined }) }),
      {
        selector: ({ id }) => id,
        minLength: 2,
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(teams, fc.nat(200_000), fc.nat(500), (members, amount, own) => {
        const parts = shareOut({ basis: "shared", amount }, members, new Map([[members[0]!.id, own]]));
        expect([...parts.values()].reduce((sum, part) => sum + part, 0)).toBe(Math.max(amount, own));
        expect([...parts.values()].every((part) => Number.isInteger(part) && part >= 0)).toBe(true);
      }),
    );
  });

  test("of a total are larger for larger teams, and equal when one team's households are unknown", () => {
    expect([...shareOut({ basis: "shared", amount: 100 }, [team(1, 300), team(2, 100)], none).values()]).toEqual([
      75, 25,
    ]);
    expect([...shareOut({ basis: "shared", amount: 100 }, [team(1, 300), team(2)], none).values()]).toEqual([50, 50]);
  });
});

describe("the pace", () => {
  const campaign = { from: "2022-06-01", to: "2022-08-31" };

  test("of 92 days is even: nothing before, a half in the middle, all on the last day and after", () => {
    const at = (day: string) => expectedBy(campaign, day, 163_410);
    expect([at("2022-05-31"), at("2022-07-16"), at("2022-08-31"), at("2023-01-01")]).toEqual([
      0, 81_705, 163_410, 163_410,
    ]);
  });

  test("of a level starts at what was there before", () => {
    expect(expectedBy(campaign, "2022-07-16", 80, 40)).toBe(60);
    expect(expectedBy(campaign, "2022-07-16", 80, 90)).toBe(80);
  });

  test("nothing reported is unknown, not behind", () => {
    expect([standingOf(undefined, 5, 10), standingOf(4, 5, 10), standingOf(5, 5, 10), standingOf(10, 5, 10)]).toEqual([
      "unknown",
      "behind",
      "on_pace",
      "reached",
    ]);
  });
});

describe("the forecast", () => {
  const course = { before: 140, done: 140, daysLeft: 10, mayFall: false };

  test("goes on as in the last fourteen days, exactly when every day was the same", () => {
    const daily = [...Array(20).fill(99), ...Array(14).fill(10)];
    expect(forecast({ ...course, daily })).toEqual({ basedOnDays: 14, perDay: 10, expected: 240, low: 240, high: 240 });
  });

  test("is wider the more the days differ", () => {
    const even = forecast({ ...course, daily: [9, 11, 10, 9, 11, 10, 10, 9, 11, 10, 9, 11, 10, 10] })!;
    const lumpy = forecast({ ...course, daily: [0, 0, 70, 0, 0, 0, 0, 0, 0, 70, 0, 0, 0, 0] })!;
    expect(lumpy.high - lumpy.low).toBeGreaterThan(3 * (even.high - even.low));
    expect(lumpy.low).toBeGreaterThanOrEqual(140);
  });

  test("says nothing before there is a week of days and two with reports", () => {
    expect(forecast({ ...course, daily: [5, 5, 5, 5, 5, 5] })).toBeUndefined();
    expect(forecast({ ...course, daily: [0, 0, 0, 50, 0, 0, 0, 0] })).toBeUndefined();
    expect(forecast({ ...course, daily: [0, 0, 0, 50, 0, 0, 1] })).toBeDefined();
  });

  test("holds about four of five courses of a steady village between its ends", () => {
    let seed = 7;
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    const day = () => (random() < 0.3 ? Math.round(random() * 20) : 0);
    let held = 0;
    for (let run = 0; run < 2_000; run += 1) {
      const daily = Array.from({ length: 14 }, day);
      const end = Array.from({ length: 30 }, day).reduce((sum, count) => sum + count, 0);
      const said = forecast({ daily, before: 0, done: 0, daysLeft: 30, mayFall: false });
      if (said && end >= said.low && end <= said.high) held += 1;
    }
    expect(held / 2_000).toBeGreaterThan(0.72);
    expect(held / 2_000).toBeLessThan(0.88);
  });
});
