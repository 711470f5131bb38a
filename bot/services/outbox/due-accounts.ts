import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { massPriority } from "./enqueue.ts";
import { mayLeave } from "./token-bucket.ts";

/** An OA with something due now that nobody holds. */
export interface DueAccount {
  oaId: string;
  /** Which API reaches people of this OA, as far as known. */
  personPath: "v3" | "v2" | undefined;
  /** Its limit leaves room now; otherwise it is worth another look soon. */
  mayLeave: boolean;
}

/**
 * At most `limit` of them: those that may send, with an answer or a notice first, then those that wait longest. One question for all:
 * asking thousands of OAs one by one, most of which have to wait, took longer than sending. The transaction must see all communes.
 */
export async function findDueAccounts(
  tx: Transaction,
  { except, limit, now }: { except: readonly string[]; limit: number; now: Date },
): Promise<DueAccount[]> {
  const { rows } = await tx.execute<{ oa_id: string; person_path: "v3" | "v2" | null; may_leave: boolean }>(sql`
    select oa_id, person_path, may_leave from (
      select a.oa_id, a.capabilities->>'personPath' as person_path, first.priority >= ${massPriority} as is_mass, first.next_at,
        ${mayLeave(sql`first.priority >= ${massPriority}`, now)} as may_leave
      from official_accounts a
      cross join lateral (
        select priority, next_at from outbound_lanes
        where outbound_lanes.oa_id = a.oa_id and next_at <= ${now} and (locked_until is null or locked_until <= ${now})
        order by priority, next_at limit 1) as first
      left join token_buckets on token_buckets.key = 'oa:' || a.oa_id
      where a.oa_id <> all(${sql.param(except)}::text[])) as due
    order by may_leave desc, is_mass, next_at limit ${limit}`);
  return rows.map((row) => ({
    oaId: row.oa_id,
    personPath: row.person_path ?? undefined,
    mayLeave: row.may_leave,
  }));
}
