import { sql } from "drizzle-orm";
import type { Day } from "../../../shared/calendar/day.ts";
import type { Transaction } from "../../db/connection.ts";

/**
 * The day of each commune's very first report, by commune: what lies before is from before it began with us, and nobody was
 * asked for anything. A commune without any report has none.
 */
export async function firstReportDays(tx: Transaction, communeIds: readonly number[]): Promise<Map<number, Day>> {
  const { rows } = await tx.execute<{ commune: number; day: Day | null }>(sql`
    select c.id as commune, first.activity_on::text as day
    from unnest(${sql.param(communeIds)}::int[]) as c(id)
    cross join lateral (
      select r.activity_on from reports r
      where r.commune_id = c.id and r.state in ('submitted', 'amended')
      order by r.activity_on limit 1
    ) first`);
  return new Map(rows.flatMap(({ commune, day }) => (day === null ? [] : [[commune, day]])));
}
