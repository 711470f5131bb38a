import { and, asc, eq, isNull, lte, or, sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { outboundMessages } from "../../db/schema/index.ts";
import { openLanes } from "./enqueue.ts";
import { lockLanes } from "./settle.ts";

/** A message whose arrival nobody knows, with what is needed to look for it. */
export interface UnknownMessage {
  id: number;
  communeId: number;
  oaId: string;
  lane: string;
  recipient: { kind: "person" | "group"; id: string };
  kind: (typeof outboundMessages.$inferSelect)["kind"];
  contentSealed: string | null;
  claimedAt: Date;
  wasResent: boolean;
}

/** Zalo's history shows a message a little after it was sent; then again and again, at longer pauses. */
const firstLookMs = 5_000;
const nextLooksMs = [20_000, 60_000, 600_000, 3_600_000];
/** A message that is on its way shows in the history by then; what is not there did not arrive. */
export const surelyShownMs = 20_000;
const longestPauseMs = 600_000;
/** After two days nobody will find it by themselves. */
const looksForMs = 48 * 3_600_000;

/** Unknown messages whose time to be looked up has come, oldest first. The transaction must see all communes. */
export async function dueUnknown(
  tx: Transaction,
  { now, limit }: { now: Date; limit: number },
): Promise<UnknownMessage[]> {
  const rows = await tx
    .select()
    .from(outboundMessages)
    .where(
      and(
        eq(outboundMessages.state, "unknown"),
        sql`${outboundMessages.claimedAt} > ${new Date(now.getTime() - looksForMs)}`,
        or(
          lte(outboundMessages.notBefore, now),
          and(
            isNull(outboundMessages.notBefore),
            lte(outboundMessages.claimedAt, new Date(now.getTime() - firstLookMs)),
          ),
        ),
      ),
    )
    .orderBy(asc(outboundMessages.id))
    .limit(limit);
  return rows.map((row) => ({
    id: row.id,
    communeId: row.communeId,
    oaId: row.oaId,
    lane: row.lane,
    recipient: { kind: row.recipientKind, id: row.recipientId },
    kind: row.kind,
    contentSealed: row.contentSealed,
    claimedAt: row.claimedAt ?? row.createdAt,
    wasResent: row.resentAt !== null,
  }));
}

/** Zalo's history has it. False when it was settled otherwise meanwhile, or its id belongs to another message. */
export async function confirmUnknown(
  tx: Transaction,
  { id, zaloMessageId, now }: { id: number; zaloMessageId: string; now: Date },
): Promise<boolean> {
  const { rowCount } = await tx.execute(sql`
    update outbound_messages set state = 'sent', settled_at = ${now}, zalo_message_id = ${zaloMessageId}, reason = null, not_before = null
    where id = ${id} and state = 'unknown'
      and not exists (select 1 from outbound_messages as other where other.zalo_message_id = ${zaloMessageId})`);
  return rowCount === 1;
}

/** Zalo's history does not have it: sent once more, never twice. False when it was settled otherwise meanwhile. */
export async function sendOnceMore(tx: Transaction, message: UnknownMessage, now: Date): Promise<boolean> {
  await lockLanes(tx, [message.lane]);
  const reopened = await tx
    .update(outboundMessages)
    .set({ state: "pending", resentAt: now, reason: null, notBefore: null })
    .where(
      and(
        eq(outboundMessages.id, message.id),
        eq(outboundMessages.state, "unknown"),
        isNull(outboundMessages.resentAt),
      ),
    )
    .returning({ priority: outboundMessages.priority });
  const [row] = reopened;
  if (!row) return false;
  await openLanes(tx, [{ lane: message.lane, oaId: message.oaId, priority: row.priority }], now);
  return true;
}

/** Nobody could look: again after half of its age, so that an hour's outage does not end in a flood of looks. */
export async function lookAgainSoon(tx: Transaction, message: UnknownMessage, now: Date): Promise<void> {
  const age = now.getTime() - message.claimedAt.getTime();
  await waitWithLook(tx, message, new Date(now.getTime() + Math.min(Math.max(age / 2, firstLookMs), longestPauseMs)));
}

/** Not found yet, or not to be decided by a machine. */
export async function lookAgainLater(tx: Transaction, message: UnknownMessage, now: Date): Promise<void> {
  const age = now.getTime() - message.claimedAt.getTime();
  // The second look is the one that may decide.
  const pause =
    age < surelyShownMs ? surelyShownMs - age : (nextLooksMs.find((ms) => ms >= age) ?? nextLooksMs.at(-1) ?? 0);
  await waitWithLook(tx, message, new Date(now.getTime() + pause));
}

async function waitWithLook(tx: Transaction, { id }: UnknownMessage, until: Date): Promise<void> {
  await tx
    .update(outboundMessages)
    .set({ notBefore: until })
    .where(and(eq(outboundMessages.id, id), eq(outboundMessages.state, "unknown")));
}
