import { eq, type SQL, sql } from "drizzle-orm";
import type { Day } from "../../../shared/calendar/day.ts";
import type { SharingTeam } from "../../../shared/targets/share-out.ts";
import type { Transaction } from "../../db/connection.ts";
import { units } from "../../db/schema/index.ts";
import type { Excluded } from "../../db/schema/targets.ts";

export interface ProgrammeTeam extends SharingTeam {
  name: string;
  /** Where it counts today: a merged one where its heir does. */
  unitId: number;
  openedOn: Day;
  /** First day on which it no longer existed. */
  closedOn: Day | undefined;
}

export interface TeamsAsked {
  unitId: number;
  excluded?: Excluded | undefined;
}

/**
 * All teams of a unit and below, closed ones too, but for the excluded: those the scope can see, by name. Of a unit that ended: those it
 * had on its last day, as long as they belong to the unit that it became part of.
 */
export async function teamsBelow(tx: Transaction, { unitId, excluded }: TeamsAsked): Promise<ProgrammeTeam[]> {
  const left = excluded ?? { unitIds: [], teamIds: [] };
  const [unit] = await tx.select({ successorId: units.successorId }).from(units).where(eq(units.id, unitId));
  const successorId = unit?.successorId ?? undefined;
  const { rows } = await tx.execute<
    Omit<ProgrammeTeam, "households" | "closedOn"> & { households: number | null; closedOn: Day | null }
  >(sql`
    with recursive below as (${below(successorId ?? unitId, left)}) ${successorId === undefined ? sql`` : beforeItEnded(unitId, left)}
    select t.id, t.name, coalesce(u.successor_id, u.id) as "unitId", t.households, t.opened_on::text as "openedOn",
      t.closed_on::text as "closedOn"
    from teams t left join teams heir on heir.id = t.successor_id join units u on u.id = coalesce(heir.unit_id, t.unit_id)
    where u.id in (select id from below) and t.id <> all(${sql.param(left.teamIds)}::int[])
      and ${successorId === undefined ? hasLeft(left) : wasThere}
    order by t.id`);
  return rows
    .map(({ households, closedOn, ...team }) => ({
      ...team,
      households: households ?? undefined,
      closedOn: closedOn ?? undefined,
    }))
    .sort((one, other) => names.compare(one.name, other.name));
}

function below(unitId: number, { unitIds }: Excluded): SQL {
  return sql`select id from units where id = ${unitId} and id <> all(${sql.param(unitIds)}::int[])
    union all
    select child.id from units child join below on child.parent_id = below.id
    where child.id <> all(${sql.param(unitIds)}::int[])`;
}

/** What lay below a unit when it ended. */
function beforeItEnded(unitId: number, { unitIds }: Excluded): SQL {
  return sql`, ended as (
    select id, valid_to from units where id = ${unitId}
    union
    select child.id, child.valid_to from ended cross join lateral (
      select u.id, u.valid_to from units u where u.parent_id = ended.id
      union all
      select u.id, u.valid_to from unit_past p join units u on u.id = p.unit_id
      where p.parent_id = ended.id and p.until_on = ended.valid_to) child
    where child.id <> all(${sql.param(unitIds)}::int[])
  )`;
}

const wasThere = sql`(t.unit_id in (select id from ended) or exists (
  select from team_past p join ended on p.unit_id = ended.id and p.until_on = ended.valid_to where p.team_id = t.id))`;

/** Teams of an excluded unit stay excluded when it becomes part of another. */
function hasLeft({ unitIds }: Excluded): SQL {
  if (unitIds.length === 0) return sql`true`;
  return sql`not exists (select from team_past p join units e on e.id = p.unit_id and e.valid_to = p.until_on
    where p.team_id = t.id and e.id = any(${sql.param(unitIds)}::int[]))`;
}

/** "Tổ dân phố 2" before "Tổ dân phố 10". */
const names = new Intl.Collator("vi", { numeric: true });

export function isOpenOn({ openedOn, closedOn }: ProgrammeTeam, day: Day): boolean {
  return openedOn <= day && (closedOn === undefined || closedOn > day);
}
