import { eq, sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { consents, conversations, helpRequests, identities, people } from "../../db/schema/index.ts";

/**
 * Somebody known only by their Zalo id (a resident who asked for help, say) turns out to be a person the commune imported:
 * what is theirs moves over, an empty row stays. Not for people with a team or an office of their own: returns false.
 */
export async function becomeImported(
  tx: Transaction,
  { personId, importedId, now }: { personId: number; importedId: number; now: Date },
): Promise<boolean> {
  const { rows } = await tx.execute(sql`
    select from people p where p.id = ${personId}
      and not exists (select from team_members m where m.person_id = p.id)
      and not exists (select from unit_roles r where r.person_id = p.id)`);
  if (rows.length === 0) return false;
  const moved = { personId: importedId };
  await tx.update(identities).set(moved).where(eq(identities.personId, personId));
  await tx.update(consents).set(moved).where(eq(consents.personId, personId));
  await tx.update(helpRequests).set(moved).where(eq(helpRequests.personId, personId));
  await tx.update(conversations).set(moved).where(eq(conversations.personId, personId));
  await tx
    .update(people)
    .set({ nameSealed: null, phoneSealed: null, phoneFingerprint: null, erasedAt: now })
    .where(eq(people.id, personId));
  return true;
}
