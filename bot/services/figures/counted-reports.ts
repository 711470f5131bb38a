import { type SQL, sql } from "drizzle-orm";
import type { Day } from "../../../shared/calendar/day.ts";

/** Whose figures: all teams of these communes, exactly these teams, or the teams of these units (not of what lies below). */
export type Whose = { communeIds: readonly number[] } | { teamIds: readonly number[] } | { unitIds: readonly number[] };

/** Reports that count: confirmed and not withdrawn, by activity day, both days included. For the alias `r` of `reports`. */
export function isCounted(whose: Whose, from: Day, to: Day): SQL {
  return sql`r.state in ('submitted', 'amended') and r.activity_on between ${from} and ${to} and ${reportedBy(whose)}`;
}

/** The teams themselves, for the alias `t` of `teams`. */
export function isAmong(whose: Whose): SQL {
  if ("teamIds" in whose) return sql`t.id = any(${sql.param(whose.teamIds)}::int[])`;
  if ("unitIds" in whose) return sql`t.unit_id = any(${sql.param(whose.unitIds)}::int[])`;
  return sql`t.commune_id = any(${sql.param(whose.communeIds)}::int[])`;
}

function reportedBy(whose: Whose): SQL {
  if ("teamIds" in whose) return sql`r.team_id = any(${sql.param(whose.teamIds)}::int[])`;
  if ("unitIds" in whose) return sql`r.team_id in (select t.id from teams t where ${isAmong(whose)})`;
  return sql`r.commune_id = any(${sql.param(whose.communeIds)}::int[])`;
}
