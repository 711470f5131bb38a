import type { Indicator } from "../../../shared/catalogue/indicator.ts";
import { median, steadyMean } from "./numbers.ts";
import { isActive, judgedPeriods, type PeriodOfTeam, type TeamHistory } from "./team-history.ts";

/** What one team does in a usual period with activity, made comparable. */
export interface Workload {
  /** Judged periods, and those among them with something done. */
  judged: number;
  active: number;
  /** By indicator: a usual active period's figure, for 100 households. Only what the team reported at all. */
  rates: Map<string, number>;
  /** The widest reach of a usual active period, for 100 households; undefined when nothing counts people. */
  reach: number | undefined;
  /** Different things done; one that was done once or twice counts in part. */
  variety: number;
}

/** Units that count people met, however differently. They are never added together. */
const PEOPLE_UNITS = new Set(["người", "lượt", "hộ"]);
/** From this often on, an indicator is a part of what the team does. */
const OFTEN = 3;

/** `households` stands in for a team whose number of households nobody entered. */
export function workloadOf(
  history: TeamHistory,
  { indicators, households }: { indicators: readonly Indicator[]; households: number },
): Workload {
  const judged = judgedPeriods(history);
  const active = judged.filter(isActive);
  const per100 = 100 / Math.max(1, history.team.households ?? households);
  const codes = [...new Set(active.flatMap(({ values }) => Object.keys(values)))];
  const people = new Set(
    indicators.filter((known) => PEOPLE_UNITS.has(known.unit) && known.aggregation === "sum").map(({ code }) => code),
  );
  const levels = new Set(indicators.filter((known) => known.aggregation === "latest").map(({ code }) => code));
  const widest = active.map(({ values }) =>
    Math.max(0, ...Object.entries(values).flatMap(([code, count]) => (people.has(code) ? [count] : []))),
  );
  return {
    judged: judged.length,
    active: active.length,
    rates: new Map(codes.map((code) => [code, usualFigure(active, code, levels) * per100])),
    reach: widest.some((count) => count > 0) ? steadyMean(widest) * per100 : undefined,
    variety: codes
      .map((code) => active.filter(({ values }) => (values[code] ?? 0) > 0).length)
      .reduce((sum, times) => sum + Math.min(1, times / Math.min(OFTEN, Math.max(1, judged.length / 2))), 0),
  };
}

/** Of a level, the newest; of what adds up, the mean, in which an active period without it is one in which it was not done. */
function usualFigure(active: readonly PeriodOfTeam[], code: string, levels: ReadonlySet<string>): number {
  const figures = active.map(({ values }) => values[code]);
  if (levels.has(code)) return figures.findLast((figure) => figure !== undefined) ?? 0;
  return steadyMean(figures.map((figure) => figure ?? 0));
}

/** What is usual among peers: the fair measure where nobody set a target. */
export interface UsualWorkload {
  rates: Map<string, number>;
  reach: number | undefined;
  variety: number | undefined;
  /** How many teams of the group it was made from. */
  teams: number;
}

/** An indicator is asked of everybody only when at least this share of the active peers reports it. */
const SHARED_BY = 1 / 3;
const SHARED_BY_LEAST = 3;

/** The medians over peers with activity: teams that report nothing neither lower nor raise what is usual. */
export function usualWorkload(workloads: readonly Workload[]): UsualWorkload {
  const active = workloads.filter((workload) => workload.active > 0);
  const codes = new Set(active.flatMap(({ rates }) => [...rates.keys()]));
  const rates = new Map<string, number>();
  for (const code of codes) {
    const known = active.flatMap((workload) => workload.rates.get(code) ?? []).filter((rate) => rate > 0);
    const usual = median(known);
    const isShared = known.length >= Math.max(SHARED_BY_LEAST, active.length * SHARED_BY);
    if (isShared && usual !== undefined) rates.set(code, usual);
  }
  return {
    rates,
    reach: median(active.flatMap(({ reach }) => reach ?? [])),
    variety: median(active.map(({ variety }) => variety)),
    teams: active.length,
  };
}
