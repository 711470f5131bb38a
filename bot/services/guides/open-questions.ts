import { and, desc, eq, isNull, lt, or } from "drizzle-orm";
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

/** Off the list; asked again, it comes back. */
export async function settleQuestion(
  tx: Transaction,
  { communeId, questionId, now }: { communeId: number; questionId: number; now: Date },
): Promise<void> {
  await tx
    .update(unansweredQuestions)
    .set({ doneAt: now })
    .where(and(eq(unansweredQuestions.communeId, communeId), eq(unansweredQuestions.id, questionId)));
}
