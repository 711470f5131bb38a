import { abbreviations } from "./lexicon/abbreviations.ts";
import { nearMisses, type Slips } from "./slips.ts";
import { isSyllable, soundOf, undoTelex } from "./syllables.ts";

/** What a catalogue's phrases say about how words are written. */
export interface Spelling {
  /** Every word that occurs in a phrase. */
  vocabulary: ReadonlySet<string>;
  /** "dichvucong" → its words. */
  glued: ReadonlyMap<string, readonly string[]>;
  /** A word → the words that follow it in phrases. */
  followers: ReadonlyMap<string, ReadonlySet<string>>;
  /** The same for how they sound, with the words themselves. */
  soundFollowers: ReadonlyMap<string, ReadonlyMap<string, readonly [string, string]>>;
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
  followers: ReadonlySet<string> | undefined;
  sound: string;
  soundFollowers: ReadonlyMap<string, readonly [string, string]> | undefined;
}

const knownAtMost = 20_000;
/** As in tokens: longer keys could keep a whole message in memory. */
const longestKnown = 12;
const longestRepaired = 24;
const nothing: readonly string[] = [];

export function factsOf(key: string, spelling: Spelling): WordFacts {
  const known = spelling.known.get(key);
  if (known) return known;
  const facts = findFacts(key, spelling);
  if (key.length <= longestKnown) {
    if (spelling.known.size >= knownAtMost) spelling.known.clear();
    spelling.known.set(key, facts);
  }
  return facts;
}

function findFacts(key: string, spelling: Spelling): WordFacts {
  const isWord = spelling.vocabulary.has(key) || isSyllable(key) || key.length > longestRepaired;
  const stands = abbreviations.get(key) ?? (isWord ? undefined : (fromTelex(key) ?? unglue(key, spelling)));
  const sound = soundOf(key);
  return {
    stands,
    mayBe: isWord || stands ? nothing : nearMisses(key, spelling.slips),
    followers: spelling.followers.get(key),
    sound,
    soundFollowers: spelling.soundFollowers.get(sound),
  };
}

function fromTelex(key: string): readonly string[] | undefined {
  const plain = undoTelex(key);
  return plain === undefined ? undefined : (abbreviations.get(plain) ?? [plain]);
}

/** "nophoso" → "nop", "ho", "so": one phrase, or two words or phrases, written without spaces. */
function unglue(key: string, spelling: Spelling): readonly string[] | undefined {
  const whole = spelling.glued.get(key);
  if (whole) return whole;
  if (key.length < 5) return undefined;
  for (let cut = key.length - 2; cut >= 2; cut--) {
    const first = piece(key.slice(0, cut), spelling);
    if (!first) continue;
    const second = piece(key.slice(cut), spelling);
    if (second) return [...first, ...second];
  }
  return undefined;
}

function piece(key: string, spelling: Spelling): readonly string[] | undefined {
  const phrase = spelling.glued.get(key);
  if (phrase) return phrase;
  if (key.length < 3 && key !== "qr") return undefined;
  return spelling.vocabulary.has(key) ? (abbreviations.get(key) ?? [key]) : abbreviations.get(key);
}
