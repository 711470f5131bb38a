import { type SQL, sql } from "drizzle-orm";
import type { DayRange } from "../../../shared/calendar/period.ts";
import type { Transaction } from "../../db/connection.ts";
import { type Area, isInArea, isKept } from "./area.ts";
import { heirSays, isHeld } from "./heirs.ts";
import { isLevel, levelOverrides } from "./level-codes.ts";
import { days, isConfirmed, type Level, placeJoins, type View } from "./place.ts";

/** One number of one group; code "" counts teams that reported. Group 0 is everything, or no province. */
export interface Figure {
  group: number;
  code: string;
  total: number;
}

export interface Asked {
  area: Area;
  view: View;
  /** What each row is about; absent: everything together. */
  by?: Level | undefined;
}

/**
 * Figures of the days in `edges`, read from the reports themselves. With `middle`, whole weeks between them that are added up
 * elsewhere: then these are what the edges add to it. Levels and teams count once, at their newest report of all the days.
 */
export async function readReports(
  tx: Transaction,
  asked: Asked,
  { edges, middle }: { edges: readonly DayRange[]; middle?: DayRange },
): Promise<Figure[]> {
  if (edges.length === 0 || (!asked.area.isWhole && asked.area.keeperIds.length === 0)) return [];
  const { rows } = await tx.execute<Figure & Record<string, unknown>>(sql`
    with counted as (
      select r.*, ${middle ? sql`r.activity_on > ${middle.to}::date` : sql`true`} as is_after
      from reports r
      where ${isConfirmed} and ${isKept(asked.area, sql`r.commune_id`)} and (${sql.join(
        edges.map((edge) => days(edge.from, edge.to)),
        sql` or `,
      )})
    ), placed as (
      select r.id, r.commune_id, r.team_id, r.activity_on, r.submitted_at, r.values, r.is_after, ${groupOf(asked)} as "group",
        ${isInArea(asked.area)} as is_in
      from counted r ${placeOf(asked, sql`r.team_id`, sql`r.commune_id`, sql`r.activity_on`)}
    ), figure as (
      select p.*, '' as code, 1::numeric as count, true as is_level from placed p
      union all
      select p.*, f.key, f.value::numeric, ${isLevel(sql`f.key`)}
      from placed p cross join lateral jsonb_each_text(p.values) f ${levelOverrides(sql`p.commune_id`, sql`f.key`)}
    ), said as (
      select distinct on (team_id, code) * from figure where is_level
      order by team_id, code, activity_on desc, submitted_at desc, id desc
    ), newest as (
      select n.*, ${isHeld("said", "n")} as is_held from said n
    ) ${middle ? withoutMiddle(asked, middle) : allNewest}
    select "group", code, sum(count)::float8 as total from (
      select "group", code, count from figure where not is_level and is_in
      union all select "group", code, count from levels
    ) f group by 1, 2`);
  return rows;
}

const allNewest = sql`, levels as (select "group", code, count from newest where is_in and is_held)`;

/**
 * Newest after the middle: takes the place of the team's newest in it, and of those whose past the team took over. Newest before it:
 * counts if there is none in it.
 */
function withoutMiddle(asked: Asked, { from, to }: DayRange): SQL {
  return sql`, known as (
      select n.*, m.id as middle_id, m.activity_on as middle_on, m.values as middle_values from newest n left join lateral (
        select r.id, r.activity_on, r.values from reports r
        where r.team_id = n.team_id and ${isConfirmed} and ${days(from, to)} and (n.code = '' or r.values ? n.code)
        order by r.activity_on desc, r.submitted_at desc, r.id desc limit 1) m on true
    ), taken as (
      -- Whatever the middle counts of these teams is no longer theirs to say.
      select team_id, commune_id, code, middle_on, middle_values from known where is_after and middle_id is not null
      union all
      select distinct on (h.team_id, n.code) h.team_id, n.commune_id, n.code, m.activity_on, m.values
      from newest n join team_heirs h on h.heir_id = n.team_id cross join lateral (
        select r.activity_on, r.values from reports r
        where r.team_id = h.team_id and ${isConfirmed} and ${days(from, to)} and r.values ? n.code
        order by r.activity_on desc, r.submitted_at desc, r.id desc limit 1) m
      where n.is_after and n.code <> '' and n.activity_on >= h.from_on
        and not exists (select from known k where k.team_id = h.team_id and k.code = n.code and k.is_after)
    ), levels as (
      select "group", code, count from known k where is_in and is_held and (is_after or middle_id is null
        and not ${heirSays({ from, to }, { team: sql`k.team_id`, code: sql`k.code`, day: sql`k.activity_on` })})
      union all
      select ${groupOf(asked)}, k.code, -case when k.code = '' then 1 else (k.middle_values->>k.code)::numeric end
      from taken k ${placeOf(asked, sql`k.team_id`, sql`k.commune_id`, sql`k.middle_on`)}
      where ${isInArea(asked.area)}
        and not ${heirSays({ from, to }, { team: sql`k.team_id`, code: sql`k.code`, day: sql`k.middle_on` })}
    )`;
}

export function placeOf(asked: Asked, team: SQL, keeper: SQL, day: SQL): SQL {
  return placeJoins(asked.view, { team, keeper, day }, isAboveUnits(asked));
}

/** Neither asked for villages nor split by them. */
export function isAboveUnits({ area, by }: Asked): boolean {
  return by !== "unit" && area.unitIds.length === 0;
}

/** Needs `place`. */
export function groupOf({ by }: Asked): SQL {
  return by ? sql`place.${sql.raw(by)}` : sql`0`;
}
