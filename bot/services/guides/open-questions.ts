import { and, desc, eq, inArray, isNull, lt, or } from "drizzle-orm";
import { groupAlike } from "../../../shared/understanding/alike-questions.ts";
import type { Transaction } from "../../db/connection.ts";
import { unansweredQuestions } from "../../db/schema/content.ts";

export interface OpenQuestion {
  id: number;
  /** Folded, as it was kept. */
  question: string;
  askedCount: number;
  lastAskedAt: Date;
}

/** Where a list of them goes on. */
export interface QuestionPlace {
  askedCount: number;
  id: number;
}

/** What no guide answered and nobody dealt with yet, the most asked first. */
export async function openQuestions(
  tx: Transaction,
  { communeId, after, count }: { communeId: number; after: QuestionPlace | undefined; count: number },
): Promise<OpenQuestion[]> {
  const { askedCount, id } = unansweredQuestions;
  return tx
    .select({ id, askedCount, question: unansweredQuestions.question, lastAskedAt: unansweredQuestions.lastAskedAt })
    .from(unansweredQuestions)
    .where(
      and(
        eq(unansweredQuestions.communeId, communeId),
        isNull(unansweredQuestions.doneAt),
        after && or(lt(askedCount, after.askedCount), and(eq(askedCount, after.askedCount), lt(id, after.id))),
      ),
    )
    .orderBy(desc(askedCount), desc(id))
    .limit(count);
}

/** Questions for the same, the most asked first. */
export interface QuestionGroup {
  questions: readonly [OpenQuestion, ...OpenQuestion[]];
  askedCount: number;
  lastAskedAt: Date;
}

/** What is asked in several ways together; most asked first by all its ways. */
export function groupQuestions(questions: readonly OpenQuestion[]): QuestionGroup[] {
  const groups = groupAlike(questions).map((alike) => ({
    questions: alike,
    askedCount: alike.reduce((sum, one) => sum + one.askedCount, 0),
    lastAskedAt: new Date(Math.max(...alike.map((one) => one.lastAskedAt.getTime()))),
  }));
  return groups.sort((a, b) => b.askedCount - a.askedCount);
}

/** Off the list; those asked again come back. */
export async function settleQuestions(
  tx: Transaction,
  { communeId, ids, now }: { communeId: number; ids: readonly number[]; now: Date },
): Promise<void> {
  await tx
    .update(unansweredQuestions)
    .set({ doneAt: now })
    .where(and(eq(unansweredQuestions.communeId, communeId), inArray(unansweredQuestions.id, [...ids])));
}
