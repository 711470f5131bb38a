import { guides as shippedGuides } from "../catalogue/guides.ts";
import { type CompiledLexicon, compileLexicon, correctSlips, findMeanings } from "./concepts.ts";
import { guideLexicon } from "./guide-lexicon.ts";
import { type AskedQuestion, askedQuestions } from "./guide-questions.ts";
import { type LearnedEvidence, learn, meaningFeatures, weighFeatures, wordFeatures } from "./learned-evidence.ts";
import { type Word, wordsOf } from "./words.ts";

const none = "none";
const topics = shippedGuides.map(({ slug }) => slug);

export const compiledGuideLexicon: CompiledLexicon = compileLexicon(guideLexicon);

/** What is learned from: words, pairs of words, meanings of the lexicon and pairs of meanings. */
function featuresOf(words: readonly Word[]): Set<string> {
  const meanings = findMeanings(words, compiledGuideLexicon).map(({ meaning }) => meaning);
  return new Set([...wordFeatures(words), ...meaningFeatures(meanings)]);
}

/** Learns from questions, and from the titles and aliases of the guides we ship; about 0.2 s for 2,500 questions. */
export function learnGuides(questions: readonly Pick<AskedQuestion, "text" | "slugs">[]): LearnedEvidence {
  const named = shippedGuides.flatMap(({ slug, title, aliases }) =>
    [title, ...aliases].map((text) => ({ text, slugs: [slug] })),
  );
  return learn(
    [...topics, none],
    [...questions, ...named].map(({ text, slugs }) => ({
      label: slugs[0] ?? none,
      features: featuresOf(correctSlips(wordsOf(text), [compiledGuideLexicon.slips])),
    })),
  );
}

/** The same for every commune, so learned once, at the first question. */
let learned: LearnedEvidence | undefined;

export function learnedGuides(): LearnedEvidence {
  learned ??= learnGuides(askedQuestions);
  return learned;
}

/**
 * By guide we ship: what questions like this one were about, against their being none of our business, as logarithm of odds.
 * Nothing is learned about a commune's own guides: they must be named.
 */
export function weighQuestion(words: readonly Word[], evidence: LearnedEvidence): ReadonlyMap<string, number> {
  const strengths = weighFeatures(evidence, featuresOf(words));
  const against = strengths[evidence.labels.indexOf(none)] ?? 0;
  return new Map(topics.map((topic, at) => [topic, (strengths[at] ?? 0) - against]));
}
