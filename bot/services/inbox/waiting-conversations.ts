import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";

export interface WaitingConversation {
  key: string;
  communeId: number;
}

/**
 * Conversations with unhandled events of OAs that serve a commune, by key, from behind `after`. Hops through the index of
 * unhandled events, so that ten thousand events of one conversation cost as much as one. The transaction must see all communes.
 */
export async function findWaitingConversations(
  tx: Transaction,
  { after, limit }: { after: string; limit: number },
): Promise<WaitingConversation[]> {
  const { rows } = await tx.execute<{ key: string; commune_id: number }>(sql`
    with recursive waiting as (
      (select conversation_key as key from inbound_events
        where handled_at is null and conversation_key > ${after} order by conversation_key limit 1)
      union all
      select (select conversation_key from inbound_events
        where handled_at is null and conversation_key > waiting.key order by conversation_key limit 1)
      from waiting where waiting.key is not null)
    select waiting.key, official_accounts.commune_id from waiting
    join official_accounts on official_accounts.oa_id = split_part(waiting.key, ':', 1)
    where waiting.key is not null and official_accounts.commune_id is not null
    limit ${limit}`);
  return rows.map((row) => ({ key: row.key, communeId: row.commune_id }));
}
