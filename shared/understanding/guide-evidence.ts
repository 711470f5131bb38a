import { guides as shippedGuides } from "../catalogue/guides.ts";
import { type CompiledLexicon, compileLexicon, findMeanings } from "./concepts.ts";
import { guideLexicon } from "./guide-lexicon.ts";
import { guideQuestions } from "./guide-questions.ts";
import { type LearnedEvidence, learn, weighFeatures, wordFeatures } from "./learned-evidence.ts";
import { type Word, wordsOf } from "./words.ts";

const none = "none";

export const compiledGuideLexicon: CompiledLexicon = compileLexicon(guideLexicon);

export function guideMeanings(words: readonly Word[]): Set<string> {
  return new Set(findMeanings(words, compiledGuideLexicon).map((finding) => finding.meaning));
}

/** What is learned from: words, pairs of words and the meanings of the lexicon. */
function featuresOf(words: readonly Word[], meanings: ReadonlySet<string>): Set<string> {
  return new Set([...wordFeatures(words), ...[...meanings].map((meaning) => `@${meaning}`)]);
}

function learnQuestions(): LearnedEvidence {
  const asked = Object.entries(guideQuestions).flatMap(([label, questions]) =>
    questions.map((question) => ({ label, words: wordsOf(question) })),
  );
  const aliased = shippedGuides.flatMap(({ slug, aliases }) =>
    aliases.map((name) => ({ label: slug, words: wordsOf(name) })),
  );
  return learn(
    Object.keys(guideQuestions),
    [...asked, ...aliased].map(({ label, words }) => ({ label, features: featuresOf(words, guideMeanings(words)) })),
  );
}

/** The same for every commune, so learned once, at the first question: about 0.3 s. */
let learned: LearnedEvidence | undefined;

/**
 * By guide we ship: what questions like this one were about, against their being none of our business, as logarithm of odds.
 * Nothing is learned about a commune's own guides: they must be named.
 */
export function weighQuestion(words: readonly Word[], meanings: ReadonlySet<string>): ReadonlyMap<string, number> {
  learned ??= learnQuestions();
  const evidence = weighFeatures(learned, featuresOf(words, meanings));
  const against = evidence[learned.labels.indexOf(none)] ?? 0;
  return new Map(learned.labels.map((label, at) => [label, (evidence[at] ?? 0) - against]));
}
