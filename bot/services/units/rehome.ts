import { inArray, sql } from "drizzle-orm";
import { instantOf } from "../../../shared/calendar/day.ts";
import type { Transaction } from "../../db/connection.ts";
import { teams } from "../../db/schema/index.ts";
import { noteUnits } from "./lineage-rows.ts";
import { type Moment, type TeamRow, takenTeamCodes, type UnitRow } from "./tree-rows.ts";
import { takeFreeCode } from "./unit-code.ts";

// `commune_id` says who keeps a row now, the dated tree says where it counted then. So a commune's officers see all that their
// teams ever reported, wherever the teams were, and every query by commune stays as it is.

/** All teams that count at a village today go to another commune with it, closed ones too. */
export async function rehomeVillage(
  tx: Transaction,
  village: UnitRow,
  toCommuneId: number,
  moment: Moment,
): Promise<void> {
  const { rows } = await tx.execute<{ id: number }>(sql`
    select t.id from teams t left join teams s on s.id = t.successor_id
    join units u on u.id = coalesce(s.unit_id, t.unit_id)
    where coalesce(u.successor_id, u.id) = ${village.id}`);
  await rehome(tx, await teamsById(tx, rows), toCommuneId, moment);
}

/**
 * A team goes to another commune with what it, and those merged into it, reported. Their people become known there as imported ones do: they join
 * by that commune's own account and consent to its own terms. Groups belong to the old commune's account and stay.
 */
export async function rehomeTeam(tx: Transaction, team: TeamRow, toCommuneId: number, moment: Moment): Promise<void> {
  const { rows } = await tx.execute<{ id: number }>(
    sql`select id from teams where id = ${team.id} or successor_id = ${team.id}`,
  );
  await rehome(tx, await teamsById(tx, rows), toCommuneId, moment);
}

async function teamsById(tx: Transaction, rows: readonly { id: number }[]): Promise<TeamRow[]> {
  return tx
    .select()
    .from(teams)
    .where(
      inArray(
        teams.id,
        rows.map((row) => row.id),
      ),
    );
}

async function rehome(tx: Transaction, moved: readonly TeamRow[], toCommuneId: number, moment: Moment): Promise<void> {
  const leaving = moved.filter((team) => team.communeId !== toCommuneId);
  if (leaving.length === 0) return;
  const codes = await takenTeamCodes(tx, toCommuneId);
  for (const team of leaving) {
    const code = codes.has(team.code) ? takeFreeCode(team.code, undefined, codes) : team.code;
    codes.add(code);
    await tx.execute(sql`update teams set commune_id = ${toCommuneId}, code = ${code} where id = ${team.id}`);
  }
  const ids = sql.param(leaving.map((team) => team.id));
  await rehomeReports(tx, leaving, toCommuneId);
  for (const table of ["team_past", "team_heirs", "reminders", "team_calls"]) {
    await tx.execute(sql`update ${sql.raw(table)} set commune_id = ${toCommuneId} where team_id = any(${ids}::int[])`);
  }
  await tx.execute(sql`update team_lineage set commune_id = ${toCommuneId} where from_team_id = any(${ids}::int[])`);
  await tx.execute(sql`update zalo_groups set team_id = null, linked_at = null where team_id = any(${ids}::int[])`);
  await moveMembers(tx, leaving, toCommuneId, moment);
  await noteUnits(
    tx,
    moment,
    [...new Set(leaving.map((team) => team.communeId))].map((from) => ({
      from,
      to: toCommuneId,
      kind: "moved" as const,
      carriesPast: false,
    })),
  );
}

/** A report keeps its number; `numbered_by` says whose count it is of. A retry key already used there is dropped. */
async function rehomeReports(tx: Transaction, leaving: readonly TeamRow[], toCommuneId: number): Promise<void> {
  const ids = sql.param(leaving.map((team) => team.id));
  await tx.execute(sql`
    update reports r set commune_id = ${toCommuneId},
      numbered_by = case when numbered_by = 0 then commune_id else numbered_by end,
      idempotency_key = case when exists (select from reports o where o.commune_id = ${toCommuneId}
        and o.idempotency_key = r.idempotency_key) then null else idempotency_key end
    where team_id = any(${ids}::int[])`);
  for (const table of ["report_revisions", "report_reviews", "report_photos"]) {
    await tx.execute(sql`
      update ${sql.raw(table)} p set commune_id = ${toCommuneId} from reports r
      where p.report_id = r.id and r.team_id = any(${ids}::int[]) and p.commune_id <> ${toCommuneId}`);
  }
}

