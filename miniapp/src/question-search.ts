import type { UnansweredGroup } from "../../shared/api/content.ts";

/** How the page where a guide is written is told which questions it is to answer. */
export function questionSearch({ ids, questions }: Pick<UnansweredGroup, "ids" | "questions">): string {
  return new URLSearchParams([
    ...questions.map((question) => ["hoi", question]),
    ...ids.map((id) => ["cau", String(id)]),
  ]).toString();
}

export interface AskedOfGuide {
  questions: string[];
  /** Of the questions that wait, to be taken off the list. */
  ids: number[];
}

/** Reads what `questionSearch` wrote. */
export function questionsIn(search: URLSearchParams): AskedOfGuide {
  return { questions: search.getAll("hoi"), ids: search.getAll("cau").map(Number).filter(Number.isSafeInteger) };
}
