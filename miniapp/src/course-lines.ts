import type { CampaignDetail } from "../../shared/api/campaign.ts";
import { addDays, type Day, daysBetween } from "../../shared/calendar/day.ts";
import { formatShortDay } from "../../shared/calendar/format.ts";
import { expectedBy } from "../../shared/targets/pace.ts";
import type { Band, Series } from "./chart-series.ts";

type Indicator = CampaignDetail["indicators"][number];

interface CourseLines {
  places: string[];
  series: Series[];
  band: Band | undefined;
}

/** What was done to today, the even pace to the end, and the forecast with its range from today on. */
export function courseLines(one: Indicator, today: Day): CourseLines {
  const { from, to, byDay, amount, start, forecast, done } = one;
  const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index));
  const now = daysBetween(from, today);
  const left = Math.max(1, daysBetween(today, to));
  /** From what is done today straight to the end. */
  const towards = (end: number) =>
    days.map((_, place) =>
      place < now || done === undefined ? undefined : Math.round(done + ((end - done) * (place - now)) / left),
    );
  return {
    places: days.map(formatShortDay),
    series: [
      { name: "Đã làm", kind: "main", values: days.map((_, place) => byDay[place] ?? undefined) },
      { name: "Nên được", kind: "pace", values: days.map((day) => expectedBy({ from, to }, day, amount, start)) },
      ...(forecast ? [{ name: "Dự báo", kind: "forecast" as const, values: towards(forecast.expected) }] : []),
    ],
    band: forecast && { name: "Khoảng dự báo", low: towards(forecast.low), high: towards(forecast.high) },
  };
}
