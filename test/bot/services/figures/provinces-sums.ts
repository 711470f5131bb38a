import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Transaction } from "../../../../bot/db/connection.ts";

/** Each number of each province's week, as one row; nothing is not the same as 0. */
function numbersOf(table: "province_weeks" | "week_summaries") {
  const row = sql`week, was_province_id, now_province_id`;
  const from = sql`from ${sql.raw(table)}`;
  return sql`
    select ${row}, 'sum' as kind, f.key as code, '' as at, sum(f.value::numeric) as number
      ${from} cross join lateral jsonb_each_text(sums) f group by 1, 2, 3, 5
    union all select ${row}, 'level', c.key, f.key, sum(f.value::numeric)
      ${from} cross join lateral jsonb_each(levels) c cross join lateral jsonb_each_text(c.value) f group by 1, 2, 3, 5, 6
    union all select ${row}, 'teams', '', f.key, sum(f.value::numeric)
      ${from} cross join lateral jsonb_each_text(teams) f group by 1, 2, 3, 6
    union all select ${row}, 'sent', '', f.key, sum(f.value::numeric)
      ${from} cross join lateral jsonb_each_text(sent_on) f group by 1, 2, 3, 6
    union all select ${row}, 'nothing', '', '', sum(no_activity) ${from} where no_activity > 0 group by 1, 2, 3`;
}

/** The provinces' weeks say what their communes' weeks add up to, no more and no less. Returns how many numbers those are. */
export async function compareProvinces(tx: Transaction, hint: string): Promise<number> {
  const { rows: differ } = await tx.execute(sql`
    with province as (${numbersOf("province_weeks")}), communes as (${numbersOf("week_summaries")})
    (select * from province except select * from communes) union all (select * from communes except select * from province)
    order by 1, 2, 3, 4, 5, 6`);
  expect(differ, hint).toEqual([]);
  const { rows } = await tx.execute<{ numbers: number }>(
    sql`select count(*)::int as numbers from (${numbersOf("province_weeks")}) n`,
  );
  return rows[0]?.numbers ?? 0;
}
