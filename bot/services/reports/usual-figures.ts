import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import type { FigureValues } from "../../db/schema/reports.ts";

/** Fewer reports than this say nothing about what is usual. */
const ENOUGH_REPORTS = 3;
const LOOK_BACK_REPORTS = 20;
const MUCH_MORE = 10;
/** No village team does this many of anything at once; the whole of Đồng Tháp reported 9.038 (2022). */
const HARDLY_POSSIBLE = 10_000;

/** A figure so large that a zero too many is likelier; `usual` is absent when the team has too few reports to compare. */
export interface Outlier {
  code: string;
  count: number;
  usual: number | undefined;
}

/** Figures worth a second look. Never a reason to refuse them. */
export async function findOutliers(
  tx: Transaction,
  { teamId, values }: { teamId: number; values: FigureValues },
): Promise<Outlier[]> {
  const usual = await usualFigures(tx, teamId);
  return Object.entries(values).flatMap(([code, count]) => {
    const known = usual[code];
    const tooMany = count > HARDLY_POSSIBLE || (known !== undefined && known > 0 && count >= known * MUCH_MORE);
    return tooMany ? [{ code, count, usual: known }] : [];
  });
}

/** The median of each figure in the team's last reports. */
async function usualFigures(tx: Transaction, teamId: number): Promise<FigureValues> {
  const { rows } = await tx.execute<{ code: string; usual: number }>(sql`
    with recent as (
      select values from reports where team_id = ${teamId} and state in ('submitted', 'amended')
      order by activity_on desc, id desc limit ${LOOK_BACK_REPORTS}
    )
    select f.key as code, percentile_cont(0.5) within group (order by f.value::numeric)::float8 as usual
    from recent cross join lateral jsonb_each_text(recent.values) f
    group by f.key having count(*) >= ${ENOUGH_REPORTS}`);
  return Object.fromEntries(rows.map(({ code, usual }) => [code, usual]));
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
