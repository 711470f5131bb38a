import { and, eq, isNull, sql } from "drizzle-orm";
import type { Database, Transaction } from "../../db/connection.ts";
import { type Given, prepared } from "../../db/prepared.ts";
import { units } from "../../db/schema/index.ts";

export interface Unit {
  id: number;
  code: string;
  name: string;
  level: "province" | "commune" | "village";
  communeId: number | undefined;
}

export interface UnitWithPath extends Unit {
  /** From the top: "Tỉnh Hà Tĩnh › Phường Thạch Quý › Tổ dân phố 1". */
  path: string;
}

/** No unit has this code. */
class UnknownUnitError extends Error {
  override name = "UnknownUnitError";
  constructor(code: string) {
    super(`Không có đơn vị nào có mã “${code}”. Xem các mã bằng lệnh units.`);
  }
}

/** Throws UnknownUnitError. */
export async function unitByCode(tx: Transaction | Database, code: string): Promise<Unit> {
  const [row] = await tx.select().from(units).where(eq(units.code, code.trim().toLowerCase()));
  if (!row) throw new UnknownUnitError(code);
  return { id: row.id, code: row.code, name: row.name, level: row.level, communeId: row.communeId ?? undefined };
}

/** Undefined when there is none, or it is no more. */
export async function findUnit(tx: Transaction, unitId: number): Promise<Unit | undefined> {
  const [unit] = await findUnits(tx, [unitId]);
  return unit;
}

/** Those of them that there are now, in any order. */
export async function findUnits(tx: Transaction, unitIds: readonly number[]): Promise<Unit[]> {
  const rows = await unitsThereAre(tx, { unitIds });
  return rows.map(({ communeId, ...unit }) => ({ ...unit, communeId: communeId ?? undefined }));
}

const unitsThereAre = prepared((tx, { unitIds }: Given<{ unitIds: readonly number[] }>) =>
  tx
    .select({ id: units.id, code: units.code, name: units.name, level: units.level, communeId: units.communeId })
    .from(units)
    .where(and(sql`${units.id} = any(${unitIds})`, isNull(units.validTo))),
);

/** The unit itself and everything below it. */
export async function unitIdsBelow(tx: Transaction | Database, unitId: number): Promise<number[]> {
  const { rows } = await tx.execute<{ id: number }>(sql`
    with recursive below as (
      select id from units where id = ${unitId}
      union all select child.id from units child join below on child.parent_id = below.id
    ) select id from below`);
  return rows.map((row) => row.id);
}

/** Communes at or below a unit; a village's commune. What a scope for row-level security needs. */
export async function communeIdsBelow(tx: Transaction | Database, unit: Unit): Promise<number[]> {
  if (unit.communeId !== undefined) return [unit.communeId];
  const { rows } = await tx.execute<{ id: number }>(sql`
    with recursive below as (
      select id, level from units where id = ${unit.id}
      union all select child.id, child.level from units child join below on child.parent_id = below.id
      where below.level = 'province'
    ) select id from below where level = 'commune'`);
  return rows.map((row) => row.id);
}

/** All units there are now, from the top down, by path. */
export async function listUnits(tx: Transaction | Database): Promise<UnitWithPath[]> {
  const { rows } = await tx.execute<{
    id: number;
    code: string;
    name: string;
    level: Unit["level"];
    commune_id: number | null;
    path: string;
  }>(sql`
    with recursive tree as (
      select id, code, name, level, commune_id, name as path from units where parent_id is null and valid_to is null
      union all
      select child.id, child.code, child.name, child.level, child.commune_id, tree.path || ' › ' || child.name
      from units child join tree on child.parent_id = tree.id and child.valid_to is null
    ) select * from tree order by path collate vietnamese_names`);
  return rows.map(({ commune_id, ...unit }) => ({ ...unit, communeId: commune_id ?? undefined }));
}
