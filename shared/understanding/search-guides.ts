import { guides as shippedGuides } from "../catalogue/guides.ts";
import { correctSlips, findMeanings } from "./concepts.ts";
import { compiledGuideLexicon, learnedGuides, weighQuestion } from "./guide-evidence.ts";
import {
  type GuideForSearch,
  type GuideNames,
  indexNames,
  namedByCommune,
  namedWholly,
  sure,
  weighNames,
} from "./guide-names.ts";
import type { LearnedEvidence } from "./learned-evidence.ts";
import { isSyllable } from "./syllables.ts";
import { type Word, wordsOf } from "./words.ts";

export interface GuideIndex {
  slugs: readonly string[];
  /** By guide, the one of ours that it is or stands for, whose questions are learned; none for a commune's own about something new. */
  topics: readonly (string | undefined)[];
  /** Guides of ours that the commune has taken out: a question that is theirs is not their neighbour's. */
  absent: readonly string[];
  names: GuideNames;
  evidence: () => LearnedEvidence;
}

export interface GuideMatch {
  /** Best first, at most 3; empty when no guide answers. */
  slugs: string[];
  /** True when the first one may be shown without asking. */
  confident: boolean;
}

interface Candidate {
  slug: string;
  strength: number;
  isOwn: boolean;
}

/**
 * The least strength of a first guide. Somewhat unsure ones are offered, never shown unasked: a choice that does not fit costs a
 * look, a guide that is not offered a call. Measured on each hand by what was learned from the others', this refuses 1 in 100
 * of ours and 96 in 100 others.
 */
const enough = -1.1;
const mostChoices = 3;
/** When unsure, guides from this strength on are offered too. */
const enoughBeside = -3;
/** The first may be shown unasked when the next one has at most this share of its strength. */
const shareOfNext = 0.75;
/**
 * Who is being cheated and is led on loses money, so any other guide is shown unasked only when fraud has at most this share
 * of its strength: measured on all hands, it asks once more in 1 of 40 answers and leaves out a quarter of the wrong ones.
 */
const shareOfFraud = 0.3;
const fraud = "phong-chong-lua-dao";
/** A guide that is not there must be stronger by this for its question to be nobody's. */
const clearlyAbsent = 6;

/**
 * The logarithm of odds at which strength is 0: from here on a question is far oftener a guide's than nobody's, measured on the
 * questions of each hand by what was learned from the others'.
 */
const leastOdds = -0.65;
/** Makes learned odds comparable to what names weigh. */
const learnedShare = 2;

/** Built once per set of guides and kept; about 15 ms. */
export function buildGuideIndex(
  guides: readonly GuideForSearch[],
  evidence: () => LearnedEvidence = learnedGuides,
): GuideIndex {
  const here = new Set(guides.map(({ slug }) => slug));
  const missing = shippedGuides.map(({ slug }) => slug).filter((slug) => !here.has(slug));
  const topics = guides.map((guide) => topicOf(guide, missing, evidence));
  const absent = missing.filter((slug) => !topics.includes(slug));
  return { slugs: guides.map(({ slug }) => slug), topics, absent, names: indexNames(guides), evidence };
}

/** A commune that takes out a guide of ours and writes its own about the same gets ours' questions for it. */
function topicOf(
  { slug, title }: GuideForSearch,
  missing: readonly string[],
  evidence: () => LearnedEvidence,
): string | undefined {
  if (shippedGuides.some((guide) => guide.slug === slug)) return slug;
  if (missing.length === 0) return undefined;
  const odds = weighQuestion(wordsOf(title), evidence());
  const [best, next] = missing
    .map((topic) => ({ topic, strength: strengthOf(odds.get(topic)) }))
    .sort((a, b) => b.strength - a.strength);
  return best && isSure(best.strength, next?.strength ?? 0) ? best.topic : undefined;
}

