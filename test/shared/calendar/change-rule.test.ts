import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeDueRule, changePeriodRule } from "../../../shared/calendar/change-rule.ts";
import { addDays, daysBetween } from "../../../shared/calendar/day.ts";
import { dueAt } from "../../../shared/calendar/deadline.ts";
import {
  formatPeriod,
  neighbourPeriod,
  type PeriodCut,
  type PeriodRule,
  periodOf,
  periodRange,
} from "../../../shared/calendar/period.ts";

const week: PeriodRule = { kind: "week" };
const administrative: PeriodRule = { kind: "month", monthEndsOn: 14 };
const cuts: PeriodCut[] = (["week", "month", "quarter", "half", "nine_months", "year"] as const).flatMap((kind) => [
  { kind },
  { kind, monthEndsOn: 14 },
  { kind, monthEndsOn: 25 },
]);

describe("a new rule", () => {
  test("begins when the period under way ends; its first period may be a short one", () => {
    const rule = changePeriodRule(week, { kind: "month" }, "2026-11-18");
    expect(periodOf(rule, "2026-11-22")).toBe("2026-W47");
    expect(periodOf(rule, "2026-11-23")).toBe("2026-11");
    expect(periodRange(rule, "2026-11")).toEqual({ from: "2026-11-23", to: "2026-11-30" });
    expect(formatPeriod(rule, "2026-11")).toBe("tháng 11/2026 (23/11–30/11/2026)");
    expect(periodRange(rule, "2026-12")).toEqual({ from: "2026-12-01", to: "2026-12-31" });
    expect(formatPeriod(rule, "2026-12")).toBe("tháng 12/2026");
  });

  test("leaves the old periods, their names and their days as they were", () => {
    const rule = changePeriodRule(administrative, { kind: "week" }, "2026-11-20");
    expect(periodRange(rule, "2026-11")).toEqual({ from: "2026-10-15", to: "2026-11-14" });
    expect(periodOf(rule, "2026-12-14")).toBe("2026-12");
    expect(periodOf(rule, "2026-12-15")).toBe("2026-W51");
    expect(neighbourPeriod(rule, "2026-W51", -1)).toBe("2026-12");
  });

  test("from the 15th-to-14th month to the calendar's makes one long month, not two of one name", () => {
    const rule = changePeriodRule(administrative, { kind: "month" }, "2026-11-20");
    expect(periodRange(rule, "2026-12")).toEqual({ from: "2026-11-15", to: "2026-12-31" });
    expect(formatPeriod(rule, "2026-12")).toBe("tháng 12/2026 (15/11–31/12/2026)");
    expect(periodRange(rule, "2027-01")).toEqual({ from: "2027-01-01", to: "2027-01-31" });
  });

  test("does not wait for the end of a year: the year is cut short", () => {
    const rule = changePeriodRule({ kind: "year" }, { kind: "week" }, "2026-03-04");
    expect(periodRange(rule, "2026")).toEqual({ from: "2026-01-01", to: "2026-03-08" });
    expect(periodOf(rule, "2026-03-09")).toBe("2026-W11");
  });

  test("takes the place of one that has not come yet, and going back leaves no trace of it", () => {
    const planned = changePeriodRule(week, { kind: "month" }, "2026-11-18");
    expect(changePeriodRule(planned, { kind: "quarter" }, "2026-11-19")).toEqual(
      changePeriodRule(week, { kind: "quarter" }, "2026-11-19"),
    );
    expect(changePeriodRule(planned, week, "2026-11-19")).toEqual(week);
  });

  test("quarters that are nobody's duty are counted whole, by the months of that time", () => {
    const rule = changePeriodRule(administrative, { kind: "week" }, "2026-11-20");
    expect(periodRange(rule, "2026-Q3")).toEqual({ from: "2026-06-15", to: "2026-09-14" });
    expect(periodRange(rule, "2027-Q2")).toEqual({ from: "2027-04-01", to: "2027-06-30" });
  });

  test("however often it changes: every day lies in one period, periods touch, and what was is not renamed", () => {
    const change = fc.record({ wait: fc.nat(120), cut: fc.constantFrom(...cuts) });
    fc.assert(
      fc.property(fc.constantFrom(...cuts), fc.array(change, { minLength: 1, maxLength: 5 }), (first, changes) => {
        let rule: PeriodRule = first;
        let today = "2026-01-09";
        for (const { wait, cut } of changes) {
          today = addDays(today, wait);
          const next = changePeriodRule(rule, cut, today);
          for (let day = addDays(today, -400); day <= today; day = addDays(day, 7)) {
            if (periodOf(next, day) !== periodOf(rule, day)) return false;
          }
          rule = next;
        }
        for (let day = "2025-11-20"; day < "2028-03-01"; ) {
          const period = periodOf(rule, day);
          const range = periodRange(rule, period)!;
          if (range.from > day || range.to < day || periodOf(rule, range.to) !== period) return false;
          if (periodOf(rule, range.from) !== period || periodOf(rule, addDays(range.to, 1)) === period) return false;
          if (day !== "2025-11-20" && daysBetween(range.from, day) !== 0) return false;
          day = addDays(range.to, 1);
        }
        return true;
      }),
      { numRuns: 300 },
    );
  });
});

test("nine months: nine of them, and the quarter that is left", () => {
  const rule: PeriodRule = { kind: "nine_months", monthEndsOn: 14 };
  expect(periodOf(rule, "2026-09-14")).toBe("2026-9M");
  expect(periodOf(rule, "2026-09-15")).toBe("2026-Q4");
  expect(neighbourPeriod(rule, "2026-Q4", 1)).toBe("2027-9M");
  expect(formatPeriod(rule, "2026-9M")).toBe("9 tháng đầu năm 2026");
});

test("a new deadline makes nobody late who was on time: periods that are over keep theirs", () => {
  const due = changeDueRule({ workingDaysAfter: 3 }, 0, "2026-11-15");
  const at = (period: string) => dueAt(week, due, period, new Set()).toISOString().slice(0, 10);
  expect([at("2026-W46"), at("2026-W47")]).toEqual(["2026-11-18", "2026-11-22"]);
  const again = changeDueRule(due, 1, "2026-11-15");
  const later = (period: string) => dueAt(week, again, period, new Set()).toISOString().slice(0, 10);
  expect([later("2026-W46"), later("2026-W47")]).toEqual(["2026-11-18", "2026-11-23"]);
});
