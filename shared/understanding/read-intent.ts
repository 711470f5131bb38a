import { intentFacts } from "./intent-facts.ts";
import { intentSignals } from "./intent-signals.ts";
import { type CompiledCatalogue, type Reading, readReport } from "./read-report.ts";
import { type GuideIndex, type GuideMatch, searchGuides } from "./search-guides.ts";
import { compileSignals, strengthOf } from "./signals.ts";

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

const signals = intents.map((intent) => ({ intent, signals: compileSignals(intentSignals[intent]) }));
const enough = 3;

/** How strongly each intent is asked for, strongest first; those that are not asked for at all are left out. */
export function weighIntents(facts: ReadonlySet<string>): { intent: Intent; strength: number }[] {
  return signals
    .map(({ intent, signals: lines }) => ({ intent, strength: strengthOf(lines, facts) }))
    .filter(({ strength }) => strength >= enough)
    .sort((a, b) => b.strength - a.strength);
}

/** Tells what a message asks for. Never throws; what cannot be told is `other`. About 0.1 ms. */
export function readIntent(text: string, role: Role, sources: IntentSources): IntentReading {
  const report = readReport(text, sources.catalogue);
  const guides = searchGuides(sources.guides, text);
  const [strongest] = weighIntents(intentFacts(text, role, report, guides));
  return { intent: strongest?.intent ?? "other", report, guides };
}
