import { and, eq, inArray } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Transaction } from "../../db/connection.ts";
import { units } from "../../db/schema/index.ts";
import { nameKey, provinceKey } from "../units/name-key.ts";
import { columnTitles } from "./columns.ts";
import type { RowError } from "./import-error.ts";
import type { ImportRow } from "./row.ts";

/** A commune whose rows somebody may import. */
export interface AllowedCommune {
  code: string;
  name: string;
  province: string | undefined;
}

/** The open communes among these units. */
export async function allowedCommunes(tx: Transaction, unitIds: readonly number[]): Promise<AllowedCommune[]> {
  const above = alias(units, "above");
  const rows = await tx
    .select({ code: units.code, name: units.name, province: above.name })
    .from(units)
    .leftJoin(above, eq(above.id, units.parentId))
    .where(and(inArray(units.id, [...unitIds]), eq(units.level, "commune")));
  return rows.map(({ province, ...commune }) => ({ ...commune, province: province ?? undefined }));
}

/**
 * Lets rows of these communes through, under the name, code and province we have for them, so that a sheet neither renames
 * a commune nor makes another one of the same name. Every other row is wrong.
 */
export function admitTo(communes: readonly AllowedCommune[]): (row: ImportRow) => ImportRow | readonly RowError[] {
  return (row) => {
    const fitting = communes.filter((commune) => fits(row, commune));
    const [commune] = fitting;
    if (commune && fitting.length === 1) {
      return { ...row, commune: commune.name, communeCode: commune.code, province: commune.province };
    }
    const reason =
      fitting.length > 1 ? "có ở nhiều tỉnh; xin ghi cả tỉnh, thành phố" : "không phải xã, phường được giao";
    return [{ row: row.row, column: columnTitles.commune, reason: `“${row.commune}” ${reason}` }];
  };
}

function fits(row: ImportRow, { code, name, province }: AllowedCommune): boolean {
  if (nameKey(row.commune) !== nameKey(name)) return false;
  if (row.communeCode !== undefined && row.communeCode !== code) return false;
  return row.province === undefined || province === undefined || provinceKey(row.province) === provinceKey(province);
}
