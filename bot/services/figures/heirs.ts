import { type SQL, sql } from "drizzle-orm";
import type { DayRange } from "../../../shared/calendar/period.ts";
import { days, isConfirmed } from "./place.ts";

// A level is what there is. Once a team that took over another's past says its own, what the other had said is part of it.

/**
 * Whether no heir says so later: `said` is a table of each team's newest level of each code, `alias` one of its rows, `within` what
 * rows have in common, for the alias `s` of the heir's.
 */
export function isHeld(said: string, alias: string, within: SQL = sql`true`): SQL {
  const own = sql.raw(alias);
  return sql`not exists (select from team_heirs h join ${sql.raw(said)} s on s.team_id = h.heir_id
    where h.team_id = ${own}.team_id and s.code = ${own}.code and s.code <> '' and ${within}
      and s.activity_on >= greatest(h.from_on, ${own}.activity_on))`;
}

/** Whether an heir says so in those days, on the day of the team's own word or later. */
export function heirSays({ from, to }: DayRange, { team, code, day }: { team: SQL; code: SQL; day: SQL }): SQL {
  return sql`exists (select from team_heirs h join reports r on r.team_id = h.heir_id
    where h.team_id = ${team} and ${code} <> '' and ${isConfirmed} and ${days(from, to)} and r.values ? ${code}
      and r.activity_on >= greatest(h.from_on, ${day}))`;
}
