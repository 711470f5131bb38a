import { type SQL, sql } from "drizzle-orm";
import type { Day } from "../../../shared/calendar/day.ts";
import { readInScope, type Transaction } from "../../db/connection.ts";
import { isHeld } from "./heirs.ts";
import { isLevel, levelCodesOf, levelOverrides } from "./level-codes.ts";
import { isConfirmed, placeJoins } from "./place.ts";

/** Any number nobody else uses: one refresh at a time, so that the later one has seen more. */
const REFRESH_LOCK = 7_302;
/** A country's week in one go; a whole history in pieces that fit in memory. */
const WEEKS_AT_ONCE = 4_000;

interface CommuneWeek extends Record<string, unknown> {
  communeId: number;
  week: Day;
}

/**
 * Computes anew the weeks that changed since they were summed up, of these communes or all: what is committed is in the very
 * next read. Weeks are recomputed from their reports, never incremented, so the order of changes and doing it twice do not
 * matter. Whoever wants to read waits for a refresh under way. The transaction sees these communes. Returns how many weeks of communes it was.
 */
export async function refreshSummaries(tx: Transaction, communeIds: readonly number[] | "all"): Promise<number> {
  if (!(await isStale(tx, communeIds))) return 0;
  // A province's week is made of all its communes', also of those the reader may not see one by one.
  return readInScope(tx, "all", async () => {
    await tx.execute(sql`select pg_advisory_xact_lock(${REFRESH_LOCK})`);
    const weeks = await takeStale(tx, keptBy(communeIds));
    for (let start = 0; start < weeks.length; start += WEEKS_AT_ONCE) {
      await recompute(tx, weeks.slice(start, start + WEEKS_AT_ONCE));
    }
    return weeks.length;
  });
}

export async function isStale(tx: Transaction, communeIds: readonly number[] | "all"): Promise<boolean> {
  const { rows } = await tx.execute(sql`select from stale_weeks where ${keptBy(communeIds)} limit 1`);
  return rows.length > 0;
}

function keptBy(communeIds: readonly number[] | "all"): SQL {
  return communeIds === "all" ? sql`true` : sql`commune_id = any(${sql.param(communeIds)}::int[])`;
}

/** Some communes with weeks to be computed anew. */
export async function staleCommunes(tx: Transaction, count: number): Promise<number[]> {
  const { rows } = await tx.execute<{ id: number }>(
    sql`select commune_id as id from stale_weeks group by commune_id order by min(id) limit ${count}`,
  );
  return rows.map((row) => row.id);
}

/** The weeks marked, and those before in which the same teams' newest figures ended until now. */
async function takeStale(tx: Transaction, mine: SQL): Promise<CommuneWeek[]> {
  const { rows } = await tx.execute<CommuneWeek>(sql`
    with taken as (
      delete from stale_weeks where ${mine} returning commune_id, team_id, week
    ), marked as (
      select distinct commune_id, team_id, week from taken
    ), code as (
      select distinct commune_id, '' as code from marked
      union select m.commune_id, c.code from (select distinct commune_id from marked) m
        cross join lateral (${levelCodesOf(sql`m.commune_id`)}) c
    ), concerned as (
      select * from marked union select m.commune_id, h.team_id, m.week from marked m join team_heirs h on h.heir_id = m.team_id
    ), earlier as (
      select m.commune_id, date_trunc('week', p.activity_on)::date as week
      from concerned m join code c using (commune_id) cross join lateral (
        select r.activity_on from reports r
        where r.team_id = m.team_id and r.activity_on < m.week and ${isConfirmed} and ${says(sql`r.values`, sql`c.code`)}
        order by r.activity_on desc limit 1) p
    )
    select commune_id as "communeId", week::text from marked
    union select commune_id, week::text from earlier
    order by 2, 1`);
  return rows;
}

async function recompute(tx: Transaction, weeks: readonly CommuneWeek[]): Promise<void> {
  const key = sql`unnest(${sql.param(weeks.map((row) => row.communeId))}::int[], ${sql.param(
    weeks.map((row) => row.week),
  )}::date[]) as k (commune_id, week)`;
  const before = await tx.execute<ProvinceWeek>(sql`
    delete from week_summaries w using ${key} where w.commune_id = k.commune_id and w.week = k.week
    returning w.week::text as week, w.was_province_id as was, w.now_province_id as now`);
  const after = await tx.execute<ProvinceWeek>(sql`${summarise(key)}
    returning week::text as week, was_province_id as was, now_province_id as now`);
  await addUpProvinces(tx, [...before.rows, ...after.rows]);
}

