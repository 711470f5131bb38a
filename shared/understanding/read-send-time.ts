import { addDays, type Day, dayOf, instantOf, isDay, partsOf, weekdayOf } from "../calendar/day.ts";
import { fold } from "./fold.ts";

const CLOCK =
  /\b(?<hour>\d{1,2})\s?(?:gio|[hg](?![a-z])|:)(?:\s?(?<minutes>[0-5]\d)\b(?!\s?(?:thang|[/-]))|\s?(?<half>ruoi)\b)?(?:\s+(?<part>sang|trua|chieu|toi|dem)\b)?/;
const PART = /\b(sang|trua|chieu|toi)\b/;
/** When only a part of the day is said. */
const usualHour: Record<string, number> = { sang: 8, trua: 11, chieu: 14, toi: 19 };

const WEEKDAYS: Record<string, number> = { hai: 1, ba: 2, tu: 3, nam: 4, sau: 5, bay: 6 };
const WEEKDAY = /\b(?:thu\s?(?<word>[2-7]|hai|ba|tu|nam|sau|bay)|t(?<short>[2-7])|(?<sunday>chu nhat|cn))\b/;
const NEXT_WEEK = /\btuan (?:sau|toi)\b/;
const DATE =
  /\b(?:ngay\s+)?(?<day>\d{1,2})\s?(?:[/-]|\s+thang\s+)\s?(?<month>\d{1,2})(?:\s?(?:[/-]|\s+nam\s+)\s?(?<year>\d{4}))?\b/;
const TODAY = /\bnay\b/;
const TOMORROW = /\b(?:mai|ngay mai)\b/;
const AFTER_TOMORROW = /\b(?:mot|ngay kia|ngay mot)\b/;

/**
 * When something shall be sent: "7h sáng thứ hai", "8 giờ rưỡi tối mai", "14:30 ngày 25/11", "sáng mai". Without a day the next such
 * hour. Undefined when no time to come is said: never a guess.
 */
export function readSendTime(text: string, now: Date): Date | undefined {
  const folded = fold(text).replace(/\s+/g, " ").trim();
  const minutes = readMinutes(folded);
  if (minutes === undefined) return undefined;
  // "7:30" is no date, "25/11" no clock.
  const rest = folded.replace(CLOCK, " ");
  const today = dayOf(now);
  const day = readDay(rest, today, now, minutes);
  if (day === "unreadable") return undefined;
  const at = instantOf(day ?? today, minutes);
  if (day === undefined && at <= now) return instantOf(addDays(today, 1), minutes);
  return at > now ? at : undefined;
}

/** Minutes since midnight; undefined when neither a clock nor a part of a day is named. */
function readMinutes(folded: string): number | undefined {
  const clock = CLOCK.exec(folded)?.groups;
  const part = clock?.part ?? PART.exec(folded)?.[1];
  if (!clock) return part === undefined ? undefined : (usualHour[part] ?? 0) * 60;
  const said = Number(clock.hour);
  const isAfternoon =
    part === "chieu" || part === "toi" || (part === "trua" && said < 10) || (part === "dem" && said >= 6);
  const hour = isAfternoon && said < 12 ? said + 12 : said;
  if (hour > 23) return undefined;
  return hour * 60 + (clock.half ? 30 : Number(clock.minutes ?? 0));
}

function readDay(rest: string, today: Day, now: Date, minutes: number): Day | "unreadable" | undefined {
  const date = DATE.exec(rest)?.groups;
  if (date) return dateOf(date, today) ?? "unreadable";
  const weekday = WEEKDAY.exec(rest)?.groups;
  if (weekday) return weekdayToCome(weekday, rest, today, now, minutes);
  if (TODAY.test(rest)) return today;
  if (TOMORROW.test(rest)) return addDays(today, 1);
  return AFTER_TOMORROW.test(rest) ? addDays(today, 2) : undefined;
}

function dateOf({ day = "", month = "", year }: Record<string, string | undefined>, today: Day): Day | undefined {
  const { year: thisYear } = partsOf(today);
  const years = year ? [Number(year)] : [thisYear, thisYear + 1];
  return years
    .map((candidate) => `${candidate}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`)
    .filter(isDay)
    .find((candidate) => candidate >= today);
}

/** The next such day; today's name means today while the hour is still to come. "Tuần sau" is the week after this one. */
function weekdayToCome(
  { word, short }: Record<string, string | undefined>,
  rest: string,
  today: Day,
  now: Date,
  minutes: number,
): Day {
  const said = word ?? short;
  const wanted = said === undefined ? 7 : (WEEKDAYS[said] ?? Number(said) - 1);
  if (NEXT_WEEK.test(rest)) return addDays(today, 8 - weekdayOf(today) + wanted - 1);
  const ahead = (wanted - weekdayOf(today) + 7) % 7;
  return ahead === 0 && instantOf(today, minutes) <= now ? addDays(today, 7) : addDays(today, ahead);
}
