import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { consents } from "../../db/schema/index.ts";
import { type ConsentPurpose, type ConsentText, hashOf } from "./texts.ts";

/** Keeps the proof: which text, when. An earlier consent to another text of the purpose ends with it. */
export async function giveConsent(
  tx: Transaction,
  given: { communeId: number; personId: number; purpose: ConsentPurpose; text: ConsentText; now: Date },
): Promise<void> {
  if (await consentHolds(tx, given)) return;
  await tx.insert(consents).values({
    communeId: given.communeId,
    personId: given.personId,
    purpose: given.purpose,
    textVersion: given.text.version,
    textHash: hashOf(given.text.text),
    givenAt: given.now,
  });
}

/** Whether the person's consent covers this very text: a changed one (another commune name, other months) is asked again. */
export async function consentHolds(
  tx: Transaction,
  { personId, purpose, text }: { personId: number; purpose: ConsentPurpose; text: ConsentText },
): Promise<boolean> {
  const held = await tx
    .select({ id: consents.id })
    .from(consents)
    .where(
      and(
        eq(consents.personId, personId),
        eq(consents.purpose, purpose),
        eq(consents.textHash, hashOf(text.text)),
        isNull(consents.withdrawnAt),
      ),
    );
  return held.length > 0;
}

/** The proof stays, marked as withdrawn. Says whether there was anything to withdraw. */
export async function withdrawConsent(
  tx: Transaction,
  { personId, purpose, now }: { personId: number; purpose: ConsentPurpose; now: Date },
): Promise<boolean> {
  const withdrawn = await tx
    .update(consents)
    .set({ withdrawnAt: now })
    .where(and(eq(consents.personId, personId), eq(consents.purpose, purpose), isNull(consents.withdrawnAt)))
    .returning({ id: consents.id });
  return withdrawn.length > 0;
}
