import { hands } from "../../../shared/understanding/hands.ts";
import { type Intent, intents } from "../../../shared/understanding/intent.ts";
import { examplesOf, likeliestIntent } from "../../../shared/understanding/intent-evidence.ts";
import { type Utterance, utterances } from "../../../shared/understanding/intent-utterances.ts";
import { learn } from "../../../shared/understanding/learned-evidence.ts";

export interface ReadUtterance extends Utterance {
  read: Intent;
}

/** Every utterance of every hand, read by what was learned from all other hands only. About 2 s. */
export function readUnseen(): ReadUtterance[] {
  const rows = examplesOf(utterances).map((example, at) => ({ example, said: utterances[at] as Utterance }));
  return hands.flatMap((hand) => {
    const its = rows.filter((row) => row.said.hand === hand);
    if (its.length === 0) return [];
    const texts = new Set(its.map((row) => row.said.text));
    const others = rows.filter((row) => !texts.has(row.said.text));
    const evidence = learn(
      intents,
      others.map(({ example }) => example),
    );
    return its.map(({ said, example }) => ({ ...said, read: likeliestIntent(example.features, said.role, evidence) }));
  });
}

/** Of 1. */
export function shareRight(rows: readonly Pick<ReadUtterance, "intent" | "read">[]): number {
  return rows.filter(({ intent, read }) => intent === read).length / rows.length;
}
