import { guides } from "../../../shared/catalogue/guides.ts";
import { learnGuides } from "../../../shared/understanding/guide-evidence.ts";
import { type AskedQuestion, askedQuestions } from "../../../shared/understanding/guide-questions.ts";
import { hands } from "../../../shared/understanding/hands.ts";
import { buildGuideIndex, type GuideMatch, searchGuides } from "../../../shared/understanding/search-guides.ts";

export interface FoundQuestion extends AskedQuestion, Pick<GuideMatch, "confident"> {
  found: readonly string[];
}

/** Every question of every hand, answered by a search that learned from all other hands only. About 2 s. */
export function answerUnseen(): FoundQuestion[] {
  return hands.flatMap((hand) => {
    const asked = askedQuestions.filter((question) => question.hand === hand);
    if (asked.length === 0) return [];
    const texts = new Set(asked.map(({ text }) => text));
    const evidence = learnGuides(
      askedQuestions.filter((question) => question.hand !== hand && !texts.has(question.text)),
    );
    const index = buildGuideIndex(guides, () => evidence);
    return asked.map((question) => {
      const { slugs: found, confident } = searchGuides(index, question.text);
      return { ...question, found, confident };
    });
  });
}

/** Shares of 1; those that no question decides are 1 or 0, as is best. */
export interface GuideShares {
  first: number;
  amongThree: number;
  answerableRefused: number;
  othersRefused: number;
}

export function sharesOf(rows: readonly Pick<FoundQuestion, "slugs" | "found">[]): GuideShares {
  const answerable = rows.filter(({ slugs }) => slugs.length > 0);
  const others = rows.filter(({ slugs }) => slugs.length === 0);
  const share = (part: readonly unknown[], whole: readonly unknown[], ofNone: number) =>
    whole.length === 0 ? ofNone : part.length / whole.length;
  const right = answerable.filter(({ slugs, found }) => slugs.includes(found[0] ?? ""));
  const near = answerable.filter(({ slugs, found }) => found.some((slug) => slugs.includes(slug)));
  const refused = (rows: typeof answerable) => rows.filter(({ found }) => found.length === 0);
  return {
    first: share(right, answerable, 1),
    amongThree: share(near, answerable, 1),
    answerableRefused: share(refused(answerable), answerable, 0),
    othersRefused: share(refused(others), others, 1),
  };
}
