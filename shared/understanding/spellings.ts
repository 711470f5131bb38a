import { soundOf } from "./syllables.ts";

/** How the words of known phrases go together, for mending what is glued or misspelt. */
export interface Spellings {
  /** "dichvucong" → its words. */
  glued: Map<string, readonly string[]>;
  /** Neighbouring words of phrases: first → second. */
  pairs: Map<string, Set<string>>;
  /** The same by how they sound, with the right spelling. */
  soundPairs: Map<string, Map<string, readonly [string, string]>>;
}

export function emptySpellings(): Spellings {
  return { glued: new Map(), pairs: new Map(), soundPairs: new Map() };
}

export function learnSpelling({ glued, pairs, soundPairs }: Spellings, words: readonly string[]): void {
  if (words.length < 2 || words.some((word) => !/^[a-z]+$/.test(word))) return;
  const joined = words.join("");
  if (joined.length >= 4 && joined.length <= 24) glued.set(joined, words);
  for (let at = 1; at < words.length; at++) {
    const [first, second] = [words[at - 1] ?? "", words[at] ?? ""];
    pairs.set(first, (pairs.get(first) ?? new Set()).add(second));
    const alike = soundPairs.get(soundOf(first)) ?? new Map<string, readonly [string, string]>();
    if (!alike.has(soundOf(second))) alike.set(soundOf(second), [first, second]);
    soundPairs.set(soundOf(first), alike);
  }
}

/** A word with one letter left out → the words it may be. */
export function slipsOf(vocabulary: ReadonlySet<string>): Map<string, string[]> {
  const slips = new Map<string, string[]>();
  for (const word of vocabulary) {
    if (word.length < 4 || word.length > 12) continue;
    for (let at = 0; at <= word.length; at++) {
      const short = at === word.length ? word : word.slice(0, at) + word.slice(at + 1);
      const words = slips.get(short);
      if (!words) slips.set(short, [word]);
      else if (!words.includes(word)) words.push(word);
    }
  }
  return slips;
}
