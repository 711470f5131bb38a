import { type SQL, sql } from "drizzle-orm";
import { addDays, type Day, daysBetween, weekdayOf } from "../../../shared/calendar/day.ts";
import type { DayRange } from "../../../shared/calendar/period.ts";
import type { Transaction } from "../../db/connection.ts";
import type { ByNextWeek } from "../../db/schema/figures.ts";
import { type Area, anyOf, isKept } from "./area.ts";
import { readProvinceWeeks } from "./province-weeks.ts";
import type { Asked, Figure } from "./read-reports.ts";
import { isStale, refreshSummaries } from "./refresh-summaries.ts";
import type { SummaryRow } from "./summary-rows.ts";

/**
 * Figures of whole weeks, Monday to Sunday, from the summaries: of provinces from their own, else from the communes'. Levels and
 * teams: those that did not report again before the range ends. The area has no villages.
 */
export async function readSummaries(
  tx: Transaction,
  asked: Asked & { by?: "province" | "commune" | undefined },
  range: DayRange,
): Promise<Figure[]> {
  return addUp(await readWeeks(tx, asked, { range, isByWeek: false }), (next) => next === "" || next > range.to);
}

/** The same for each week by itself; `group` is the number of days from `from` to the week's Monday. */
export async function readEachWeek(tx: Transaction, asked: Omit<Asked, "by">, range: DayRange): Promise<Figure[]> {
  return addUp(await readWeeks(tx, asked, { range, isByWeek: true }), () => true);
}

/** What it counts for, and what it says. */
type Week = [group: number, SummaryRow["sums"], SummaryRow["levels"], SummaryRow["teams"]];

async function readWeeks(
  tx: Transaction,
  asked: Asked,
  { range, isByWeek }: { range: DayRange; isByWeek: boolean },
): Promise<Week[]> {
  if (usesProvinces(asked)) {
    const group = (row: SummaryRow) => (isByWeek ? daysBetween(range.from, row.week) : groupOfProvince(asked, row));
    const rows = await readProvinceWeeks(tx, asked, range);
    return rows.map((row) => [group(row), row.sums, row.levels, row.teams]);
  }
  const group = isByWeek ? sql`s.week - ${range.from}::date` : groupOf(asked);
  // All in one text: thousands of small ones take three times as long to be read.
  const { rows } = await tx.execute<{ weeks: string | null }>(sql`
    select string_agg(concat('[', ${group}, ',', s.sums, ',', s.levels, ',', s.teams, ']'), ',') as weeks from week_summaries s
    where s.week between ${range.from}::date and ${range.to}::date and ${isIn(asked)}`);
  return JSON.parse(`[${rows[0]?.weeks ?? ""}]`) as Week[];
}

/** Added up here and not by the database, which takes three times as long to take thousands of small objects to pieces. */
function addUp(weeks: readonly Week[], isNewest: (nextWeek: string) => boolean): Figure[] {
  const groups = new Map<number, Map<string, number>>();
  for (const [group, sums, levels, teams] of weeks) {
    const totals = groups.get(group) ?? new Map<string, number>();
    groups.set(group, totals);
    for (const code in sums) totals.set(code, (totals.get(code) ?? 0) + (sums[code] ?? 0));
    for (const code in levels) addNewest(totals, code, levels[code] ?? {}, isNewest);
    addNewest(totals, "", teams, isNewest);
  }
  return [...groups].flatMap(([group, totals]) => [...totals].map(([code, total]) => ({ group, code, total })));
}

function addNewest(
  totals: Map<string, number>,
  code: string,
  byNext: ByNextWeek,
  isNewest: (nextWeek: string) => boolean,
): void {
  for (const next in byNext) if (isNewest(next)) totals.set(code, (totals.get(code) ?? 0) + (byNext[next] ?? 0));
}

/** Days around whole weeks. */
interface Cut {
  edges: DayRange[];
  middle: DayRange | undefined;
}

