import type { Word } from "./words.ts";

/** Something people said, and what it was about. */
export interface Example {
  label: string;
  features: ReadonlySet<string>;
}

/** What every feature adds to each label, learned from examples (multinomial logistic regression). */
export interface LearnedEvidence {
  labels: readonly string[];
  /** Where the row of a feature begins in `weights`; a row has one number per label. */
  rows: ReadonlyMap<string, number>;
  weights: Float64Array;
  /** How common each label is by itself. */
  bias: Float64Array;
}

/** An example as rows of weights. */
interface Lesson {
  target: number;
  froms: readonly number[];
  /** What each feature counts: a long message says no more than a short one. */
  share: number;
}

/** Enough for the weights to settle: more rounds answer questions of other hands no better. */
const rounds = 5;
const step = 0.5;
const biasStep = 0.02;
/** Pulls weights back to nothing, so that a word seen once proves little. */
const decay = 0.002;
/** Chances wrong by less than this are right enough to be left alone. */
const negligible = 0.01;
/** A pair seen once may be chance; leaving those out halves what is learned and loses nothing. */
const leastSeenPairs = 2;

/** Words and pairs of neighbours, folded. */
export function wordFeatures(words: readonly Word[]): string[] {
  const features = words.map((word) => word.folded);
  for (let at = 1; at < words.length; at += 1) features.push(`${words[at - 1]?.folded} ${words[at]?.folded}`);
  return features;
}

/** What is meant, and each two things meant together. */
export function meaningFeatures(meanings: readonly string[]): string[] {
  const meant = [...new Set(meanings)].sort();
  const pairs = meant.flatMap((one, at) => meant.slice(at + 1).map((other) => `@${one} @${other}`));
  return [...meant.map((meaning) => `@${meaning}`), ...pairs];
}

function indexRows(examples: readonly Example[], width: number): Map<string, number> {
  const seen = new Map<string, number>();
  for (const { features } of examples) for (const feature of features) seen.set(feature, (seen.get(feature) ?? 0) + 1);
  const rows = new Map<string, number>();
  for (const [feature, times] of seen)
    if (times >= leastSeenPairs || !feature.includes(" ")) rows.set(feature, rows.size * width);
  return rows;
}

/** How far apart neighbours are taken: all labels come in turn, in the same order each time. */
const goldenRatio = 0.618_033_988_749_895;

function inMixedOrder<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item, at) => ({ item, place: (at * goldenRatio) % 1 }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

function toLesson({ label, features }: Example, labels: readonly string[], rows: ReadonlyMap<string, number>): Lesson {
  const froms = [...features].flatMap((feature) => rows.get(feature) ?? []);
  return { target: labels.indexOf(label), froms, share: shareOf(features) };
}

function shareOf(features: ReadonlySet<string>): number {
  return 1 / Math.sqrt(Math.max(features.size, 1));
}

/** Learns which features speak for which label. Same examples, same result. */
export function learn(labels: readonly string[], examples: readonly Example[]): LearnedEvidence {
  const rows = indexRows(examples, labels.length);
  const lessons = inMixedOrder(examples).map((example) => toLesson(example, labels, rows));
  const evidence = {
    labels,
    rows,
    weights: new Float64Array(rows.size * labels.length),
    bias: new Float64Array(labels.length),
  };
  const speeds = new Float64Array(evidence.weights.length);
  const errors = new Float64Array(labels.length);
  for (let round = 0; round < rounds; round += 1)
    for (const lesson of lessons) takeLesson(lesson, evidence, { speeds, errors });
  return evidence;
}

/** One step down the slope, shorter for weights that have moved much already (AdaGrad). */
function takeLesson(
  { target, froms, share }: Lesson,
  { weights, bias }: LearnedEvidence,
  { speeds, errors }: { speeds: Float64Array; errors: Float64Array },
): void {
  errors.set(bias);
  for (const from of froms) addRow(errors, weights, from, share);
  toChances(errors);
  errors[target] = (errors[target] as number) - 1;
  for (let index = 0; index < errors.length; index += 1) {
    const error = errors[index] as number;
    bias[index] = (bias[index] as number) - biasStep * error;
    if (Math.abs(error) <= negligible) continue;
    for (const from of froms) {
      const at = from + index;
      const slope = share * error + decay * (weights[at] as number);
      const speed = (speeds[at] as number) + slope * slope;
      speeds[at] = speed;
      weights[at] = (weights[at] as number) - (step * slope) / Math.sqrt(speed + 1e-6);
    }
  }
}

/** Turns strengths into chances, in place. */
function toChances(strengths: Float64Array): void {
  let most = Number.NEGATIVE_INFINITY;
  for (const strength of strengths) if (strength > most) most = strength;
  let sum = 0;
  for (let index = 0; index < strengths.length; index += 1) {
    const power = Math.exp((strengths[index] as number) - most);
    strengths[index] = power;
    sum += power;
  }
  for (let index = 0; index < strengths.length; index += 1) strengths[index] = (strengths[index] as number) / sum;
}

function addRow(sum: Float64Array, weights: Float64Array, from: number, factor: number): void {
  for (let index = 0; index < sum.length; index += 1)
    sum[index] = (sum[index] as number) + factor * (weights[from + index] as number);
}

/**
 * The evidence of all features together, or of those of them that `counts` names, by the order of `labels`; differences are
 * logarithms of odds.
 */
export function weighFeatures(
  { bias, rows, weights }: LearnedEvidence,
  features: ReadonlySet<string>,
  counts: (feature: string) => boolean = () => true,
): Float64Array {
  const strengths = Float64Array.from(bias);
  const share = shareOf(features);
  for (const feature of features) {
    const from = counts(feature) ? rows.get(feature) : undefined;
    if (from !== undefined) addRow(strengths, weights, from, share);
  }
  return strengths;
}
