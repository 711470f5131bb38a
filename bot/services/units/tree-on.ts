import { inArray, sql } from "drizzle-orm";
import type { TreeUnit } from "../../../shared/api/tree.ts";
import type { Day } from "../../../shared/calendar/day.ts";
import type { Transaction } from "../../db/connection.ts";
import { units } from "../../db/schema/index.ts";

/** Code and name of units by id, also of those that are no more. */
export async function unitNames(
  tx: Transaction,
  ids: readonly number[],
): Promise<Map<number, { id: number; code: string; name: string }>> {
  const rows = await tx
    .select({ id: units.id, code: units.code, name: units.name })
    .from(units)
    .where(inArray(units.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

interface UnitsWish {
  which: { ids: readonly number[] } | { parentId: number };
  day: Day;
  /** The last one of the page before. */
  after: number | undefined;
  count: number;
}

/** These units, or the units right below one, as they were on a day, by name; with their open teams of that day and below. Needs a scope that sees them. */
export async function unitsOn(tx: Transaction, { which, day, after, count }: UnitsWish): Promise<TreeUnit[]> {
  const asked = "ids" in which ? sql`id = any(${sql.param(which.ids)}::int[])` : sql`parent_id = ${which.parentId}`;
  const { rows } = await tx.execute<Omit<TreeUnit, "parentId"> & { parentId: number | null }>(sql`
    with recursive there as (
      select u.id, u.code, u.level, coalesce(p.name, u.name) as name, case when p.id is null then u.parent_id else p.parent_id end as parent_id
      from units u left join unit_past p on p.unit_id = u.id and p.until_on > ${day}
        and not exists (select from unit_past e where e.unit_id = u.id and e.until_on > ${day} and e.until_on < p.until_on)
      where u.valid_from <= ${day} and (u.valid_to is null or u.valid_to > ${day})
    ), asked as (
      select * from there where ${asked} and (${after ?? null}::int is null or (name collate vietnamese_names, id) >
        (select a.name collate vietnamese_names, a.id from there a where a.id = ${after ?? null}))
      order by name collate vietnamese_names, id limit ${count}
    ), below as (
      select id as root, id from asked
      union all select below.root, there.id from there join below on there.parent_id = below.id
    ), team as (
      select coalesce(p.unit_id, t.unit_id) as unit_id from teams t left join team_past p on p.team_id = t.id and p.until_on > ${day}
        and not exists (select from team_past e where e.team_id = t.id and e.until_on > ${day} and e.until_on < p.until_on)
      where t.opened_on <= ${day} and (t.closed_on is null or t.closed_on > ${day})
    )
    select u.id, u.code, u.name, u.level, u.parent_id as "parentId",
      (select count(*)::int from below b join team on team.unit_id = b.id where b.root = u.id) as teams
    from asked u order by u.name collate vietnamese_names, u.id`);
  return rows.map(({ parentId, ...unit }) => ({ ...unit, ...(parentId === null ? {} : { parentId }) }));
}
