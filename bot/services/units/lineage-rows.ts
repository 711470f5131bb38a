import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { teamLineage, unitLineage } from "../../db/schema/index.ts";
import { markStale } from "./stale-weeks.ts";
import type { Moment, TeamRow } from "./tree-rows.ts";

type Step = { from: number; to: number; kind: (typeof unitLineage.$inferSelect)["kind"]; carriesPast?: boolean };

export async function noteUnits(tx: Transaction, { changeId, on }: Moment, steps: readonly Step[]): Promise<void> {
  if (steps.length === 0) return;
  await tx.insert(unitLineage).values(
    steps.map(({ from, to, kind, carriesPast = true }) => ({
      fromUnitId: from,
      toUnitId: to,
      kind,
      happenedOn: on,
      carriesPast,
      changeId,
    })),
  );
}

export async function noteTeams(
  tx: Transaction,
  { changeId, on, communeId }: Moment & { communeId: number },
  steps: readonly Step[],
): Promise<void> {
  if (steps.length === 0) return;
  await tx.insert(teamLineage).values(
    steps.map(({ from, to, kind, carriesPast = true }) => ({
      communeId,
      fromTeamId: from,
      toTeamId: to,
      kind,
      happenedOn: on,
      carriesPast,
      changeId,
    })),
  );
}

/** From now on what the heir says of a level includes what the team, and those that it took over, had said. */
export async function noteHeir(tx: Transaction, team: TeamRow, heir: TeamRow, { on }: Moment): Promise<void> {
  await tx.execute(sql`
    insert into team_heirs (commune_id, team_id, heir_id, from_on)
    select ${heir.communeId}, t.id, ${heir.id}, ${on}::date from (
      select ${team.id}::int as id union select team_id from team_heirs where heir_id = ${team.id}) t
    on conflict do nothing`);
  await markStale(tx, sql`r.team_id in (select team_id from team_heirs where heir_id = ${heir.id})`);
}
