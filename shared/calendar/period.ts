import { addDays, type Day, dayFrom, daysBetween, isDay, partsOf, weekdayOf } from "./day.ts";
import { formatDay, formatShortDay } from "./format.ts";

/**
 * One way to cut time into reporting periods. `monthEndsOn` is the last day of month M's window: 14 for the administrative
 * month (15 of M−1 to 14 of M, Nghị định 09/2019/NĐ-CP as applied), absent for calendar months. Quarters, half years, nine
 * months (and the quarter that is left of the year) and years follow the same cut.
 */
export interface PeriodCut {
  kind: "week" | "month" | "quarter" | "half" | "nine_months" | "year";
  monthEndsOn?: number | undefined;
}

/** How a commune cuts time, now and before: what was reported stays in the period it was reported in. */
export interface PeriodRule extends PeriodCut {
  /** Earlier cuts, newest first, each with the last day it held. */
  before?: readonly EarlierCut[] | undefined;
}

export interface EarlierCut extends PeriodCut {
  until: Day;
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
  return keyOf(cutOn(rule, day), day);
}

function keyOf(cut: PeriodCut, day: Day): Period {
  if (cut.kind === "week") return weekOf(day);
  const { year, month } = reportingMonth(cut, day);
  switch (cut.kind) {
    case "month":
      return `${year}-${String(month).padStart(2, "0")}`;
    case "quarter":
      return `${year}-Q${Math.ceil(month / 3)}`;
    case "half":
      return `${year}-H${month <= 6 ? 1 : 2}`;
    case "nine_months":
      return month <= 9 ? `${year}-9M` : `${year}-Q4`;
    case "year":
      return String(year);
  }
}

/** The cut that held on a day. */
function cutOn(rule: PeriodRule, day: Day): PeriodCut {
  // Newest first, and old phones have no findLast.
  return [...(rule.before ?? [])].reverse().find((earlier) => day <= earlier.until) ?? rule;
}

/** What a range needs to know of a rule: without a kind no period is one's own, and all are whole. */
type RangeRule = Partial<PeriodRule>;

/**
 * Days of a period, both included; undefined when the text names no period. Where the rule changed, the period before may be
 * cut short and the one after begin late; one that both cuts name is one period, over the change.
 */
export function periodRange(rule: RangeRule, period: Period): DayRange | undefined {
  const whole = wholeRange(rule, period);
  if (!whole || !rule.before?.length || !rule.kind) return whole;
  const pieces = spansOf({ ...rule, kind: rule.kind }).flatMap(({ cut, from, to }) => {
    const range = wholeRange(cut, period);
    const isOwn = range !== undefined && keyOf(cut, range.from) === period && range.from <= to && range.to >= from;
    return isOwn ? [{ from: later(range.from, from), to: earlier(range.to, to) }] : [];
  });
  const [first] = pieces;
  // No duty of this commune: "quý III" where reports are weekly. As the cut of that time has it.
  if (!first) return wholeRange(cutOn({ ...rule, kind: rule.kind }, whole.to), period);
  return pieces.reduce((all, piece) => ({ from: earlier(all.from, piece.from), to: later(all.to, piece.to) }), first);
}

const FIRST_DAY: Day = "0001-01-01";
const LAST_DAY: Day = "9999-12-31";

/** From when to when each cut holds, both days included. */
function spansOf(rule: PeriodRule): { cut: PeriodCut; from: Day; to: Day }[] {
  const before = rule.before ?? [];
  const startAfter = (older: EarlierCut | undefined) => (older ? addDays(older.until, 1) : FIRST_DAY);
  return [
    { cut: rule, from: startAfter(before[0]), to: LAST_DAY },
    ...before.map((cut, index) => ({ cut, from: startAfter(before[index + 1]), to: cut.until })),
  ];
}

const earlier = (left: Day, right: Day) => (left < right ? left : right);
const later = (left: Day, right: Day) => (left > right ? left : right);

/** The period as its cut has it, whatever held before or after. */
function wholeRange(rule: Pick<PeriodCut, "monthEndsOn">, period: Period): DayRange | undefined {
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

/**
 * "tuần 47 (16/11–22/11/2026)", "tháng 11/2026", "quý IV/2026", "6 tháng đầu năm 2026", "năm 2026"; with its days where a
 * change of the rule made it shorter or longer.
 */
export function formatPeriod(rule: RangeRule, period: Period): string {
  const range = periodRange(rule, period);
  if (!range) return period;
  const name = nameOf(period);
  const whole = wholeRange(rule, period);
  const isWhole = whole?.from === range.from && whole.to === range.to;
  return isWhole && !period.includes("W") ? name : `${name} (${formatRange(range)})`;
}

function nameOf(period: Period): string {
  const year = period.slice(0, 4);
  const rest = period.slice(5);
  if (rest.startsWith("W")) return `tuần ${Number(rest.slice(1))}`;
  if (rest.startsWith("Q")) return `quý ${["I", "II", "III", "IV"][Number(rest.slice(1)) - 1]}/${year}`;
  if (rest === "H1") return `6 tháng đầu năm ${year}`;
  if (rest === "H2") return `6 tháng cuối năm ${year}`;
  if (rest === "9M") return `9 tháng đầu năm ${year}`;
  return rest ? `tháng ${Number(rest)}/${year}` : `năm ${year}`;
}

/** "16/11–22/11/2026"; both years where they differ. */
function formatRange({ from, to }: DayRange): string {
  const start = from.slice(0, 4) === to.slice(0, 4) ? formatShortDay(from) : formatDay(from);
  return `${start}–${formatDay(to)}`;
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
  rule: Pick<PeriodCut, "monthEndsOn">,
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
function reportingMonth(rule: PeriodCut, day: Day): { year: number; month: number } {
  const { year, month, dayOfMonth } = partsOf(day);
  if (!rule.monthEndsOn || dayOfMonth <= rule.monthEndsOn) return { year, month };
  return month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
}
