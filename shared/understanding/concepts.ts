import { isAccented, isSyllable, mayBe, type Word, wordsOf } from "./words.ts";

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
  vocabulary: ReadonlySet<string>;
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
  return { byFirstWords, vocabulary };
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
      if (!isSilenced && (!inside || isProven)) found.push({ meaning, from, to });
    }
    silencedTo = Math.max(silencedTo, silencedHere);
  }
  return found;
}

function isOneSlipApart(typed: string, known: string): boolean {
  if (Math.abs(typed.length - known.length) > 1) return false;
  let start = 0;
  while (start < typed.length && typed[start] === known[start]) start += 1;
  const typedRest = typed.slice(start);
  const knownRest = known.slice(start);
  const swapped = `${typedRest[1] ?? ""}${typedRest[0] ?? ""}${typedRest.slice(2)}`;
  return (
    typedRest.slice(1) === knownRest.slice(1) ||
    typedRest.slice(1) === knownRest ||
    typedRest === knownRest.slice(1) ||
    swapped === knownRest
  );
}

const shortestCorrected = 4;
const mostCorrected = 8;

/** At most eight words a message, so that a long one of nonsense costs no time. Corrects a word that is no Vietnamese syllable to the only known word one slip away: "vnied" → "vneid". */
export function correctSlips(words: readonly Word[], vocabulary: ReadonlySet<string>): Word[] {
  let left = mostCorrected;
  return words.map((word) => {
    const { folded } = word;
    if (left === 0 || folded.length < shortestCorrected || vocabulary.has(folded) || isSyllable(folded)) return word;
    left -= 1;
    const near = [...vocabulary].filter((known) => known.length >= shortestCorrected && isOneSlipApart(folded, known));
    const [only, another] = near;
    return only !== undefined && another === undefined ? { folded: only, spelled: only } : word;
  });
}