function strengthOf(odds: number | undefined): number {
  return odds === undefined ? Number.NEGATIVE_INFINITY : learnedShare * (odds - leastOdds);
}

function isSure(best: number, next: number): boolean {
  return best >= sure && next <= best * shareOfNext;
}

/** Whether somebody who asks this may be in the hands of a cheat, and another guide would let them go on. */
function maySpeakOfFraud(
  odds: ReadonlyMap<string, number>,
  best: Candidate | undefined,
  { slugs, topics }: GuideIndex,
): boolean {
  if (!best) return false;
  const topic = topics[slugs.indexOf(best.slug)];
  return topic !== undefined && topic !== fraud && strengthOf(odds.get(fraud)) > best.strength * shareOfFraud;
}

/** "Hướng dẫn bảo hiểm" asks for the same as "bảo hiểm". */
function whatIsAsked(words: Word[]): Word[] {
  const [first, second, ...topic] = words;
  return first?.folded === "huong" && second?.folded === "dan" && topic.length > 0 ? topic : words;
}

/** What a commune wrote about the very words of the question stands before ours. */
function isNamedOwn({ isOwn, strength }: Candidate): boolean {
  return isOwn && strength >= sure;
}

const mostWordsOfName = 2;

/** "Lan", "lan anh": so few words without accents ask for nothing unless they name a guide or, taken together, a matter of one; mostly somebody says who they are. */
function asksNothing(words: readonly Word[], { names }: GuideIndex): boolean {
  const isBare = ({ spelled, folded }: Word) => spelled === folded && isSyllable(folded);
  if (words.length > mostWordsOfName || !words.every(isBare) || findMeanings(words, names.phrases).length > 0)
    return false;
  return !findMeanings(words, compiledGuideLexicon).some(({ from, to }) => to - from > 1);
}

function rank(words: readonly Word[], index: GuideIndex, odds: ReadonlyMap<string, number>): Candidate[] {
  const byNames = weighNames(words, index.names);
  const wholly = namedWholly(words, index.names);
  const byCommune = namedByCommune(words, index.names);
  const candidates = index.slugs.map((slug, at) => {
    const topic = index.topics[at];
    const isOwn = topic === undefined;
    const learned = strengthOf(odds.get(topic ?? ""));
    // Whoever put a question among a guide's names knows better than what was learned.
    const ofOurs = byCommune[at] ? Math.max(learned, 0) + sure : learned;
    const weight = isOwn ? (byNames[at] ?? 0) : ofOurs;
    return { slug, strength: weight + (wholly.has(at) ? sure : 0), isOwn };
  });
  return candidates.sort((a, b) => Number(isNamedOwn(b)) - Number(isNamedOwn(a)) || b.strength - a.strength);
}

/** Finds the guides that answer a question in anybody's own words. */
export function searchGuides(index: GuideIndex, text: string): GuideMatch {
  const words = whatIsAsked(correctSlips(wordsOf(text), [compiledGuideLexicon.slips, index.names.phrases.slips]));
  if (asksNothing(words, index)) return { slugs: [], confident: false };
  const odds = weighQuestion(words, index.evidence());
  const ranked = rank(words, index, odds);
  const best = ranked[0]?.strength ?? Number.NEGATIVE_INFINITY;
  const absent = ranked.some(isNamedOwn)
    ? Number.NEGATIVE_INFINITY
    : Math.max(Number.NEGATIVE_INFINITY, ...index.absent.map((topic) => strengthOf(odds.get(topic))));
  if (best < enough || absent >= best + clearlyAbsent) return { slugs: [], confident: false };
  const confident =
    isSure(best, Math.max(ranked[1]?.strength ?? 0, absent)) && !maySpeakOfFraud(odds, ranked[0], index);
  const least = confident ? enough : enoughBeside;
  const choices = ranked.slice(0, mostChoices).filter(({ strength }) => strength >= least);
  return { slugs: choices.map(({ slug }) => slug), confident };
}
