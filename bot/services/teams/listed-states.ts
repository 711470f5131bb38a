import { dayOf } from "../../../shared/calendar/day.ts";
import { type Period, periodOf } from "../../../shared/calendar/period.ts";
import type { Transaction } from "../../db/connection.ts";
import { readCommune } from "../communes.ts";
import { type ListedTeam, listTeams } from "./list-teams.ts";
import { type ReportState, teamStates } from "./team-states.ts";

export interface ListedState extends ListedTeam {
  state: ReportState;
}

/**
 * Teams of a unit and below with how each stands in a period: the current one of its commune when none is named. Each
 * commune's own rules decide. Throws RangeError when the period is none.
 */
export async function listTeamStates(
  tx: Transaction,
  { unitId, period, now }: { unitId: number; period: Period | undefined; now: Date },
): Promise<ListedState[]> {
  const teams = await listTeams(tx, unitId);
  const states = new Map<number, ReportState>();
  for (const communeId of new Set(teams.map((team) => team.communeId))) {
    const { settings } = await readCommune(tx, communeId);
    const wanted = period ?? periodOf(settings.period, dayOf(now));
    for (const { teamId, state } of await teamStates(tx, { communeId, period: wanted })) states.set(teamId, state);
  }
  return teams.map((team) => ({ ...team, state: states.get(team.id) ?? "missing" }));
}
