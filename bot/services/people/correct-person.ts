import { eq } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { people } from "../../db/schema/index.ts";
import type { Vault } from "../../db/vault.ts";
import { audit } from "../audit.ts";

export const formsOfAddress = ["bác", "cô", "chú", "anh", "chị"] as const;
export type FormOfAddress = (typeof formsOfAddress)[number];

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

/** A name as people type it: 2 to 60 characters, letters, at most six words; undefined for anything else. */
export function readName(text: string): string | undefined {
  const name = text.normalize("NFC").trim().replace(/\s+/gu, " ");
  const looksLikeName = /^\p{L}[\p{L}\p{M}'. ]{1,59}$/u.test(name) && name.split(" ").length <= 6;
  return looksLikeName ? name : undefined;
}
