import { readFileSync } from "node:fs";
import type { Intent, Role } from "../../../shared/understanding/intent.ts";

export interface LabelledQuestion {
  id: string;
  text: string;
  /** Acceptable guides, best first; empty when none answers. */
  slugs: string[];
}

export interface LabelledUtterance {
  id: string;
  text: string;
  role: Role;
  intent: Intent;
}

function readLines<Row>(name: string): Row[] {
  const lines = readFileSync(new URL(`data/${name}.jsonl`, import.meta.url), "utf8")
    .trim()
    .split("\n");
  return lines.map((line) => JSON.parse(line) as Row);
}

export const labelledQuestions = (name: string) => readLines<LabelledQuestion>(name);
export const labelledUtterances = (name: string) => readLines<LabelledUtterance>(name);
