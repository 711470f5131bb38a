import { describeReadings, describeWords } from "./intent-facts.ts";
import { intentSignals } from "./intent-signals.ts";
import { intentUtterances } from "./intent-utterances.ts";
import { type LearnedEvidence, learn, weighFeatures, wordFeatures } from "./learned-evidence.ts";
import { type CompiledCatalogue, type Reading, readReport } from "./read-report.ts";
import { type GuideIndex, type GuideMatch, searchGuides } from "./search-guides.ts";
import { compileSignals, strengthOf } from "./signals.ts";
import { wordsOf } from "./words.ts";

export const intents = [
  "report",
  "edit_report",
  "cancel",
  "register",
  "guide",
  "ask_support",
  "my_stats",
  "who_missing",
  "announcement",
  "help",
  "stop",
  "feedback_thanks",
  "other",
] as const;

export type Intent = (typeof intents)[number];

export const roles = ["member", "staff", "resident"] as const;

export type Role = (typeof roles)[number];

export interface IntentSources {
  catalogue: CompiledCatalogue;
  guides: GuideIndex;
}

/** What somebody wants, with the readings it was judged by, so that nobody has to read the text twice. */
export interface IntentReading {
  intent: Intent;
  report: Reading;
  guides: GuideMatch;
}

const signals = intents.map((intent) => ({ intent, lines: compileSignals(intentSignals[intent]) }));
const enough = 3;
/** Learned evidence is a logarithm of odds; it counts this many times, within these bounds, beside written signals. */
const learnedShare = 2;
const learnedMost = 3;

function featuresOf(text: string, facts: ReadonlySet<string>): Set<string> {
  return new Set([...wordFeatures(wordsOf(text)), ...[...facts].map((fact) => `@${fact}`)]);
}

function learnUtterances(): LearnedEvidence {
  const examples = intents.flatMap((label) =>
    roles.flatMap((role) =>
      intentUtterances[label][role].map((text) => ({ label, features: featuresOf(text, describeWords(text, role)) })),
    ),
  );
  return learn(intents, examples);
}

let learned: LearnedEvidence | undefined;

/** How much more the words speak for each intent than for `other`, in the order of `intents`. */
function weighWords(text: string, facts: ReadonlySet<string>): number[] {
  learned ??= learnUtterances();
  const evidence = [...weighFeatures(learned, featuresOf(text, facts))];
  const other = evidence.at(-1) ?? 0;
  return evidence.map((strength) => learnedShare * Math.min(Math.max(strength - other, -learnedMost), learnedMost));
}

/** Tells what a message asks for. Never throws; what cannot be told is `other`. About 0.3 ms; the first call learns for some 100 ms. */
export function readIntent(text: string, role: Role, sources: IntentSources): IntentReading {
  const report = readReport(text, sources.catalogue);
  const guides = searchGuides(sources.guides, text);
  const words = describeWords(text, role);
  const facts = new Set([...words, ...describeReadings(text, report, guides)]);
  const byWords = weighWords(text, words);
  let best: Intent = "other";
  let strongest = enough;
  for (const [index, { intent, lines }] of signals.entries()) {
    const strength = strengthOf(lines, facts) + (byWords[index] ?? 0);
    if (strength < strongest) continue;
    best = intent;
    strongest = strength;
  }
  return { intent: best, report, guides };
}
