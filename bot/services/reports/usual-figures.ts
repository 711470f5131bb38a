import { sql } from "drizzle-orm";
import { type FigureHistory, type FigureWarning, findWarnings } from "../../../shared/warnings/figure-warnings.ts";
import type { Transaction } from "../../db/connection.ts";
import type { FigureValues, reports } from "../../db/schema/reports.ts";
import { readIndicators } from "../indicators.ts";

type Report = typeof reports.$inferSelect;

const LOOK_BACK_REPORTS = 20;

/** The team's figures in its last reports, newest first; `except` is the report that is looked at itself. */
export async function readHistory(
  tx: Transaction,
  { teamId, except }: { teamId: number; except?: number | undefined },
): Promise<FigureHistory> {
  // Taken apart and put together here: it costs less than in the database.
  const { rows } = await tx.execute<{ recent: FigureValues[] | null }>(sql`
    select jsonb_agg(values order by activity_on desc, id desc) as recent from (
      select id, activity_on, values from reports
      where team_id = ${teamId} and state in ('submitted', 'amended') and id <> ${except ?? 0}
      order by activity_on desc, id desc limit ${LOOK_BACK_REPORTS}
    ) r`);
  const history: Record<string, number[]> = {};
  for (const values of rows[0]?.recent ?? []) {
    for (const [code, count] of Object.entries(values)) {
      const counts = history[code];
      if (counts) counts.push(count);
      else history[code] = [count];
    }
  }
  return history;
}

/** What is odd about a report's figures, beside the team's other reports. */
export async function warningsAbout(
  tx: Transaction,
  { id, communeId, teamId, activityOn, values }: Pick<Report, "id" | "communeId" | "teamId" | "activityOn" | "values">,
): Promise<FigureWarning[]> {
  if (Object.keys(values).length === 0) return [];
  const [{ indicators }, history] = await Promise.all([
    readIndicators(tx, { communeId, day: activityOn }),
    readHistory(tx, { teamId, except: id }),
  ]);
  const levels = indicators.filter((indicator) => indicator.aggregation === "latest").map(({ code }) => code);
  return findWarnings(values, history, new Set(levels));
}

/** What these teams report most, by their last reports, most frequent first. */
export async function frequentCodes(tx: Transaction, teamIds: readonly number[]): Promise<string[]> {
  const { rows } = await tx.execute<{ code: string }>(sql`
    with recent as (
      select values from reports where team_id = any(${sql.param(teamIds)}::int[]) and state in ('submitted', 'amended')
      order by activity_on desc, id desc limit ${LOOK_BACK_REPORTS}
    )
    select f.key as code from recent cross join lateral jsonb_each_text(recent.values) f
    group by f.key order by count(*) desc, f.key`);
  return rows.map(({ code }) => code);
}
