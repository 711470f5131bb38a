import { desc, eq } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { outboundMessages } from "../../db/schema/index.ts";

export const messageStates = ["pending", "sending", "sent", "failed", "unknown", "held"] as const;
export type MessageState = (typeof messageStates)[number];

export interface ListedMessage {
  id: number;
  /** "person:<Zalo user id>" or "group:<Zalo group id>". */
  to: string;
  kind: string;
  state: MessageState;
  reason: string | null;
  /** When it got into this state, as far as known. */
  at: Date;
}

/** Messages to Zalo without their text, newest first, at most `limit`. */
export async function listMessages(
  tx: Transaction,
  { state, limit }: { state: MessageState | undefined; limit: number },
): Promise<ListedMessage[]> {
  const rows = await tx
    .select()
    .from(outboundMessages)
    .where(state ? eq(outboundMessages.state, state) : undefined)
    .orderBy(desc(outboundMessages.id))
    .limit(limit);
  return rows.map((row) => ({
    id: row.id,
    to: `${row.recipientKind}:${row.recipientId}`,
    kind: row.kind,
    state: row.state,
    reason: row.reason,
    at: row.settledAt ?? row.claimedAt ?? row.createdAt,
  }));
}
