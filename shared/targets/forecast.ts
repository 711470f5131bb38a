/** What a campaign will come to when it goes on as in the last days; a range, for nobody knows. */
export interface Forecast {
  /** Days the mean was taken from, e.g. 14. */
  basedOnDays: number;
  /** Mean of one of those days. */
  perDay: number;
  expected: number;
  /** In about four of five courses like this one the end lies between these. */
  low: number;
  high: number;
}

const MOST_DAYS = 14;
const FEWEST_DAYS = 7;
/** Days on which something was reported; from one alone nothing can be said. */
const FEWEST_ACTIVE_DAYS = 2;
/** Two-sided 80 % of the normal distribution. */
const Z_80 = 1.28;

export interface Course {
  /** What each past day added, oldest first, today not among them: it is not over. */
  daily: readonly number[];
  /** All that was there when today began; today's own is in `done`. */
  before: number;
  done: number;
  /** Today and the days after it. */
  daysLeft: number;
  /** A level may fall again; what adds up never does. */
  mayFall: boolean;
}

/**
 * A straight line on from the last 14 days. The range is that of a sum of `daysLeft` days like them, with the doubt about
 * the mean itself. Undefined before there is enough to say anything.
 */
export function forecast({ daily, before, done, daysLeft, mayFall }: Course): Forecast | undefined {
  const last = daily.slice(-MOST_DAYS);
  const days = last.length;
  if (days < FEWEST_DAYS || last.filter((count) => count !== 0).length < FEWEST_ACTIVE_DAYS) return undefined;
  const perDay = last.reduce((sum, count) => sum + count, 0) / days;
  const variance = last.reduce((sum, count) => sum + (count - perDay) ** 2, 0) / (days - 1);
  const spread = Z_80 * Math.sqrt(variance * (daysLeft + daysLeft ** 2 / days));
  const least = mayFall ? 0 : done;
  const end = (count: number) => Math.max(least, Math.round(before + count));
  return {
    basedOnDays: days,
    perDay,
    expected: end(perDay * daysLeft),
    low: end(perDay * daysLeft - spread),
    high: end(perDay * daysLeft + spread),
  };
}
