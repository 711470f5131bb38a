import type { Slips } from "./slips.ts";
import { soundOf } from "./syllables.ts";

/** How the words of known phrases are written and go together, for mending what is glued or misspelt. */
export interface Spellings {
  /** Every word that occurs in a phrase. */
  vocabulary: Set<string>;
  /** "dichvucong" → its words. */
  glued: Map<string, readonly string[]>;
  /** Neighbouring words of phrases: first → second. */
  pairs: Map<string, Set<string>>;
  /** Neighbours of other phrases, which are not to be mended into one of those. */
  settled: Map<string, Set<string>>;
  /** As `pairs`, by how they sound, with the right spelling. */
  soundPairs: Map<string, Map<string, readonly [string, string]>>;
  slips: Slips;
  /** What was found out about the words of messages; emptied when full, so that memory stays flat. */
  known: Map<string, WordFacts>;
}

/** What can be said about a word whatever stands around it. */
export interface WordFacts {
  /** The words it stands for; undefined when it stays as it is or only its neighbours can tell. */
  stands: readonly string[] | undefined;
  /** Words one slip away that it may be, if it cannot be a word itself. */
  mayBe: readonly string[];
  /** Words of one letter more. */
  longer: readonly string[];
  followers: ReadonlySet<string> | undefined;
  sound: string;
  soundFollowers: ReadonlyMap<string, readonly [string, string]> | undefined;
}

export function emptySpellings(): Spellings {
  const vocabulary = new Set<string>();
  const slips = { vocabulary, words: undefined };
  return {
    vocabulary,
    glued: new Map(),
    pairs: new Map(),
    settled: new Map(),
    soundPairs: new Map(),
    slips,
    known: new Map(),
  };
}

export function learnSpelling({ glued, pairs, soundPairs }: Spellings, words: readonly string[]): void {
  if (words.length < 2 || words.some((word) => !/^[a-z]+$/.test(word))) return;
  const joined = words.join("");
  if (joined.length >= 4 && joined.length <= 24) glued.set(joined, words);
  for (let at = 1; at < words.length; at++) {
    const [first, second] = [words[at - 1] ?? "", words[at] ?? ""];
    const followers = entryOf(pairs, first, () => new Set<string>());
    if (followers.has(second)) continue;
    followers.add(second);
    const alike = entryOf(soundPairs, soundOf(first), () => new Map<string, readonly [string, string]>());
    const sound = soundOf(second);
    if (!alike.has(sound)) alike.set(sound, [first, second]);
  }
}

/** "đại học" is no "dạy học": these words are right as they stand. */
export function leaveSpelling({ settled }: Spellings, words: readonly string[]): void {
  for (let at = 1; at < words.length; at++)
    entryOf(settled, words[at - 1] ?? "", () => new Set<string>()).add(words[at] ?? "");
}

/** The value under a key, made when it is not there yet. */
function entryOf<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}
