import type { CompiledCatalogue } from "./compile-catalogue.ts";
import { abbreviations } from "./lexicon/abbreviations.ts";
import { mendPairs } from "./mend-pairs.ts";
import { gluedAt, keyAt } from "./row.ts";
import type { Spellings } from "./spellings.ts";
import { repaired, type Token, tokenize } from "./tokens.ts";
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
const comrade: readonly string[] = ["dong", "chi"];
const phone: readonly string[] = ["dien", "thoai"];
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
    // "đ/c": comrade
    if (token.written === "đ" && keyAt(tokens, at + 1) === "/" && keyAt(tokens, at + 2) === "c") {
      for (const [part, key] of comrade.entries()) words.push(repaired(token, key, part > 0 || token.glued));
      at += 2;
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
  if (key === "dt" && /^(qua|tren|bang|xai|dung|may)$/.test(before?.key ?? "")) return phone;
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
