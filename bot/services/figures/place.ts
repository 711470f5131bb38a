import { type SQL, sql } from "drizzle-orm";
import type { Day } from "../../../shared/calendar/day.ts";

/**
 * Where a team's work counts: under the units of that day (`as_was`), or through the lineage under those of today. Totals
 * are the same in both, only shared out differently.
 */
export type View = "as_was" | "today";
export type Level = "province" | "commune" | "unit";

/**
 * Joins that say where team `team` counts on `day` (both SQL): `place.was_unit`, `was_commune`, `was_province` on that day and
 * `now_unit`, `now_commune`, `now_province` today; a province of 0 is none. Joins, not functions, so that few rows are
 * looked up one by one and many are hashed.
 */
export function placeJoins(team: SQL, day: SQL): SQL {
  return sql`
    join teams pt on pt.id = ${team}
    left join team_past pp on pp.team_id = pt.id and ${holdsOn("team", "pp", day)}
    join units wu on wu.id = coalesce(pp.unit_id, pt.unit_id)
    left join unit_past wup on wup.unit_id = wu.id and ${holdsOn("unit", "wup", day)}
    join units wc on wc.id = case when wu.level <> 'village' then wu.id when wup.id is null then wu.parent_id else wup.parent_id end
    left join unit_past wcp on wcp.unit_id = wc.id and ${holdsOn("unit", "wcp", day)}
    left join teams ps on ps.id = pt.successor_id
    join units nt on nt.id = coalesce(ps.unit_id, pt.unit_id)
    join units nu on nu.id = coalesce(nt.successor_id, nt.id)
    join units nc on nc.id = nu.commune_id
    cross join lateral (select wu.id as was_unit, wc.id as was_commune,
      coalesce(case when wcp.id is null then wc.parent_id else wcp.parent_id end, 0) as was_province,
      nu.id as now_unit, nc.id as now_commune, coalesce(nc.parent_id, 0) as now_province) place`;
}

/** Of the rows of the past that end later than the day, the first. */
function holdsOn(of: "unit" | "team", alias: string, day: SQL): SQL {
  const [past, table, key] = [sql.raw(alias), sql.raw(`${of}_past`), sql.raw(`${of}_id`)];
  return sql`${past}.until_on > ${day} and not exists (select from ${table} e
    where e.${key} = ${past}.${key} and e.until_on > ${day} and e.until_on < ${past}.until_on)`;
}

/** The column of a place for a level and view. */
export function placeColumn(level: Level, view: View): SQL {
  return sql.raw(`${view === "as_was" ? "was" : "now"}_${level}`);
}

/** Counted: confirmed and not withdrawn. For the alias `r` of `reports`. */
export const isConfirmed = sql`r.state in ('submitted', 'amended')`;

export function days(from: Day, to: Day): SQL {
  return sql`r.activity_on between ${from}::date and ${to}::date`;
}
