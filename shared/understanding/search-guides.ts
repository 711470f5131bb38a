import { guides as shippedGuides } from "../catalogue/guides.ts";
import { type CompiledLexicon, compileLexicon, correctSlips, findMeanings } from "./concepts.ts";
import { type Coverage, costOfForeign, coverageOf, coverageOfTopic, isCommon } from "./guide-coverage.ts";
import { compiledGuideLexicon, guideMeanings, weighQuestion } from "./guide-evidence.ts";
import { guideSignals } from "./guide-signals.ts";
import { compileSignals, type Signal, strengthOf } from "./signals.ts";
import { isSyllable, type Word, wordsOf } from "./words.ts";

/** What of a guide is searched; a commune's own guides need no more than this to be found. */
export interface GuideForSearch {
  slug: string;
  title: string;
  aliases: readonly string[];
  steps: readonly string[];
}

interface IndexedGuide {
  slug: string;
  /** The guide of ours that it is or stands for; its evidence is learned. */
  topic: string | undefined;
  /** Empty for a commune's own guide about something new. */
  signals: readonly Signal[];
  /** What questions about it are made of; empty for a commune's own, whose words are too few to tell. */
  coverage: readonly Coverage[];
  /** Of a commune's own guide: the words of each of its names that tell what it is about, folded. */
  tellingNames: readonly string[][];
}

export interface GuideIndex {
  guides: readonly IndexedGuide[];
  /** Aliases and titles; a meaning is the index of a guide. */
  names: CompiledLexicon;
  /** Word pairs of titles and steps → the guides that hold them. */
  pairs: ReadonlyMap<string, readonly number[]>;
  vocabulary: ReadonlySet<string>;
  /** What questions about any guide of ours are made of. */
  anywhere: readonly Coverage[];
  /** Guides of ours that the commune has taken out: a question that is theirs is not their neighbour's. */
  absent: GuideIndex | undefined;
}

export interface GuideMatch {
  /** Best first, at most 3; empty when no guide answers. */
  slugs: string[];
  /** True when the first one may be shown without asking. */
  confident: boolean;
}

const enough = 0;
const sure = 4;
const mostChoices = 3;
/** When unsure, guides this much below what is enough are offered too. */
const unsureBelow = 3;
/** A guide that is not there must be stronger by this for its question to be nobody's. */
const clearlyAbsent = 6;

/** Learned evidence counts this many times, within these bounds, beside written signals. */
const learnedShare = 2;
const learnedLeast = -3;
const learnedMost = 3;
/** What a guide we have learned nothing about must reach by its name and text. */
const named = 3;
/** Share of a name's telling words. */
const mostOfName = 0.6;
/** What words that a guide has nothing to do with cost together at most. */
const foreignMost = 12;

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

/** A commune that takes out a guide of ours and writes its own about the same gets ours' questions for it. */
function topicOf({ slug, title }: GuideForSearch, absent: GuideIndex | undefined): string | undefined {
  if (slug in guideSignals) return slug;
  const { slugs, confident } = absent ? searchGuides(absent, title) : { slugs: [], confident: false };
  return confident ? slugs[0] : undefined;
}

function tellingWords(name: string): string[] {
  return [...new Set(wordsOf(name).flatMap((word) => (isCommon(word) ? [] : word.folded)))];
}

function indexGuide(guide: GuideForSearch, absent: GuideIndex | undefined): IndexedGuide {
  const { slug, title, aliases, steps } = guide;
  const topic = topicOf(guide, absent);
  if (topic === undefined) {
    const tellingNames = [title, ...aliases].map((name) => tellingWords(name)).filter((words) => words.length > 1);
    return { slug, topic, signals: [], coverage: [], tellingNames };
  }
  const signals = compileSignals(guideSignals[topic] ?? []);
  const coverage = [coverageOf([title, ...aliases, ...steps]), coverageOfTopic(topic, signals)];
  return { slug, topic, signals, coverage, tellingNames: [] };
}

function indexOf(guides: readonly GuideForSearch[], absent: GuideIndex | undefined): GuideIndex {
  const names = compileLexicon(
    Object.fromEntries(
      guides.map((guide, index) => [String(index), [guide.title, ...guide.aliases].join(",")] as const),
    ),
  );
  const indexed = guides.map((guide) => indexGuide(guide, absent));
  return {
    guides: indexed,
    names,
    pairs: indexPairs(guides),
    vocabulary: new Set([...compiledGuideLexicon.vocabulary, ...names.vocabulary]),
    anywhere: indexed.flatMap(({ coverage }) => coverage),
    absent,
  };
}

/** Built once per set of guides and kept; about 15 ms. */
export function buildGuideIndex(guides: readonly GuideForSearch[]): GuideIndex {
  const here = new Set(guides.map(({ slug }) => slug));
  const absent = shippedGuides.filter(({ slug }) => !here.has(slug));
  return indexOf(guides, absent.length > 0 ? indexOf(absent, undefined) : undefined);
}

/**
 * A guide we know signals for needs less of its names; for a commune's own they are all there is, so a name of several
 * words that is no common talk is enough to be sure.
 */
function strengthOfName(words: readonly Word[], isOwn: boolean): number {
  const [first, ...others] = words;
  if (others.length === 0 && first && isSyllable(first.folded)) return 1;
  if (!isOwn) return Math.min(words.length, 3);
  const isTelling = others.length > 0 && !words.every(isCommon);
  return isTelling ? sure + named : Math.min(words.length, 3) + 2;
}

