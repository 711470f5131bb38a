import { guides as shippedGuides } from "../catalogue/guides.ts";
import { type CompiledLexicon, compileLexicon, correctSlips, findMeanings } from "./concepts.ts";
import { type Coverage, costOfForeign, coverageOf, uniteCoverage } from "./guide-coverage.ts";
import { guideLexicon } from "./guide-lexicon.ts";
import { guideQuestions } from "./guide-questions.ts";
import { guideSignals } from "./guide-signals.ts";
import { type LearnedEvidence, learn, weighFeatures, wordFeatures } from "./learned-evidence.ts";
import { compileSignals, type Signal, strengthOf } from "./signals.ts";
import { isSyllable, type Word, wordsOf } from "./words.ts";

/** What of a guide is searched; a commune's own guides need no more than this to be found. */
export interface GuideForSearch {
  slug: string;
  title: string;
  aliases: readonly string[];
  steps: readonly string[];
}

export interface GuideIndex {
  slugs: readonly string[];
  /** Aliases and titles; a meaning is the index of a guide. */
  names: CompiledLexicon;
  signals: ReadonlyMap<string, readonly Signal[]>;
  /** Word pairs of titles and steps → the guides that hold them. */
  pairs: ReadonlyMap<string, readonly number[]>;
  vocabulary: ReadonlySet<string>;
  /** What questions about a guide of ours are made of; undefined for a commune's own. */
  coverage: readonly (Coverage | undefined)[];
  /** What questions about any of them are made of. */
  anywhere: Coverage;
}

export interface GuideMatch {
  /** Best first, at most 3; empty when no guide answers. */
  slugs: string[];
  /** True when the first one may be shown without asking. */
  confident: boolean;
}

const enough = Number(globalThis.process?.env.EN ?? 0);
const sure = 4;
const mostChoices = 3;
/** When unsure, guides this much below what is enough are offered too. */
const unsureBelow = 3;

const lexicon = compileLexicon(guideLexicon);

/** What words that a guide has nothing to do with cost together at most. */
const foreignMost = 12;

const none = "none";
/** Learned evidence is a logarithm of odds; it counts this many times, within these bounds, beside written signals. */
const E = (n: string, d: number) => Number(globalThis.process?.env[n] ?? d);
const learnedShare = E("LS", 2);
const learnedLeast = E("LL", -2);
const learnedMost = E("LM", 3);
/** What a guide we have learned nothing about must reach by its name and text. */
const named = 3;

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

/** What is learned from: words, pairs of words and the meanings of the lexicon. */
function featuresOf(words: readonly Word[], meanings: ReadonlySet<string>): Set<string> {
  return new Set([...wordFeatures(words), ...[...meanings].map((meaning) => `@${meaning}`)]);
}

function meaningsOf(words: readonly Word[]): Set<string> {
  return new Set(findMeanings(words, lexicon).map((finding) => finding.meaning));
}

function learnQuestions(): LearnedEvidence {
  const asked = Object.entries(guideQuestions).flatMap(([label, questions]) =>
    questions.map((question) => ({ label, words: wordsOf(question) })),
  );
  const aliased = shippedGuides.flatMap(({ slug, aliases }) =>
    aliases.map((name) => ({ label: slug, words: wordsOf(name) })),
  );
  return learn(
    Object.keys(guideQuestions),
    [...asked, ...aliased].map(({ label, words }) => ({ label, features: featuresOf(words, meaningsOf(words)) })),
  );
}

/** The same for every commune, so learned once, at the first question: about 0.2 s. */
let learned: LearnedEvidence | undefined;

/** The words of a guide we ship; those of a commune's own guides are too few to tell what is none of its business. */
function coverageOfGuide(guide: GuideForSearch, signals: readonly Signal[]): Coverage | undefined {
  const questions = guideQuestions[guide.slug];
  if (!questions) return undefined;
  return coverageOf([guide.title, ...guide.aliases, ...guide.steps, ...questions], signals, guideLexicon);
}

