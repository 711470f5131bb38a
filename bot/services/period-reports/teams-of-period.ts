import { sql } from "drizzle-orm";
import type { Period } from "../../../shared/calendar/period.ts";
import type { Transaction } from "../../db/connection.ts";
import { listTeams } from "../teams/list-teams.ts";
import { type ReportState, teamStates } from "../teams/team-states.ts";
import { unitIdsBelow } from "../units/units.ts";

/** A team that was there in a period, or reported for it, whatever became of it since. */
export interface TeamOfPeriod {
  id: number;
  communeId: number;
  name: string;
  state: ReportState;
  /** People there are now; 0 of a team that is no more. */
  members: number;
}

/**
 * The teams of a unit in a period, and all whose past counts there on today's map: what merged teams did belongs to their heirs'
 * unit. The tx sees every commune below the unit. Throws RangeError when the period is none.
 */
export async function teamsOfPeriod(
  tx: Transaction,
  { unitId, period }: { unitId: number; period: Period },
): Promise<{ teams: TeamOfPeriod[]; everyTeamId: number[] }> {
  const below = await unitIdsBelow(tx, unitId);
  const { rows } = await tx.execute<{ id: number; communeId: number }>(sql`
    select t.id, t.commune_id as "communeId" from teams t left join teams heir on heir.id = t.successor_id
      join units u on u.id = coalesce(heir.unit_id, t.unit_id)
    where coalesce(u.successor_id, u.id) = any(${sql.param(below)}::int[])`);
  const every = new Map(rows.map((row) => [row.id, row.communeId]));
  const open = new Map((await listTeams(tx, unitId)).map((team) => [team.id, Math.max(team.people, team.members)]));
  const teams: TeamOfPeriod[] = [];
  for (const communeId of new Set(every.values())) {
    for (const { teamId: id, teamName: name, state } of await teamStates(tx, { communeId, period })) {
      if (every.has(id)) teams.push({ id, communeId, name, state, members: open.get(id) ?? 0 });
    }
  }
  return { teams, everyTeamId: [...every.keys()] };
}
