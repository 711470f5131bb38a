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
  /** The whole phrase, where one ends. */
  key: string;
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
  return {
    key: "",
    next: undefined,
    meaning: undefined,
    accented: undefined,
    accentedOnly: undefined,
    merged: undefined,
  };
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
  if (node.key === "") node.key = words.join(" ");
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
  if (node.accented) mergeAccented(node, node.accented);
  else if (node.meaning && !isEmpty(node.meaning)) node.merged = node.meaning;
  for (const child of node.next?.values() ?? []) mergeMeanings(child);
}

function mergeAccented(node: PhraseNode, accented: ReadonlyMap<string, Meaning>): void {
  const merged = noMeaning();
  if (node.meaning) add(merged, node.meaning);
  for (const [written, meaning] of accented) if (!node.accentedOnly?.has(written)) add(merged, meaning);
  node.merged = isEmpty(merged) ? undefined : merged;
  if (!node.meaning) return;
  for (const [written, meaning] of accented) if (!node.accentedOnly?.has(written)) add(meaning, node.meaning);
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
  key: string;
  meaning: Meaning;
}

/** Phrases longer than this many words are not looked for; keeps the search linear in the message's length. */
const LONGEST = 10;

/** The set of phrases that do not overlap and explain the message best (long ones first), by position. */
export function matchPhrases(root: PhraseNode, words: readonly WordLike[]): (Match | undefined)[] {
  const size = words.length;
  const accents = hasAccents(words);
  const best: number[] = new Array(size + 1).fill(0);
  const chosen: (Match | undefined)[] = new Array(size).fill(undefined);
  for (let from = size - 1; from >= 0; from--) {
    let most = best[from + 1] as number;
    const end = Math.min(size, from + LONGEST);
    let node: PhraseNode | undefined = root;
    for (let to = from; to < end; to++) {
      node = node.next?.get((words[to] as WordLike).key);
      if (!node) break;
      const meaning = meaningHere(node, words, from, to, accents);
      if (!meaning) continue;
      const width = to + 1 - from;
      // Twice what a phrase is worth: a name's half more stays whole.
      const score = 2 * width * width + (meaning.codes.length > 0 ? 1 : 0) + (best[to + 1] as number);
      if (score > most) {
        most = score;
        chosen[from] = { from, to: to + 1, key: node.key, meaning };
      }
    }
    best[from] = most;
  }
  dropOverlaps(chosen);
  return chosen;
}

function hasAccents(words: readonly WordLike[]): boolean {
  for (const word of words) if (word.written !== word.key) return true;
  return false;
}

function dropOverlaps(matches: (Match | undefined)[]): void {
  let to = 0;
  for (let at = 0; at < matches.length; at++) {
    if (at < to) matches[at] = undefined;
    else to = matches[at]?.to ?? at + 1;
  }
}

function meaningHere(
  node: PhraseNode,
  words: readonly WordLike[],
  from: number,
  to: number,
  accents: boolean,
): Meaning | undefined {
  // "một buổi sáu chục người": no later session
  if (to > from && words[to]?.written === "sáu" && words[from]?.key !== "thu") return undefined;
  if (!node.accented) return node.meaning;
  // Who writes no accents at all means any of the words; who does, writes "nha" for "nha" and not for "nhà".
  if (!accents) return node.merged;
  let written = "";
  for (let at = from; at <= to; at++) {
    const word = words[at] as WordLike;
    if (word.repaired && from === to) return node.merged;
    written = at === from ? word.written : `${written} ${word.written}`;
  }
  const exact = node.accented.get(written);
  if (exact) return exact;
  for (const form of node.accented.keys()) if (mayMean(form, words, from, to)) return node.merged;
  // "vì" is not "ví", though who writes no accents means it by "vi".
  return from === to && node.meaning && node.meaning.codes.length > 0 ? undefined : node.meaning;
}

/** Every word is written so, or without accents: "mục hai" is not "mức hai". */
function mayMean(form: string, words: readonly WordLike[], from: number, to: number): boolean {
  if (from === to) return (words[from] as WordLike).written === (words[from] as WordLike).key;
  return form.split(" ").every((part, offset) => {
    const word = words[from + offset] as WordLike;
    return word.repaired || word.written === part || word.written === word.key;
  });
}
