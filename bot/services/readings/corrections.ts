import { and, count, countDistinct, desc, eq, gt, isNotNull, isNull, max, or, sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { readingCorrections } from "../../db/schema/readings.ts";
import { type FigureValues, reports } from "../../db/schema/reports.ts";
import { movedNumbers, type ReadNumber, readNumbersOf } from "./read-numbers.ts";

/** A way of naming an indicator that we did not understand, and how often people used it. */
export interface NameProposal {
  /** Folded: what the proposal is told by. */
  words: string;
  /** As somebody typed it, with accents where anybody did. */
  said: string;
  code: string;
  /** The indicator its numbers were taken for, when they were. */
  readAs: string | undefined;
  people: number;
  times: number;
  lastAt: Date;
}

interface Correction {
  communeId: number;
  name: { words: string; said: string };
  /** The indicator the number was taken for; undefined when we asked. */
  readAs: string | undefined;
  code: string;
  byPersonId: number;
  now: Date;
}

/** Two people, or one who says so again and again: fewer may be a slip. */
const enoughPeople = 2;
const enoughTimes = 3;

/** Remembers what a number really was. Who said so only tells several people from one, and goes with the words. */
export async function keepCorrection(tx: Transaction, { now, name, readAs, ...given }: Correction): Promise<void> {
  await tx.insert(readingCorrections).values({ ...given, ...name, readAs: readAs ?? null, at: now });
}

/** Learns from a report's figures, as they are now, what its numbers should have been read as; the same is learned once. */
export async function learnFromFigures(
  tx: Transaction,
  report: { id: number; communeId: number; readFrom: unknown },
  { values, byPersonId, now }: { values: FigureValues; byPersonId: number; now: Date },
): Promise<void> {
  const numbers = readNumbersOf(report);
  const moved = movedNumbers(numbers, values);
  if (moved.length === 0) return;
  for (const { number, code } of moved) {
    const { communeId } = report;
    await keepCorrection(tx, { communeId, name: nameOf(number), readAs: number.code, code, byPersonId, now });
  }
  const left = numbers.filter((number) => !moved.some((one) => one.number === number));
  await tx
    .update(reports)
    .set({ readFrom: left.length > 0 ? left : null })
    .where(eq(reports.id, report.id));
}

/** Of the ways a name was typed one with accents, always the same one; null when nobody used any. */
export const accented = sql<
  string | null
>`max(${readingCorrections.said}) filter (where ${readingCorrections.said} <> ${readingCorrections.words})`;

const nameOf = ({ words, said }: ReadNumber) => ({ words, said });

/** Not settled yet, those of most people first. */
export async function nameProposals(
  tx: Transaction,
  { communeId, limit }: { communeId: number; limit: number },
): Promise<NameProposal[]> {
  const times = count();
  const people = countDistinct(readingCorrections.byPersonId);
  const lastAt = max(readingCorrections.at);
  const { words, code } = readingCorrections;
  const rows = await tx
    .select({
      words,
      code,
      times,
      people,
      lastAt,
      said: accented,
      readAs: sql<string | null>`mode() within group (order by ${readingCorrections.readAs})`,
    })
    .from(readingCorrections)
    .where(and(eq(readingCorrections.communeId, communeId), isNotNull(words), isNull(readingCorrections.settledAs)))
    .groupBy(words, code)
    .having(or(gt(people, enoughPeople - 1), gt(times, enoughTimes - 1)))
    .orderBy(desc(people), desc(times), desc(lastAt), words)
    .limit(limit);
  return rows.flatMap((row) =>
    row.words && row.lastAt
      ? [{ ...row, words: row.words, said: row.said ?? row.words, readAs: row.readAs ?? undefined, lastAt: row.lastAt }]
      : [],
  );
}
