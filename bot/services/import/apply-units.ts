import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { TreeChange } from "../../../shared/api/tree.ts";
import { dayOf } from "../../../shared/calendar/day.ts";
import type { Transaction } from "../../db/connection.ts";
import { changeTree } from "../units/change-tree.ts";
import { nameKey, provinceKey } from "../units/name-key.ts";
import { TreeRefusedError } from "../units/tree-refused-error.ts";
import { takeFreeCode } from "../units/unit-code.ts";
import type { Changes } from "./changes.ts";
import { ImportFileError } from "./import-error.ts";

/**
 * Teams and villages of a sheet existed before anybody imported them. The first day a team can have existed is that of
 * Công văn 793/BTTTT-THH, which started them.
 */
export const EARLIEST_DAY = "2022-03-05";

/** Finds or makes the provinces, communes and villages of the staged rows and notes their ids there. */
export async function applyUnits(tx: Transaction, now: Date): Promise<Changes> {
  const { rows } = await tx.execute<{ code: string }>(sql`select code from units`);
  const taken = new Set(rows.map((row) => row.code));
  const created =
    (await applyProvinces(tx, taken)) + (await applyCommunes(tx, taken)) + (await applyVillages(tx, taken));
  const updated = await updateCommunes(tx, now);
  const { rows: counted } = await tx.execute<{ total: number }>(sql`
    select (count(distinct province_id) + count(distinct commune_id)
      + count(distinct unit_id) filter (where village is not null))::int as total from import_rows`);
  return { total: counted[0]?.total ?? 0, created, updated };
}

async function applyProvinces(tx: Transaction, taken: Set<string>): Promise<number> {
  await findProvinces(tx);
  const { rows } = await tx.execute<{ name: string; key: string }>(sql`
    select distinct on (province_key) province as name, province_key as key from import_rows
    where province_id is null and province is not null order by province_key, length(province) desc, row_no`);
  await insertUnits(
    tx,
    "province",
    rows.map(({ name }) => ({
      ...{ name, key: nameKey(name), parentId: null },
      code: takeFreeCode(name, undefined, taken),
    })),
  );
  await findProvinces(tx);
  return rows.length;
}

/** Those there are now, then those that ended: in a file older than a merger, what lies there now lies in the successor. */
async function findProvinces(tx: Transaction): Promise<void> {
  const { rows } = await tx.execute<{ id: number; name: string; successorId: number | null }>(sql`
    select id, name, successor_id as "successorId" from units
    where level = 'province' and (valid_to is null or successor_id is not null) order by valid_to is not null, id`);
  const known = [...new Map([...rows].reverse().map((row) => [provinceKey(row.name), row])).entries()];
  const column = (value: (row: (typeof rows)[number]) => number | null) =>
    sql.param(known.map(([, row]) => value(row)));
  await tx.execute(sql`
    update import_rows r set province_id = coalesce(k.successor_id, k.id),
      ended_province_id = case when k.successor_id is not null then k.id end
    from unnest(${sql.param(known.map(([key]) => key))}::text[], ${column(({ id }) => id)}::int[],
      ${column(({ successorId }) => successorId)}::int[]) as k (key, id, successor_id)
    where r.province_id is null and r.province_key = k.key`);
}

async function applyCommunes(tx: Transaction, taken: Set<string>): Promise<number> {
  // A commune's code may stand in one of its rows only.
  await tx.execute(sql`
    update import_rows r set commune_code = c.code from (
      select province_key, commune_key, max(commune_code) as code from import_rows
      group by province_key, commune_key having count(distinct commune_code) = 1
    ) c where r.commune_code is null and r.commune_key = c.commune_key and r.province_key is not distinct from c.province_key`);
  const byCode = sql`
    update import_rows r set commune_id = coalesce(u.successor_id, u.id) from units u
    where r.commune_id is null and u.level = 'commune' and u.code = r.commune_code`;
  const byName = sql`
    update import_rows r set commune_id = u.id from units u
    where r.commune_id is null and u.level = 'commune' and u.valid_to is null and u.name_key = r.commune_key
      and u.parent_id is not distinct from r.province_id`;
  await tx.execute(byCode);
  await findByPastName(tx);
  await tx.execute(byName);
  // A file older than a merger: its rows are the successor's.
  await tx.execute(sql`
    update import_rows r set commune_id = u.successor_id from units u left join units p on p.id = u.parent_id
    where r.commune_id is null and r.commune_code is null and u.level = 'commune' and u.successor_id is not null
      and u.name_key = r.commune_key and coalesce(r.ended_province_id, r.province_id) is not distinct from
        case when r.ended_province_id is null then coalesce(p.successor_id, u.parent_id) else u.parent_id end`);
  const { rows } = await tx.execute<{
    name: string;
    key: string;
    given: string | null;
    parentId: number | null;
    parent: string | null;
  }>(sql`
    select distinct on (r.province_id, r.commune_key, r.commune_code)
      r.commune as name, r.commune_key as key, r.commune_code as given, r.province_id as "parentId", p.code as parent
    from import_rows r left join units p on p.id = r.province_id where r.commune_id is null
    order by r.province_id, r.commune_key, r.commune_code, r.row_no`);
  const made = rows.map((row) => ({
    ...row,
    code: row.given ? takeGivenCode(row.given, taken) : takeFreeCode(row.name, row.parent ?? undefined, taken),
  }));
  await insertUnits(tx, "commune", made);
  await tx.execute(sql`update units set commune_id = id where level = 'commune' and commune_id is null`);
  await tx.execute(
    sql`insert into communes (unit_id) select id from units where level = 'commune' on conflict do nothing`,
  );
  await tx.execute(byCode);
  await tx.execute(byName);
  return made.length;
}

