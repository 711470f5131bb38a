import { abbreviations } from "./lexicon/abbreviations.ts";
import { nearMisses } from "./slips.ts";
import type { Spellings, WordFacts } from "./spellings.ts";
import { isSyllable, soundOf, undoTelex } from "./syllables.ts";

const knownAtMost = 20_000;
/** As in tokens: longer keys could keep a whole message in memory. */
const longestKnown = 12;
const longestRepaired = 24;
const nothing: readonly string[] = [];

/** What can be said about a word whatever stands around it: worked out once, as messages are made of few different words. */
export function factsOf(key: string, spellings: Spellings): WordFacts {
  const known = spellings.known.get(key);
  if (known) return known;
  const facts = findFacts(key, spellings);
  if (key.length <= longestKnown) {
    if (spellings.known.size >= knownAtMost) spellings.known.clear();
    spellings.known.set(key, facts);
  }
  return facts;
}

function findFacts(key: string, spellings: Spellings): WordFacts {
  const isWord = spellings.vocabulary.has(key) || isSyllable(key) || key.length > longestRepaired;
  const stands = abbreviations.get(key) ?? (isWord ? undefined : (fromTelex(key) ?? unglue(key, spellings)));
  const sound = soundOf(key);
  return {
    stands,
    mayBe: isWord || stands ? nothing : nearMisses(key, spellings.slips),
    longer: nearMisses(key, spellings.slips).filter((word) => word.length === key.length + 1),
    followers: spellings.pairs.get(key),
    sound,
    soundFollowers: spellings.soundPairs.get(sound),
  };
}

function fromTelex(key: string): readonly string[] | undefined {
  const plain = undoTelex(key);
  return plain === undefined ? undefined : (abbreviations.get(plain) ?? [plain]);
}

/** "nophoso" → "nop", "ho", "so": one phrase, or two words or phrases, written without spaces. */
function unglue(key: string, spellings: Spellings): readonly string[] | undefined {
  const whole = spellings.glued.get(key);
  if (whole) return whole;
  if (key.length < 5) return undefined;
  for (let cut = key.length - 2; cut >= 2; cut--) {
    // "dichvu cong"
    if (spellings.pairs.get(key.slice(0, cut))?.has(key.slice(cut))) return [key.slice(0, cut), key.slice(cut)];
    const first = piece(key.slice(0, cut), spellings);
    if (!first) continue;
    const second = piece(key.slice(cut), spellings);
    if (second) return [...first, ...second];
  }
  return undefined;
}

function piece(key: string, spellings: Spellings): readonly string[] | undefined {
  const phrase = spellings.glued.get(key);
  if (phrase) return phrase;
  if (key.length < 3 && key !== "qr") return undefined;
  return spellings.vocabulary.has(key) ? (abbreviations.get(key) ?? [key]) : abbreviations.get(key);
}
