import { guides as shippedGuides } from "../catalogue/guides.ts";
import { isCommon } from "./common-words.ts";
import { type CompiledLexicon, compileLexicon, findMeanings } from "./concepts.ts";
import { isSyllable } from "./syllables.ts";
import { type Word, wordsOf } from "./words.ts";

/** What of a guide is searched; a commune's own guides need no more than this to be found. */
export interface GuideForSearch {
  slug: string;
  title: string;
  aliases: readonly string[];
  steps: readonly string[];
}

/** How guides are called, and what stands in them. A guide is meant by its place in the list. */
export interface GuideNames {
  /** Aliases and titles; a meaning is a guide. */
  phrases: CompiledLexicon;
  /** By guide, the words of each name a commune gave it that tell what it is about, folded. */
  telling: readonly (readonly string[][])[];
  /** Word pairs of titles and steps → the guides that hold them. */
  pairs: ReadonlyMap<string, readonly number[]>;
}

/** A guide reaching this by its names is meant: the same scale as what is learned about ours. */
export const sure = 4;
/** What a guide we have learned nothing about must reach by its name and text. */
const named = 3;
/** Share of a name's telling words. */
const mostOfName = 0.6;

/** Learned from already. */
const ours = new Set(shippedGuides.flatMap(({ title, aliases }) => [title, ...aliases]));

export function indexNames(guides: readonly GuideForSearch[]): GuideNames {
  const listed = guides.map(({ title, aliases }, at) => [String(at), [title, ...aliases].join(",")] as const);
  return {
    phrases: compileLexicon(Object.fromEntries(listed)),
    telling: guides.map(({ title, aliases }) =>
      [title, ...aliases].flatMap((name) => (ours.has(name) ? [] : tellingWords(name))),
    ),
    pairs: indexPairs(guides),
  };
}

/** Fewer tell too little: then all words of a longer name must be said, as in a question kept without accents. */
const fewestTelling = 2;

function tellingWords(name: string): string[][] {
  const words = wordsOf(name);
  const telling = new Set(words.flatMap((word) => (isCommon(word) ? [] : word.folded)));
  if (telling.size >= fewestTelling) return [[...telling]];
  return words.length > fewestTelling ? [[...new Set(words.map(({ folded }) => folded))]] : [];
}

function pairsOf(words: readonly Word[]): Set<string> {
  return new Set(words.slice(1).map((word, index) => `${words[index]?.folded} ${word.folded}`));
}

function indexPairs(guides: readonly GuideForSearch[]): Map<string, number[]> {
  const pairs = new Map<string, number[]>();
  guides.forEach((guide, index) => {
    for (const pair of pairsOf(wordsOf([guide.title, ...guide.steps].join(" . ")))) {
      const holders = pairs.get(pair);
      if (holders) holders.push(index);
      else pairs.set(pair, [index]);
    }
  });
  return pairs;
}

/** By guide, how much of the question is its name: all that can be known of a guide of a commune's own. */
export function weighNames(words: readonly Word[], names: GuideNames): number[] {
  const said = new Set(words.map(({ folded }) => folded));
  const scores = names.telling.map((telling) => Math.max(0, ...telling.map((name) => strengthOfTelling(said, name))));
  for (const { meaning, from, to } of findMeanings(words, names.phrases)) {
    const guide = Number(meaning);
    scores[guide] = Math.max(scores[guide] ?? 0, strengthOfName(words.slice(from, to)));
  }
  const pairs = weighPairs(words, names);
  return scores.map((score, guide) => score + (pairs[guide] ?? 0) - named);
}

/** A name is said when all its telling words are, in whatever order; when most are, it is offered. */
function strengthOfTelling(said: ReadonlySet<string>, name: readonly string[]): number {
  const share = name.filter((word) => said.has(word)).length / name.length;
  if (share === 1) return sure + named;
  return name.length > 2 && share > mostOfName ? named : 0;
}

/** A name of several words that is no common talk is enough to be sure. */
function strengthOfName(words: readonly Word[]): number {
  const [first, ...others] = words;
  if (others.length === 0 && first && isSyllable(first.folded)) return 1;
  const isTelling = others.length > 0 && !words.every(isCommon);
  return isTelling ? sure + named : Math.min(words.length, 3) + 2;
}

function weighPairs(words: readonly Word[], { pairs, telling }: GuideNames): number[] {
  const scores = telling.map(() => 0);
  for (const pair of pairsOf(words)) {
    const holders = pairs.get(pair) ?? [];
    for (const guide of holders) scores[guide] = (scores[guide] ?? 0) + 1 / holders.length;
  }
  return scores;
}

/** Guides one of whose names is the whole message, so that nothing else can be meant. */
export function namedWholly(words: readonly Word[], { phrases }: GuideNames): Set<number> {
  const found = findMeanings(words, phrases).filter(({ from, to }) => from === 0 && to === words.length);
  return new Set(found.map(({ meaning }) => Number(meaning)));
}

/** By guide, whether the question holds a name that a commune gave it. */
export function namedByCommune(words: readonly Word[], { telling }: GuideNames): boolean[] {
  const said = new Set(words.map(({ folded }) => folded));
  return telling.map((names) => names.some((name) => name.every((word) => said.has(word))));
}
