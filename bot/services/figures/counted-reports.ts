import { type SQL, sql } from "drizzle-orm";
import type { Day } from "../../../shared/calendar/day.ts";

/** Whose figures: all teams of these communes, or exactly these teams. */
export type Whose = { communeIds: readonly number[] } | { teamIds: readonly number[] };

/** Reports that count: confirmed and not withdrawn, by activity day, both days included. For the alias `r` of `reports`. */
export function isCounted(whose: Whose, from: Day, to: Day): SQL {
  return sql`r.state in ('submitted', 'amended') and r.activity_on between ${from} and ${to} and ${belongsTo(whose)}`;
}

function belongsTo(whose: Whose): SQL {
  return "teamIds" in whose
    ? sql`r.team_id = any(${sql.param(whose.teamIds)}::int[])`
    : sql`r.commune_id = any(${sql.param(whose.communeIds)}::int[])`;
}