interface ProvinceWeek extends Record<string, unknown> {
  week: Day;
  was: number;
  now: number;
}

/** As a case, of which the planner expects every other row: it then walks along the team's days and stops at the first. */
function says(values: SQL, code: SQL): SQL {
  return sql`case when ${code} = '' then true else ${values} ? ${code} end`;
}

function summarise(key: SQL) {
  const at = sql`commune_id, week, was_commune, was_province`;
  const nextWeek = (table: string, code: SQL) => sql`
    left join lateral (
      select date_trunc('week', r.activity_on)::date::text as next_week from reports r
      where r.team_id = ${sql.raw(table)}.team_id and r.activity_on > ${sql.raw(table)}.week + 6 and ${isConfirmed} ${code}
      order by r.activity_on limit 1) later on true`;
  return sql`
    with counted as materialized (
      -- Not flattened (offset 0): a few weeks of a few communes are looked up, whatever the statistics say of the rest.
      select r.*, k.week from ${key} cross join lateral (
        select id, commune_id, team_id, activity_on, submitted_at, values, nothing_to_report from reports r
        where r.commune_id = k.commune_id and r.activity_on between k.week and k.week + 6 and ${isConfirmed} offset 0) r
    ), placed as (
      select r.commune_id, r.week, r.id, r.team_id, r.activity_on, r.submitted_at, r.values, r.nothing_to_report,
        place.commune as was_commune, place.province as was_province, coalesce(keeper.parent_id, 0) as now_province
      from counted r join units keeper on keeper.id = r.commune_id
      ${placeJoins("as_was", { team: sql`r.team_id`, keeper: sql`r.commune_id`, day: sql`r.activity_on` }, true)}
    ), base as (
      select ${at}, max(now_province) as now_province, min(activity_on) as first_day, max(activity_on) as last_day
      from placed group by ${at}
    ), figure as (
      -- Its columns one by one: the reports' values would go along to every figure.
      select p.commune_id, p.week, p.was_commune, p.was_province, p.id, p.team_id, p.activity_on, p.submitted_at, f.key as code, f.value::numeric as count,
        ${isLevel(sql`f.key`)} as is_level
      from placed p cross join lateral jsonb_each_text(p.values) f ${levelOverrides(sql`p.commune_id`, sql`f.key`)}
    ), sums as (
      select ${at}, jsonb_object_agg(code, count) as sums from (
        select ${at}, code, sum(count) as count from figure where not is_level group by ${at}, code) s
      group by ${at}
    ), said as (
      select distinct on (commune_id, week, team_id, code) * from figure where is_level
      order by commune_id, week, team_id, code, activity_on desc, submitted_at desc, id desc
    ), level as (
      select l.* from said l where ${isHeld("said", "l", sql`s.commune_id = l.commune_id and s.week = l.week`)}
    ), levels as (
      select ${at}, jsonb_object_agg(code, by_next) as levels from (
        select ${at}, code, jsonb_object_agg(next, count) as by_next from (
          select ${at}, code, coalesce(least(later.next_week, heir.next_week), '') as next, sum(count) as count
          from level ${nextWeek("level", sql`and ${says(sql`r.values`, sql`level.code`)}`)}
          left join lateral (
            select date_trunc('week', min(f.activity_on))::date::text as next_week from team_heirs h cross join lateral (
              select r.activity_on from reports r where r.team_id = h.heir_id and ${isConfirmed}
                and r.activity_on >= greatest(h.from_on, level.week + 7) and ${says(sql`r.values`, sql`level.code`)}
              order by r.activity_on limit 1) f
            where h.team_id = level.team_id) heir on true
          group by ${at}, code, next) n
        group by ${at}, code) c
      group by ${at}
    ), newest as (
      select distinct on (commune_id, week, team_id) commune_id, week, team_id, was_commune, was_province,
        (min(submitted_at) over team) at time zone 'Asia/Ho_Chi_Minh' as sent_at,
        bool_and(nothing_to_report) over team as is_nothing
      from placed window team as (partition by commune_id, week, team_id)
      order by commune_id, week, team_id, activity_on desc, submitted_at desc, id desc
    ), teams as (
      select ${at}, jsonb_object_agg(next, count) as teams, sum(nothing)::int as no_activity from (
        select ${at}, coalesce(later.next_week, '') as next, count(*) as count, count(*) filter (where is_nothing) as nothing
        from newest ${nextWeek("newest", sql``)} group by ${at}, next) n
      group by ${at}
    ), sent as (
      select ${at}, jsonb_object_agg(day, count) as sent_on from (
        select ${at}, sent_at::date::text as day, count(*) as count from newest where not is_nothing group by ${at}, day) d
      group by ${at}
    )
    insert into week_summaries (commune_id, week, was_commune_id, was_province_id, now_province_id, first_day, last_day,
      sums, levels, teams, sent_on, no_activity)
    select base.commune_id, base.week, base.was_commune, base.was_province, base.now_province, base.first_day, base.last_day,
      coalesce(sums.sums, '{}'), coalesce(levels.levels, '{}'), coalesce(teams.teams, '{}'), coalesce(sent.sent_on, '{}'),
      coalesce(teams.no_activity, 0)
    from base left join sums using (${at}) left join levels using (${at}) left join teams using (${at})
      left join sent using (${at})`;
}

