import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { Transaction } from "../db/connection.ts";
import { conversations } from "../db/schema/index.ts";

/** A chat in which an officer answers by hand, so that the assistant is silent. */
interface HeldThread {
  id: number;
  personId: number | undefined;
  until: Date;
  lastInteractionAt: Date | undefined;
}

export async function heldThreads(
  tx: Transaction,
  { communeId, now }: { communeId: number; now: Date },
): Promise<HeldThread[]> {
  const rows = await tx
    .select()
    .from(conversations)
    .where(and(eq(conversations.communeId, communeId), gt(conversations.humanUntil, now)))
    .orderBy(asc(conversations.humanUntil));
  return rows.flatMap(({ id, personId, humanUntil, lastInteractionAt }) =>
    humanUntil
      ? [{ id, personId: personId ?? undefined, until: humanUntil, lastInteractionAt: lastInteractionAt ?? undefined }]
      : [],
  );
}

/** The assistant answers there again from now on. False when it did already. */
export async function releaseThread(
  tx: Transaction,
  { communeId, id, now }: { communeId: number; id: number; now: Date },
): Promise<boolean> {
  const released = await tx
    .update(conversations)
    .set({ humanUntil: sql`null` })
    .where(and(eq(conversations.id, id), eq(conversations.communeId, communeId), gt(conversations.humanUntil, now)))
    .returning({ id: conversations.id });
  return released.length > 0;
}
