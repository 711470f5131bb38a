import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { massPriority } from "./enqueue.ts";
import { mayLeave } from "./token-bucket.ts";

/** An OA with something due now that nobody holds. */
export interface DueAccount {
  oaId: string;
  /** Its app's limit holds for all OAs of the app together. */
  appId: string;
  /** It has nothing due but what is told to many. */
  isMass: boolean;
  /** Which API reaches people of this OA, as far as known. */
  personPath: "v3" | "v2" | undefined;
  /** Its limit and its app's leave room now; otherwise it is worth another look soon. */
  mayLeave: boolean;
}

interface DueRow extends Record<string, unknown> {
  oa_id: string;
  app_id: string;
  person_path: "v3" | "v2" | null;
  is_mass: boolean;
  may_leave: boolean;
}

/**
 * At most `limit` of them: those that may send, with an answer or a notice first, then those whose turn was longest ago; a forecast
 * counts on this order (announcements/forecast.ts). One question for all: asking thousands of OAs one by one, most of which have to
 * wait, took longer than sending. The transaction must see all communes.
 */
export async function findDueAccounts(
  tx: Transaction,
  { except, limit, now }: { except: readonly string[]; limit: number; now: Date },
): Promise<DueAccount[]> {
  const isMass = sql`first.priority >= ${massPriority}`;
  const { rows } = await tx.execute<DueRow>(sql`
    select oa_id, app_id, person_path, is_mass, may_leave from (
      select a.oa_id, a.app_id, a.capabilities->>'personPath' as person_path, ${isMass} as is_mass, first.next_at,
        token_buckets.at as had_turn_at,
        ${mayLeave(sql`token_buckets`, isMass, now)} and ${mayLeave(sql`app_bucket`, isMass, now)} as may_leave
      from official_accounts a
      cross join lateral (
        select priority, next_at from outbound_lanes
        where outbound_lanes.oa_id = a.oa_id and next_at <= ${now} and (locked_until is null or locked_until <= ${now})
        order by priority, next_at limit 1) as first
      left join token_buckets on token_buckets.key = 'oa:' || a.oa_id
      left join token_buckets as app_bucket on app_bucket.key = 'app:' || a.app_id
      where a.oa_id <> all(${sql.param(except)}::text[])) as due
    order by may_leave desc, is_mass, had_turn_at nulls first, next_at, oa_id limit ${limit}`);
  return rows.map((row) => ({
    oaId: row.oa_id,
    appId: row.app_id,
    isMass: row.is_mass,
    personPath: row.person_path ?? undefined,
    mayLeave: row.may_leave,
  }));
}