/** Known by phone there already, or made anew from what the old commune knew; the old membership ends. */
async function moveMembers(
  tx: Transaction,
  leaving: readonly TeamRow[],
  toCommuneId: number,
  { on, now }: Moment,
): Promise<void> {
  const ids = sql.param(leaving.map((team) => team.id));
  const [since, at] = [instantOf(on).toISOString(), now.toISOString()];
  await tx.execute(sql`
    create temporary table moved_people on commit drop as
    select p.id as old_id, coalesce(
      (select k.id from people k where k.commune_id = ${toCommuneId} and k.phone_fingerprint = p.phone_fingerprint
        and k.erased_at is null limit 1),
      nextval(pg_get_serial_sequence('people', 'id'))::int) as new_id
    from people p where p.erased_at is null and p.commune_id <> ${toCommuneId} and p.id in (
      select person_id from team_members where team_id = any(${ids}::int[])
        and (until_at is null or until_at > ${at}::timestamptz))`);
  await tx.execute(sql`
    insert into people (id, commune_id, name_sealed, phone_sealed, phone_fingerprint, name_fingerprint, form_of_address, created_at)
    overriding system value
    select m.new_id, ${toCommuneId}, p.name_sealed, p.phone_sealed, p.phone_fingerprint, p.name_fingerprint, p.form_of_address,
      ${at}::timestamptz
    from moved_people m join people p on p.id = m.old_id
    where not exists (select from people k where k.id = m.new_id)`);
  await tx.execute(sql`
    with ended as (
      update team_members t set until_at = greatest(t.from_at, ${since}::timestamptz) from moved_people m
      where t.person_id = m.old_id and t.team_id = any(${ids}::int[])
        and (t.until_at is null or t.until_at > ${at}::timestamptz)
      returning t.*, m.new_id
    )
    insert into team_members (commune_id, team_id, person_id, role, source, from_at)
    select distinct on (team_id, new_id) ${toCommuneId}, team_id, new_id, role, 'import', greatest(from_at, ${since}::timestamptz)
    from ended order by team_id, new_id, id`);
  await tx.execute(sql`update team_members set commune_id = ${toCommuneId} where team_id = any(${ids}::int[])`);
  await tx.execute(sql`drop table moved_people`);
}

/**
 * A commune that ends: all it kept, its official account, conversations and people included, is the successor's. What the
 * successor has of its own (a setting, an indicator of the same code) stands; the ended commune's stays behind.
 */
export async function rehomeCommune(tx: Transaction, fromId: number, toId: number): Promise<void> {
  await tx.execute(sql`update reports set numbered_by = commune_id where commune_id = ${fromId} and numbered_by = 0`);
  const codes = await takenTeamCodes(tx, toId);
  const coming = await tx
    .select()
    .from(teams)
    .where(inArray(teams.communeId, [fromId]));
  for (const team of coming.filter(({ code }) => codes.has(code))) {
    const code = takeFreeCode(team.code, undefined, codes);
    await tx.execute(sql`update teams set code = ${code} where id = ${team.id}`);
  }
  await tx.execute(sql`
    update units set commune_id = ${toId} where commune_id = ${fromId} and id <> ${fromId}`);
  for (const table of await tablesOfCommunes(tx)) await rehomeTable(tx, table, fromId, toId);
}

type TenantTable = {
  name: string;
  /** The other columns of each unique index that begins with the commune. */
  uniqueWith: string[][];
};

/**
 * Every table with a commune's rows, so that one added later goes along as well; not the summaries and what is to be summed up anew:
 * the reports that go mark both communes' weeks. Partial and computed indexes say nothing here.
 */
async function tablesOfCommunes(tx: Transaction): Promise<TenantTable[]> {
  const { rows } = await tx.execute<TenantTable>(sql`
    select c.relname as name, coalesce((
      select json_agg(cols) from (
        select (select json_agg(a.attname) from unnest(i.indkey) k join pg_attribute a on a.attrelid = c.oid and a.attnum = k
          where a.attname <> 'commune_id') as cols
        from pg_index i where i.indrelid = c.oid and i.indisunique and i.indexprs is null and i.indpred is null
          and (select attnum from pg_attribute where attrelid = c.oid and attname = 'commune_id') = any(i.indkey)) u), '[]') as "uniqueWith"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    where c.relkind = 'r' and c.relname not in ('units', 'week_summaries', 'stale_weeks')
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'commune_id' and not a.attisdropped)
    order by c.relname`);
  return rows;
}

async function rehomeTable(
  tx: Transaction,
  { name, uniqueWith }: TenantTable,
  fromId: number,
  toId: number,
): Promise<void> {
  const table = sql.identifier(name);
  const free = uniqueWith.map((columns) => {
    const same = columns.map((column) => sql`o.${sql.identifier(column)} = t.${sql.identifier(column)}`);
    return sql`and not exists (select from ${table} o where ${sql.join([sql`o.commune_id = ${toId}`, ...same], sql` and `)})`;
  });
  await tx.execute(
    sql`update ${table} t set commune_id = ${toId} where t.commune_id = ${fromId} ${sql.join(free, sql` `)}`,
  );
}
