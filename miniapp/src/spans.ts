import { type Day, partsOf } from "../../shared/calendar/day.ts";
import { formatPeriod, type Period, periodRange } from "../../shared/calendar/period.ts";

export interface Span {
  from: Day;
  /** Included. */
  to: Day;
}

/** The usual spans that a day lies in, by the calendar: year, half year, quarter, month. */
export function spansAround(day: Day): { key: Period; label: string; span: Span }[] {
  const { year, month } = partsOf(day);
  const keys = [
    `${year}`,
    `${year}-H${month <= 6 ? 1 : 2}`,
    `${year}-Q${Math.ceil(month / 3)}`,
    `${year}-${String(month).padStart(2, "0")}`,
    `${year + 1}`,
  ];
  return keys.flatMap((key) => {
    const span = periodRange({}, key);
    const label = formatPeriod({}, key);
    return span ? [{ key, label: label.charAt(0).toUpperCase() + label.slice(1), span }] : [];
  });
}
