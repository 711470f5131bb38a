import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { people } from "../../db/schema/index.ts";
import type { Vault } from "../../db/vault.ts";
import { readPhone } from "../import/row.ts";

/** The number a person filled into Zalo's form, when we had none. One the commune imported stays. */
export async function keepSharedPhone(
  tx: Transaction,
  vault: Vault,
  { personId, phone }: { personId: number; phone: string | undefined },
): Promise<void> {
  const known = readPhone(phone ?? "");
  if (known === undefined || known === "wrong") return;
  await tx
    .update(people)
    .set({ phoneSealed: vault.seal(known), phoneFingerprint: vault.fingerprint("phone", known) })
    .where(and(eq(people.id, personId), isNull(people.phoneSealed)));
}
