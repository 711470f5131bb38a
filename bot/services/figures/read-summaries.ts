import { type SQL, sql } from "drizzle-orm";
import { addDays, type Day, weekdayOf } from "../../../shared/calendar/day.ts";
import type { DayRange } from "../../../shared/calendar/period.ts";
import type { Transaction } from "../../db/connection.ts";
import { type Area, isKept } from "./area.ts";
import type { Asked, Figure } from "./read-reports.ts";
import { isStale, refreshSummaries } from "./refresh-summaries.ts";

/**
 * Figures of whole weeks, Monday to Sunday, from the summaries: of provinces from their own, else from the communes'. Levels and
 * teams: those that did not report again before the range ends. The area has no villages.
 */
export async function readSummaries(
  tx: Transaction,
  asked: Asked & { by?: "province" | "commune" | undefined },
  { from, to }: DayRange,
): Promise<Figure[]> {
  const { rows } = await tx.execute<Figure & Record<string, unknown>>(sql`
    with part as (
      select ${groupOf(asked)} as "group", s.sums, s.levels, s.teams from ${tableOf(asked)} s
      where s.week between ${from}::date and ${to}::date and ${isIn(asked)}
    )
    select "group", code, sum(count)::float8 as total from (
      select "group", f.key as code, f.value::numeric as count from part cross join lateral jsonb_each(sums) f
      union all
      select "group", c.key, f.value::numeric from part cross join lateral jsonb_each(levels) c
        cross join lateral jsonb_each(c.value) f where f.key = '' or f.key > ${to}
      union all
      select "group", '', f.value::numeric from part cross join lateral jsonb_each(teams) f where f.key = '' or f.key > ${to}
    ) f group by 1, 2`);
  return rows;
}

/** The same for each week by itself; `group` is the number of days from `from` to the week's Monday. */
export async function readEachWeek(
  tx: Transaction,
  asked: Omit<Asked, "by">,
  { from, to }: DayRange,
): Promise<Figure[]> {
  const { rows } = await tx.execute<Figure & Record<string, unknown>>(sql`
    with part as (
      select s.week - ${from}::date as "group", s.sums, s.levels, s.teams from ${tableOf(asked)} s
      where s.week between ${from}::date and ${to}::date and ${isIn(asked)}
    )
    select "group", code, sum(count)::float8 as total from (
      select "group", f.key as code, f.value::numeric as count from part cross join lateral jsonb_each(sums) f
      union all
      select "group", c.key, f.value::numeric from part cross join lateral jsonb_each(levels) c
        cross join lateral jsonb_each(c.value) f
      union all
      select "group", '', f.value::numeric from part cross join lateral jsonb_each(teams) f
    ) f group by 1, 2`);
  return rows;
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
export async function cutIntoWeeks(tx: Transaction, asked: Asked, range: DayRange): Promise<Cut | undefined> {
  const { isStale, ...cut } = await lookAtWeeks(tx, asked.area, range);
  if (!isStale) return cut;
  if (!(await makeFresh(tx, asked.area))) return undefined;
  const { edges, middle } = await lookAtWeeks(tx, asked.area, range);
  return { edges, middle };
}

async function lookAtWeeks(tx: Transaction, area: Area, { from, to }: DayRange): Promise<Cut & { isStale: boolean }> {
  const [firstWeek, lastWeek] = [mondayOf(from), mondayOf(to)];
  const { rows } = await tx.execute<{ isStale: boolean; before: boolean; after: boolean }>(sql`
    select exists (select from stale_weeks where ${isKept(area, sql`commune_id`)}) as "isStale",
      coalesce(bool_or(s.week = ${firstWeek}::date and s.first_day < ${from}::date), false) as before,
      coalesce(bool_or(s.week = ${lastWeek}::date and s.last_day > ${to}::date), false) as after
    from province_weeks s where s.week in (${firstWeek}::date, ${lastWeek}::date)`);
  const { isStale, before, after } = rows[0] ?? { isStale: true, before: false, after: false };
  const start = before ? addDays(firstWeek, 7) : firstWeek;
  const end = after ? addDays(lastWeek, -1) : addDays(lastWeek, 6);
  if (start > end) return { isStale, edges: [{ from, to }], middle: undefined };
  const edges = [
    ...(before ? [{ from, to: addDays(start, -1) }] : []),
    ...(after ? [{ from: addDays(end, 1), to }] : []),
  ];
  return { isStale, edges, middle: { from: start, to: end } };
}

/** False when the summaries do not answer for the area: of a few communes the reports are read sooner than summed up. */
export async function makeFresh(tx: Transaction, area: Area): Promise<boolean> {
  if (!isSummedUp(area)) return false;
  const communeIds = area.isWhole ? "all" : area.keeperIds;
  if (!(await isStale(tx, communeIds))) return true;
  if (!area.isWhole && area.provinceIds.length === 0) return false;
  await refreshSummaries(tx, communeIds);
  return true;
}

export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day));
}

function usesProvinces({ area, by }: Asked): boolean {
  return area.communeIds.length === 0 && by !== "commune";
}

function tableOf(asked: Asked): SQL {
  return usesProvinces(asked) ? sql`province_weeks` : sql`week_summaries`;
}

function groupOf({ by, view }: Asked): SQL {
  if (by === undefined) return sql`0`;
  if (by === "commune") return view === "as_was" ? sql`s.was_commune_id` : sql`s.commune_id`;
  return view === "as_was" ? sql`s.was_province_id` : sql`s.now_province_id`;
}

function isIn({ area, view, by }: Asked): SQL {
  if (area.isWhole) return sql`true`;
  const province = view === "as_was" ? sql`s.was_province_id` : sql`s.now_province_id`;
  const inProvince = sql`${province} = any(${sql.param(area.provinceIds)}::int[])`;
  if (usesProvinces({ area, view, by })) return inProvince;
  const commune = view === "as_was" ? sql`s.was_commune_id` : sql`s.commune_id`;
  return sql`${isKept(area, sql`s.commune_id`)} and (${inProvince} or ${commune} = any(${sql.param(area.communeIds)}::int[]))`;
}

/** Whether there are summaries of the area: none of villages. */
export function isSummedUp(area: Area): boolean {
  return area.unitIds.length === 0;
}

interface SentDays extends Record<string, unknown> {
  communeId: number;
  group: number;
  sentOn: Record<Day, number>;
  noActivity: number;
}

/** When the teams of each commune sent their first report of a week; by commune, for each has its own deadline. */
export async function readSentDays(tx: Transaction, asked: Asked, week: Day): Promise<SentDays[]> {
  const byCommune: Asked = { ...asked, by: "commune" };
  const { rows } = await tx.execute<SentDays>(sql`
    select s.commune_id as "communeId", ${groupOf(asked)} as "group", s.sent_on as "sentOn", s.no_activity as "noActivity"
    from week_summaries s where s.week = ${week}::date and ${isIn(byCommune)}`);
  return rows;
}
