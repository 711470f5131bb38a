import { asc, eq } from "drizzle-orm";
import { type Database, type Transaction, withScope } from "../../bot/db/connection.ts";
import { outboundMessages } from "../../bot/db/schema/index.ts";
import { type ClaimedMessage, claimFrom } from "../../bot/services/outbox/claim.ts";
import type { OutgoingMessage } from "../../shared/api/message.ts";
import { testVault } from "./turn.ts";

/** What was queued for a person or a group (Zalo id), oldest first. */
export async function queuedFor(db: Database, recipientId: string) {
  return withScope(db, "all", async (tx) => {
    const rows = await tx
      .select()
      .from(outboundMessages)
      .where(eq(outboundMessages.recipientId, recipientId))
      .orderBy(asc(outboundMessages.id));
    return rows.map((row) => ({
      ...(JSON.parse(testVault.open(row.contentSealed ?? "")) as OutgoingMessage),
      kind: row.kind,
      state: row.state,
      notBefore: row.notBefore,
    }));
  });
}

/** Takes messages of one OA, whatever else its app is at. */
export async function claimMessages(
  tx: Transaction,
  { oaId, limit, owner, now }: { oaId: string; limit: number; owner: string; now: Date },
): Promise<ClaimedMessage[]> {
  const shares = [{ oaId, appId: `the app of ${oaId}`, isMass: false, limit }];
  return claimFrom(tx, testVault, { shares, owner, now });
}
