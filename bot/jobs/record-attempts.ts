import { type Database, type Transaction, withScope } from "../db/connection.ts";
import { sendResults } from "../metrics.ts";
import { learnCapability, noteRefusal, noteSent } from "../services/official-accounts/account-state.ts";
import { doubtGroups } from "../services/official-accounts/groups.ts";
import type { ClaimedMessage } from "../services/outbox/claim.ts";
import { settleMany } from "../services/outbox/settle.ts";
import {
  bucketOf,
  growLimit,
  learnLimits,
  lockBuckets,
  pauseBucket,
  type ToldLimit,
} from "../services/outbox/token-bucket.ts";
import type { PersonPath } from "../zalo/zalo-client.ts";
import { groupDisabled, notInGroup } from "../zalo/zalo-error.ts";
import { learnRoutes } from "./learn-routes.ts";
import type { Attempt } from "./send-one.ts";

/** A call that ended. */
export interface Attempted extends Attempt {
  message: ClaimedMessage;
  /** By which API its OA's people were known to be reached before the call. */
  knownPath: PersonPath | undefined;
}

interface Recorder {
  db: Database;
  owner: string;
  now(): Date;
}

/** Writes down what became of attempts, and what their answers told of the OAs: all in one transaction. */
export async function recordAttempts(
  { db, owner, now: clock }: Recorder,
  attempts: readonly Attempted[],
): Promise<void> {
  const now = clock();
  for (const { message, personPath, knownPath } of attempts) {
    // Before the lane is free: the recipient's next message goes by what this one taught.
    if (personPath && personPath !== knownPath) await learnCapability(db, message.oaId, { personPath });
  }
  const communes = [...new Set(attempts.map(({ message }) => message.communeId))];
  await withScope(db, { communes }, async (tx) => {
    for (const { message, outcome, quota } of attempts) {
      const errorCode = "errorCode" in outcome ? outcome.errorCode : undefined;
      await learnRoutes(tx, { message, errorCode, quota, now });
    }
    const settlements = attempts.map(({ message: { id, lane }, outcome }) => ({ id, lane, owner, outcome }));
    await settleMany(tx, settlements, now);
    await doubtGroups(tx, attempts.flatMap(refusingGroup));
    await recordLimits(tx, attempts, now);
  });
  for (const { outcome } of attempts) sendResults.inc({ result: outcome.kind });
  await noteHealth(db, attempts, now);
}

/** Zalo says that the group is no longer ours to write to. */
function refusingGroup({ message: { oaId, recipient }, outcome }: Attempted): { oaId: string; groupId: string }[] {
  const code = outcome.kind === "failed" ? outcome.errorCode : undefined;
  const isRefused = recipient.kind === "group" && (code === notInGroup || code === groupDisabled);
  return isRefused ? [{ oaId, groupId: recipient.id }] : [];
}

async function recordLimits(tx: Transaction, attempts: readonly Attempted[], now: Date): Promise<void> {
  const told = new Map<string, ToldLimit>();
  const grown = new Map<string, number>();
  for (const { message, outcome, rateLimit } of attempts) {
    const key = bucketOf(message.oaId);
    if (rateLimit?.limit) {
      const lowest = Math.min(told.get(key)?.remaining ?? Infinity, rateLimit.remain ?? Infinity);
      told.set(key, { key, perMinute: rateLimit.limit, remaining: Number.isFinite(lowest) ? lowest : undefined });
    } else if (outcome.kind === "sent" && message.kind === "reply") grown.set(key, (grown.get(key) ?? 0) + 1);
  }
  const paused = attempts.filter(({ pauseUntil }) => pauseUntil !== undefined);
  const keys = [...told.keys(), ...grown.keys(), ...paused.map(({ message }) => bucketOf(message.oaId))];
  if (keys.length === 0) return;
  await lockBuckets(tx, keys);
  await learnLimits(tx, [...told.values()], now);
  for (const [key, count] of grown) await growLimit(tx, key, count);
  for (const { message, pauseUntil = now } of paused) await pauseBucket(tx, bucketOf(message.oaId), pauseUntil);
}

async function noteHealth(db: Database, attempts: readonly Attempted[], now: Date): Promise<void> {
  const sent = new Map<string, { oaId: string; operation: string }>();
  for (const { message, outcome, refusal } of attempts) {
    const { oaId } = message;
    const operation = message.recipient.kind === "group" ? "sendToGroup" : "sendToPerson";
    if (outcome.kind === "sent") sent.set(`${operation} ${oaId}`, { oaId, operation });
    if (refusal !== undefined) await noteRefusal(db, { oaId, operation, code: refusal, now });
  }
  await noteSent(db, [...sent.values()], now);
}