/**
 * Cuts a range into whole weeks, whose summaries are made fresh, and the days around them. A week whose reports all lie within the
 * range counts as whole, wherever they belong, for a team may end its week elsewhere: a range that ends today needs no edge. Undefined when reading the reports themselves is less work.
 */
export async function cutIntoWeeks(tx: Transaction, { area }: Asked, { from, to }: DayRange): Promise<Cut | undefined> {
  if (!(await makeFresh(tx, area, { from, to }))) return undefined;
  const [firstWeek, lastWeek] = [mondayOf(from), mondayOf(to)];
  const { before, after } = await lookAtEnds(tx, { from, to });
  const start = before ? addDays(firstWeek, 7) : firstWeek;
  const end = after ? addDays(lastWeek, -1) : addDays(lastWeek, 6);
  if (start > end) return { edges: [{ from, to }], middle: undefined };
  const edges = [
    ...(before ? [{ from, to: addDays(start, -1) }] : []),
    ...(after ? [{ from: addDays(end, 1), to }] : []),
  ];
  return { edges, middle: { from: start, to: end } };
}

/** Whether there are reports of the range's first week before it, and of its last after it. */
async function lookAtEnds(tx: Transaction, { from, to }: DayRange): Promise<{ before: boolean; after: boolean }> {
  const [firstWeek, lastWeek] = [mondayOf(from), mondayOf(to)];
  if (from === firstWeek && to === addDays(lastWeek, 6)) return { before: false, after: false };
  const { rows } = await tx.execute<{ before: boolean; after: boolean }>(sql`
    select coalesce(bool_or(s.week = ${firstWeek}::date and s.first_day < ${from}::date), false) as before,
      coalesce(bool_or(s.week = ${lastWeek}::date and s.last_day > ${to}::date), false) as after
    from province_weeks s where s.week in (${firstWeek}::date, ${lastWeek}::date)`);
  return rows[0] ?? { before: true, after: true };
}

/** Of the weeks in the range. False when the summaries do not answer for the area: of a few communes the reports are read sooner than summed up. */
export async function makeFresh(tx: Transaction, area: Area, { from, to }: DayRange): Promise<boolean> {
  if (!isSummedUp(area)) return false;
  if (!area.isStale) return true;
  const range = { from: mondayOf(from), to: addDays(mondayOf(to), 6) };
  const stale = { communeIds: area.isWhole ? ("all" as const) : area.keeperIds, range };
  if (!(await isStale(tx, stale))) return true;
  if (!area.isWhole && area.provinceIds.length === 0) return false;
  await refreshSummaries(tx, stale);
  return true;
}

export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day));
}

/** Provinces' own sums answer: none of the communes has to be looked at. */
export function usesProvinces({ area, by }: Asked): boolean {
  return area.communeIds.length === 0 && by !== "commune";
}

export function groupOfProvince({ by, view }: Asked, { wasProvinceId, nowProvinceId }: SummaryRow): number {
  if (by === undefined) return 0;
  return view === "as_was" ? wasProvinceId : nowProvinceId;
}

/** For the alias `s` of `week_summaries`. */
export function groupOf({ by, view }: Asked): SQL {
  if (by === undefined) return sql`0`;
  if (by === "commune") return view === "as_was" ? sql`s.was_commune_id` : sql`s.commune_id`;
  return view === "as_was" ? sql`s.was_province_id` : sql`s.now_province_id`;
}

/** For the alias `s` of `week_summaries`. */
export function isIn({ area, view }: Asked): SQL {
  if (area.isWhole) return sql`true`;
  const [province, commune] =
    view === "as_was" ? [sql`s.was_province_id`, sql`s.was_commune_id`] : [sql`s.now_province_id`, sql`s.commune_id`];
  return sql`${isKept(area, sql`s.commune_id`)} and (${province} = ${anyOf(area.provinceIds)} or ${commune} = ${anyOf(area.communeIds)})`;
}

/** Whether there are summaries of the area: none of villages. */
export function isSummedUp(area: Area): boolean {
  return area.unitIds.length === 0;
}
