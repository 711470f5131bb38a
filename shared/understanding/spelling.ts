import type { CompiledCatalogue } from "./compile-catalogue.ts";
import { abbreviations } from "./lexicon/abbreviations.ts";
import type { PhraseNode } from "./phrases.ts";
import { gluedAt, keyAt } from "./row.ts";
import type { Spellings, WordFacts } from "./spellings.ts";
import { type Token, tokenize } from "./tokens.ts";
import { undoVni } from "./vni.ts";
import { factsOf } from "./word-facts.ts";

/** Words that mean something only next to others. */
const afterDigits: ReadonlyMap<string, readonly string[]> = new Map([
  ["l", ["luot"]],
  ["ng", ["nguoi"]],
  ["n", ["nguoi"]],
  ["ch", ["cua", "hang"]],
  ["b", ["buoi"]],
  ["hs", ["ho", "so"]],
  ["lg", ["luot"]],
  ["luoc", ["luot"]],
  ["bn", ["ban"]],
]);
const friends = new Set("nua doan sv tre di xuong ben".split(" "));
const several = new Set("may cac nhung".split(" "));
const friend: readonly string[] = ["ban"];
const pupil: readonly string[] = ["hoc", "sinh"];
const level: readonly string[] = ["muc"];
const plan: readonly string[] = ["ke", "hoach"];
const negationFollowers = new Set([
  "hoat",
  "trien",
  "phat",
  "co",
  "ai",
  "phai",
  "duoc",
  "lam",
  "man",
  "di",
  "biet",
  "gi",
]);
const negation: readonly string[] = ["khong"];

/** The words of a message as the lexicon writes them, each with its place in the original. */
export function readWords(text: string, catalogue: CompiledCatalogue): Token[] {
  const tokens = joinLetters(undoVni(tokenize(text)), catalogue.spellings);
  const words: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (isHyphen(tokens, at)) continue;
    if (isOneDoor(token, tokens[at + 1], tokens[at + 2])) {
      words.push({ ...repaired(token, "mot", token.glued), kind: "word" });
      continue;
    }
    // A pagoda is no "chưa".
    if (token.written === "chùa") {
      words.push({ ...token, key: token.written });
      continue;
    }
    // "lớp 3B"
    const ofClass = token.key === "b" && token.glued && keyAt(tokens, at - 2) === "lop";
    const keys =
      token.kind === "word" && !ofClass ? spell(token, tokens[at - 1], tokens[at + 1], catalogue.spellings) : undefined;
    if (!keys) words.push(token);
    else {
      for (let part = 0; part < keys.length; part++) {
        words.push(repaired(token, keys[part] as string, part > 0 || token.glued));
      }
    }
  }
  mendPairs(words, catalogue);
  return words;
}

/** "E-tax", "post-mart": one word or two, as the catalogue has it. */
function isHyphen(tokens: readonly Token[], at: number): boolean {
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  return (
    tokens[at]?.key === "-" &&
    gluedAt(tokens, at) &&
    gluedAt(tokens, at + 1) &&
    before?.kind === "word" &&
    next?.kind === "word"
  );
}

/** "V N e I D", "d v c": one word, spelt out. Three letters at least, and a word that is known. */
function joinLetters(tokens: Token[], { vocabulary }: Spellings): Token[] {
  for (let from = 0; from + 2 < tokens.length; from++) {
    if (!isLetter(tokens[from])) continue;
    let to = from + 1;
    while (to < from + longestSpelt && isLetter(tokens[to])) to++;
    const [first, last] = [tokens[from] as Token, tokens[to - 1] as Token];
    const key = tokens
      .slice(from, to)
      .map((token) => token.key)
      .join("");
    if (to - from >= 3 && (vocabulary.has(key) || abbreviations.has(key)))
      tokens.splice(from, to - from, { ...first, key, written: key, end: last.end, repaired: true });
    else from = to - 1;
  }
  return tokens;
}

const longestSpelt = 6;

function isLetter(token: Token | undefined): boolean {
  return token?.kind === "word" && token.key.length === 1;
}

/** "bộ phận 1 cửa" */
function isOneDoor(token: Token, next: Token | undefined, after: Token | undefined): boolean {
  return token.key === "1" && next?.key === "cua" && next.written !== "của" && after?.key !== "hang";
}

function repaired({ kind, start, end, capital }: Token, key: string, glued: boolean): Token {
  return { kind, key, written: key, start, end, glued, capital, repaired: true };
}

function spell(
  token: Token,
  before: Token | undefined,
  after: Token | undefined,
  spellings: Spellings,
): readonly string[] | undefined {
  const { key } = token;
  if (before?.kind === "digits") {
    const words = afterDigits.get(key);
    if (words && (key !== "b" || token.glued)) return words;
    if (key === "b" && after && friends.has(after.key)) return friend;
    if ((key === "k" || key === "kg") && (token.glued || key === "kg")) return undefined;
  }
  if (key === "hs" && after?.key === "lop") return pupil;
  // "mấy bn"
  if (key === "bn" && several.has(before?.key ?? "")) return friend;
  // "vneid mứt 2"
  if (key === "mut" && after?.key === "2") return level;
  // "theo KH 45"
  if (key === "kh" && before?.key === "theo") return plan;
  if (after && isNegation(key, after.key)) return negation;
  const facts = factsOf(key, spellings);
  return facts.mayBe.length > 0 ? mend(key, facts.mayBe, before, after, spellings) : facts.stands;
}

function isNegation(key: string, next: string): boolean {
  if (key === "no" || key === "hong" || key === "hoong") return negationFollowers.has(next);
  return (key === "chang" || key === "cha") && negationFollowers.has(next) && next !== "biet" && next !== "di";
}

/** A slip of one letter, for words that cannot be Vietnamese as they stand. */
function mend(
  key: string,
  candidates: readonly string[],
  before: Token | undefined,
  after: Token | undefined,
  spellings: Spellings,
): readonly string[] | undefined {
  const afterBefore = before && spellings.pairs.get(before.key);
  let found: string | undefined;
  let foundScore = 0;
  for (const word of candidates) {
    const fits = afterBefore?.has(word) || (after && spellings.pairs.get(word)?.has(after.key));
    if (!fits && word.length < 5) continue;
    const score =
      (fits ? 4 : 0) + (word.length > key.length ? 1 : 0) + (word.length >= 5 ? 1 : 0) + (word[0] === key[0] ? 1 : 0);
    if (score > foundScore) {
      found = word;
      foundScore = score;
    }
  }
  return found === undefined ? undefined : [found];
}

const kin = new Set("lon con co chi em anh bac chu ong ba".split(" "));

/** "kich hoac" → "kich hoat": a neighbour that sounds like the one a known phrase has. */
function mendPairs(words: Token[], catalogue: CompiledCatalogue): void {
  const { spellings } = catalogue;
  const follows = (first: string, second: string) => spellings.pairs.get(first)?.has(second) ?? false;
  for (let at = 1; at < words.length; at++) {
    const first = words[at - 1] as Token;
    const second = words[at] as Token;
    if (first.kind !== "word" || second.kind !== "word" || second.key.length < 2 || first.key.length < 2) continue;
    const facts = factsOf(first.key, spellings);
    if (facts.followers?.has(second.key)) continue;
    // "con nhắn" is no "công nhân", "cả chục" no "ca trực".
    if (kin.has(first.key) || second.key === "chuc") continue;
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
