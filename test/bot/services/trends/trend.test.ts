import { expect, test } from "vitest";
import { trendOf } from "../../../../bot/services/trends/trend.ts";
import { daysBetween } from "../../../../shared/calendar/day.ts";
import type { DayRange, PeriodRule } from "../../../../shared/calendar/period.ts";

/** Everybody does one thing a day: the figures say how many days were counted. */
const oneADay = async ({ from, to }: DayRange) => ({ n: daysBetween(from, to) + 1 });
const trend = (rule: PeriodRule, day: string, count = 4) => trendOf({ rule, day, count, figuresOf: oneADay });

test("a running week is held against as many days of the week before and of the week a year ago", async () => {
  const { current, previous, lastYear, series } = await trend({ kind: "week" }, "2026-11-18");
  expect(
    [current, previous, lastYear].map((period) => [period?.key, period?.from, period?.to, period?.values.n]),
  ).toEqual([
    ["2026-W47", "2026-11-16", "2026-11-18", 3],
    ["2026-W46", "2026-11-09", "2026-11-11", 3],
    ["2025-W47", "2025-11-17", "2025-11-19", 3],
  ]);
  expect(series.map(({ key, values }) => [key, values.n])).toEqual([
    ["2026-W44", 7],
    ["2026-W45", 7],
    ["2026-W46", 7],
    ["2026-W47", 3],
  ]);
});

test("on its last day a month is held against whole months, also when they are shorter", async () => {
  const { previous, lastYear } = await trend({ kind: "month" }, "2026-03-31");
  expect([previous.to, previous.values.n, lastYear?.to]).toEqual(["2026-02-28", 28, "2025-03-31"]);
});

test("the administrative month and the year know their year ago", async () => {
  expect((await trend({ kind: "month", monthEndsOn: 14 }, "2026-11-20")).lastYear).toMatchObject({
    key: "2025-12",
    from: "2025-11-15",
    to: "2025-11-20",
  });
  expect((await trend({ kind: "year" }, "2026-03-31", 2)).lastYear).toMatchObject({ key: "2025", to: "2025-03-31" });
});

test("a 53rd week has no week a year ago", async () => {
  expect((await trend({ kind: "week" }, "2026-12-30")).lastYear).toBeUndefined();
});
