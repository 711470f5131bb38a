import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { readingCorrections } from "../../db/schema/readings.ts";
import { audit } from "../audit.ts";
import { editableIndicators, saveIndicator } from "../content/edit-indicators.ts";
import type { Saving } from "../content/versions.ts";
import { accented } from "./corrections.ts";

/**
 * Makes the words a name of the indicator in this commune, at once, or puts the proposal away. The same again changes nothing.
 * False when nothing of the kind was proposed. Throws ContentRefusedError when the name is another indicator's.
 */
export async function settleProposal(
  tx: Transaction,
  {
    communeId,
    words,
    code,
    as,
    by,
    now,
  }: { communeId: number; words: string; code: string; as: "accepted" | "dismissed"; by: number; now: Date },
): Promise<boolean> {
  const same = and(
    eq(readingCorrections.communeId, communeId),
    eq(readingCorrections.words, words),
    eq(readingCorrections.code, code),
  );
  const [known] = await tx
    .select({ said: sql<string>`coalesce(${accented}, ${readingCorrections.words})` })
    .from(readingCorrections)
    .where(same)
    .groupBy(readingCorrections.words);
  if (!known) return false;
  if (as === "accepted") await addName(tx, { communeId, byPersonId: by, now }, { said: known.said, code });
  const settled = await tx
    .update(readingCorrections)
    .set({ settledAs: as, settledAt: now, settledByPersonId: by })
    .where(and(same, isNull(readingCorrections.settledAs)))
    .returning({ id: readingCorrections.id });
  if (settled.length > 0)
    await audit(tx, { communeId, byPersonId: by, action: `name.${as}`, subject: `indicator:${code}`, now });
  return true;
}

async function addName(tx: Transaction, saving: Saving, { said, code }: { said: string; code: string }): Promise<void> {
  const known = (await editableIndicators(tx, saving.communeId)).find((indicator) => indicator.code === code);
  if (!known || known.aliases.some((alias) => alias.toLowerCase() === said)) return;
  const { code: _code, origin: _origin, isRetired: _isRetired, ...definition } = known;
  await saveIndicator(tx, saving, { code, definition: { ...definition, aliases: [...known.aliases, said] } });
}
