import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";

/**
 * Summaries hold where teams belonged on each day and to which province a commune belongs now. When a unit gets another parent: all
 * weeks that it keeps, and those of the teams that have ever been below it, whoever keeps them now.
 */
export async function markUnitStale(tx: Transaction, unitId: number): Promise<void> {
  const below = sql`select ${unitId}::int union select id from units where parent_id = ${unitId}
    union select unit_id from unit_past where parent_id = ${unitId}`;
  await markStale(tx, sql`r.commune_id = ${unitId}`);
  await markStale(
    tx,
    sql`r.team_id in (
      select id from teams where unit_id in (${below}) union select team_id from team_past where unit_id in (${below}))`,
  );
}

/** Weeks of some reports, for the alias `r`, are to be computed anew. */
export async function markStale(tx: Transaction, which: SQL): Promise<void> {
  await tx.execute(sql`
    insert into stale_weeks (commune_id, week)
    select distinct r.commune_id, date_trunc('week', r.activity_on)::date from reports r
    where ${which} and r.state in ('submitted', 'amended')`);
}
