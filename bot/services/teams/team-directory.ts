import { and, eq, inArray, sql } from "drizzle-orm";
import { fold } from "../../../shared/understanding/fold.ts";
import type { Transaction } from "../../db/connection.ts";
import { people, teamMembers } from "../../db/schema/index.ts";
import type { Vault } from "../../db/vault.ts";
import { heldAt } from "./membership.ts";

/** What a team still lacks, or what waits in it. */
export type TeamLack = "leader" | "group" | "members" | "confirmation";

export interface DirectoryTeam {
  id: number;
  name: string;
  unit: { id: number; name: string };
  communeName: string;
  households: number | undefined;
  /** Without contacts of the commune. */
  people: number;
  /** Those of them who write to the OA. */
  onZalo: number;
  hasGroup: boolean;
  hasLeader: boolean;
  /** Somebody joined by code and nobody said yet that they belong. */
  hasNew: boolean;
}

interface Wanted {
  unitIds: readonly number[];
  /** Part of a team's or place's name; accents and case do not matter. */
  search: string;
  lacks: TeamLack | undefined;
  now: Date;
}

/** "Tổ 2" before "Tổ 10". */
const names = new Intl.Collator("vi", { numeric: true });

const lacking: Record<TeamLack, (team: DirectoryTeam) => boolean> = {
  leader: (team) => !team.hasLeader,
  group: (team) => !team.hasGroup,
  members: (team) => team.onZalo === 0,
  confirmation: (team) => team.hasNew,
};

/** The open teams of these units (not of those below them), by commune, place and name as people count. */
export async function teamDirectory(
  tx: Transaction,
  { unitIds, search, lacks, now }: Wanted,
): Promise<DirectoryTeam[]> {
  const wanted = fold(search).trim();
  const all = await readTeams(tx, unitIds, now);
  return all
    .filter((team) => !lacks || lacking[lacks](team))
    .filter((team) => [team.name, team.unit.name, team.communeName].some((name) => fold(name).includes(wanted)))
    .sort(
      (a, b) =>
        names.compare(a.communeName, b.communeName) ||
        names.compare(a.unit.name, b.unit.name) ||
        names.compare(a.name, b.name) ||
        a.id - b.id,
    );
}

async function readTeams(tx: Transaction, unitIds: readonly number[], now: Date): Promise<DirectoryTeam[]> {
  const at = sql`${now}::timestamptz`;
  const { rows } = await tx.execute<
    Omit<DirectoryTeam, "unit" | "households"> & { unit_id: number; unit_name: string; households: number | null }
  >(sql`
    select t.id, t.name, u.id as unit_id, u.name as unit_name, c.name as "communeName", t.households,
      count(m.id) filter (where m.role <> 'officer')::int as people,
      count(m.id) filter (where m.role <> 'officer' and exists (
        select from identities i where i.person_id = m.person_id and i.kind = 'oa_user'))::int as "onZalo",
      coalesce(bool_or(m.role = 'leader'), false) as "hasLeader",
      coalesce(bool_or(m.role = 'member' and m.source = 'join_code' and m.confirmed_at is null), false) as "hasNew",
      exists (select from zalo_groups g where g.team_id = t.id and g.state = 'active') as "hasGroup"
    from teams t join units u on u.id = t.unit_id join units c on c.id = t.commune_id
    left join team_members m on m.team_id = t.id and m.from_at <= ${at} and (m.until_at is null or m.until_at > ${at})
    where t.unit_id = any(${sql.param([...unitIds])}::int[]) and t.closed_on is null
    group by t.id, u.id, c.id`);
  return rows.map(({ unit_id, unit_name, households, ...team }) => ({
    ...team,
    unit: { id: unit_id, name: unit_name },
    households: households ?? undefined,
  }));
}

/** Names of the teams' leaders, opened, by team. */
export async function leaderNames(
  tx: Transaction,
  vault: Vault,
  { teamIds, now }: { teamIds: readonly number[]; now: Date },
): Promise<Map<number, string>> {
  const rows = await tx
    .select({ teamId: teamMembers.teamId, nameSealed: people.nameSealed })
    .from(teamMembers)
    .innerJoin(people, eq(people.id, teamMembers.personId))
    .where(and(inArray(teamMembers.teamId, [...teamIds]), eq(teamMembers.role, "leader"), heldAt(now)));
  return new Map(rows.flatMap(({ teamId, nameSealed }) => (nameSealed ? [[teamId, vault.open(nameSealed)]] : [])));
}
