import { eq } from "drizzle-orm";
import type { Database, Transaction } from "../db/connection.ts";
import { conversations } from "../db/schema/index.ts";
import { freeHours, windowHours } from "../services/announcements/routes.ts";
import {
  type Capabilities,
  learnCapability,
  learnMessagesLeft,
  readCapabilities,
} from "../services/official-accounts/account-state.ts";
import type { ClaimedMessage } from "../services/outbox/claim.ts";
import { laneOf } from "../services/outbox/outbox.ts";
import type { SentMessage } from "../zalo/answers.ts";

/** zalo-openapi.md 5.1: silent for too long; package too low, wallet not linked or empty; quota used up. */
const closed = -230;
const tooLow = new Set([-224, -320, -321]);
const usedUp = -211;
/** As many of an OA may be under way at once (sender.ts). */
const callsUnderWay = 100;

interface Answered {
  message: ClaimedMessage;
  errorCode: number | undefined;
  quota: SentMessage["quota"];
  now: Date;
}

/**
 * What an answer of Zalo told of the ways to persons: how long after their last word they can be written to, whether the package
 * lets it after two days, how many such messages are left. The next plan goes by it.
 */
export async function learnRoutes(
  db: Database | Transaction,
  { message, errorCode, quota, now }: Answered,
): Promise<void> {
  const { oaId, recipient } = message;
  if (recipient.kind !== "person") return;
  if (quota !== undefined && quota.type !== "reply") {
    await learnCapability(db, oaId, { laterMessages: "yes" });
    if (quota.remain !== undefined) await learnMessagesLeft(db, { oaId, told: quota.remain, underWay: callsUnderWay });
    return;
  }
  if (errorCode !== closed && errorCode !== usedUp && !tooLow.has(errorCode ?? 0)) return;
  const hours = await silentHours(db, message, now);
  if (hours === undefined) return;
  const learned = await lessonOf(db, oaId, errorCode ?? 0, hours);
  if (learned) await learnCapability(db, oaId, learned);
}

async function lessonOf(
  db: Database | Transaction,
  oaId: string,
  errorCode: number,
  hours: number,
): Promise<Capabilities | undefined> {
  if (errorCode === closed) {
    const { personWindowHours = windowHours } = await readCapabilities(db, oaId);
    return hours < personWindowHours ? { personWindowHours: Math.max(freeHours, Math.floor(hours)) } : undefined;
  }
  if (hours <= freeHours) return undefined;
  return errorCode === usedUp ? { paidMessagesLeft: 0 } : { laterMessages: "no" };
}

async function silentHours(
  db: Database | Transaction,
  { oaId, recipient }: ClaimedMessage,
  now: Date,
): Promise<number | undefined> {
  const [talk] = await db
    .select({ at: conversations.lastInteractionAt })
    .from(conversations)
    .where(eq(conversations.key, laneOf(oaId, recipient.kind, recipient.id)));
  return talk?.at ? (now.getTime() - talk.at.getTime()) / 3_600_000 : undefined;
}
