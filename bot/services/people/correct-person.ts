import { eq } from "drizzle-orm";
import type { FormOfAddress } from "../../../shared/api/personal-data.ts";
import type { Transaction } from "../../db/connection.ts";
import { people } from "../../db/schema/index.ts";
import type { Vault } from "../../db/vault.ts";
import { audit } from "../audit.ts";

export type Correction = { name: string } | { formOfAddress: FormOfAddress } | { villageUnitId: number };

/** What people may change of themselves. Role, team and phone come from the team and the officer. */
export async function correctPerson(
  tx: Transaction,
  vault: Vault,
  { communeId, personId, correction, now }: { communeId: number; personId: number; correction: Correction; now: Date },
): Promise<void> {
  // The fingerprint stays that of the imported name, so that the next import finds the same person.
  const change = "name" in correction ? { nameSealed: vault.seal(correction.name) } : correction;
  await tx.update(people).set(change).where(eq(people.id, personId));
  await audit(tx, { communeId, byPersonId: personId, action: "person.corrected", subject: `person:${personId}`, now });
}

/** A full name as people type it: 2 to 60 characters, letters, two to six words; undefined for anything else. */
export function readFullName(text: string): string | undefined {
  const name = text.normalize("NFC").trim().replace(/\s+/gu, " ");
  const words = name.split(" ").length;
  return /^\p{L}[\p{L}\p{M}'. ]{1,59}$/u.test(name) && words >= 2 && words <= 6 ? name : undefined;
}
