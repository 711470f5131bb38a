import type { Day } from "../../../shared/calendar/day.ts";
import type { FigureValues } from "../../db/schema/reports.ts";
import type { ReportState } from "../teams/team-states.ts";
import type { WatchedPeriod } from "./watched-periods.ts";

/** One report that counts, as far as oversight needs it. */
export interface CountedReport {
  teamId: number;
  activityOn: Day;
  submittedAt: Date;
  nothingToReport: boolean;
  values: FigureValues;
}

export interface WatchedTeam {
  id: number;
  communeId: number;
  unitId: number;
  name: string;
  households: number | undefined;
  openedOn: Day;
  closedOn: Day | undefined;
}

/** What a team did in one period. */
export interface PeriodOfTeam {
  period: WatchedPeriod;
  /** Undefined: nothing was due, because the team was not there and sent nothing. */
  state: ReportState | undefined;
  /** Days on which something was done. */
  activeDays: number;
  values: FigureValues;
}

/** A team over time, oldest period first. */
export interface TeamHistory {
  team: WatchedTeam;
  periods: PeriodOfTeam[];
}

interface Layout {
  periods: readonly WatchedPeriod[];
  /** Codes of which only the newest figure counts. */
  levels: ReadonlySet<string>;
  /** Of the commune's first report ever: nothing was due before. */
  firstDay: Day | undefined;
}

/** Lays reports out by team and period. */
export function layOut(
  teams: readonly WatchedTeam[],
  reports: readonly CountedReport[],
  { periods, levels, firstDay }: Layout,
): TeamHistory[] {
  const byTeam = new Map<number, CountedReport[]>(teams.map((team) => [team.id, []]));
  for (const report of reports) byTeam.get(report.teamId)?.push(report);
  return teams.map((team) => {
    const own = byTeam.get(team.id) ?? [];
    return {
      team,
      periods: periods.map((period) => {
        const within = own.filter(({ activityOn }) => activityOn >= period.from && activityOn <= period.to);
        return periodOfTeam(team, period, {
          reports: within,
          levels,
          isBefore: firstDay !== undefined && period.to < firstDay,
        });
      }),
    };
  });
}

function periodOfTeam(
  team: WatchedTeam,
  period: WatchedPeriod,
  { reports, levels, isBefore }: { reports: readonly CountedReport[]; isBefore: boolean } & Pick<Layout, "levels">,
): PeriodOfTeam {
  const active = reports.filter((report) => !report.nothingToReport);
  return {
    period,
    state: isBefore ? undefined : stateOf(team, period, reports),
    activeDays: new Set(active.map((report) => report.activityOn)).size,
    values: addUp(active, levels),
  };
}

/** As `teamStates` has it. */
function stateOf(team: WatchedTeam, period: WatchedPeriod, reports: readonly CountedReport[]): ReportState | undefined {
  if (reports.length === 0) {
    const wasThere = team.openedOn <= period.to && (team.closedOn === undefined || team.closedOn > period.from);
    return wasThere ? "missing" : undefined;
  }
  if (reports.every((report) => report.nothingToReport)) return "no_activity";
  return reports.some((report) => report.submittedAt <= period.dueAt) ? "on_time" : "late";
}

function addUp(reports: readonly CountedReport[], levels: ReadonlySet<string>): FigureValues {
  const sums: FigureValues = {};
  const oldestFirst = [...reports].sort(
    (a, b) => a.activityOn.localeCompare(b.activityOn) || a.submittedAt.getTime() - b.submittedAt.getTime(),
  );
  for (const { values } of oldestFirst) {
    for (const [code, count] of Object.entries(values)) {
      sums[code] = levels.has(code) ? count : (sums[code] ?? 0) + count;
    }
  }
  return sums;
}

/**
 * Periods a judgement may rest on: reported ones, and settled ones without a report if the team was there from their first
 * day. So nobody is judged by a period that still runs, or in which the team was only being founded.
 */
export function judgedPeriods({ team, periods }: TeamHistory): PeriodOfTeam[] {
  return periods.filter(
    ({ state, period }) =>
      state !== undefined && (state !== "missing" || (period.isSettled && team.openedOn <= period.from)),
  );
}

export function isReported({ state }: PeriodOfTeam): boolean {
  return state !== undefined && state !== "missing";
}

/** Reported with something done. */
export function isActive({ state }: PeriodOfTeam): boolean {
  return state === "on_time" || state === "late";
}
