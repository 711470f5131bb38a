import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { identities, people } from "../../db/schema/index.ts";
import type { Vault } from "../../db/vault.ts";
import { readPhone } from "../import/row.ts";
import { becomeImported } from "./become-imported.ts";

/** What Zalo told about the writer; the phone only when the person shared it. */
export interface PersonProfile {
  name: string | undefined;
  phone: string | undefined;
}

interface Meeting {
  communeId: number;
  oaId: string;
  zaloUserId: string;
  profile?: PersonProfile | undefined;
  now: Date;
}

/**
 * The person behind a Zalo user id of an OA, made when new. A newcomer whose phone number is an imported person's, who
 * has no Zalo id yet, is that person. Returns the person's id.
 */
export async function meetPerson(tx: Transaction, vault: Vault, meeting: Meeting): Promise<number> {
  const { communeId, oaId, zaloUserId, profile } = meeting;
  const [known] = await tx
    .select({ personId: identities.personId })
    .from(identities)
    .where(and(eq(identities.kind, "oa_user"), eq(identities.scope, oaId), eq(identities.value, zaloUserId)));
  if (known) return completeKnown(tx, vault, meeting, known.personId);
  const personId = (await findImported(tx, vault, meeting)) ?? (await addPerson(tx, vault, meeting));
  await tx.insert(identities).values({ communeId, personId, kind: "oa_user", scope: oaId, value: zaloUserId });
  if (profile?.name) await nameIfNameless(tx, vault, { personId, name: profile.name });
  return personId;
}

/** "84…", or undefined for none and for what is no Vietnamese number. */
function phoneOf(profile: PersonProfile | undefined): string | undefined {
  const phone = readPhone(profile?.phone ?? "");
  return phone === "wrong" ? undefined : phone;
}

/** What the profile adds to somebody we know by their Zalo id only. */
async function completeKnown(tx: Transaction, vault: Vault, meeting: Meeting, personId: number): Promise<number> {
  const importedId = await findImported(tx, vault, meeting);
  const { profile, now } = meeting;
  if (importedId !== undefined && (await becomeImported(tx, { personId, importedId, now }))) return importedId;
  if (profile?.name) await nameIfNameless(tx, vault, { personId, name: profile.name });
  return personId;
}

async function findImported(
  tx: Transaction,
  vault: Vault,
  { communeId, profile }: Meeting,
): Promise<number | undefined> {
  const phone = phoneOf(profile);
  if (!phone) return undefined;
  const [imported] = await tx
    .select({ id: people.id })
    .from(people)
    .leftJoin(identities, and(eq(identities.personId, people.id), eq(identities.kind, "oa_user")))
    .where(
      and(
        eq(people.communeId, communeId),
        eq(people.phoneFingerprint, vault.fingerprint("phone", phone)),
        isNull(people.erasedAt),
        isNull(identities.id),
      ),
    )
    .orderBy(people.id)
    .limit(1);
  return imported?.id;
}

async function addPerson(tx: Transaction, vault: Vault, { communeId, profile, now }: Meeting): Promise<number> {
  const phone = phoneOf(profile);
  const [added] = await tx
    .insert(people)
    .values({
      communeId,
      createdAt: now,
      phoneSealed: phone ? vault.seal(phone) : null,
      phoneFingerprint: phone ? vault.fingerprint("phone", phone) : null,
    })
    .returning({ id: people.id });
  if (!added) throw new Error("an insert returned no row");
  return added.id;
}

async function nameIfNameless(
  tx: Transaction,
  vault: Vault,
  { personId, name }: { personId: number; name: string },
): Promise<void> {
  await tx
    .update(people)
    .set({ nameSealed: vault.seal(name) })
    .where(and(eq(people.id, personId), isNull(people.nameSealed)));
}
