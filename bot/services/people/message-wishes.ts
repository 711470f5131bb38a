import { eq } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { people } from "../../db/schema/index.ts";
import type { Vault } from "../../db/vault.ts";
import { giveConsent, withdrawConsent } from "../consent/consents.ts";
import type { ConsentText } from "../consent/texts.ts";
import { meetPerson, type PersonProfile } from "./meet-person.ts";

interface Writer {
  communeId: number;
  oaId: string;
  zaloUserId: string;
  profile: PersonProfile | undefined;
  now: Date;
}

/** Nothing goes to the person unasked from now on. Somebody unknown becomes known, for this wish alone to be kept. */
export async function stopMessages(tx: Transaction, vault: Vault, writer: Writer): Promise<void> {
  const personId = await meetPerson(tx, vault, { ...writer, profile: undefined });
  await stopMessagesOf(tx, { personId, now: writer.now });
}

/** The same for somebody we know. */
export async function stopMessagesOf(
  tx: Transaction,
  { personId, now }: { personId: number; now: Date },
): Promise<void> {
  await tx.update(people).set({ announcementsStoppedAt: now }).where(eq(people.id, personId));
  await withdrawConsent(tx, { personId, purpose: "announcements", now });
}

/** A resident agreed to announcements. */
export async function receiveAnnouncements(
  tx: Transaction,
  vault: Vault,
  { consent, ...writer }: Writer & { consent: ConsentText },
): Promise<number> {
  const personId = await meetPerson(tx, vault, { ...writer, profile: undefined });
  await agreeToAnnouncements(tx, { communeId: writer.communeId, personId, consent, now: writer.now });
  return personId;
}

/** The same for somebody we know. */
export async function agreeToAnnouncements(
  tx: Transaction,
  { consent, ...given }: { communeId: number; personId: number; consent: ConsentText; now: Date },
): Promise<void> {
  await giveConsent(tx, { ...given, purpose: "announcements", text: consent });
  await resumeMessages(tx, given.personId);
}

/** Takes back a "dừng". */
export async function resumeMessages(tx: Transaction, personId: number): Promise<void> {
  await tx.update(people).set({ announcementsStoppedAt: null }).where(eq(people.id, personId));
}
