import { learnedGuides } from "../../shared/understanding/guide-evidence.ts";
import { learnedIntents } from "../../shared/understanding/intent-evidence.ts";
import { writeLearned } from "../services/learned/learned-file.ts";

// The last step of the build.
writeLearned("intents", learnedIntents());
writeLearned("guides", learnedGuides());
