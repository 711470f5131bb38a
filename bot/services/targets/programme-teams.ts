import { sql } from "drizzle-orm";
import type { Day } from "../../../shared/calendar/day.ts";
import type { SharingTeam } from "../../../shared/targets/share-out.ts";
import { type Transaction, withScope } from "../../db/connection.ts";
import type { Excluded } from "../../db/schema/targets.ts";

export interface ProgrammeTeam extends SharingTeam {
  name: string;
  unitId: number;
  openedOn: Day;
  /** First day on which it no longer existed. */
  closedOn: Day | undefined;
}

export interface TeamsAsked {
  unitId: number;
  excluded?: Excluded | undefined;
}

/** All teams of a unit and below, closed ones too, but for the excluded: those the scope can see, by name. */
export async function teamsBelow(tx: Transaction, { unitId, excluded }: TeamsAsked): Promise<ProgrammeTeam[]> {
  const left = excluded ?? { unitIds: [], teamIds: [] };
  const { rows } = await tx.execute<
    Omit<ProgrammeTeam, "households" | "closedOn"> & { households: number | null; closedOn: Day | null }
  >(sql`
    with recursive below as (
      select id from units where id = ${unitId} and id <> all(${sql.param(left.unitIds)}::int[])
      union all
      select child.id from units child join below on child.parent_id = below.id
      where child.id <> all(${sql.param(left.unitIds)}::int[])
    )
    select t.id, t.name, t.unit_id as "unitId", t.households, t.opened_on::text as "openedOn", t.closed_on::text as "closedOn"
    from teams t join below on below.id = t.unit_id
    where t.id <> all(${sql.param(left.teamIds)}::int[])
    order by t.id`);
  return rows
    .map(({ households, closedOn, ...team }) => ({
      ...team,
      households: households ?? undefined,
      closedOn: closedOn ?? undefined,
    }))
    .sort((one, other) => names.compare(one.name, other.name));
}

/** "Tổ dân phố 2" before "Tổ dân phố 10". */
const names = new Intl.Collator("vi", { numeric: true });

/**
 * Those among whom a target is shared out. A province's total is shared among the teams of all its communes: for that their
 * number and households are looked at beyond the caller's scope, and nothing else of them.
 */
export async function sharingTeams(
  tx: Transaction,
  { isProvince, day, ...asked }: TeamsAsked & { isProvince: boolean; day: Day },
): Promise<SharingTeam[]> {
  const teams = await (isProvince ? withScope(tx, "all", (all) => teamsBelow(all, asked)) : teamsBelow(tx, asked));
  return teams.filter((team) => isOpenOn(team, day)).map(({ id, households }) => ({ id, households }));
}

export function isOpenOn({ openedOn, closedOn }: ProgrammeTeam, day: Day): boolean {
  return openedOn <= day && (closedOn === undefined || closedOn > day);
}
