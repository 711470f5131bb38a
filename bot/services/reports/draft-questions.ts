import { z } from "zod";

/** One meaning a person may choose. Without a value the number is still asked; without a code, what was counted. */
const Choice = z.object({
  title: z.string(),
  code: z.string().optional(),
  value: z.number().int().nonnegative().optional(),
});

const FigureQuestion = z.object({
  /** What is asked, as the person reads it. */
  text: z.string(),
  /** The indicators it may be about; one when only the number is in doubt. */
  codes: z.array(z.string()),
  choices: z.array(Choice),
  /** How the number was named, where no indicator is named so (`nameNear`). */
  named: z.string().optional(),
  /** The same as it was typed. */
  said: z.string().optional(),
});

/** What stands between a draft and its confirmation. Kept with the draft, so that it outlives restarts and other topics. */
const DraftQuestions = z.object({
  /** The person is in several teams and did not say which: the draft's team is provisional until one is chosen. */
  teamIds: z.array(z.number().int()).default([]),
  /** Asked one at a time, first one first. */
  figures: z.array(FigureQuestion).default([]),
  /** Codes whose number was "about" or "more than": marked in the read-back. */
  approximate: z.array(z.string()).default([]),
  /** The person was told once, after another topic, that the draft still waits. */
  isReminded: z.boolean().default(false),
});

export type DraftQuestions = z.infer<typeof DraftQuestions>;
export type FigureQuestion = z.infer<typeof FigureQuestion>;

export const nothingOpen: DraftQuestions = { teamIds: [], figures: [], approximate: [], isReminded: false };

/** The draft's open questions; none for a report that never had any. */
export function questionsOf(report: { pending: unknown }): DraftQuestions {
  return report.pending === null ? nothingOpen : DraftQuestions.parse(report.pending);
}

/** Approximate figures do not block: "Đúng" makes them exact. */
export function isReady(questions: DraftQuestions): boolean {
  return questions.teamIds.length === 0 && questions.figures.length === 0;
}
