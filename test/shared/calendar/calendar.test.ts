import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, dayOf, daysBetween, instantOf, isDay, minutesOf, weekdayOf } from "../../../shared/calendar/day.ts";
import { addWorkingDays, dueAt } from "../../../shared/calendar/deadline.ts";
import {
  formatCount,
  formatDeadline,
  formatOfficialDay,
  formatPercent,
  formatWeekday,
} from "../../../shared/calendar/format.ts";
import { shippedHolidays } from "../../../shared/calendar/holidays.ts";
import {
  formatPeriod,
  neighbourPeriod,
  type PeriodRule,
  periodOf,
  periodRange,
} from "../../../shared/calendar/period.ts";
import { isQuiet, nextDecentMoment } from "../../../shared/calendar/quiet-hours.ts";

const quiet = { fromMinutes: 20 * 60 + 30, untilMinutes: 7 * 60, sundays: true };
const daysOff = new Set(shippedHolidays().map((holiday) => holiday.day));
const anyInstant = fc.date({ min: new Date("2026-01-01"), max: new Date("2030-12-01"), noInvalidDate: true });

describe("days", () => {
  test("a message sent at 23:30 in Vietnam belongs to that day although UTC is the same day, and 00:30 to the next", () => {
    expect(dayOf(new Date("2026-11-22T16:30:00Z"))).toBe("2026-11-22");
    expect(dayOf(new Date("2026-11-22T17:30:00Z"))).toBe("2026-11-23");
    expect(minutesOf(new Date("2026-11-22T17:30:00Z"))).toBe(30);
    expect(instantOf("2026-11-23", 30).toISOString()).toBe("2026-11-22T17:30:00.000Z");
  });

  test("knows which days exist", () => {
    expect(isDay("2028-02-29")).toBe(true);
    expect(["2026-02-29", "2026-13-01", "22/11/2026", ""].filter(isDay)).toEqual([]);
    expect(weekdayOf("2026-11-22")).toBe(7);
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  });
});

describe("periods", () => {
  const administrative: PeriodRule = { kind: "month", monthEndsOn: 14 };
  test.each([
    [{ kind: "week" } as PeriodRule, "2026-11-22", "2026-W47", "2026-11-16", "2026-11-22"],
    [{ kind: "week" } as PeriodRule, "2027-01-03", "2026-W53", "2026-12-28", "2027-01-03"],
    [{ kind: "month" } as PeriodRule, "2026-11-22", "2026-11", "2026-11-01", "2026-11-30"],
    [administrative, "2026-11-14", "2026-11", "2026-10-15", "2026-11-14"],
    [administrative, "2026-11-15", "2026-12", "2026-11-15", "2026-12-14"],
    [administrative, "2026-12-15", "2027-01", "2026-12-15", "2027-01-14"],
    [{ kind: "quarter", monthEndsOn: 14 } as PeriodRule, "2026-12-20", "2027-Q1", "2026-12-15", "2027-03-14"],
    [{ kind: "half", monthEndsOn: 14 } as PeriodRule, "2026-06-14", "2026-H1", "2025-12-15", "2026-06-14"],
    [{ kind: "year", monthEndsOn: 14 } as PeriodRule, "2026-12-15", "2027", "2026-12-15", "2027-12-14"],
  ])("%j puts %s into %s, which runs %s to %s", (rule, day, period, from, to) => {
    expect(periodOf(rule, day)).toBe(period);
    expect(periodRange(rule, period)).toEqual({ from, to });
  });

  test("every day lies in exactly the period that names it, and neighbours touch without a gap", () => {
    const rules: PeriodRule[] = (["week", "month", "quarter", "half", "year"] as const).flatMap((kind) => [
      { kind },
      { kind, monthEndsOn: 14 },
    ]);
    fc.assert(
      fc.property(fc.constantFrom(...rules), anyInstant, (rule, instant) => {
        const day = dayOf(instant);
        const period = periodOf(rule, day);
        const range = periodRange(rule, period)!;
        const next = periodRange(rule, neighbourPeriod(rule, period, 1))!;
        return range.from <= day && day <= range.to && daysBetween(range.to, next.from) === 1;
      }),
    );
  });

  test.each([
    "2026-W54",
    "2026-13",
    "2026-00",
    "2026-Q5",
    "2026-H3",
    "26",
    "2026-W00",
    "abc",
  ])("refuses %s", (period) => {
    expect(periodRange({}, period)).toBeUndefined();
  });

  test("nine months and the formats people read", () => {
    expect(periodRange({ monthEndsOn: 14 }, "2026-9M")).toEqual({ from: "2025-12-15", to: "2026-09-14" });
    expect(formatPeriod({}, "2026-W47")).toBe("tuần 47 (16/11–22/11/2026)");
    expect(formatPeriod({}, "2026-Q4")).toBe("quý IV/2026");
    expect(formatPeriod({}, "2026-11")).toBe("tháng 11/2026");
    expect(formatWeekday("2026-11-21")).toBe("Thứ Bảy 21/11/2026");
    expect(formatOfficialDay("2026-01-05")).toBe("ngày 05 tháng 01 năm 2026");
    expect(formatOfficialDay("2026-03-15")).toBe("ngày 15 tháng 3 năm 2026");
    expect([1016, 163410, 7].map(formatCount)).toEqual(["1.016", "163.410", "7"]);
    expect([0.905, 1, 0.004, 0, 808.709].map(formatPercent)).toEqual(["90,5%", "100%", "0,4%", "0%", "80.870,9%"]);
  });
});

