import { sql } from "drizzle-orm";
import type { DayRange } from "../../../shared/calendar/period.ts";
import type { Transaction } from "../../db/connection.ts";
import { anyOf } from "./area.ts";
import { keptByTree } from "./kept-by-tree.ts";
import type { Asked } from "./read-reports.ts";
import { readRows, rowsOf, type SummaryRow } from "./summary-rows.ts";

/** Five years of a country's provinces; each takes some 2 kB. */
const MOST_KEPT = 9_000;

/** By version, which together with the tree names what was written once and is never changed. */
const keepWeeks = keptByTree<Map<number, SummaryRow>>(1);

/**
 * Provinces' weeks of the area in the range. Which versions hold is asked each time, what they say only of those that this process
 * has not seen: to send and to read a country's quarter takes ten times as long. The area has no communes or villages of its own.
 */
export async function readProvinceWeeks(tx: Transaction, asked: Asked, range: DayRange): Promise<SummaryRow[]> {
  const kept = await keepWeeks(asked.area.tree, "", async () => new Map());
  for (;;) {
    const versions = await readVersions(tx, asked, range);
    const unseen = versions.filter((version) => !kept.has(version));
    if (kept.size + unseen.length > MOST_KEPT) kept.clear();
    if (unseen.length > 0) await readUnseen(tx, range, unseen, kept);
    const rows = versions.flatMap((version) => kept.get(version) ?? []);
    // Written anew between the two questions, or dropped to make room: from the start.
    if (rows.length === versions.length) return rows;
  }
}

async function readVersions(tx: Transaction, { area, view }: Asked, { from, to }: DayRange): Promise<number[]> {
  const province = view === "as_was" ? sql`was_province_id` : sql`now_province_id`;
  const { rows } = await tx.execute<{ versions: string | null }>(sql`
    select string_agg(version::text, ',') as versions from province_weeks
    where week between ${from}::date and ${to}::date and ${area.isWhole ? sql`true` : sql`${province} = ${anyOf(area.provinceIds)}`}`);
  return JSON.parse(`[${rows[0]?.versions ?? ""}]`) as number[];
}

async function readUnseen(
  tx: Transaction,
  { from, to }: DayRange,
  versions: readonly number[],
  kept: Map<number, SummaryRow>,
): Promise<void> {
  const unseen = sql`province_weeks where week between ${from}::date and ${to}::date and version = ${anyOf(versions)}`;
  for (const row of await readRows(tx, rowsOf(unseen, sql`version`))) kept.set(row.version, row);
}
