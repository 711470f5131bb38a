import { readAmount } from "./amounts.ts";
import type { CompiledCatalogue } from "./compile-catalogue.ts";
import type { Amount } from "./digit-amounts.ts";
import type { Mark } from "./lexicon/marks.ts";
import { namedBefore } from "./named-numbers.ts";
import { readNonQuantity } from "./non-quantities.ts";
import { type Match, type Meaning, matchPhrases } from "./phrases.ts";
import { readWords } from "./spelling.ts";
import type { Token } from "./tokens.ts";

/** A message as a row of meaningful pieces. */
export interface Item {
  kind: "amount" | "phrase" | "word" | "mark" | "aside";
  /** Folded words, or the mark itself, or what an aside is ("date", "percent" …). */
  key: string;
  written: string;
  /** Written with a capital first letter only, as names are. */
  capital: boolean;
  meaning: Meaning | undefined;
  marks: readonly Mark[];
  amount: Amount | undefined;
  start: number;
  end: number;
}

const noMarks: readonly Mark[] = [];

export function readItems(text: string, catalogue: CompiledCatalogue): Item[] {
  const words = readWords(text, catalogue);
  const matches = matchPhrases(catalogue.phrases, words);
  const items: Item[] = [];
  for (let at = 0; at < words.length; ) at = Math.max(readItem(items, words, matches, at), at + 1);
  return items;
}

/** Adds the item that begins at `at`; returns where the next one begins. */
function readItem(items: Item[], words: readonly Token[], matches: (Match | undefined)[], at: number): number {
  const match = matches[at];
  const word = words[at] as Token;
  const counts = mayCount(word, match) || isZeroOf(word, match, matches, at);
  const aside = counts && word.kind === "digits" ? readNonQuantity(words, matches, at) : undefined;
  if (aside) {
    const item = build(words, at, aside.to, "aside");
    item.key = aside.kind;
    items.push(item);
    return aside.to;
  }
  const amount = counts ? readAmount(words, matches, at) : undefined;
  if (amount) {
    const item = build(words, at, amount.to, "amount");
    item.amount = amount;
    items.push(item);
    return amount.to;
  }
  if (match) {
    const item = build(words, at, match.to, "phrase", match.key);
    item.meaning = match.meaning;
    item.marks = match.meaning.marks;
    items.push(item);
    return match.to;
  }
  items.push(build(words, at, at + 1, word.kind === "mark" ? "mark" : "word"));
  return at + 1;
}

/** A phrase of several words is no number; nor is one that begins with digits, such as "1022", a count of 1022. */
function mayCount(word: Token, match: Match | undefined): boolean {
  if (word.kind === "mark") return false;
  if (!match) return true;
  const isWide = match.to - match.from > 1;
  if (word.kind === "word") return !isWide;
  return match.meaning.codes.length === 0 && !(isWide && match.meaning.marks.includes("nothing"));
}

/** "vssid 0 hết": that nothing was done, but of what is named before it. */
function isZeroOf(word: Token, match: Match | undefined, matches: (Match | undefined)[], at: number): boolean {
  return word.kind === "digits" && match?.meaning.codes.length === 0 && namedBefore(matches, at);
}

function build(words: readonly Token[], from: number, to: number, kind: Item["kind"], key?: string): Item {
  const first = words[from] as Token;
  return {
    kind,
    key: key ?? joinKeys(words, from, to),
    written: joinWritten(words, from, to),
    capital: first.capital,
    meaning: undefined,
    marks: noMarks,
    amount: undefined,
    start: first.start,
    end: (words[to - 1] as Token).end,
  };
}

function joinKeys(words: readonly Token[], from: number, to: number): string {
  let joined = (words[from] as Token).key;
  for (let at = from + 1; at < to; at++) joined += ` ${(words[at] as Token).key}`;
  return joined;
}

function joinWritten(words: readonly Token[], from: number, to: number): string {
  let written = (words[from] as Token).written;
  for (let at = from + 1; at < to; at++) written += ` ${(words[at] as Token).written}`;
  return written;
}

export function marked(item: Item | undefined, mark: Mark): boolean {
  return item !== undefined && item.marks.length > 0 && item.marks.includes(mark);
}

export function markedAt(items: readonly Item[], at: number, mark: Mark): boolean {
  return at >= 0 && marked(items[at], mark);
}
