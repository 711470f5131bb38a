import { eq, sql } from "drizzle-orm";
import type { SendPlan } from "../../../shared/api/announcement.ts";
import type { Transaction } from "../../db/connection.ts";
import { announcements } from "../../db/schema/index.ts";
import { audit } from "../audit.ts";
import { type Commune, readCommune } from "../communes.ts";
import type { Outbox } from "../outbox/outbox.ts";
import { type Announcement, changeAnnouncement, lockAnnouncement } from "./announcement.ts";
import { deliverBatch, judgeRecipients } from "./deliver.ts";
import { planAnnouncement } from "./drafts.ts";

/** A question to a colleague is forgotten after a working day. */
const approvalHoldsMs = 24 * 3_600_000;

interface Confirmed {
  state: "awaiting_approval" | "scheduled" | "sending";
  plan: SendPlan;
}

interface Confirming {
  commune: Commune;
  id: number;
  byPersonId: number;
  now: Date;
}

/**
 * The officer's word. It goes out at once, waits for its hour, or for a second person when it reaches more than the commune lets
 * one person decide. Undefined when it is no draft any more: a second "Gửi" sends nothing.
 */
export async function confirmAnnouncement(
  tx: Transaction,
  outbox: Outbox,
  { commune, id, byPersonId, now }: Confirming,
): Promise<Confirmed | undefined> {
  const announcement = await lockAnnouncement(tx, id);
  if (announcement?.state !== "draft") return undefined;
  const plan = await planAnnouncement(tx, { commune, announcement, now });
  const needsWord = needsApproval(commune, plan);
  await judgeRecipients(tx, { commune, announcement, sendAt: new Date(plan.startAt), now });
  await changeAnnouncement(tx, id, {
    confirmedAt: now,
    plan,
    ...(needsWord ? { state: "awaiting_approval", approvalExpiresAt: new Date(now.getTime() + approvalHoldsMs) } : {}),
  });
  await note(tx, commune.id, { id, byPersonId, action: "announcement.confirmed", now });
  const state = needsWord ? "awaiting_approval" : await release(tx, outbox, { announcement, plan, now });
  return { state, plan };
}

export function needsApproval({ settings }: Commune, { reach }: Pick<SendPlan, "reach">): boolean {
  const { approvalAbove } = settings.announcements;
  return approvalAbove !== undefined && reach > approvalAbove;
}

/** Sends now, or at its hour. The first copies are queued in the same transaction as the word that sends them. */
async function release(
  tx: Transaction,
  outbox: Outbox,
  { announcement: { id }, plan, now }: { announcement: Announcement; plan: SendPlan; now: Date },
): Promise<"scheduled" | "sending"> {
  const sendAt = new Date(plan.startAt);
  if (sendAt > now) {
    await changeAnnouncement(tx, id, { state: "scheduled", sendAt });
    return "scheduled";
  }
  await changeAnnouncement(tx, id, { state: "sending", sendAt: now, startedAt: now });
  await deliverBatch(tx, outbox, { id, now });
  return "sending";
}

type Decision =
  | { kind: "approved"; state: "scheduled" | "sending"; plan: SendPlan }
  | { kind: "own" }
  | { kind: "gone" };

/** A second person's word. `own`: nobody approves what they wrote themselves. `gone`: it does not wait for one (any more). */
export async function approveAnnouncement(
  tx: Transaction,
  outbox: Outbox,
  { id, byPersonId, now }: { id: number; byPersonId: number; now: Date },
): Promise<Decision> {
  const announcement = await lockAnnouncement(tx, id);
  if (announcement?.state !== "awaiting_approval" || isExpired(announcement, now)) return { kind: "gone" };
  if (announcement.byPersonId === byPersonId) return { kind: "own" };
  const commune = await readCommune(tx, announcement.communeId);
  // Hours may have passed: who is meant and when is judged anew.
  const plan = await planAnnouncement(tx, { commune, announcement, now });
  await judgeRecipients(tx, { commune, announcement, sendAt: new Date(plan.startAt), now });
  await changeAnnouncement(tx, id, { approvedByPersonId: byPersonId, plan });
  const state = await release(tx, outbox, { announcement, plan, now });
  await note(tx, commune.id, { id, byPersonId, action: "announcement.approved", now });
  return { kind: "approved", state, plan };
}

/** False when it does not wait for a word (any more). */
export async function rejectAnnouncement(
  tx: Transaction,
  { id, byPersonId, now }: { id: number; byPersonId: number; now: Date },
): Promise<boolean> {
  const announcement = await lockAnnouncement(tx, id);
  if (announcement?.state !== "awaiting_approval") return false;
  await changeAnnouncement(tx, id, { state: "cancelled", endedAt: now });
  await note(tx, announcement.communeId, { id, byPersonId, action: "announcement.rejected", now });
  return true;
}

/** Nobody gave a word in time: it goes to nobody. Returns the announcements, for their authors to be told. */
export async function expireApprovals(tx: Transaction, now: Date): Promise<{ id: number; communeId: number }[]> {
  return tx
    .update(announcements)
    .set({ state: "cancelled", endedAt: now })
    .where(sql`${eq(announcements.state, "awaiting_approval")} and ${announcements.approvalExpiresAt} <= ${now}`)
    .returning({ id: announcements.id, communeId: announcements.communeId });
}

function isExpired({ approvalExpiresAt }: Announcement, now: Date): boolean {
  return approvalExpiresAt !== undefined && approvalExpiresAt <= now;
}

type Action = "announcement.confirmed" | "announcement.approved" | "announcement.rejected";

async function note(
  tx: Transaction,
  communeId: number,
  { id, byPersonId, action, now }: { id: number; byPersonId: number; action: Action; now: Date },
): Promise<void> {
  await audit(tx, { communeId, byPersonId, action, subject: `announcement:${id}`, now });
}
