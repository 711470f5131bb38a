import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";

export interface ListedTeam {
  id: number;
  communeId: number;
  code: string;
  name: string;
  /** From the province down to the team's village. */
  unitPath: string;
  joinCode: string;
  households: number | undefined;
  /** People of the commune's list, imported or added by staff, who are in the team now. */
  people: number;
  /** Those who joined by chat. */
  members: number;
}

/** Open teams of a unit and everything below it, by unit path and name. */
export async function listTeams(tx: Transaction, unitId: number): Promise<ListedTeam[]> {
  const { rows } = await tx.execute<Omit<ListedTeam, "households"> & { households: number | null }>(sql`
    with recursive below as (
      select id from units where id = ${unitId}
      union all select child.id from units child join below on child.parent_id = below.id
    ), path as (
      select u.id as unit_id, u.id, u.parent_id, u.name from units u where u.id in (select id from below)
      union all
      select path.unit_id, p.id, p.parent_id, p.name || ' › ' || path.name from path join units p on p.id = path.parent_id
    )
    select t.id, t.commune_id as "communeId", t.code, t.name, path.name as "unitPath", t.join_code as "joinCode", t.households,
      (select count(*) from team_members m where m.team_id = t.id and m.until_at is null and m.source <> 'join_code')::int as people,
      (select count(*) from team_members m where m.team_id = t.id and m.until_at is null and m.joined_at is not null)::int as members
    from teams t join path on path.unit_id = t.unit_id and path.parent_id is null
    where t.closed_on is null
    order by path.name collate vietnamese_names, t.name collate vietnamese_names`);
  return rows.map(({ households, ...team }) => ({ ...team, households: households ?? undefined }));
}
