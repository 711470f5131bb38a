import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import type { provinceWeeks } from "../../db/schema/index.ts";

/** Of a province's week, or of a commune's that is part of it; that one has no version (0). */
export type SummaryRow = typeof provinceWeeks.$inferSelect;

/** `json` of rows in the table or the part of a query, all in one text: thousands of small ones take three times as long to be read. */
export function rowsOf(table: SQL, version: SQL = sql`0`): SQL {
  return sql`select string_agg(concat('[', ${version}, ',"', week, '",', was_province_id, ',', now_province_id, ',"', first_day, '","', last_day,
    '",', sums, ',', levels, ',', teams, ',', sent_on, ',', no_activity, ']'), ',') as rows from ${table}`;
}

/** What a question that ends in `rowsOf` is answered. */
export async function readRows(tx: Transaction, question: SQL): Promise<SummaryRow[]> {
  const { rows } = await tx.execute<{ rows: string | null }>(question);
  const found = JSON.parse(`[${rows[0]?.rows ?? ""}]`) as Row[];
  return found.map(
    ([version, week, wasProvinceId, nowProvinceId, firstDay, lastDay, sums, levels, teams, sentOn, noActivity]) => ({
      ...{ version, week, wasProvinceId, nowProvinceId, firstDay, lastDay },
      ...{ sums, levels, teams, sentOn, noActivity },
    }),
  );
}

type Column<Name extends keyof SummaryRow> = SummaryRow[Name];
type Row = [
  ...[Column<"version">, Column<"week">, Column<"wasProvinceId">, Column<"nowProvinceId">],
  ...[Column<"firstDay">, Column<"lastDay">, Column<"sums">, Column<"levels">, Column<"teams">],
  ...[Column<"sentOn">, Column<"noActivity">],
];
