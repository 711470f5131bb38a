import { eq, sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { inboundEvents } from "../../db/schema/index.ts";

/** Pauses before the second and the third attempt. */
const pausesMs = [2_000, 15_000];
const maxAttempts = pausesMs.length + 1;

/** `by`: the command or handler that settled it. */
export async function markHandled(
  tx: Transaction,
  eventIds: readonly number[],
  { by, now, failure }: { by: string; now: Date; failure?: string },
): Promise<void> {
  await tx.execute(sql`
    update inbound_events set handled_at = ${now}, handled_by = ${by}, failure = coalesce(${failure ?? null}, failure)
    where id = any(${sql.param(eventIds)}::bigint[])`);
}

/** Notes a failed attempt. False when it was the last one: give up. `failure` is a class or code, never a text. */
export async function postpone(
  tx: Transaction,
  event: { id: number; attempts: number },
  { failure, now }: { failure: string; now: Date },
): Promise<boolean> {
  const attempts = event.attempts + 1;
  if (attempts >= maxAttempts) return false;
  const retryAt = new Date(now.getTime() + (pausesMs[attempts - 1] ?? 0));
  await tx.update(inboundEvents).set({ attempts, failure, retryAt }).where(eq(inboundEvents.id, event.id));
  return true;
}

/** Takes the body of an event away that holds more than anybody has to keep. */
export async function forgetBody(tx: Transaction, eventId: number): Promise<void> {
  await tx.update(inboundEvents).set({ raw: null }).where(eq(inboundEvents.id, eventId));
}

/** Pictures of an album come seconds apart. */
const albumSpanMs = 5 * 60_000;

/** Whether another picture of the same album was answered already, in the same conversation. */
export async function wasAlbumAnswered(
  tx: Transaction,
  event: { conversationKey: string | null; receivedAt: Date },
  albumId: string,
): Promise<boolean> {
  const since = new Date(event.receivedAt.getTime() - albumSpanMs);
  const { rows } = await tx.execute(sql`
    select 1 from inbound_events
    where conversation_key = ${event.conversationKey} and handled_at is not null and received_at >= ${since}
      and strpos(raw, ${JSON.stringify(albumId)}) > 0
    limit 1`);
  return rows.length > 0;
}
