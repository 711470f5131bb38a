import { type SQL, sql } from "drizzle-orm";
import { isHeld } from "./heirs.ts";
import { isLevel, levelOverrides } from "./level-codes.ts";
import { isConfirmed, placeJoins } from "./place.ts";

/** As a case, of which the planner expects every other row: it then walks along the team's days and stops at the first. */
export function says(values: SQL, code: SQL): SQL {
  return sql`case when ${code} = '' then true else ${values} ? ${code} end`;
}

/** Monday of the week of a report, as a text. */
function weekOf(alias: string): SQL {
  return sql`date_trunc('week', ${sql.raw(alias)}.activity_on)::date::text`;
}

/** Inserts the summaries of some weeks of communes, summed up from their reports; `key` is a table `k (commune_id, week)`. */
export function summarise(key: SQL): SQL {
  const at = sql`commune_id, week, was_commune, was_province`;
  return sql`
    with counted as materialized (
      -- Not flattened (offset 0): a few weeks of a few communes are looked up, whatever the statistics say of the rest.
      select r.*, k.week, later.monday as next_week, later.values as next_values from ${key} cross join lateral (
        select id, commune_id, team_id, activity_on, submitted_at, values, nothing_to_report from reports r
        where r.commune_id = k.commune_id and r.activity_on between k.week and k.week + 6 and ${isConfirmed} offset 0) r
      left join lateral (
        select ${weekOf("n")} as monday, n.values from reports n
        where n.team_id = r.team_id and n.activity_on > k.week + 6 and n.state in ('submitted', 'amended')
        order by n.activity_on limit 1) later on true
    ), placed as (
      select r.commune_id, r.week, r.id, r.team_id, r.activity_on, r.submitted_at, r.values, r.nothing_to_report, r.next_week, r.next_values,
        place.commune as was_commune, place.province as was_province, coalesce(keeper.parent_id, 0) as now_province
      from counted r join units keeper on keeper.id = r.commune_id
      ${placeJoins("as_was", { team: sql`r.team_id`, keeper: sql`r.commune_id`, day: sql`r.activity_on` }, true)}
    ), base as (
      select ${at}, max(now_province) as now_province, min(activity_on) as first_day, max(activity_on) as last_day, array_agg(values) as reports
      from placed group by ${at}
    ), sums as (
      -- Group by group: sorted all together by code, a few weeks take several times as long.
      select base.*, s.sums from base cross join lateral (
        select jsonb_object_agg(f.code, f.count) as sums from (
          select f.key as code, sum(f.value::numeric) as count from unnest(base.reports) r cross join lateral jsonb_each(r) f group by f.key) f
        ${levelOverrides(sql`base.commune_id`, sql`f.code`)} where not ${isLevel(sql`f.code`)}) s
    ), said as (
      -- Of each figure, though few are levels: the planner takes nearly none for granted else, and joins what follows row by row.
      select distinct on (p.commune_id, p.week, p.team_id, f.key) p.commune_id, p.week, p.was_commune, p.was_province, p.team_id, p.activity_on,
        f.key as code, f.value::numeric as count, p.next_week, p.next_values ? f.key as is_in_next
      from placed p cross join lateral jsonb_each_text(p.values) f ${levelOverrides(sql`p.commune_id`, sql`f.key`)}
      where ${isLevel(sql`f.key`)}
      order by p.commune_id, p.week, p.team_id, f.key, p.activity_on desc, p.submitted_at desc, p.id desc
    ), level as (
      select l.* from said l where ${isHeld("said", "l", sql`s.commune_id = l.commune_id and s.week = l.week`)}
    ), levels as (
      select ${at}, jsonb_object_agg(code, by_next) as levels from (
        select ${at}, code, jsonb_object_agg(next, count) as by_next from (
          select ${at}, code, coalesce(least(case when is_in_next then next_week else later.monday end, heir.monday), '') as next, sum(count) as count
          from level left join lateral (
            select ${weekOf("r")} as monday from reports r
            where not level.is_in_next and r.team_id = level.team_id and r.activity_on > level.week + 6 and ${isConfirmed}
              and ${says(sql`r.values`, sql`level.code`)}
            order by r.activity_on limit 1) later on true
          left join lateral (
            select min(${weekOf("f")}) as monday from team_heirs h cross join lateral (
              select r.activity_on from reports r where r.team_id = h.heir_id and ${isConfirmed}
                and r.activity_on >= greatest(h.from_on, level.week + 7) and ${says(sql`r.values`, sql`level.code`)}
              order by r.activity_on limit 1) f
            where h.team_id = level.team_id) heir on true
          group by ${at}, code, next) n
        group by ${at}, code) c
      group by ${at}
    ), newest as (
      select distinct on (commune_id, week, team_id) commune_id, week, team_id, was_commune, was_province, next_week,
        (min(submitted_at) over team) at time zone 'Asia/Ho_Chi_Minh' as sent_at,
        bool_and(nothing_to_report) over team as is_nothing
      from placed window team as (partition by commune_id, week, team_id)
      order by commune_id, week, team_id, activity_on desc, submitted_at desc, id desc
    ), teams as (
      select ${at}, jsonb_object_agg(next, count) as teams, sum(nothing)::int as no_activity from (
        select ${at}, coalesce(next_week, '') as next, count(*) as count, count(*) filter (where is_nothing) as nothing
        from newest group by ${at}, next) n
      group by ${at}
    ), sent as (
      select ${at}, jsonb_object_agg(day, count) as sent_on from (
        select ${at}, sent_at::date::text as day, count(*) as count from newest where not is_nothing group by ${at}, day) d
      group by ${at}
    )
    insert into week_summaries (commune_id, week, was_commune_id, was_province_id, now_province_id, first_day, last_day,
      sums, levels, teams, sent_on, no_activity)
    select sums.commune_id, sums.week, sums.was_commune, sums.was_province, sums.now_province, sums.first_day, sums.last_day,
      coalesce(sums.sums, '{}'), coalesce(levels.levels, '{}'), coalesce(teams.teams, '{}'), coalesce(sent.sent_on, '{}'),
      coalesce(teams.no_activity, 0)
    from sums left join levels using (${at}) left join teams using (${at}) left join sent using (${at})`;
}
