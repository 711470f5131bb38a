import type { CompiledCatalogue } from "./compile-catalogue.ts";
import { abbreviations } from "./lexicon/abbreviations.ts";
import type { PhraseNode } from "./phrases.ts";
import { isSyllable, soundOf, undoTelex } from "./syllables.ts";
import { type Token, tokenize } from "./tokens.ts";

/** Words that mean something only next to others. */
const afterDigits: Record<string, readonly string[]> = {
  l: ["luot"],
  ng: ["nguoi"],
  n: ["nguoi"],
  ch: ["cua", "hang"],
  b: ["buoi"],
  hs: ["ho", "so"],
  lg: ["luot"],
};
const negationFollowers = new Set(["co", "ai", "phai", "duoc", "lam", "man", "di", "biet", "gi"]);

/** The words of a message as the lexicon writes them, each with its place in the original. */
export function readWords(text: string, catalogue: CompiledCatalogue): Token[] {
  const tokens = undoVni(tokenize(text));
  const words: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) continue;
    const keys = token.kind === "word" ? spell(token, tokens[at - 1], tokens[at + 1], catalogue) : undefined;
    if (!keys) words.push(token);
    else {
      for (const [part, key] of keys.entries()) {
        words.push({ ...token, key, written: key, repaired: true, glued: part > 0 || token.glued });
      }
    }
  }
  mendPairs(words, catalogue);
  return words;
}

function spell(
  token: Token,
  before: Token | undefined,
  after: Token | undefined,
  catalogue: CompiledCatalogue,
): readonly string[] | undefined {
  const { key } = token;
  if (before?.kind === "digits") {
    const words = afterDigits[key];
    if (words && (key !== "b" || token.glued)) return words;
    if ((key === "k" || key === "kg") && (token.glued || key === "kg")) return undefined;
  }
  if ((key === "no" || key === "hong" || key === "hoong") && after && negationFollowers.has(after.key))
    return ["khong"];
  if ((key === "chang" || key === "cha") && after && (after.key === "co" || after.key === "ai")) return ["khong"];
  const long = abbreviations.get(key);
  if (long) return long;
  if (catalogue.vocabulary.has(key) || isSyllable(key) || key.length > 24) return undefined;
  const plain = undoTelex(key);
  if (plain !== undefined) return abbreviations.get(plain) ?? [plain];
  return unglue(key, catalogue) ?? mend(key, before, after, catalogue);
}

/** "nophoso" → "nop", "ho", "so": one phrase, or two words or phrases, written without spaces. */
function unglue(key: string, catalogue: CompiledCatalogue): readonly string[] | undefined {
  const whole = catalogue.glued.get(key);
  if (whole) return whole;
  if (key.length < 5) return undefined;
  for (let cut = key.length - 2; cut >= 2; cut--) {
    const first = piece(key.slice(0, cut), catalogue);
    if (!first) continue;
    const second = piece(key.slice(cut), catalogue);
    if (second) return [...first, ...second];
  }
  return undefined;
}

function piece(key: string, catalogue: CompiledCatalogue): readonly string[] | undefined {
  const phrase = catalogue.glued.get(key);
  if (phrase) return phrase;
  if (key.length < 3 && key !== "qr") return undefined;
  return catalogue.vocabulary.has(key) ? (abbreviations.get(key) ?? [key]) : abbreviations.get(key);
}

/** A slip of one letter, for words that cannot be Vietnamese as they stand. */
function mend(
  key: string,
  before: Token | undefined,
  after: Token | undefined,
  catalogue: CompiledCatalogue,
): readonly string[] | undefined {
  if (key.length < 3) return undefined;
  let found: string | undefined;
  let foundScore = 0;
  const consider = (word: string) => {
    if (Math.abs(word.length - key.length) > 1 || !nearlySame(word, key)) return;
    const fits =
      (before && catalogue.pairs.get(before.key)?.has(word)) || (after && catalogue.pairs.get(word)?.has(after.key));
    const score =
      (fits ? 4 : 0) + (word.length > key.length ? 1 : 0) + (word.length >= 5 ? 1 : 0) + (word[0] === key[0] ? 1 : 0);
    if (!fits && word.length < 5) return;
    if (score > foundScore) {
      found = word;
      foundScore = score;
    }
  };
  for (const word of catalogue.slips.get(key) ?? []) consider(word);
  for (let at = 0; at < key.length; at++) {
    for (const word of catalogue.slips.get(key.slice(0, at) + key.slice(at + 1)) ?? []) consider(word);
  }
  return found === undefined ? undefined : [found];
}

