import { type SQL, sql } from "drizzle-orm";
import { addDays, type Day, weekdayOf } from "../../../shared/calendar/day.ts";
import type { DayRange } from "../../../shared/calendar/period.ts";
import type { Transaction } from "../../db/connection.ts";
import type { Area } from "./area.ts";
import type { Asked, Figure } from "./read-reports.ts";

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
      select "group", f.key as code, f.value::numeric as count from part cross join lateral jsonb_each_text(sums) f
      union all
      select "group", c.key, f.value::numeric from part cross join lateral jsonb_each(levels) c
        cross join lateral jsonb_each_text(c.value) f where f.key = '' or f.key > ${to}
      union all
      select "group", '', f.value::numeric from part cross join lateral jsonb_each_text(teams) f where f.key = '' or f.key > ${to}
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
      select "group", f.key as code, f.value::numeric as count from part cross join lateral jsonb_each_text(sums) f
      union all
      select "group", c.key, f.value::numeric from part cross join lateral jsonb_each(levels) c
        cross join lateral jsonb_each_text(c.value) f
      union all
      select "group", '', f.value::numeric from part cross join lateral jsonb_each_text(teams) f
    ) f group by 1, 2`);
  return rows;
}

/**
 * Cuts a range into whole weeks and the days around them. A week whose reports all lie within the range counts as whole: a range
 * that ends today needs no edge.
 */
export async function cutIntoWeeks(
  tx: Transaction,
  asked: Asked,
  { from, to }: DayRange,
): Promise<{ edges: DayRange[]; middle: DayRange | undefined }> {
  const together: Asked = { ...asked, by: undefined };
  const [firstWeek, lastWeek] = [mondayOf(from), mondayOf(to)];
  const { rows } = await tx.execute<{ before: boolean; after: boolean }>(sql`
    select coalesce(bool_or(s.week = ${firstWeek}::date and s.first_day < ${from}::date), false) as before,
      coalesce(bool_or(s.week = ${lastWeek}::date and s.last_day > ${to}::date), false) as after
    from ${tableOf(together)} s
    where s.week in (${firstWeek}::date, ${lastWeek}::date) and ${isIn(together)}`);
  const { before, after } = rows[0] ?? { before: false, after: false };
  const start = before ? addDays(firstWeek, 7) : firstWeek;
  const end = after ? addDays(lastWeek, -1) : addDays(lastWeek, 6);
  if (start > end) return { edges: [{ from, to }], middle: undefined };
  const edges = [
    ...(before ? [{ from, to: addDays(start, -1) }] : []),
    ...(after ? [{ from: addDays(end, 1), to }] : []),
  ];
  return { edges, middle: { from: start, to: end } };
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
  return sql`(${inProvince} or ${commune} = any(${sql.param(area.communeIds)}::int[]))`;
}

/** Whether the summaries answer for the area: below a province the reports themselves are fewer than worth summing up. */
export function isSummedUp(area: Area): boolean {
  return (area.isWhole || area.provinceIds.length > 0) && area.unitIds.length === 0;
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
