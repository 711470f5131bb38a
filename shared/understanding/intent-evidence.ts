import { indicators } from "../catalogue/indicators.ts";
import { type Intent, intents, type Role } from "./intent.ts";
import { describeReport, describeWords } from "./intent-facts.ts";
import { listUtterances, type Utterance, utterancesByHand } from "./intent-utterances.ts";
import { type Example, type LearnedEvidence, learn, weighFeatures, wordFeatures } from "./learned-evidence.ts";
import { compileCatalogue, type Reading, readReport } from "./read-report.ts";
import { wordsOf } from "./words.ts";

/** A message with all it is judged by. */
interface ReadUtterance {
  text: string;
  role: Role;
  report: Reading;
}

/** What is learned from: words and pairs of words, what they mean and who says them, and what the report reader makes of them. */
export function featuresOf({ text, role, report }: ReadUtterance): Set<string> {
  const facts = [...describeWords(text, role), ...describeReport(text, report)];
  return new Set([...wordFeatures(wordsOf(text)), ...facts.map((fact) => `@${fact}`)]);
}

/** Some 0.2 ms an utterance: each is read as a message is. */
export function examplesOf(utterances: readonly Utterance[]): Example[] {
  const catalogue = compileCatalogue(indicators);
  return utterances.map(({ text, role, intent }) => ({
    label: intent,
    features: featuresOf({ text, role, report: readReport(text, catalogue) }),
  }));
}

/** The same for every commune, so learned once, at the first message. */
let learned: LearnedEvidence | undefined;

export function learnedIntents(): LearnedEvidence {
  learned ??= learn(intents, examplesOf(Object.values(utterancesByHand).flatMap(listUtterances)));
  return learned;
}

/** Nobody else is shown what they ask for, so nobody else means it. */
const staffOnly: readonly Intent[] = ["who_missing", "announcement"];

/** What a message with these features asks for most likely. */
export function likeliestIntent(features: ReadonlySet<string>, role: Role, evidence: LearnedEvidence): Intent {
  const strengths = weighFeatures(evidence, features);
  const possible = intents.filter((intent) => role === "staff" || !staffOnly.includes(intent));
  const strengthOf = (intent: Intent) => strengths[evidence.labels.indexOf(intent)] ?? 0;
  return possible.reduce((best, intent) => (strengthOf(intent) > strengthOf(best) ? intent : best), "other");
}
