import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { comparableCode, makeJoinCode } from "../teams/join-code.ts";
import { codeFromName, takeFreeCode } from "../units/unit-code.ts";
import { EARLIEST_DAY } from "./apply-units.ts";
import { type Changes, touch } from "./changes.ts";

/** Finds or makes the teams of the staged rows and notes their ids there. */
export async function applyTeams(tx: Transaction): Promise<Changes> {
  const match = sql`
    update import_rows r set team_id = t.id from teams t
    where r.team_id is null and t.unit_id = r.unit_id and t.name_key = r.team_key and t.closed_on is null`;
  await tx.execute(match);
  // A file older than a merger: its people are the successor's.
  await tx.execute(sql`
    update import_rows r set team_id = t.successor_id from teams t
    where r.team_id is null and t.unit_id = r.unit_id and t.name_key = r.team_key and t.successor_id is not null`);
  const created = await insertTeams(tx);
  await tx.execute(match);
  const updated = await touch(
    tx,
    sql`update teams t set households = f.households, name = f.name
      from (select team_id, (array_agg(households order by row_no desc) filter (where households is not null))[1] as households,
        (array_agg(team order by row_no))[1] as name, (array_agg(team_key order by row_no))[1] as key
        from import_rows group by team_id) f
      where t.id = f.team_id and t.name_key = f.key and (t.name <> f.name or f.households is not null and t.households is distinct from f.households)`,
  );
  const { rows } = await tx.execute<{ total: number }>(
    sql`select count(distinct team_id)::int as total from import_rows`,
  );
  // Households of new teams are filled in by the update above; only older teams count as changed.
  return { total: rows[0]?.total ?? 0, created: created.count, updated: updated - created.withHouseholds };
}

async function insertTeams(tx: Transaction): Promise<{ count: number; withHouseholds: number }> {
  const { rows } = await tx.execute<{
    name: string;
    key: string;
    unitId: number;
    communeId: number;
    unit: string;
    commune: string;
    sized: boolean;
  }>(sql`
    select distinct on (r.unit_id, r.team_key) r.team as name, r.team_key as key, r.unit_id as "unitId",
      r.commune_id as "communeId", u.code as unit, c.name as commune,
      bool_or(r.households is not null) over (partition by r.unit_id, r.team_key) as sized
    from import_rows r join units u on u.id = r.unit_id join units c on c.id = r.commune_id
    where r.team_id is null and r.team_key is not null order by r.unit_id, r.team_key, r.row_no`);
  if (rows.length === 0) return { count: 0, withHouseholds: 0 };
  const codes = await takenCodes(tx);
  const joinCodes = await takenJoinCodes(tx);
  const made = rows.map((row) => ({
    ...row,
    code: takeFreeCode(row.name, codeFromName(row.unit), codes.get(row.communeId) ?? startSet(codes, row.communeId)),
    joinCode: takeJoinCode(row.commune, joinCodes),
  }));
  const column = <K extends keyof (typeof made)[number]>(name: K) => sql.param(made.map((team) => team[name]));
  await tx.execute(sql`
    insert into teams (commune_id, unit_id, code, name, name_key, join_code, opened_on)
    select *, ${EARLIEST_DAY}::date from unnest(${column("communeId")}::int[], ${column("unitId")}::int[], ${column("code")}::text[],
      ${column("name")}::text[], ${column("key")}::text[], ${column("joinCode")}::text[])`);
  return { count: made.length, withHouseholds: made.filter((team) => team.sized).length };
}

async function takenCodes(tx: Transaction): Promise<Map<number, Set<string>>> {
  const { rows } = await tx.execute<{ communeId: number; codes: string[] }>(sql`
    select commune_id as "communeId", array_agg(code) as codes from teams
    where commune_id in (select commune_id from import_rows) group by commune_id`);
  return new Map(rows.map((row) => [row.communeId, new Set(row.codes)]));
}

function startSet(codes: Map<number, Set<string>>, communeId: number): Set<string> {
  const set = new Set<string>();
  codes.set(communeId, set);
  return set;
}

async function takenJoinCodes(tx: Transaction): Promise<Set<string>> {
  const { rows } = await tx.execute<{ code: string }>(sql`select join_code as code from teams`);
  return new Set(rows.map((row) => comparableCode(row.code)));
}

function takeJoinCode(communeName: string, taken: Set<string>): string {
  for (;;) {
    const code = makeJoinCode(communeName);
    if (taken.has(comparableCode(code))) continue;
    taken.add(comparableCode(code));
    return code;
  }
}
