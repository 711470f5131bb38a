import { sql } from "drizzle-orm";
import { fold } from "../../../shared/understanding/fold.ts";
import type { Transaction } from "../../db/connection.ts";
import { unansweredQuestions } from "../../db/schema/content.ts";

const LONGEST = 200;

/**
 * Keeps a question no guide answered, without who asked: folded, every number of four digits and more cut out (phone
 * and ID numbers), counted when asked again. Asked once more after it was done, it is open again.
 */
export async function keepUnansweredQuestion(
  tx: Transaction,
  { communeId, text, now }: { communeId: number; text: string; now: Date },
): Promise<void> {
  const question = toKeep(text);
  if (question === "") return;
  await tx
    .insert(unansweredQuestions)
    .values({ communeId, question, firstAskedAt: now, lastAskedAt: now })
    .onConflictDoUpdate({
      target: [unansweredQuestions.communeId, unansweredQuestions.question],
      set: { askedCount: sql`${unansweredQuestions.askedCount} + 1`, lastAskedAt: now, doneAt: null },
    });
}

function toKeep(text: string): string {
  return fold(text)
    .replace(/\d(?:[\s.-]?\d){3,}/g, "…")
    .replace(/[^\p{L}\p{N}…]+/gu, " ")
    .trim()
    .slice(0, LONGEST)
    .trim();
}
