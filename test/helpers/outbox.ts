import { asc, eq } from "drizzle-orm";
import { type Database, type Transaction, withScope } from "../../bot/db/connection.ts";
import { outboundMessages } from "../../bot/db/schema/index.ts";
import { type ClaimedMessage, claimFrom } from "../../bot/services/outbox/claim.ts";
import { enqueueMany, type MessageKind } from "../../bot/services/outbox/enqueue.ts";
import type { OutgoingMessage } from "../../shared/api/message.ts";
import type { TestCommune } from "./commune.ts";
import { testDeps, testVault } from "./turn.ts";

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

interface ManyMessages {
  kind: MessageKind;
  to: "person" | "group";
  count: number;
  now: Date;
  /** Held until then. */
  notBefore?: Date;
}

/** Queues one message each to so many; their Zalo ids are the kind and a number from 0. */
export async function queueMany(
  db: Database,
  commune: TestCommune,
  { kind, to, count, now, notBefore }: ManyMessages,
): Promise<void> {
  const { outbox } = testDeps({ now });
  const messages = Array.from({ length: count }, (_, n) => ({
    communeId: commune.id,
    oaId: commune.oaId,
    recipient: { kind: to, id: `${kind}${n}` },
    kind,
    message: { text: "xin chào" },
    dedupeKey: `${kind}_${n}`,
    ...(notBefore && { notBefore }),
  }));
  await withScope(db, { communes: [commune.id] }, (tx) => enqueueMany(tx, outbox, messages));
}

/** Takes messages of one OA, whatever else its app is at. */
export async function claimMessages(
  tx: Transaction,
  { oaId, limit, owner, now }: { oaId: string; limit: number; owner: string; now: Date },
): Promise<ClaimedMessage[]> {
  const shares = [{ oaId, appId: `the app of ${oaId}`, isMass: false, limit }];
  return claimFrom(tx, testVault, { shares, owner, now });
}
