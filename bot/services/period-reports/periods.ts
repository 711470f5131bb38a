import { dayOf } from "../../../shared/calendar/day.ts";
import {
  formatPeriod,
  neighbourPeriod,
  type Period,
  type PeriodRule,
  periodOf,
} from "../../../shared/calendar/period.ts";

/** How many of each kind are offered; older ones can still be asked for by name. */
const offered: [PeriodRule["kind"], number][] = [
  ["week", 6],
  ["month", 6],
  ["quarter", 4],
  ["half", 2],
  ["nine_months", 1],
  ["year", 2],
];

/** Periods a report can be made for, the commune's own kind first, newest first within each. */
export function reportablePeriods(rule: PeriodRule, now: Date): { key: Period; label: string }[] {
  const own = offered.filter(([kind]) => kind === rule.kind);
  const others = offered.filter(([kind]) => kind !== rule.kind);
  return [...own, ...others].flatMap(([kind, count]) => {
    const ofKind = { kind, monthEndsOn: rule.monthEndsOn };
    const periods: { key: Period; label: string }[] = [];
    let key = periodOf(ofKind, dayOf(now));
    for (let n = 0; n < count; n += 1) {
      periods.push({ key, label: formatPeriod(rule, key) });
      key = neighbourPeriod(ofKind, key, -1);
    }
    return periods;
  });
}
