import { and, asc, desc, eq, inArray } from "drizzle-orm";
import type { OutgoingMessage } from "../../../shared/api/message.ts";
import { nextDecentMoment } from "../../../shared/calendar/quiet-hours.ts";
import type { Transaction } from "../../db/connection.ts";
import { announcementRecipients, announcements, outboundMessages } from "../../db/schema/index.ts";
import { audit } from "../audit.ts";
import type { Commune } from "../communes.ts";
import { readDaysOff } from "../days-off.ts";
import { notifyGroup, notifyPerson } from "../outbox/notify.ts";
import type { Outbox } from "../outbox/outbox.ts";
import { Audience, type Recipient, resolveAudience } from "./audience.ts";

export interface Announcement {
  id: number;
  communeId: number;
  unitId: number;
  text: string;
  urgent: boolean;
  state: (typeof announcements.$inferSelect)["state"];
  audience: Audience;
  createdAt: Date;
}

/** As shown to the officer and by the command line. */
export interface RecipientState {
  kind: "group" | "person";
  name: string;
  state: "pending" | "sending" | "sent" | "failed" | "unknown" | "held";
  reason: string | undefined;
}

interface NewDraft {
  communeId: number;
  unitId: number;
  byPersonId: number;
  text: string;
  urgent: boolean;
  audience: Audience;
  now: Date;
}

export async function draftAnnouncement(tx: Transaction, given: NewDraft): Promise<Announcement> {
  const { now, ...values } = given;
  const [row] = await tx
    .insert(announcements)
    .values({ ...values, state: "draft", createdAt: now })
    .returning();
  if (!row) throw new Error("an insert returned no row");
  return toAnnouncement(row);
}

export async function findAnnouncement(tx: Transaction, id: number): Promise<Announcement | undefined> {
  const [row] = await tx.select().from(announcements).where(eq(announcements.id, id));
  return row && toAnnouncement(row);
}

export async function narrowDraft(tx: Transaction, id: number, audience: Audience): Promise<void> {
  await tx
    .update(announcements)
    .set({ audience })
    .where(and(eq(announcements.id, id), eq(announcements.state, "draft")));
}

export async function dropDraft(tx: Transaction, id: number): Promise<void> {
  await tx
    .update(announcements)
    .set({ state: "cancelled" })
    .where(and(eq(announcements.id, id), eq(announcements.state, "draft")));
}

/** When it would go out: now, or the next decent hour unless it is urgent. */
export async function sendingTime(
  tx: Transaction,
  { commune, urgent, now }: { commune: Commune; urgent: boolean; now: Date },
): Promise<Date> {
  return urgent ? now : nextDecentMoment(commune.settings.quiet, now, await readDaysOff(tx, commune.id));
}

interface Sending {
  commune: Commune;
  unitIds: readonly number[];
  id: number;
  message: OutgoingMessage;
  byPersonId: number;
  now: Date;
}

/**
 * Queues the announcement for everybody it is meant for, with one row for each, also for those it cannot reach. Undefined
 * when it is no draft any more: a second "Gửi" sends nothing.
 */
export async function sendAnnouncement(
  tx: Transaction,
  outbox: Outbox,
  { commune, unitIds, id, message, byPersonId, now }: Sending,
): Promise<{ recipients: Recipient[]; sendAt: Date } | undefined> {
  const [row] = await tx
    .update(announcements)
    .set({ state: "sending", confirmedAt: now })
    .where(and(eq(announcements.id, id), eq(announcements.state, "draft")))
    .returning();
  if (!row) return undefined;
  const { audience, urgent } = toAnnouncement(row);
  const sendAt = await sendingTime(tx, { commune, urgent, now });
  const recipients = await resolveAudience(tx, { commune, unitIds, audience, now });
  for (const recipient of recipients) {
    const outboundMessageId = await queue(tx, outbox, { communeId: commune.id, id, message, sendAt, recipient });
    await tx.insert(announcementRecipients).values({
      communeId: commune.id,
      announcementId: id,
      kind: recipient.kind,
      teamId: recipient.teamId ?? null,
      personId: recipient.personId ?? null,
      name: recipient.name,
      outboundMessageId: outboundMessageId ?? null,
      reason: recipient.reason ?? null,
    });
  }
  await audit(tx, {
    communeId: commune.id,
    byPersonId,
    action: "announcement.sent",
    subject: `announcement:${id}`,
    now,
  });
  return { recipients, sendAt };
}

async function queue(
  tx: Transaction,
  outbox: Outbox,
  given: { communeId: number; id: number; message: OutgoingMessage; sendAt: Date; recipient: Recipient },
): Promise<number | undefined> {
  const { communeId, id, message, recipient } = given;
  if (recipient.reason) return undefined;
  const common = { communeId, message, kind: "announcement" as const, notBefore: given.sendAt, announcementId: id };
  if (recipient.personId !== undefined) {
    const { personId } = recipient;
    return notifyPerson(tx, outbox, { ...common, personId, dedupeKey: `announcement_${id}_person_${personId}` });
  }
  const { teamId = 0 } = recipient;
  return notifyGroup(tx, outbox, { ...common, teamId, dedupeKey: `announcement_${id}_team_${teamId}` });
}

/** Sent ones of these units, newest first. */
export async function listAnnouncements(
  tx: Transaction,
  { unitIds, limit }: { unitIds: readonly number[]; limit: number },
): Promise<Announcement[]> {
  const rows = await tx
    .select()
    .from(announcements)
    .where(
      and(inArray(announcements.unitId, [...unitIds]), inArray(announcements.state, ["sending", "paused", "done"])),
    )
    .orderBy(desc(announcements.id))
    .limit(limit);
  return rows.map(toAnnouncement);
}

/** What became of each copy; a recipient without a message was never reachable. */
export async function recipientStates(tx: Transaction, announcementId: number): Promise<RecipientState[]> {
  const rows = await tx
    .select({ recipient: announcementRecipients, state: outboundMessages.state, reason: outboundMessages.reason })
    .from(announcementRecipients)
    .leftJoin(outboundMessages, eq(outboundMessages.id, announcementRecipients.outboundMessageId))
    .where(eq(announcementRecipients.announcementId, announcementId))
    .orderBy(asc(announcementRecipients.id));
  return rows.map(({ recipient, state, reason }) => ({
    kind: recipient.kind,
    name: recipient.name,
    state: state ?? "failed",
    reason: recipient.reason ?? reason ?? undefined,
  }));
}

/** Sending ends when nothing waits any more. */
export function isSettled(states: readonly RecipientState[]): boolean {
  return states.every((recipient) => !["pending", "sending", "held"].includes(recipient.state));
}

function toAnnouncement(row: typeof announcements.$inferSelect): Announcement {
  const { id, communeId, unitId, text, urgent, state, createdAt } = row;
  return { id, communeId, unitId, text, urgent, state, createdAt, audience: Audience.parse(row.audience) };
}
