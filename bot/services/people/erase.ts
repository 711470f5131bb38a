import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import {
  consents,
  helpRequests,
  identities,
  people,
  readingCorrections,
  reportRevisions,
  reports,
  teamMembers,
  unitRoles,
} from "../../db/schema/index.ts";
import { audit } from "../audit.ts";
import { closeSessionsOf } from "../logins/sessions.ts";
import { erasePhotosOf } from "../photos/photos.ts";
import { eraseChat } from "./erase-chat.ts";

/**
 * Forgets a person as the law asks (Luật 91/2025/QH15, Điều 4 and 14), at once: name, phone, Zalo ids, consents, words.
 * Figures of their reports survive without an author; what is left of the person is an empty row with a number. The
 * answer "đã xóa", still waiting to be sent, goes out. Says whether there was anybody to forget.
 */
export async function erasePerson(
  tx: Transaction,
  { personId, byPersonId, now }: { personId: number; byPersonId: number | undefined; now: Date },
): Promise<boolean> {
  const [person] = await tx
    .update(people)
    .set({
      nameSealed: null,
      phoneSealed: null,
      phoneFingerprint: null,
      nameFingerprint: null,
      villageUnitId: null,
      formOfAddress: null,
      announcementsStoppedAt: null,
      erasedAt: now,
    })
    .where(and(eq(people.id, personId), sql`${people.erasedAt} is null`))
    .returning({ communeId: people.communeId });
  if (!person) return false;
  await eraseChats(tx, { personId, now });
  await closeSessionsOf(tx, { personId, now });
  await tx.delete(identities).where(eq(identities.personId, personId));
  await tx.delete(consents).where(eq(consents.personId, personId));
  await endRoles(tx, personId, now);
  await eraseFromWork(tx, personId, now);
  await audit(tx, {
    communeId: person.communeId,
    byPersonId,
    action: "person.erased",
    subject: `person:${personId}`,
    now,
  });
  return true;
}

/** What was said and answered in the person's own chats, and what they said in groups. */
async function eraseChats(tx: Transaction, { personId, now }: { personId: number; now: Date }): Promise<void> {
  const chats = await tx
    .select({ oaId: identities.scope, userId: identities.value })
    .from(identities)
    .where(and(eq(identities.personId, personId), eq(identities.kind, "oa_user")));
  for (const chat of chats) await eraseChat(tx, chat, now);
}

async function endRoles(tx: Transaction, personId: number, now: Date): Promise<void> {
  await tx
    .update(teamMembers)
    .set({ until: now })
    .where(
      and(eq(teamMembers.personId, personId), sql`(${teamMembers.until} is null or ${teamMembers.until} > ${now})`),
    );
  await tx
    .update(unitRoles)
    .set({ until: now })
    .where(and(eq(unitRoles.personId, personId), sql`(${unitRoles.until} is null or ${unitRoles.until} > ${now})`));
}

async function eraseFromWork(tx: Transaction, personId: number, now: Date): Promise<void> {
  await erasePassedOnWords(tx, personId);
  await erasePhotosOf(tx, personId);
  await tx
    .update(reports)
    .set({ state: "dropped", note: null, pending: null, readFrom: null, updatedAt: now })
    .where(and(eq(reports.authorPersonId, personId), eq(reports.state, "draft")));
  // Notes are the person's own words; figures are not.
  await tx
    .update(reportRevisions)
    .set({ note: null })
    .where(
      sql`${reportRevisions.note} is not null and ${reportRevisions.reportId} in (select id from reports where author_person_id = ${personId})`,
    );
  await tx
    .update(readingCorrections)
    .set({ byPersonId: null, words: null, said: null })
    .where(eq(readingCorrections.byPersonId, personId));
  await tx
    .update(reports)
    .set({ authorPersonId: null, note: null, readFrom: null })
    .where(eq(reports.authorPersonId, personId));
  await tx
    .update(helpRequests)
    .set({
      personId: null,
      wordsSealed: null,
      answerSealed: null,
      state: sql`case when ${helpRequests.state} in ('open', 'taken') then 'cancelled' else ${helpRequests.state} end`,
    })
    .where(eq(helpRequests.personId, personId));
}

/** Requests for help were passed on to others: those copies go as well, as far as they were delivered. */
async function erasePassedOnWords(tx: Transaction, personId: number): Promise<void> {
  await tx.execute(sql`
    update outbound_messages m set content_sealed = null
    from help_requests h
    where h.person_id = ${personId} and m.commune_id = h.commune_id
      and m.dedupe_key like 'help\\_' || h.id || '\\_%' and m.state in ('sent', 'failed', 'unknown')`);
}
