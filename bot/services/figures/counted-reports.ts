import { type SQL, sql } from "drizzle-orm";
import type { Day } from "../../../shared/calendar/day.ts";

/**
 * Whose figures: all teams of these communes, exactly these teams, the teams of these units (not of what lies below), or a team's and
 * those of the teams merged into it.
 */
export type Whose =
  | { communeIds: readonly number[] }
  | { teamIds: readonly number[] }
  | { unitIds: readonly number[] }
  | { heirId: number };

/** Reports that count: confirmed and not withdrawn, by activity day, both days included. For the alias `r` of `reports`. */
export function isCounted(whose: Whose, from: Day, to: Day): SQL {
  return sql`r.state in ('submitted', 'amended') and r.activity_on between ${from} and ${to} and ${reportedBy(whose)}`;
}

/** The teams themselves, for the alias `t` of `teams`. */
export function isAmong(whose: Whose): SQL {
  if ("heirId" in whose) return sql`t.id = ${whose.heirId}`;
  if ("teamIds" in whose) return sql`t.id = any(${sql.param(whose.teamIds)}::int[])`;
  if ("unitIds" in whose) return sql`t.unit_id = any(${sql.param(whose.unitIds)}::int[])`;
  return sql`t.commune_id = any(${sql.param(whose.communeIds)}::int[])`;
}

function reportedBy(whose: Whose): SQL {
  if ("heirId" in whose) {
    return sql`r.team_id in (select ${whose.heirId}::int union all select team_id from team_heirs where heir_id = ${whose.heirId})`;
  }
  if ("teamIds" in whose) return sql`r.team_id = any(${sql.param(whose.teamIds)}::int[])`;
  if ("unitIds" in whose) return sql`r.team_id in (select t.id from teams t where ${isAmong(whose)})`;
  return sql`r.commune_id = any(${sql.param(whose.communeIds)}::int[])`;
}
