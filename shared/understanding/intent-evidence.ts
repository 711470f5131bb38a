import { indicators } from "../catalogue/indicators.ts";
import { type Intent, intents, type Role } from "./intent.ts";
import { describeReport, describeWords } from "./intent-facts.ts";
import { type Utterance, utterances } from "./intent-utterances.ts";
import { type Example, type LearnedEvidence, learn, weighFeatures, wordFeatures } from "./learned-evidence.ts";
import { type CompiledCatalogue, compileCatalogue, readReport } from "./read-report.ts";
import { wordsOf } from "./words.ts";

/**
 * What is learned from: words and pairs of words, what they mean and who says them; and what the report reader makes of
 * numbers. Without numbers it would only cost time.
 */
export function featuresOf(text: string, role: Role, catalogue: CompiledCatalogue): Set<string> {
  const report = /\d/.test(text) ? describeReport(readReport(text, catalogue)) : [];
  const facts = [...describeWords(text), ...report].map((fact) => `@${fact}`);
  return new Set([...wordFeatures(wordsOf(text)), ...facts, roleFeature(role)]);
}

const roleFeature = (role: Role) => `@role:${role}`;

export function examplesOf(utterances: readonly Utterance[]): Example[] {
  const catalogue = compileCatalogue(indicators);
  return utterances.map(({ text, role, intent }) => ({ label: intent, features: featuresOf(text, role, catalogue) }));
}

/** The same for every commune, so learned once, at the first message: some 0.5 s for 2,000 utterances. */
let learned: LearnedEvidence | undefined;

export function learnedIntents(): LearnedEvidence {
  learned ??= learn(intents, examplesOf(utterances));
  return learned;
}

/** Nobody else is shown what they ask for, so nobody else means it. */
const staffOnly: readonly Intent[] = ["who_missing", "announcement"];

/**
 * Logarithm of odds against `other` that a message's own words must reach: who says it is no reason. Measured on each hand's
 * utterances by what was learned from the others'; letters typed by chance reach nothing.
 */
const leastOdds = 1;

/** What a message with these features asks for most likely. */
export function likeliestIntent(features: ReadonlySet<string>, role: Role, evidence: LearnedEvidence): Intent {
  const strengths = weighFeatures(evidence, features);
  const possible = intents.filter((intent) => role === "staff" || !staffOnly.includes(intent));
  const at = (intent: Intent) => evidence.labels.indexOf(intent);
  const strengthOf = (intent: Intent) => strengths[at(intent)] ?? 0;
  const best = possible.reduce((best, intent) => (strengthOf(intent) > strengthOf(best) ? intent : best), "other");
  const whoAlone = weighFeatures(evidence, features, (feature) => feature === roleFeature(role));
  const oddsOf = (from: Float64Array) => (from[at(best)] ?? 0) - (from[at("other")] ?? 0);
  return oddsOf(strengths) - oddsOf(whoAlone) >= leastOdds ? best : "other";
}
