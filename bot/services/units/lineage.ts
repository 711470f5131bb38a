import { sql } from "drizzle-orm";
import type { LineageEntry } from "../../../shared/api/tree.ts";
import type { Day } from "../../../shared/calendar/day.ts";
import type { Transaction } from "../../db/connection.ts";

/** What became of a unit and what it came from, newest first. */
export async function unitLineageOf(tx: Transaction, unitId: number): Promise<LineageEntry[]> {
  return entries(tx, "unit", unitId);
}

/** What became of a team and what it came from, newest first; within the scope. */
export async function teamLineageOf(tx: Transaction, teamId: number): Promise<LineageEntry[]> {
  return entries(tx, "team", teamId);
}

/** Names are those of the eve for where it came from, those of the day for where it led. */
async function entries(tx: Transaction, of: "unit" | "team", id: number): Promise<LineageEntry[]> {
  const [table, past, lineage] = [sql.raw(`${of}s`), sql.raw(`${of}_past`), sql.raw(`${of}_lineage`)];
  const [from, to, key] = [sql.raw(`from_${of}_id`), sql.raw(`to_${of}_id`), sql.raw(`${of}_id`)];
  const name = (side: typeof from, earlier: string) => sql`coalesce(
    (select p.name from ${past} p where p.${key} = l.${side} and p.until_on ${sql.raw(earlier)} l.happened_on order by p.until_on limit 1),
    (select t.name from ${table} t where t.id = l.${side}), '')`;
  const { rows } = await tx.execute<{
    on: string;
    kind: LineageEntry["kind"];
    fromId: number;
    fromName: string;
    toId: number;
    toName: string;
    carriesPast: boolean;
  }>(sql`
    select l.happened_on::text as "on", l.kind, l.${from} as "fromId", ${name(from, ">=")} as "fromName",
      l.${to} as "toId", ${name(to, ">")} as "toName", l.carries_past as "carriesPast"
    from ${lineage} l where l.${from} = ${id} or l.${to} = ${id}
    order by l.happened_on desc, l.id desc`);
  return rows.map(({ fromId, fromName, toId, toName, ...entry }) => ({
    ...entry,
    from: { id: fromId, name: fromName },
    to: { id: toId, name: toName },
  }));
}

/** What a unit was called and where it stood on a day; undefined when it was not there. */
export async function unitOn(
  tx: Transaction,
  unitId: number,
  day: Day,
): Promise<{ name: string; parentId: number | undefined } | undefined> {
  const { rows } = await tx.execute<{ name: string; parentId: number | null }>(sql`
    select coalesce(p.name, u.name) as name, case when p.id is null then u.parent_id else p.parent_id end as "parentId"
    from units u left join lateral (${pastOn("unit", sql`u.id`, day)}) p on true
    where u.id = ${unitId} and u.valid_from <= ${day} and (u.valid_to is null or u.valid_to > ${day})`);
  const [row] = rows;
  return row && { name: row.name, parentId: row.parentId ?? undefined };
}

/** What a team was called and which unit it served on a day; undefined when it was not there. */
export async function teamOn(
  tx: Transaction,
  teamId: number,
  day: Day,
): Promise<{ name: string; unitId: number } | undefined> {
  const { rows } = await tx.execute<{ name: string; unitId: number }>(sql`
    select coalesce(p.name, t.name) as name, coalesce(p.unit_id, t.unit_id) as "unitId"
    from teams t left join lateral (${pastOn("team", sql`t.id`, day)}) p on true
    where t.id = ${teamId} and t.opened_on <= ${day} and (t.closed_on is null or t.closed_on > ${day})`);
  return rows[0];
}

/** The row of the past that holds on a day, if any: without one the unit or team was as it is. For `left join lateral`. */
function pastOn(of: "unit" | "team", id: ReturnType<typeof sql>, day: Day) {
  return sql`select * from ${sql.raw(`${of}_past`)} q where q.${sql.raw(`${of}_id`)} = ${id} and q.until_on > ${day} order by q.until_on limit 1`;
}
