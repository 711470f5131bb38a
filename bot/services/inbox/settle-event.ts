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
