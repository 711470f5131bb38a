import { learnedGuides } from "../../../shared/understanding/guide-evidence.ts";
import { learnedIntents } from "../../../shared/understanding/intent-evidence.ts";
import type { LearnedEvidence } from "../../../shared/understanding/learned-evidence.ts";
import { readLearned } from "./learned-file.ts";

let intents: LearnedEvidence | undefined;
let guides: LearnedEvidence | undefined;

/** What messages ask for: as the build learned it, else learned now, which takes half a second. */
export function intentEvidence(): LearnedEvidence {
  intents ??= readLearned("intents") ?? learnedIntents();
  return intents;
}

/** What questions are about: as the build learned it, else learned now, which takes a third of a second. */
export function guideEvidence(): LearnedEvidence {
  guides ??= readLearned("guides") ?? learnedGuides();
  return guides;
}