describe("deadlines", () => {
  test.each([
    ["2026-11-23T00:00", "hết Chủ nhật 22/11/2026"],
    ["2027-01-01T00:00", "hết thứ Năm 31/12/2026"],
    ["2026-11-20T17:00", "17:00 thứ Sáu 20/11/2026"],
    ["2026-11-20T00:01", "00:01 thứ Sáu 20/11/2026"],
  ])("%s is said as “%s”", (at, said) => {
    expect(formatDeadline(new Date(`${at}:00+07:00`))).toBe(said);
  });

  test("a week is due on Sunday 24:00", () => {
    expect(dueAt({ kind: "week" }, { workingDaysAfter: 0 }, "2026-W47", new Set()).toISOString()).toBe(
      "2026-11-22T17:00:00.000Z",
    );
  });

  test("working days skip weekends and days off", () => {
    expect(addWorkingDays("2026-04-29", 2, daysOff)).toBe("2026-05-05");
    expect(dueAt({ kind: "month", monthEndsOn: 14 }, { workingDaysAfter: 2 }, "2026-11", new Set())).toEqual(
      instantOf("2026-11-18"),
    );
  });
});

describe("quiet hours", () => {
  test.each([
    ["2026-11-21T08:00", "2026-11-21T08:00"],
    ["2026-11-21T20:30", "2026-11-23T07:00"],
    ["2026-11-20T22:00", "2026-11-21T07:00"],
    ["2026-11-21T03:00", "2026-11-21T07:00"],
    ["2026-11-22T10:00", "2026-11-23T07:00"],
    ["2026-02-15T10:00", "2026-02-23T07:00"],
    ["2026-09-02T10:00", "2026-09-03T07:00"],
  ])("what falls on %s goes out at %s", (at, expected) => {
    const vietnam = (text: string) => new Date(`${text}:00+07:00`);
    expect(nextDecentMoment(quiet, vietnam(at), daysOff)).toEqual(vietnam(expected));
  });

  test("the next decent moment is never earlier, never quiet, and is the moment itself when that is decent", () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        const moment = nextDecentMoment(quiet, instant, daysOff);
        if (moment < instant || isQuiet(quiet, moment, daysOff)) return false;
        return isQuiet(quiet, instant, daysOff) || moment.getTime() === instant.getTime();
      }),
    );
  });

  test("Tết 2026 is quiet from 28 Tết (15/02) to mùng 6 (22/02), not longer", () => {
    for (const day of ["2026-02-15", "2026-02-17", "2026-02-22"]) expect(daysOff.has(day)).toBe(true);
    for (const day of ["2026-02-14", "2026-02-23"]) expect(daysOff.has(day)).toBe(false);
  });
});