/** A commune of a province that is no more may have been told apart by another name since: two had an "Xã Đông". */
async function findByPastName(tx: Transaction): Promise<void> {
  const { rows } = await tx.execute<{ id: number; provinceId: number; name: string }>(sql`
    select unit_id as id, parent_id as "provinceId", name from unit_past
    where parent_id in (select ended_province_id from import_rows) order by until_on`);
  const column = (value: (row: (typeof rows)[number]) => string | number) => sql.param(rows.map(value));
  await tx.execute(sql`
    update import_rows r set commune_id = coalesce(u.successor_id, u.id) from units u
      join unnest(${column((row) => row.id)}::int[], ${column((row) => row.provinceId)}::int[],
        ${column((row) => nameKey(row.name))}::text[]) as past (id, province_id, name_key) on past.id = u.id
    where r.commune_id is null and u.level = 'commune' and r.ended_province_id = past.province_id
      and r.commune_key = past.name_key`);
}

async function applyVillages(tx: Transaction, taken: Set<string>): Promise<number> {
  await tx.execute(sql`update import_rows set unit_id = commune_id where village is null`);
  const match = sql`
    update import_rows r set unit_id = u.id from units u
    where r.unit_id is null and u.level = 'village' and u.valid_to is null and u.parent_id = r.commune_id
      and u.name_key = r.village_key`;
  await tx.execute(match);
  await tx.execute(sql`
    update import_rows r set unit_id = u.successor_id from units u
    where r.unit_id is null and u.level = 'village' and u.successor_id is not null and u.commune_id = r.commune_id
      and u.name_key = r.village_key`);
  const { rows } = await tx.execute<{ name: string; key: string; parentId: number; parent: string }>(sql`
    select distinct on (r.commune_id, r.village_key)
      r.village as name, r.village_key as key, r.commune_id as "parentId", c.code as parent
    from import_rows r join units c on c.id = r.commune_id where r.unit_id is null
    order by r.commune_id, r.village_key, r.row_no`);
  await insertUnits(
    tx,
    "village",
    rows.map((row) => ({ ...row, code: takeFreeCode(row.name, row.parent, taken) })),
  );
  await tx.execute(match);
  return rows.length;
}

/**
 * A commune found by its code takes the file's name and province, from today on; one found by its name takes the file's code.
 * Rows that came by way of an ended commune say nothing of its successor.
 */
async function updateCommunes(tx: Transaction, now: Date): Promise<number> {
  const { rows } = await tx.execute<{
    id: number;
    name: string | null;
    provinceId: number | null;
  }>(sql`
    select u.id, case when u.name_key <> c.key then c.name end as name,
      case when u.parent_id <> c.province_id then c.province_id end as "provinceId"
    from (select distinct on (commune_id) commune_id, commune as name, commune_key as key, commune_code as code, province_id
      from import_rows order by commune_id, row_no) c join units u on u.id = c.commune_id
    where (u.name_key <> c.key or u.parent_id <> c.province_id) and u.code = c.code`);
  for (const { id, name, provinceId } of rows) {
    if (name) await change(tx, { kind: "rename", of: "unit", id, name }, now);
    if (provinceId) await change(tx, { kind: "move", of: "unit", id, toUnitId: provinceId }, now);
  }
  const coded = await tx.execute<{ id: number }>(sql`
    update units u set code = c.code, name = c.name
    from (select distinct on (commune_id) commune_id, commune as name, commune_key as key, commune_code as code
      from import_rows order by commune_id, row_no) c
    where u.id = c.commune_id and u.name_key = c.key and (c.code is not null and u.code <> c.code or u.name <> c.name)
    returning u.id`);
  return new Set([...rows, ...coded.rows].map((row) => row.id)).size;
}

async function change(tx: Transaction, wanted: TreeChange, now: Date): Promise<void> {
  const idempotencyKey = `import ${randomUUID()}`;
  try {
    await changeTree(tx, { change: wanted, on: dayOf(now), by: "operator", idempotencyKey, now });
  } catch (error) {
    if (error instanceof TreeRefusedError) throw new ImportFileError(`Xã trong tệp: ${error.message}`);
    throw error;
  }
}

function takeGivenCode(code: string, taken: Set<string>): string {
  if (taken.has(code)) throw new ImportFileError(`Mã đơn vị “${code}” đã là mã của một đơn vị khác.`);
  taken.add(code);
  return code;
}

async function insertUnits(
  tx: Transaction,
  level: "province" | "commune" | "village",
  made: readonly { name: string; key: string; code: string; parentId: number | null }[],
): Promise<void> {
  if (made.length === 0) return;
  await tx.execute(sql`
    insert into units (code, name, name_key, level, parent_id, commune_id, valid_from)
    select code, name, name_key, ${level}, parent_id, case when ${level} = 'village' then parent_id end, ${EARLIEST_DAY}::date
    from unnest(${sql.param(made.map((unit) => unit.code))}::text[], ${sql.param(made.map((unit) => unit.name))}::text[],
      ${sql.param(made.map((unit) => unit.key))}::text[], ${sql.param(made.map((unit) => unit.parentId))}::int[])
      as made (code, name, name_key, parent_id)`);
}
