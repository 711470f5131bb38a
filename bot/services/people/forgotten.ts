import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";

/** Which of these people were forgotten, not merged into somebody: a merge leaves an empty row as well. The transaction must see all communes. */
export async function forgottenAmong(tx: Transaction, personIds: readonly number[]): Promise<number[]> {
  const { rows } = await tx.execute<{ id: number }>(sql`
    select id from people p where id = any(${sql.param([...personIds])}::int[]) and erased_at is not null
      and exists (select from audit_log where commune_id = p.commune_id and at = p.erased_at
        and action = 'person.erased' and subject = 'person:' || p.id)
    order by id`);
  return rows.map(({ id }) => id);
}
