import { and, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { units } from "../../db/schema/index.ts";

export interface UnitAbove {
  id: number;
  level: "province" | "commune" | "village";
}

/** The unit itself and those above it, nearest first. */
export async function unitsAbove(tx: Transaction, unitId: number): Promise<UnitAbove[]> {
  const { rows } = await tx.execute<UnitAbove & Record<string, unknown>>(sql`
    with recursive above as (
      select id, parent_id, level, 0 as steps from units where id = ${unitId}
      union all select p.id, p.parent_id, p.level, above.steps + 1 from units p join above on p.id = above.parent_id
    ) select id, level from above order by steps`);
  return rows;
}

export interface ConcernedUnit extends UnitAbove {
  /** Of a unit that ended: what it became part of. */
  successorId: number | undefined;
}

/** The unit, those above it and, before each, those that became part of it: what was asked of their teams is asked on. */
export async function unitsConcerned(tx: Transaction, unitId: number): Promise<ConcernedUnit[]> {
  const above = await unitsAbove(tx, unitId);
  const ended = await tx
    .select({ id: units.id, level: units.level, successorId: units.successorId })
    .from(units)
    .where(
      inArray(
        units.successorId,
        above.map(({ id }) => id),
      ),
    );
  return above.flatMap((unit) => [
    ...ended.flatMap((one) => (one.successorId === unit.id ? [{ ...one, successorId: unit.id }] : [])),
    { ...unit, successorId: undefined },
  ]);
}

/** Who looks after what a unit was asked: the unit itself, or the one that it became part of. */
export async function keeperOf(tx: Transaction, unitId: number): Promise<number> {
  const [unit] = await tx.select({ successorId: units.successorId }).from(units).where(eq(units.id, unitId));
  return unit?.successorId ?? unitId;
}

/** Names of those of the units that are no more, by id. */
export async function endedUnits(tx: Transaction, unitIds: readonly number[]): Promise<Map<number, string>> {
  const rows = await tx
    .select({ id: units.id, name: units.name })
    .from(units)
    .where(and(inArray(units.id, [...unitIds]), isNotNull(units.validTo)));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
