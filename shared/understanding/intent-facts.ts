import { type CompiledLexicon, compileLexicon, correctSlips, type Finding, findMeanings } from "./concepts.ts";
import { intentLexicon } from "./intent-lexicon.ts";
import type { Reading } from "./read-report.ts";
import { type Word, wordsOf } from "./words.ts";

const lexicon: CompiledLexicon = compileLexicon(intentLexicon);

const heart = /[\u2764\u{1F44D}\u{1F44F}\u{1F64F}\u{1F970}\u{1F60D}\u{1F495}-\u{1F49F}]/u;
/** "TQ-4821", "9F3K-22", "KX7731": letters and digits that no indicator is written with. */
const inviteCode =
  /\b(?=[A-Za-z\d-]*\d)(?=[A-Za-z\d-]*[A-Za-z])[A-Za-z\d]{2,6}-[A-Za-z\d]{2,6}\b|\b[A-Z]{2,4}\d{3,6}\b/;

/** Meanings that open the message, and meanings that are all it says beside polite words. */
function findPositions(words: readonly Word[], found: readonly Finding[]): string[] {
  const polite = new Set<number>();
  for (const { meaning, from, to } of found) {
    if (meaning === "fillers") for (let at = from; at < to; at += 1) polite.add(at);
  }
  const weighty = words.map((_, index) => index).filter((index) => !polite.has(index));
  const telling = found.filter(({ meaning }) => meaning !== "fillers");
  const first = telling[0]?.from ?? -1;
  const opens = weighty.every((index) => index >= first) ? telling.filter(({ from }) => from === first) : [];
  const alone = telling.filter(({ from, to }) => weighty.every((index) => index >= from && index < to));
  return [...opens.map(({ meaning }) => `start:${meaning}`), ...alone.map(({ meaning }) => `only:${meaning}`)];
}

/** What the words alone say. */
export function describeWords(text: string): Set<string> {
  const words = correctSlips(wordsOf(text), [lexicon.slips]);
  const found = findMeanings(words, lexicon);
  const facts = new Set([...found.map(({ meaning }) => meaning), ...findPositions(words, found)]);
  if (heart.test(text)) facts.add("has:heart");
  if (inviteCode.test(text)) facts.add("has:code");
  if (/^[\s?？]*[?？]\s*$/u.test(text)) facts.add("has:onlyQuestionMark");
  return facts;
}

/** What the report reader makes of a text with numbers. */
export function describeReport(report: Reading): string[] {
  const facts = ["reading:numbers", `reading:${report.kind}`];
  if (Object.keys(report.values).length > 0) facts.push("reading:values");
  if (report.figures.length > 0) facts.push("reading:indicator");
  return facts;
}
