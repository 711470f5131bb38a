import type { Intent, Role } from "./intent.ts";
import { featuresOf, learnedIntents, likeliestIntent } from "./intent-evidence.ts";
import { type CompiledCatalogue, type Reading, readReport } from "./read-report.ts";

/** What somebody wants, with the reading it was judged by, so that nobody has to read the text twice. */
export interface IntentReading {
  intent: Intent;
  report: Reading;
}

/** Tells what a message asks for. Never throws; what cannot be told is `other`. About 0.2 ms; the first call learns for some 0.5 s. */
export function readIntent(text: string, role: Role, { catalogue }: { catalogue: CompiledCatalogue }): IntentReading {
  const report = readReport(text, catalogue);
  const features = featuresOf({ text, role, report });
  return { intent: likeliestIntent(features, role, learnedIntents()), report };
}
