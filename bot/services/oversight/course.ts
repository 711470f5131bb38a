import type { CommuneSettings } from "../communes.ts";
import type { TeamHistory } from "./team-history.ts";
import type { WatchedPeriod } from "./watched-periods.ts";

/** How many teams stood how. */
export interface StateCounts {
  teams: number;
  onTime: number;
  late: number;
  noActivity: number;
  missing: number;
}

export type Light = "green" | "amber" | "red" | "waiting" | "none";

export interface CoursePoint {
  period: WatchedPeriod;
  counts: StateCounts;
  /** Days with something done, over all teams. */
  activeDays: number;
  light: Light;
}

type Limits = CommuneSettings["oversight"]["lights"];

/** How some teams stood, period by period, oldest first. */
export function courseOf(histories: readonly TeamHistory[], limits: Limits): CoursePoint[] {
  const periods = histories[0]?.periods.map(({ period }) => period) ?? [];
  return periods.map((period, index) => {
    const those = histories.flatMap((history) => history.periods[index] ?? []);
    const count = (state: string) => those.filter((one) => one.state === state).length;
    const counts = {
      teams: those.filter((one) => one.state !== undefined).length,
      onTime: count("on_time"),
      late: count("late"),
      noActivity: count("no_activity"),
      missing: count("missing"),
    };
    const activeDays = those.reduce((sum, one) => sum + one.activeDays, 0);
    return { period, counts, activeDays, light: lightOf(counts, { limits, isSettled: period.isSettled }) };
  });
}

/** Share of the teams that reported; undefined where there were no teams. */
export function reportingRate({ teams, missing }: StateCounts): number | undefined {
  return teams === 0 ? undefined : (teams - missing) / teams;
}

/** Share of the reports that came in time; "nothing to report" is in time. Undefined without reports. */
export function timeliness({ teams, missing, late }: StateCounts): number | undefined {
  const reported = teams - missing;
  return reported === 0 ? undefined : (reported - late) / reported;
}

/** A period that still runs is never called bad: it may only be good already. */
export function lightOf(counts: StateCounts, { limits, isSettled }: { limits: Limits; isSettled: boolean }): Light {
  const rate = reportingRate(counts);
  if (rate === undefined) return "none";
  if (rate >= limits.greenFrom) return "green";
  if (!isSettled) return "waiting";
  return rate >= limits.amberFrom ? "amber" : "red";
}
