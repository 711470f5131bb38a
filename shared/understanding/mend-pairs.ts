import type { CompiledCatalogue } from "./compile-catalogue.ts";
import type { PhraseNode } from "./phrases.ts";
import { keyAt } from "./row.ts";
import type { WordFacts } from "./spellings.ts";
import { repaired, type Token } from "./tokens.ts";
import { factsOf } from "./word-facts.ts";

const kin = new Set("lon con co chi em anh bac chu ong ba".split(" "));

/** "kich hoac" → "kich hoat": a neighbour that sounds like the one a known phrase has. */
export function mendPairs(words: Token[], catalogue: CompiledCatalogue): void {
  const { spellings } = catalogue;
  const follows = (first: string, second: string) => spellings.pairs.get(first)?.has(second) ?? false;
  for (let at = 1; at < words.length; at++) {
    const first = words[at - 1] as Token;
    const second = words[at] as Token;
    if (first.kind !== "word" || second.kind !== "word" || second.key.length < 2 || first.key.length < 2) continue;
    const facts = factsOf(first.key, spellings);
    if (facts.followers?.has(second.key) || spellings.settled.get(first.key)?.has(second.key)) continue;
    // "con nhắn" is no "công nhân", "cả chục" no "ca trực".
    if (kin.has(first.key) || second.key === "chuc") continue;
    // "3 ho cho duoi" are households of the market.
    if (first.key === "ho" && words[at - 2]?.kind === "digits") continue;
    const secondFacts = factsOf(second.key, spellings);
    if (hardenD(words, at, catalogue) || completeLetter(words, at, facts, secondFacts, catalogue)) continue;
    const known = facts.soundFollowers?.get(secondFacts.sound);
    if (!known) continue;
    const [one, two] = known;
    const next = words[at + 1];
    if (one === first.key && next && follows(second.key, next.key)) continue;
    const previous = words[at - 2];
    // "tuyên truyền khoảng" is no "chuyển khoản": the word before vouches for it.
    const other = two === second.key || one[0] !== first.key[0];
    if (other && previous && follows(previous.key, first.key)) continue;
    if (one !== first.key) words[at - 1] = repaired(first, one, first.glued);
    if (two !== second.key) words[at] = repaired(second, two, second.glued);
    if (completes(words, at, catalogue)) continue;
    words[at - 1] = first;
    words[at] = second;
  }
}

/** "dí điện tử", "dịch dụ công": v said and typed as d, where that makes a known pair. */
function hardenD(words: Token[], at: number, catalogue: CompiledCatalogue): boolean {
  const { pairs } = catalogue.spellings;
  const [first, second] = [words[at - 1] as Token, words[at] as Token];
  if (first.key[0] !== "d" && second.key[0] !== "d") return false;
  for (const [place, word] of [
    [at - 1, first],
    [at, second],
  ] as const) {
    if (word.key[0] !== "d" || word.written[0] === "đ") continue;
    const hard = `v${word.key.slice(1)}`;
    if (!(place === at ? pairs.get(first.key)?.has(hard) : pairs.get(hard)?.has(second.key))) continue;
    words[place] = repaired(word, hard, word.glued);
    if (completes(words, at, catalogue)) return true;
    words[place] = word;
  }
  return false;
}

/** "tập hấn", "sức khỏ": one letter left out, which makes another word, but not after this one. */
function completeLetter(
  words: Token[],
  at: number,
  { followers }: WordFacts,
  { longer }: WordFacts,
  catalogue: CompiledCatalogue,
): boolean {
  const second = words[at] as Token;
  // "nghe nói huyện" is no "nói chuyện".
  if (!followers || longer.length === 0 || second.key === "huyen" || second.repaired) return false;
  const next = words[at + 1];
  if (next && catalogue.spellings.pairs.get(second.key)?.has(next.key)) return false;
  for (const word of longer) {
    if (!followers.has(word)) continue;
    words[at] = repaired(second, word, second.glued);
    if (completes(words, at, catalogue)) return true;
    words[at] = second;
  }
  return false;
}

/** The two words at `at` and before it are part of a whole phrase. */
function completes(words: readonly Token[], at: number, catalogue: CompiledCatalogue): boolean {
  for (let start = at - 1; start >= 0 && start >= at - 5; start--) {
    let node: PhraseNode | undefined = catalogue.phrases;
    for (let place = start; node && place < words.length && place < start + 8; place++) {
      node = node.next?.get(keyAt(words, place));
      if (node && place >= at && (node.merged ?? node.meaning)) return true;
    }
  }
  return false;
}
