import { addDays, type Day, dayFrom, daysBetween, isDay, partsOf, weekdayOf } from "./day.ts";

/**
 * How a commune cuts time into reporting periods. `monthEndsOn` is the last day of month M's window: 14 for the
 * administrative month (15 of M−1 to 14 of M, Nghị định 09/2019/NĐ-CP as applied), absent for calendar months. Quarters,
 * half years and years follow the same cut.
 */
export interface PeriodRule {
  kind: "week" | "month" | "quarter" | "half" | "year";
  monthEndsOn?: number | undefined;
}

/** "2026-W47", "2026-11", "2026-Q4", "2026-H1", "2026-9M", "2026". */
export type Period = string;

export interface DayRange {
  from: Day;
  /** Included. */
  to: Day;
}

/** The commune's period that a day lies in. */
export function periodOf(rule: PeriodRule, day: Day): Period {
  if (rule.kind === "week") return weekOf(day);
  const { year, month } = reportingMonth(rule, day);
  switch (rule.kind) {
    case "month":
      return `${year}-${String(month).padStart(2, "0")}`;
    case "quarter":
      return `${year}-Q${Math.ceil(month / 3)}`;
    case "half":
      return `${year}-H${month <= 6 ? 1 : 2}`;
    case "year":
      return String(year);
  }
}

/** Days of a period, both included; undefined when the text names no period. */
export function periodRange(rule: Pick<PeriodRule, "monthEndsOn">, period: Period): DayRange | undefined {
  const match = /^(\d{4})(?:-(?:W(\d{2})|(\d{2})|Q([1-4])|H([12])|(9)M))?$/.exec(period);
  if (!match) return undefined;
  const year = Number(match[1]);
  const [, , week, month, quarter, half, nineMonths] = match;
  if (week) return weekRange(year, Number(week));
  if (month)
    return Number(month) >= 1 && Number(month) <= 12
      ? monthsRange(rule, year, Number(month), Number(month))
      : undefined;
  if (quarter) return monthsRange(rule, year, Number(quarter) * 3 - 2, Number(quarter) * 3);
  if (half) return monthsRange(rule, year, Number(half) * 6 - 5, Number(half) * 6);
  if (nineMonths) return monthsRange(rule, year, 1, 9);
  return monthsRange(rule, year, 1, 12);
}

/** The period after (`step` 1) or before (`step` −1) a period of the same rule. */
export function neighbourPeriod(rule: PeriodRule, period: Period, step: 1 | -1): Period {
  const range = periodRange(rule, period);
  if (!range) throw new RangeError("no period");
  return periodOf(rule, step === 1 ? addDays(range.to, 1) : addDays(range.from, -1));
}

/** "tuần 47 (16/11–22/11/2026)", "tháng 11/2026", "quý IV/2026", "6 tháng đầu năm 2026", "năm 2026". */
export function formatPeriod(rule: Pick<PeriodRule, "monthEndsOn">, period: Period): string {
  const year = period.slice(0, 4);
  const rest = period.slice(5);
  if (rest.startsWith("W")) return formatWeek(rule, period, Number(rest.slice(1)));
  if (rest.startsWith("Q")) return `quý ${["I", "II", "III", "IV"][Number(rest.slice(1)) - 1]}/${year}`;
  if (rest === "H1") return `6 tháng đầu năm ${year}`;
  if (rest === "H2") return `6 tháng cuối năm ${year}`;
  if (rest === "9M") return `9 tháng năm ${year}`;
  return rest ? `tháng ${Number(rest)}/${year}` : `năm ${year}`;
}

function formatWeek(rule: Pick<PeriodRule, "monthEndsOn">, period: Period, week: number): string {
  const range = periodRange(rule, period);
  if (!range) return period;
  const short = (day: Day) => `${day.slice(8, 10)}/${day.slice(5, 7)}`;
  return `tuần ${week} (${short(range.from)}–${short(range.to)}/${range.to.slice(0, 4)})`;
}

/** ISO 8601 week, Monday to Sunday: the week's year is that of its Thursday. */
function weekOf(day: Day): Period {
  const thursday = addDays(day, 4 - weekdayOf(day));
  const { year } = partsOf(thursday);
  const week = Math.floor(daysBetween(dayFrom(year, 1, 1), thursday) / 7) + 1;
  return `${year}-W${String(week).padStart(2, "0")}`;
}

function weekRange(year: number, week: number): DayRange | undefined {
  const fourth = dayFrom(year, 1, 4);
  const from = addDays(fourth, 1 - weekdayOf(fourth) + (week - 1) * 7);
  return week >= 1 && weekOf(from) === `${year}-W${String(week).padStart(2, "0")}`
    ? { from, to: addDays(from, 6) }
    : undefined;
}

function monthsRange(
  rule: Pick<PeriodRule, "monthEndsOn">,
  year: number,
  first: number,
  last: number,
): DayRange | undefined {
  const cut = rule.monthEndsOn;
  const range = cut
    ? { from: dayFrom(year, first - 1, cut + 1), to: dayFrom(year, last, cut) }
    : { from: dayFrom(year, first, 1), to: dayFrom(year, last + 1, 0) };
  return isDay(range.from) ? range : undefined;
}

/** The month whose window a day lies in: with a cut on the 14th, 15 November belongs to December. */
function reportingMonth(rule: PeriodRule, day: Day): { year: number; month: number } {
  const { year, month, dayOfMonth } = partsOf(day);
  if (!rule.monthEndsOn || dayOfMonth <= rule.monthEndsOn) return { year, month };
  return month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
}
