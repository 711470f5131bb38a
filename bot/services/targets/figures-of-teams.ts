import { sql } from "drizzle-orm";
import type { Day } from "../../../shared/calendar/day.ts";
import type { Indicator } from "../../../shared/catalogue/indicator.ts";
import type { Transaction } from "../../db/connection.ts";
import { isCounted } from "../figures/counted-reports.ts";
import { isHeld } from "../figures/heirs.ts";

interface Asked {
  teamIds: readonly number[];
  codes: readonly string[];
  from: Day;
  /** Included. */
  to: Day;
}

/** Before every report: a level holds until the next one, however old it is. */
export const SINCE_EVER: Day = "2000-01-01";

export function isLevel(indicators: readonly Indicator[], code: string): boolean {
  return indicators.some((indicator) => indicator.code === code && indicator.aggregation === "latest");
}

/** One row a team, indicator and day: what the day's reports add up to, or the day's newest level. */
export interface DayFigure {
  teamId: number;
  code: string;
  day: Day;
  value: number;
}

/** What each team reported on each day of a range, in the order of the days. */
export async function figuresByDay(
  tx: Transaction,
  { teamIds, codes, from, to, indicators }: Asked & { indicators: readonly Indicator[] },
): Promise<DayFigure[]> {
  const levels = codes.filter((code) => isLevel(indicators, code));
  const { rows } = await tx.execute<DayFigure & Record<string, unknown>>(sql`
    select r.team_id as "teamId", f.key as code, r.activity_on::text as day,
      (case when f.key = any(${sql.param(levels)}::text[])
        then (array_agg(f.value::numeric order by r.submitted_at desc, r.id desc))[1]
        else sum(f.value::numeric) end)::float8 as value
    from reports r cross join lateral jsonb_each_text(r.values) f
    where ${isCounted({ teamIds }, from, to)} and f.key = any(${sql.param(codes)}::text[])
    group by r.team_id, f.key, r.activity_on
    order by r.activity_on, r.team_id, f.key`);
  return rows;
}

/** Each team's newest level in a range, by "<team id>:<code>"; what an heir's has replaced is absent. */
export async function levelsOf(tx: Transaction, { teamIds, codes, from, to }: Asked): Promise<Map<string, number>> {
  const { rows } = await tx.execute<{ teamId: number; code: string; value: number }>(sql`
    with said as (
      select distinct on (r.team_id, f.key) r.team_id, f.key as code, f.value::float8 as value, r.activity_on
      from reports r cross join lateral jsonb_each_text(r.values) f
      where ${isCounted({ teamIds }, from, to)} and f.key = any(${sql.param(codes)}::text[])
      order by r.team_id, f.key, r.activity_on desc, r.submitted_at desc, r.id desc
    )
    select team_id as "teamId", code, value from said n where ${isHeld("said", "n")}`);
  return new Map(rows.map(({ teamId, code, value }) => [`${teamId}:${code}`, value]));
}

/** Which team took over another's past, and from which day on. */
export interface Heir {
  teamId: number;
  heirId: number;
  from: Day;
}

/** Who took over from these teams. */
export async function heirsOf(tx: Transaction, teamIds: readonly number[]): Promise<Heir[]> {
  const { rows } = await tx.execute<Heir & Record<string, unknown>>(sql`
    select team_id as "teamId", heir_id as "heirId", from_on::text as "from" from team_heirs
    where team_id = any(${sql.param(teamIds)}::int[])`);
  return rows;
}