function isOwnGuide(index: GuideIndex, guide: number): boolean {
  return index.guides[guide]?.signals.length === 0;
}

function scoreNames(words: readonly Word[], index: GuideIndex): number[] {
  const scores = index.guides.map(() => 0);
  for (const { meaning, from, to } of findMeanings(words, index.names)) {
    const guide = Number(meaning);
    const isWholeMessage = from === 0 && to === words.length;
    const strength = strengthOfName(words.slice(from, to), isOwnGuide(index, guide)) + (isWholeMessage ? sure : 0);
    scores[guide] = Math.max(scores[guide] ?? 0, strength);
  }
  const said = new Set(words.map(({ folded }) => folded));
  return scores.map((score, guide) => Math.max(score, ...nameStrengths(said, index.guides[guide]?.tellingNames ?? [])));
}

/** A name is said when all its telling words are, in whatever order; when most are, it is offered. */
function nameStrengths(said: ReadonlySet<string>, names: readonly string[][]): number[] {
  return names.map((name) => {
    const share = name.filter((word) => said.has(word)).length / name.length;
    if (share === 1) return sure + named;
    return name.length > 2 && share > mostOfName ? named : 0;
  });
}

function scorePairs(words: readonly Word[], index: GuideIndex): number[] {
  const scores = index.guides.map(() => 0);
  for (const pair of pairsOf(words)) {
    const holders = index.pairs.get(pair) ?? [];
    for (const guide of holders) scores[guide] = (scores[guide] ?? 0) + 1 / holders.length;
  }
  return scores.map((score, guide) => (isOwnGuide(index, guide) ? score : Math.min(score * 0.2, 0.6)));
}

function boundLearned(odds: number | undefined): number {
  return odds === undefined ? -named : learnedShare * Math.min(Math.max(odds, learnedLeast), learnedMost);
}

/** "Hướng dẫn bảo hiểm" asks for the same as "bảo hiểm". */
function whatIsAsked(words: Word[]): Word[] {
  const [first, second, ...topic] = words;
  return first?.folded === "huong" && second?.folded === "dan" && topic.length > 0 ? topic : words;
}

/** How strongly each guide answers, in the order of the index. */
function scoreGuides(index: GuideIndex, text: string): number[] {
  const words = whatIsAsked(correctSlips(wordsOf(text), index.vocabulary));
  const meanings = guideMeanings(words);
  const names = scoreNames(words, index);
  const pairs = scorePairs(words, index);
  const learned = weighQuestion(words, meanings);
  const { anywhere } = index;
  return index.guides.map(({ topic, signals, coverage }, guide) => {
    const foreign = coverage.length > 0 ? Math.min(costOfForeign(words, { coverage, anywhere }), foreignMost) : 0;
    const written = strengthOf(signals, meanings) + (names[guide] ?? 0) + (pairs[guide] ?? 0);
    return written + boundLearned(topic === undefined ? undefined : learned.get(topic)) - foreign;
  });
}

/** What a commune wrote about the very words of the question stands before ours. */
function isNamedOwn({ isOwn, score }: { isOwn: boolean; score: number }): boolean {
  return isOwn && score >= sure;
}

/** Ours that were taken out and that nothing stands for. */
function strongestAbsent(index: GuideIndex, text: string): number {
  if (!index.absent) return Number.NEGATIVE_INFINITY;
  const taken = new Set(index.guides.map(({ topic }) => topic));
  const scores = scoreGuides(index.absent, text).filter((_, at) => !taken.has(index.absent?.guides[at]?.slug));
  return Math.max(Number.NEGATIVE_INFINITY, ...scores);
}

const mostWordsOfName = 2;

/** "Lan", "lan anh": so few words without accents ask for nothing unless they name a guide or, taken together, a matter of one; mostly somebody says who they are. */
function asksNothing(index: GuideIndex, text: string): boolean {
  const words = correctSlips(wordsOf(text), index.vocabulary);
  const isBare = ({ spelled, folded }: Word) => spelled === folded && isSyllable(folded);
  if (words.length > mostWordsOfName || !words.every(isBare) || findMeanings(words, index.names).length > 0)
    return false;
  return !findMeanings(words, compiledGuideLexicon).some(({ from, to }) => to - from > 1);
}

/** Finds the guides that answer a question in anybody's own words. */
export function searchGuides(index: GuideIndex, text: string): GuideMatch {
  if (asksNothing(index, text)) return { slugs: [], confident: false };
  const ranked = scoreGuides(index, text)
    .map((score, guide) => ({ slug: index.guides[guide]?.slug ?? "", score, isOwn: isOwnGuide(index, guide) }))
    .sort((a, b) => Number(isNamedOwn(b)) - Number(isNamedOwn(a)) || b.score - a.score);
  const best = ranked[0]?.score ?? enough - 1;
  const absent = ranked.some(isNamedOwn) ? Number.NEGATIVE_INFINITY : strongestAbsent(index, text);
  if (best < enough || absent >= best + clearlyAbsent) return { slugs: [], confident: false };
  const confident = best >= sure && Math.max(ranked[1]?.score ?? 0, absent) <= best * 0.75;
  const least = confident ? enough : enough - unsureBelow;
  const choices = ranked.slice(0, mostChoices).filter(({ score }) => score >= least);
  return { slugs: choices.map(({ slug }) => slug), confident };
}
