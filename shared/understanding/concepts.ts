import { nearMisses, type Slips } from "./slips.ts";
import { isSyllable, undoTelex } from "./syllables.ts";
import { isAccented, mayBe, type Word, wordsOf } from "./words.ts";

/**
 * A lexicon: what is meant → the ways to say it, accented, separated by commas. A way marked `*` is too easily
 * another word when accents are missing, and counts only in a message typed with accents.
 */
export type Lexicon = Readonly<Record<string, string>>;

interface Phrase {
  meaning: string;
  words: readonly Word[];
  needsAccents: boolean;
}

/** A lexicon made fast: phrases by their first word or two, and the words that a slip may be corrected to. */
export interface CompiledLexicon {
  /** Keys: "giay" for phrases of one word, "giay phep" for all longer ones that begin so. */
  byFirstWords: ReadonlyMap<string, readonly Phrase[]>;
  slips: Slips;
}

export interface Finding {
  meaning: string;
  /** Index of its first word, and of the word after its last. */
  from: number;
  to: number;
}

export function compileLexicon(lexicon: Lexicon): CompiledLexicon {
  const byFirstWords = new Map<string, Phrase[]>();
  const vocabulary = new Set<string>();
  for (const [meaning, phrases] of Object.entries(lexicon)) {
    for (const text of phrases.split(",")) {
      const words = wordsOf(text);
      const first = words[0];
      if (!first) continue;
      for (const word of words) vocabulary.add(word.folded);
      const key = firstWords(first, words[1]);
      const sharing = byFirstWords.get(key);
      const phrase = { meaning, words, needsAccents: text.includes("*") };
      if (sharing) sharing.push(phrase);
      else byFirstWords.set(key, [phrase]);
    }
  }
  return { byFirstWords, slips: { vocabulary, words: undefined } };
}

function firstWords(first: Word, second: Word | undefined): string {
  return second ? `${first.folded} ${second.folded}` : first.folded;
}

/** Those that may begin here, of one word first. */
function phrasesAt(words: readonly Word[], at: number, { byFirstWords }: CompiledLexicon): readonly Phrase[] {
  const first = words[at] as Word;
  const second = words[at + 1];
  const ofOne = byFirstWords.get(first.folded);
  const ofMore = second && byFirstWords.get(firstWords(first, second));
  return ofOne && ofMore ? [...ofOne, ...ofMore] : (ofOne ?? ofMore ?? []);
}

/** One wrong accent is forgiven from three words on: the other words vouch for the phrase. */
function startsAt(words: readonly Word[], at: number, phrase: Phrase): boolean {
  const size = phrase.words.length;
  if (at + size > words.length) return false;
  for (let offset = 1; offset < size; offset += 1)
    if ((words[at + offset] as Word).folded !== (phrase.words[offset] as Word).folded) return false;
  let forgiven = size < 3 ? 0 : 1;
  for (let offset = 0; offset < size; offset += 1) {
    if (mayBe(words[at + offset] as Word, phrase.words[offset] as Word)) continue;
    forgiven -= 1;
    if (forgiven < 0) return false;
  }
  return true;
}

/** In an accented message "vi" is not "ví", and "vay" is what it says. */
function isMeant(words: readonly Word[], at: number, phrase: Phrase, accented: boolean): boolean {
  if (!accented) return !phrase.needsAccents;
  return phrase.words.length > 1 || words[at]?.spelled === phrase.words[0]?.spelled;
}

/** What this means is nothing: it only keeps the words inside it from meaning something. */
const noMeaning = "nothing";

/**
 * Everything of the lexicon that the words say. A word inside a longer finding counts by itself only when its accents
 * prove it, or it is more than one word: "mat" in "mat khau" is not "mất".
 */
export function findMeanings(words: readonly Word[], lexicon: CompiledLexicon): Finding[] {
  const accented = isAccented(words);
  const found: Finding[] = [];
  let longest = { from: 0, to: 0 };
  let silencedTo = 0;
  for (let from = 0; from < words.length; from += 1) {
    const phrases = phrasesAt(words, from, lexicon);
    if (phrases.length === 0) continue;
    const here: Phrase[] = [];
    let farthest = from;
    let silencedHere = 0;
    for (const phrase of phrases) {
      if (!isMeant(words, from, phrase, accented) || !startsAt(words, from, phrase)) continue;
      here.push(phrase);
      const to = from + phrase.words.length;
      farthest = Math.max(farthest, to);
      if (phrase.meaning === noMeaning) silencedHere = Math.max(silencedHere, to);
    }
    if (farthest > longest.to) longest = { from, to: farthest };
    for (const { meaning, words: listed } of here) {
      const to = from + listed.length;
      const inside = to < longest.to || (to === longest.to && from > longest.from);
      const isSilenced = to <= silencedTo || to < silencedHere;
      const isProven = accented || listed.length > 1;
      if (meaning !== noMeaning && !isSilenced && (!inside || isProven)) found.push({ meaning, from, to });
    }
    silencedTo = Math.max(silencedTo, silencedHere);
  }
  return found;
}

const shortestCorrected = 4;
const mostCorrected = 8;

/**
 * Corrects words that are no Vietnamese syllables: TELEX typed with the keyboard switched off ("khaaur" → "khau"), words
 * run together ("quenmatkhau" → "quen mat khau"), and one slip away from the only known word ("vnied" → "vneid"). At most
 * eight words a message, so that a long one of nonsense costs no time.
 */
export function correctSlips(words: readonly Word[], known: readonly Slips[]): Word[] {
  let left = mostCorrected;
  return words.flatMap((word) => {
    const { folded } = word;
    const isKnown = folded.length < shortestCorrected || isSyllable(folded) || isIn(known, folded);
    if (isKnown || left === 0) return word;
    left -= 1;
    const typed = undoTelex(folded);
    const meant = typed === undefined ? (unglue(folded, known) ?? mend(folded, known)) : [typed];
    return meant ? meant.map((part) => ({ folded: part, spelled: part })) : word;
  });
}

function isIn(known: readonly Slips[], folded: string): boolean {
  return known.some(({ vocabulary }) => vocabulary.has(folded));
}

function mend(folded: string, known: readonly Slips[]): string[] | undefined {
  const near = [...new Set(known.flatMap((slips) => nearMisses(folded, slips)))];
  return near.length === 1 ? near : undefined;
}

const longestGlued = 24;

function unglue(folded: string, known: readonly Slips[]): string[] | undefined {
  if (folded.length > longestGlued) return undefined;
  for (let cut = Math.min(folded.length - 2, 7); cut >= 2; cut -= 1) {
    const first = folded.slice(0, cut);
    if (!isSyllable(first) || !isIn(known, first)) continue;
    const rest = folded.slice(cut);
    if (isIn(known, rest)) return [first, rest];
    const others = unglue(rest, known);
    if (others) return [first, ...others];
  }
  return undefined;
}
