import { sql } from "drizzle-orm";
import type { Day } from "../../../shared/calendar/day.ts";
import type { Indicator } from "../../../shared/catalogue/indicator.ts";
import type { Transaction } from "../../db/connection.ts";
import type { FigureValues } from "../../db/schema/reports.ts";
import { isAmong, isCounted, type Whose } from "./counted-reports.ts";
import { isHeld } from "./heirs.ts";

export interface Totals {
  /** Only indicators that somebody reported; an absent code is unknown, not zero. */
  values: FigureValues;
  /** Teams that existed on at least one of the days, and any other that reported. */
  teamsExpected: number;
  /** Teams with a counted report, "nothing to report" included. */
  teamsReported: number;
}

export interface TotalsInput {
  whose: Whose;
  from: Day;
  /** Included. */
  to: Day;
  /** Says which codes are levels (`latest`); every other code adds up, retired ones too. */
  indicators: readonly Indicator[];
}

/** What was done in those days, read from the reports themselves: a committed report is in the very next answer. */
export async function unitTotals(tx: Transaction, input: TotalsInput): Promise<Totals> {
  const values = await sumFigures(tx, input);
  return { values, ...(await countTeams(tx, input)) };
}

/** One team's figures, and what those merged into it had done; an absent code was not reported. */
export async function teamFigures(
  tx: Transaction,
  { teamId, from, to, indicators }: Omit<TotalsInput, "whose"> & { teamId: number },
): Promise<FigureValues> {
  return sumFigures(tx, { whose: { heirId: teamId }, from, to, indicators });
}

/** Levels count once per team: the newest by activity day, then by the time it was sent, until an heir among them says so. */
async function sumFigures(tx: Transaction, { whose, from, to, indicators }: TotalsInput): Promise<FigureValues> {
  const levels = indicators.filter((indicator) => indicator.aggregation === "latest").map(({ code }) => code);
  const { rows } = await tx.execute<{ code: string; total: number }>(sql`
    with figure as (
      select r.team_id, r.activity_on, r.submitted_at, r.id, f.key as code, f.value::numeric as count
      from reports r cross join lateral jsonb_each_text(r.values) f
      where ${isCounted(whose, from, to)}
    ), said as (
      select distinct on (team_id, code) team_id, activity_on, code, count from figure
      where code = any(${sql.param(levels)}::text[])
      order by team_id, code, activity_on desc, submitted_at desc, id desc
    ), newest_level as (
      select code, count from said n where ${isHeld("said", "n")}
    )
    select code, sum(count)::float8 as total from figure
    where code <> all(${sql.param(levels)}::text[]) group by code
    union all
    select code, sum(count)::float8 from newest_level group by code`);
  return Object.fromEntries(rows.map(({ code, total }) => [code, total]));
}

async function countTeams(
  tx: Transaction,
  { whose, from, to }: TotalsInput,
): Promise<Pick<Totals, "teamsExpected" | "teamsReported">> {
  const { rows } = await tx.execute<{ expected: number; reported: number }>(sql`
    select
      count(*) filter (where reported.team_id is not null
        or (t.opened_on <= ${to} and (t.closed_on is null or t.closed_on > ${from})))::int as expected,
      count(reported.team_id)::int as reported
    from teams t
    left join (select distinct r.team_id from reports r where ${isCounted(whose, from, to)}) reported
      on reported.team_id = t.id
    where ${isAmong(whose)}`);
  return { teamsExpected: rows[0]?.expected ?? 0, teamsReported: rows[0]?.reported ?? 0 };
}
