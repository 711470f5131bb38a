import { type SQL, sql } from "drizzle-orm";
import type { Day } from "../../../shared/calendar/day.ts";

/**
 * Where a team's work counts: under the units of that day (`as_was`), or through the lineage under those of today. Totals
 * are the same in both, only shared out differently.
 */
export type View = "as_was" | "today";
export type Level = "province" | "commune" | "unit";

/** Columns of a row that counts somewhere, as SQL. */
interface Row {
  team: SQL;
  /** The commune that keeps it now: where it counts today. */
  keeper: SQL;
  day: SQL;
}

/**
 * Joins that say where a team's row counts: `place.unit`, `place.commune` and `place.province` on its day, or today; a province of
 * 0 is none. Joins, not functions, so that few rows are looked up one by one and many are hashed. `isAboveUnits`: without `place.unit`.
 */
export function placeJoins(view: View, { team, keeper, day }: Row, isAboveUnits: boolean): SQL {
  if (view === "as_was") return thenJoins(team, day);
  return isAboveUnits ? communeJoins(view, keeper, day) : nowJoins(team);
}

/** The same for a commune: `place.commune` and `place.province`. */
function communeJoins(view: View, commune: SQL, day: SQL): SQL {
  return view === "as_was"
    ? sql`${communeThen(commune, day)}
      cross join lateral (select wc.id as commune, ${provinceThen} as province) place`
    : sql`
      join units nc on nc.id = ${commune}
      cross join lateral (select nc.id as commune, coalesce(nc.parent_id, 0) as province) place`;
}

function thenJoins(team: SQL, day: SQL): SQL {
  const commune = sql`case when wu.level <> 'village' then wu.id when wup.id is null then wu.parent_id else wup.parent_id end`;
  return sql`
    join teams pt on pt.id = ${team}
    left join team_past pp on pp.team_id = pt.id and ${holdsOn("team", "pp", day)}
    join units wu on wu.id = coalesce(pp.unit_id, pt.unit_id)
    left join unit_past wup on wup.unit_id = wu.id and ${holdsOn("unit", "wup", day)}
    ${communeThen(commune, day)}
    cross join lateral (select wu.id as unit, wc.id as commune, ${provinceThen} as province) place`;
}

function communeThen(commune: SQL, day: SQL): SQL {
  return sql`join units wc on wc.id = ${commune}
    left join unit_past wcp on wcp.unit_id = wc.id and ${holdsOn("unit", "wcp", day)}`;
}

const provinceThen = sql`coalesce(case when wcp.id is null then wc.parent_id else wcp.parent_id end, 0)`;

function nowJoins(team: SQL): SQL {
  return sql`
    join teams pt on pt.id = ${team}
    left join teams ps on ps.id = pt.successor_id
    join units nt on nt.id = coalesce(ps.unit_id, pt.unit_id)
    join units nu on nu.id = coalesce(nt.successor_id, nt.id)
    join units nc on nc.id = nu.commune_id
    cross join lateral (select nu.id as unit, nc.id as commune, coalesce(nc.parent_id, 0) as province) place`;
}

/** Of the rows of the past that end later than the day, the first. */
function holdsOn(of: "unit" | "team", alias: string, day: SQL): SQL {
  const [past, table, key] = [sql.raw(alias), sql.raw(`${of}_past`), sql.raw(`${of}_id`)];
  return sql`${past}.until_on > ${day} and not exists (select from ${table} e
    where e.${key} = ${past}.${key} and e.until_on > ${day} and e.until_on < ${past}.until_on)`;
}

/** Counted: confirmed and not withdrawn. For the alias `r` of `reports`. */
export const isConfirmed = sql`r.state in ('submitted', 'amended')`;

export function days(from: Day, to: Day): SQL {
  return sql`r.activity_on between ${from}::date and ${to}::date`;
}
