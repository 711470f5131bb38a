import { type Amount, readAmount } from "./amounts.ts";
import type { CompiledCatalogue } from "./compile-catalogue.ts";
import type { Mark } from "./lexicon/marks.ts";
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
  for (let at = 0; at < words.length; ) {
    const item = itemAt(words, matches, at);
    items.push(item.item);
    at = Math.max(item.to, at + 1);
  }
  return items;
}

function itemAt(words: readonly Token[], matches: (Match | undefined)[], at: number): { item: Item; to: number } {
  const match = matches[at];
  const word = words[at] as Token;
  const wide = match && match.to - match.from > 1 ? match : undefined;
  const named = match && (wide || match.meaning.codes.length > 0) ? match : undefined;
  const saysNothing = wide?.meaning.marks.includes("nothing");
  if (word.kind === "digits" && !saysNothing && !(named && isName(words, named))) {
    const aside = readNonQuantity(words, matches, at);
    if (aside) return { item: build(words, at, aside.to, "aside", aside.kind), to: aside.to };
    const amount = readAmount(words, matches, at);
    if (amount) return { item: { ...build(words, at, amount.to, "amount"), amount }, to: amount.to };
  }
  if (word.kind === "word" && !wide) {
    const amount = readAmount(words, matches, at);
    if (amount) return { item: { ...build(words, at, amount.to, "amount"), amount }, to: amount.to };
  }
  if (match) {
    const item = build(words, match.from, match.to, "phrase");
    item.meaning = match.meaning;
    item.marks = match.meaning.marks;
    return { item, to: match.to };
  }
  return { item: build(words, at, at + 1, word.kind === "mark" ? "mark" : "word"), to: at + 1 };
}

/** A phrase that begins with digits, such as "1022", stands for its name and not for a count of 1022. */
function isName(words: readonly Token[], match: Match): boolean {
  return match.meaning.codes.length > 0 && words[match.from]?.kind === "digits";
}

function build(words: readonly Token[], from: number, to: number, kind: Item["kind"], key?: string): Item {
  const [first, last] = [words[from] as Token, words[to - 1] as Token];
  let joined = first.key;
  let written = first.written;
  for (let at = from + 1; at < to; at++) {
    joined += ` ${words[at]?.key}`;
    written += ` ${words[at]?.written}`;
  }
  return {
    kind,
    key: key ?? joined,
    written,
    capital: first.capital,
    meaning: undefined,
    marks: noMarks,
    amount: undefined,
    start: first.start,
    end: last.end,
  };
}

export function marked(item: Item | undefined, mark: Mark): boolean {
  return item !== undefined && item.marks.length > 0 && item.marks.includes(mark);
}
