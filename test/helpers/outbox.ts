import { asc, eq } from "drizzle-orm";
import { type Database, withScope } from "../../bot/db/connection.ts";
import { outboundMessages } from "../../bot/db/schema/index.ts";
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