/** At most one letter more, less, other, or two neighbours swapped. */
function nearlySame(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const [restA, restB] = [a.slice(start, endA), b.slice(start, endB)];
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}

/** "kich hoac" → "kich hoat": a neighbour that sounds like the one a known phrase has. */
function mendPairs(words: Token[], catalogue: CompiledCatalogue): void {
  for (let at = 1; at < words.length; at++) {
    const [first, second] = [words[at - 1], words[at]];
    if (first?.kind !== "word" || second?.kind !== "word" || second.key.length < 2 || first.key.length < 2) continue;
    if (catalogue.pairs.get(first.key)?.has(second.key)) continue;
    const known = catalogue.soundPairs.get(sound(first.key, catalogue))?.get(sound(second.key, catalogue));
    if (!known) continue;
    const [one, two] = known;
    const next = words[at + 1];
    if (one === first.key && next && catalogue.pairs.get(second.key)?.has(next.key)) continue;
    const previous = words[at - 2];
    if (two === second.key && previous && catalogue.pairs.get(previous.key)?.has(first.key)) continue;
    if (one !== first.key) words[at - 1] = { ...first, key: one, written: one, repaired: true };
    if (two !== second.key) words[at] = { ...second, key: two, written: two, repaired: true };
    if (completes(words, at, catalogue)) continue;
    words[at - 1] = first;
    words[at] = second;
  }
}

function sound(key: string, catalogue: CompiledCatalogue): string {
  return catalogue.sounds.get(key) ?? soundOf(key);
}

/** The two words at `at` and before it are part of a whole phrase. */
function completes(words: readonly Token[], at: number, catalogue: CompiledCatalogue): boolean {
  for (let start = at - 1; start >= 0 && start >= at - 5; start--) {
    let node: PhraseNode | undefined = catalogue.phrases;
    for (let place = start; node && place < words.length && place < start + 8; place++) {
      node = node.next?.get(words[place]?.key ?? "");
      if (node && place >= at && (node.merged ?? node.meaning)) return true;
    }
  }
  return false;
}

/** Puts words typed in VNI back together: "ho6m", "d9u7o75c" → "hom", "duoc". */
function undoVni(tokens: Token[]): Token[] {
  const inVni = tokens.some((token, at) => {
    const [after, next] = [tokens[at + 1], tokens[at + 2]];
    if (token.kind !== "word" || !after?.glued || after.kind !== "digits" || !next?.glued || next.kind !== "word")
      return false;
    return after.key.length <= 2 && isSyllable(token.key + next.key) && !/^(x|k)$/.test(next.key);
  });
  if (!inVni) return tokens;
  const result: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) continue;
    let letters = token.key;
    let end = at;
    let syllableEnd = -1;
    let syllable = "";
    while (token.kind === "word" && end + 1 < tokens.length && tokens[end + 1]?.glued && end - at < 8) {
      const next = tokens[end + 1];
      if (!next || next.kind === "mark" || (next.kind === "digits" && !/^[1-9]{1,2}$/.test(next.key))) break;
      if (next.kind === "word") letters += next.key;
      end++;
      if (isSyllable(letters)) {
        syllableEnd = end;
        syllable = letters;
      }
    }
    const last = tokens[syllableEnd];
    if (last) {
      result.push({ ...token, key: syllable, written: syllable, repaired: true, end: last.end });
      at = syllableEnd;
    } else result.push(token);
  }
  return result;
}