async function addUpProvinces(tx: Transaction, touched: readonly ProvinceWeek[]): Promise<void> {
  const known = new Map(touched.map((row) => [`${row.week} ${row.was} ${row.now}`, row]));
  const rows = [...known.values()];
  if (rows.length === 0) return;
  const key = sql`unnest(${sql.param(rows.map((row) => row.week))}::date[], ${sql.param(
    rows.map((row) => row.was),
  )}::int[], ${sql.param(rows.map((row) => row.now))}::int[]) as k (week, was, now)`;
  await tx.execute(sql`
    delete from province_weeks p using ${key} where p.week = k.week and p.was_province_id = k.was and p.now_province_id = k.now`);
  await tx.execute(sql`
    with part as (
      -- Not flattened (offset 0): these weeks are looked up, though there are years of others.
      select w.* from ${key} cross join lateral (
        select * from week_summaries w where w.week = k.week and w.was_province_id = k.was and w.now_province_id = k.now offset 0) w
    ), base as (
      select week, was_province_id, now_province_id, min(first_day) as first_day, max(last_day) as last_day,
        sum(no_activity) as no_activity
      from part group by 1, 2, 3
    ), sums as (
      select week, was_province_id, now_province_id, jsonb_object_agg(code, total) as sums from (
        select week, was_province_id, now_province_id, f.key as code, sum(f.value::numeric) as total
        from part cross join lateral jsonb_each_text(sums) f group by 1, 2, 3, 4) s
      group by 1, 2, 3
    ), levels as (
      select week, was_province_id, now_province_id, jsonb_object_agg(code, by_next) as levels from (
        select week, was_province_id, now_province_id, code, jsonb_object_agg(next, total) as by_next from (
          select week, was_province_id, now_province_id, c.key as code, f.key as next, sum(f.value::numeric) as total
          from part cross join lateral jsonb_each(levels) c cross join lateral jsonb_each_text(c.value) f group by 1, 2, 3, 4, 5) n
        group by 1, 2, 3, 4) c
      group by 1, 2, 3
    ), teams as (
      select week, was_province_id, now_province_id, jsonb_object_agg(next, total) as teams from (
        select week, was_province_id, now_province_id, f.key as next, sum(f.value::int) as total
        from part cross join lateral jsonb_each_text(teams) f group by 1, 2, 3, 4) n
      group by 1, 2, 3
    ), sent as (
      select week, was_province_id, now_province_id, jsonb_object_agg(day, total) as sent_on from (
        select week, was_province_id, now_province_id, f.key as day, sum(f.value::int) as total
        from part cross join lateral jsonb_each_text(sent_on) f group by 1, 2, 3, 4) d
      group by 1, 2, 3
    )
    insert into province_weeks (week, was_province_id, now_province_id, first_day, last_day, sums, levels, teams, sent_on,
      no_activity)
    select week, was_province_id, now_province_id, first_day, last_day, coalesce(sums, '{}'), coalesce(levels, '{}'),
      coalesce(teams, '{}'), coalesce(sent_on, '{}'), no_activity
    from base left join sent using (week, was_province_id, now_province_id)
      left join sums using (week, was_province_id, now_province_id)
      left join levels using (week, was_province_id, now_province_id)
      left join teams using (week, was_province_id, now_province_id)`);
}
