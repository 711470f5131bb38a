import type { Mark } from "./lexicon/marks.ts";
import type { UnitClass } from "./lexicon/units.ts";

/** What a phrase can mean; one phrase may mean several things, and its neighbours decide. */
export interface Meaning {
  /** Indicators it names; more than one when the phrase alone does not tell. */
  codes: string[];
  /** Gives way to a more particular mention in the same clause. */
  general: boolean;
  unit: UnitClass | undefined;
  marks: Mark[];
}

export interface PhraseNode {
  next: Map<string, PhraseNode> | undefined;
  meaning: Meaning | undefined;
  /** How the last word must be accented, when the writer accents it. */
  written: string | undefined;
}

export function emptyNode(): PhraseNode {
  return { next: undefined, meaning: undefined, written: undefined };
}

/** Finds or makes the place of a phrase. */
export function phraseMeaning(root: PhraseNode, words: readonly string[], written?: string): Meaning {
  let node = root;
  for (const word of words) {
    node.next ??= new Map();
    let child = node.next.get(word);
    if (!child) {
      child = emptyNode();
      node.next.set(word, child);
    }
    node = child;
  }
  node.meaning ??= { codes: [], general: false, unit: undefined, marks: [] };
  if (written) node.written = written;
  return node.meaning;
}

export interface WordLike {
  key: string;
  written: string;
}

export interface Match {
  from: number;
  to: number;
  meaning: Meaning;
}

/** Phrases longer than this many words are not looked for; keeps the search linear in the message's length. */
const LONGEST = 10;

/** The set of phrases that do not overlap and explain the message best (long ones first), by position. */
export function matchPhrases(root: PhraseNode, words: readonly WordLike[]): (Match | undefined)[] {
  const size = words.length;
  const best = new Float64Array(size + 1);
  const chosen: (Match | undefined)[] = new Array(size);
  for (let from = size - 1; from >= 0; from--) {
    best[from] = best[from + 1] ?? 0;
    let node: PhraseNode | undefined = root;
    for (let to = from; node && to < size && to < from + LONGEST; to++) {
      const word: WordLike | undefined = words[to];
      if (!word) break;
      node = node.next?.get(word.key);
      if (!node?.meaning || !accentFits(node, word)) continue;
      const width = to + 1 - from;
      const score = width * width + (node.meaning.codes.length > 0 ? 0.5 : 0) + (best[to + 1] ?? 0);
      if (score > (best[from] ?? 0)) {
        best[from] = score;
        chosen[from] = { from, to: to + 1, meaning: node.meaning };
      }
    }
  }
  const result: (Match | undefined)[] = new Array(size);
  for (let at = 0; at < size; ) {
    const match = chosen[at];
    if (match) result[at] = match;
    at = match ? match.to : at + 1;
  }
  return result;
}

function accentFits(node: PhraseNode, word: WordLike): boolean {
  return node.written === undefined || word.written === word.key || word.written === node.written;
}
