import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import type { Vault } from "../../db/vault.ts";

const minuteMs = 60_000;

/**
 * Counts a message that wants an answer. `full`: it is the first one too many of its minute, which the writer is told; `over`: they
 * were told. A minute begins with a message, in the time of the messages: what waited for us is not held against anybody.
 */
export async function countMessage(
  tx: Transaction,
  vault: Vault,
  { oaId, zaloUserId, sentAt }: { oaId: string; zaloUserId: string; sentAt: Date },
  messagesAMinute: number,
): Promise<"fine" | "full" | "over"> {
  const writer = vault.fingerprint("writer", `${oaId}:${zaloUserId}`);
  const minuteAgo = new Date(sentAt.getTime() - minuteMs);
  const { rows } = await tx.execute<{ count: number }>(sql`
    insert into message_rates (writer, since, count) values (${writer}, ${sentAt}, 1)
    on conflict (writer) do update set
      since = case when message_rates.since <= ${minuteAgo}::timestamptz then excluded.since else message_rates.since end,
      count = case when message_rates.since <= ${minuteAgo}::timestamptz then 1 else message_rates.count + 1 end
    returning count`);
  const count = rows[0]?.count ?? 1;
  if (count <= messagesAMinute) return "fine";
  return count === messagesAMinute + 1 ? "full" : "over";
}
