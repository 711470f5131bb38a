import { addDays, type Day, daysBetween, isDay, partsOf, weekdayOf } from "../calendar/day.ts";
import { type DayRange, periodRange } from "../calendar/period.ts";
import { fold } from "./fold.ts";

/** The day a message says its activity was on; `future` when that day has not come. */
export type NamedDay = { kind: "day"; day: Day } | { kind: "future"; day: Day };

/** A bare "20/11" is a day only when it lies this near; else it may be a share ("đạt 2/5 sản phẩm") or a feast ("26/3"). */
const NEAR_PAST_DAYS = 62;
const NEAR_FUTURE_DAYS = 14;
/** With "ngày" in front or a year behind, older days are believed too. */
const BELIEVED_DAYS = 366;

const DATE =
  /(?<before>\S+\s+)?(?<![\d/.-])(?<day>\d{1,2})\s?(?<mark>[/.-])\s?(?<month>\d{1,2})(?:\s?[/.-]\s?(?<year>\d{4}|\d{2}))?(?![\d/]|[.-]\d\b)/g;
/** "10/11-16/11", "10-16/11": the dash says "đến". */
const RANGE = /(\d)\s?-\s?(?=\d{1,2}\/\d)/g;
const SPOKEN_DATE = /\bngay\s+(?<day>\d{1,2})\s+thang\s+(?<month>\d{1,2})(?:\s+nam\s+(?<year>\d{4}))?/g;
const NOT_A_DAY_AFTER = /^(?:mung|dip|niem|dat|duoc|xong|so|lap|le)\s/;

const WEEKDAYS: Record<string, number> = { hai: 1, ba: 2, tu: 3, nam: 4, sau: 5, bay: 6 };
const WEEKDAY = /\b(?:thu\s?(?<word>[2-7]|hai|ba|tu|nam|sau|bay)|t(?<short>[2-7])|(?<sunday>chu nhat|cn))\b/g;
const LAST_WEEK = /\btuan (?:truoc|roi|vua roi)\b/;
const WEEK_NUMBER = /\btuan (?:thu )?(?<week>\d{1,2})\b/;
const TODAY = /\b(?:hom nay|hom ni|bua nay|bua ni|ngay nay|sang nay|trua nay|chieu nay|toi nay)\b/;
const THIS_WEEK = /\btuan (?:nay|ni)\b/;
const YESTERDAY = /\b(?:hom|bua|sang|trua|chieu|toi|dem|ngay) qua\b/;
const BEFORE_YESTERDAY = /\b(?:hom|bua|ngay) kia\b/;

/**
 * "hôm qua vneid 5" → yesterday; "20/11: 3 hồ sơ", "thứ 3", "tuần 46", "tuần trước" (its Sunday). Several days in one
 * message name none of them, except "từ … đến …", which means the last. Undefined when no day is said.
 */
export function readActivityDay(text: string, today: Day): NamedDay | undefined {
  const folded = fold(text).replace(/[–—−]/g, "-").replace(/\s+/g, " ").replace(RANGE, "$1 den ");
  return readDates(folded, today) ?? readWords(folded, today);
}

function readDates(folded: string, today: Day): NamedDay | undefined {
  const days = [
    ...[...folded.matchAll(SPOKEN_DATE)].map(({ groups }) => dateOf(groups, today, true)),
    ...[...folded.matchAll(DATE)].map(({ groups }) => readDate(groups, today)),
  ].filter((day) => day !== undefined);
  const past = days.filter((day) => day <= today).sort();
  const last = past.at(-1);
  if (last !== undefined) return days.length === 1 || isRange(folded) ? { kind: "day", day: last } : undefined;
  return days[0] === undefined ? undefined : { kind: "future", day: days[0] };
}

function isRange(folded: string): boolean {
  return /\btu (?:ngay )?\d|\d den \d/.test(folded);
}

function readDate(groups: Record<string, string> | undefined, today: Day): Day | undefined {
  const before = groups?.before ?? "";
  if (NOT_A_DAY_AFTER.test(before)) return undefined;
  const isCertain = before === "ngay " || groups?.year !== undefined;
  // "10-11 lượt" and "3.5 điểm" are no days.
  return isCertain || groups?.mark === "/" ? dateOf(groups, today, isCertain) : undefined;
}

/** Without a year the nearest such day that makes sense: the coming one only when it is close. */
function dateOf(groups: Record<string, string> | undefined, today: Day, isCertain: boolean): Day | undefined {
  const { year: thisYear } = partsOf(today);
  const { day = "", month = "", year } = groups ?? {};
  const years = year ? [Number(year.padStart(4, "20"))] : [thisYear + 1, thisYear, thisYear - 1];
  const oldest = isCertain ? BELIEVED_DAYS : NEAR_PAST_DAYS;
  return years
    .map((candidate) => `${candidate}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`)
    .filter(isDay)
    .find((candidate) => {
      const ago = daysBetween(candidate, today);
      return ago <= oldest && ago >= (year ? -BELIEVED_DAYS : -NEAR_FUTURE_DAYS);
    });
}

function readWords(folded: string, today: Day): NamedDay | undefined {
  const weekday = readWeekday(folded, today);
  if (weekday) return weekday;
  if (TODAY.test(folded)) return { kind: "day", day: today };
  if (YESTERDAY.test(folded)) return { kind: "day", day: addDays(today, -1) };
  if (BEFORE_YESTERDAY.test(folded)) return { kind: "day", day: addDays(today, -2) };
  if (THIS_WEEK.test(folded)) return undefined;
  if (LAST_WEEK.test(folded)) return { kind: "day", day: addDays(today, -weekdayOf(today)) };
  return readWeekNumber(folded, today);
}

/** The last such day, today included; "tuần trước" moves it into the week before. */
function readWeekday(folded: string, today: Day): NamedDay | undefined {
  const named = new Set([...folded.matchAll(WEEKDAY)].map(({ groups }) => weekdayNumber(groups)));
  const [weekday] = named;
  if (weekday === undefined || named.size > 1) return undefined;
  const week = namedWeek(folded, today);
  if (week) return dayOrFuture(addDays(week.from, weekday - 1), today);
  if (LAST_WEEK.test(folded)) return { kind: "day", day: addDays(today, weekday - weekdayOf(today) - 7) };
  return { kind: "day", day: addDays(today, -((weekdayOf(today) - weekday + 7) % 7)) };
}

function weekdayNumber(groups: Record<string, string> | undefined): number {
  const said = groups?.word ?? groups?.short;
  if (said === undefined) return 7;
  return WEEKDAYS[said] ?? Number(said) - 1;
}

/** The week's last day, or today while it runs. */
function readWeekNumber(folded: string, today: Day): NamedDay | undefined {
  const range = namedWeek(folded, today);
  if (!range) return undefined;
  return dayOrFuture(
    range.from <= today && today <= range.to ? today : range.from > today ? range.from : range.to,
    today,
  );
}

function dayOrFuture(day: Day, today: Day): NamedDay {
  return { kind: day > today ? "future" : "day", day };
}

/** "tuần 46": of this year, or of last year when it would lie too far ahead. */
function namedWeek(folded: string, today: Day): DayRange | undefined {
  const week = WEEK_NUMBER.exec(folded)?.groups?.week;
  if (week === undefined) return undefined;
  const { year } = partsOf(today);
  const inYear = (candidate: number) => periodRange({}, `${candidate}-W${week.padStart(2, "0")}`);
  return [inYear(year), inYear(year - 1)].find(
    (candidate) => candidate && daysBetween(candidate.from, today) >= -NEAR_FUTURE_DAYS,
  );
}