/** Built once per set of guides and kept; about 5 ms. */
export function buildGuideIndex(guides: readonly GuideForSearch[]): GuideIndex {
  const names = compileLexicon(
    Object.fromEntries(
      guides.map((guide, index) => [String(index), [guide.title, ...guide.aliases].join(",")] as const),
    ),
  );
  const signals = new Map(guides.map((guide) => [guide.slug, compileSignals(guideSignals[guide.slug] ?? [])]));
  const coverage = guides.map((guide) => coverageOfGuide(guide, signals.get(guide.slug) ?? []));
  return {
    slugs: guides.map((guide) => guide.slug),
    names,
    signals,
    pairs: indexPairs(guides),
    vocabulary: new Set([...lexicon.vocabulary, ...names.vocabulary]),
    coverage,
    anywhere: uniteCoverage(coverage.flatMap((covered) => covered ?? [])),
  };
}

/** A guide we know signals for needs less of its names; for any other the names are all there is. */
function strengthOfName(length: number, isForeign: boolean, hasSignals: boolean): number {
  if (length === 1 && !isForeign) return 1;
  return hasSignals ? Math.min(length, 3) : Math.min(length, 3) + 2;
}

function scoreNames(words: readonly Word[], index: GuideIndex): number[] {
  const scores = index.slugs.map(() => 0);
  for (const { meaning, from, to } of findMeanings(words, index.names)) {
    const guide = Number(meaning);
    const hasSignals = (index.signals.get(index.slugs[guide] ?? "")?.length ?? 0) > 0;
    const isForeign = !isSyllable(words[from]?.folded ?? "");
    const isWholeMessage = from === 0 && to === words.length;
    const strength = strengthOfName(to - from, isForeign, hasSignals) + (isWholeMessage ? sure : 0);
    scores[guide] = Math.max(scores[guide] ?? 0, strength);
  }
  return scores;
}

function scorePairs(words: readonly Word[], index: GuideIndex): number[] {
  const scores = index.slugs.map(() => 0);
  for (const pair of pairsOf(words)) {
    const holders = index.pairs.get(pair) ?? [];
    for (const guide of holders) scores[guide] = (scores[guide] ?? 0) + 1 / holders.length;
  }
  return scores.map((score, guide) => {
    const hasSignals = (index.signals.get(index.slugs[guide] ?? "")?.length ?? 0) > 0;
    return hasSignals ? Math.min(score * 0.2, 0.6) : score;
  });
}

/**
 * What questions like this one were about, against its being none of our business. Nothing is learned about a commune's
 * own guides: they must be named.
 */
function scoreLearned(features: ReadonlySet<string>, index: GuideIndex): number[] {
  learned ??= learnQuestions();
  const evidence = weighFeatures(learned, features);
  const odds = new Map(learned.labels.map((label, at) => [label, evidence[at] ?? 0]));
  const against = odds.get(none) ?? 0;
  return index.slugs.map((slug) => {
    const known = odds.get(slug);
    if (known === undefined) return -named;
    return learnedShare * Math.min(Math.max(known - against, learnedLeast), learnedMost);
  });
}

function foreignOf(words: readonly Word[], guide: number, index: GuideIndex): number {
  const covered = index.coverage[guide];
  return covered ? Math.min(costOfForeign(words, covered, index.anywhere), foreignMost) : 0;
}

/** How strongly each guide answers, in the order of the index. Shown apart for the benchmark and the tests. */
export function scoreGuides(index: GuideIndex, text: string): number[] {
  const words = correctSlips(wordsOf(text), index.vocabulary);
  const meanings = meaningsOf(words);
  const names = scoreNames(words, index);
  const pairs = scorePairs(words, index);
  const learned = scoreLearned(featuresOf(words, meanings), index);
  return index.slugs.map(
    (slug, guide) =>
      strengthOf(index.signals.get(slug) ?? [], meanings) +
      (names[guide] ?? 0) +
      (pairs[guide] ?? 0) +
      (learned[guide] ?? 0) -
      foreignOf(words, guide, index),
  );
}

/** Finds the guides that answer a question in anybody's own words. */
export function searchGuides(index: GuideIndex, text: string): GuideMatch {
  const ranked = scoreGuides(index, text)
    .map((score, guide) => ({ slug: index.slugs[guide] ?? "", score }))
    .sort((a, b) => b.score - a.score);
  const best = ranked[0]?.score ?? enough - 1;
  if (best < enough) return { slugs: [], confident: false };
  const confident = best >= sure && (ranked[1]?.score ?? 0) <= best * 0.75;
  const least = confident ? enough : enough - unsureBelow;
  const choices = ranked.slice(0, mostChoices).filter(({ score }) => score >= least);
  return { slugs: choices.map(({ slug }) => slug), confident };
}
