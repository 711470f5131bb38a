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
  /** Means again what was named before, when it can. */
  follows: boolean;
  /** Its verb fixes the indicator, whatever is counted ("dán mã QR cho 5 bác"). */
  firm: boolean;
}

export interface PhraseNode {
  next: Map<string, PhraseNode> | undefined;
  /** Holds however the phrase is accented. */
  meaning: Meaning | undefined;
  /** Holds for exactly these accents. */
  accented: Map<string, Meaning> | undefined;
  /** Of `accented`, what unaccented writing does not mean. */
  accentedOnly: Set<string> | undefined;
  /** All the rest, for writers without accents. */
  merged: Meaning | undefined;
}

export function emptyNode(): PhraseNode {
  return { next: undefined, meaning: undefined, accented: undefined, accentedOnly: undefined, merged: undefined };
}

/** Finds or makes the meaning of a phrase, for one way of accenting it when `written` is given. */
export function phraseMeaning(
  root: PhraseNode,
  words: readonly string[],
  written?: string,
  accentedOnly = false,
): Meaning {
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
  if (written === undefined) {
    node.meaning ??= noMeaning();
    return node.meaning;
  }
  node.accented ??= new Map();
  if (accentedOnly) {
    node.accentedOnly ??= new Set();
    node.accentedOnly.add(written);
  }
  let meaning = node.accented.get(written);
  if (!meaning) {
    meaning = noMeaning();
    node.accented.set(written, meaning);
  }
  return meaning;
}

function noMeaning(): Meaning {
  return { codes: [], general: false, unit: undefined, marks: [], follows: false, firm: false };
}

/** Puts the meanings of every phrase together; call once, after the last phrase. */
export function mergeMeanings(node: PhraseNode): void {
  if (node.meaning || node.accented) {
    const merged = noMeaning();
    if (node.meaning) add(merged, node.meaning);
    for (const [written, meaning] of node.accented ?? []) if (!node.accentedOnly?.has(written)) add(merged, meaning);
    node.merged = isEmpty(merged) ? undefined : merged;
    for (const [written, meaning] of node.accented ?? []) {
      if (node.meaning && !node.accentedOnly?.has(written)) add(meaning, node.meaning);
    }
  }
  for (const child of node.next?.values() ?? []) mergeMeanings(child);
}

function isEmpty(meaning: Meaning): boolean {
  return meaning.codes.length === 0 && meaning.marks.length === 0 && meaning.unit === undefined;
}

function add(into: Meaning, meaning: Meaning): void {
  for (const code of meaning.codes) if (!into.codes.includes(code)) into.codes.push(code);
  for (const mark of meaning.marks) if (!into.marks.includes(mark)) into.marks.push(mark);
  into.general ||= meaning.general;
  into.follows ||= meaning.follows;
  into.firm ||= meaning.firm;
  into.unit ??= meaning.unit;
}

export interface WordLike {
  key: string;
  written: string;
  repaired: boolean;
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
  const accents = words.some((word) => word.written !== word.key);
  const best = new Float64Array(size + 1);
  const chosen: (Match | undefined)[] = new Array(size);
  for (let from = size - 1; from >= 0; from--) {
    best[from] = best[from + 1] ?? 0;
    let node: PhraseNode | undefined = root;
    for (let to = from; node && to < size && to < from + LONGEST; to++) {
      const word: WordLike | undefined = words[to];
      if (!word) break;
      node = node.next?.get(word.key);
      const meaning = node ? meaningHere(node, words, from, to, accents) : undefined;
      if (!meaning) continue;
      const width = to + 1 - from;
      const score = width * width + (meaning.codes.length > 0 ? 0.5 : 0) + (best[to + 1] ?? 0);
      if (score > (best[from] ?? 0)) {
        best[from] = score;
        chosen[from] = { from, to: to + 1, meaning };
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

function meaningHere(
  node: PhraseNode,
  words: readonly WordLike[],
  from: number,
  to: number,
  accents: boolean,
): Meaning | undefined {
  if (!node.accented) return node.meaning;
  let written = "";
  let plain = false;
  let repaired = false;
  for (let at = from; at <= to; at++) {
    const word = words[at] as WordLike;
    written = at === from ? word.written : `${written} ${word.written}`;
    plain ||= word.written === word.key;
    repaired ||= word.repaired;
  }
  // Who writes no accents at all means any of the words; who does, writes "nha" for "nha" and not for "nhà".
  if (!accents || repaired) return node.merged;
  return node.accented.get(written) ?? (plain ? node.merged : node.meaning);
}
