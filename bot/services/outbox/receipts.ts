import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { OutgoingMessage } from "../../../shared/api/message.ts";
import type { Transaction } from "../../db/connection.ts";
import { outboundMessages } from "../../db/schema/index.ts";
import type { Vault } from "../../db/vault.ts";

interface Receipt {
  lane: string;
  /** Zalo's ids of messages we sent. */
  messageIds: readonly string[];
  at: Date;
}

export async function markDelivered(tx: Transaction, { lane, messageIds, at }: Receipt): Promise<void> {
  await tx
    .update(outboundMessages)
    .set({ deliveredAt: at })
    .where(and(ours(lane, messageIds), isNull(outboundMessages.deliveredAt)));
}

export async function markSeen(tx: Transaction, { lane, messageIds, at }: Receipt): Promise<void> {
  await tx
    .update(outboundMessages)
    .set({ seenAt: at })
    .where(and(ours(lane, messageIds), isNull(outboundMessages.seenAt)));
}

function ours(lane: string, messageIds: readonly string[]) {
  return and(inArray(outboundMessages.zaloMessageId, [...messageIds]), eq(outboundMessages.lane, lane));
}

/**
 * Zalo repeats to us what the OA said. When it is a message of ours whose arrival is unknown, it arrived; while the call is still
 * under way its id is kept, so that a call without an answer is known to have arrived. Returns whether it settled anything.
 */
export async function settleByEcho(
  tx: Transaction,
  vault: Vault,
  { lane, messageId, text, now }: { lane: string; messageId: string; text: string | undefined; now: Date },
): Promise<boolean> {
  const [known] = await tx
    .select({ id: outboundMessages.id })
    .from(outboundMessages)
    .where(eq(outboundMessages.zaloMessageId, messageId))
    .limit(1);
  if (known) return false;
  const open = await openMessages(tx, lane);
  const match = open.find((row) => row.contentSealed !== null && isSameText(textIn(vault, row.contentSealed), text));
  if (!match) return false;
  const settled = match.state === "unknown" ? { state: "sent" as const, settledAt: now, reason: null } : {};
  await tx
    .update(outboundMessages)
    .set({ zaloMessageId: messageId, ...settled })
    .where(eq(outboundMessages.id, match.id));
  return true;
}

/** Messages of a lane that may be what Zalo speaks of, oldest first. Locked: their sender may be writing the result. */
async function openMessages(tx: Transaction, lane: string) {
  return tx
    .select({ id: outboundMessages.id, state: outboundMessages.state, contentSealed: outboundMessages.contentSealed })
    .from(outboundMessages)
    .where(
      and(
        eq(outboundMessages.lane, lane),
        inArray(outboundMessages.state, ["sending", "unknown"]),
        isNull(outboundMessages.zaloMessageId),
      ),
    )
    .orderBy(asc(outboundMessages.id))
    .for("update");
}

export function textIn(vault: Vault, contentSealed: string): string {
  return (JSON.parse(vault.open(contentSealed)) as OutgoingMessage).text;
}

/** The channel may change white space; nothing else. */
export function isSameText(ours: string, theirs: string | undefined): boolean {
  const plain = (text: string) => text.normalize("NFC").replace(/\s+/g, " ").trim();
  return plain(ours) === plain(theirs ?? "");
}
