import { and, count, desc, eq, isNotNull, isNull, max } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { readingCorrections } from "../../db/schema/readings.ts";

/** A way of naming an indicator that we did not understand, and how often people used it. */
export interface NameProposal {
  words: string;
  code: string;
  times: number;
  lastAt: Date;
}

interface Correction {
  communeId: number;
  /** As `nameNear` gives them: folded, no digits, no people. */
  words: string | undefined;
  /** The indicator the number was taken for; undefined when we asked. */
  readAs: string | undefined;
  code: string;
  now: Date;
}

/** Remembers what a number really was, not who said so. */
export async function keepCorrection(tx: Transaction, { now, ...given }: Correction): Promise<void> {
  const { communeId, code } = given;
  await tx
    .insert(readingCorrections)
    .values({ communeId, code, words: given.words ?? null, readAs: given.readAs ?? null, at: now });
}

/** Not settled yet, the most used first. */
export async function nameProposals(
  tx: Transaction,
  { communeId, limit }: { communeId: number; limit: number },
): Promise<NameProposal[]> {
  const times = count();
  const lastAt = max(readingCorrections.at);
  const rows = await tx
    .select({ words: readingCorrections.words, code: readingCorrections.code, times, lastAt })
    .from(readingCorrections)
    .where(
      and(
        eq(readingCorrections.communeId, communeId),
        isNotNull(readingCorrections.words),
        isNull(readingCorrections.settledAs),
      ),
    )
    .groupBy(readingCorrections.words, readingCorrections.code)
    .orderBy(desc(times), desc(lastAt), readingCorrections.words)
    .limit(limit);
  return rows.flatMap(({ words, lastAt: at, ...row }) => (words && at ? [{ ...row, words, lastAt: at }] : []));
}
