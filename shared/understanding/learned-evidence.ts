import type { Word } from "./words.ts";

/** Something people said, and what it was about. */
export interface Example {
  label: string;
  features: ReadonlySet<string>;
}

/** What every feature adds to each label, learned from examples (multinomial logistic regression). */
export interface LearnedEvidence {
  labels: readonly string[];
  weights: ReadonlyMap<string, Float64Array>;
  /** How common each label is by itself. */
  bias: Float64Array;
}

/** Enough for the weights to settle; some 30 ms for a thousand examples. */
const rounds = 5;
const step = 0.5;
/** Pulls weights back to nothing, so that a word seen once proves little. */
const decay = 0.0002;
/** Chances wrong by less than this are right enough to be left alone. */
const negligible = 0.01;

/** Words and pairs of neighbours, folded. */
export function wordFeatures(words: readonly Word[]): string[] {
  const features = words.map((word) => word.folded);
  for (let at = 1; at < words.length; at += 1) features.push(`${words[at - 1]?.folded} ${words[at]?.folded}`);
  return features;
}

/** A row of numbers per feature, made when first asked for. */
function rowsOf(width: number): { of(feature: string): Float64Array; all: Map<string, Float64Array> } {
  const all = new Map<string, Float64Array>();
  return {
    all,
    of: (feature) => {
      const known = all.get(feature);
      if (known) return known;
      const row = new Float64Array(width);
      all.set(feature, row);
      return row;
    },
  };
}

function toChances(strengths: Float64Array): Float64Array {
  const most = Math.max(...strengths);
  const powers = strengths.map((strength) => Math.exp(strength - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

function addRow(sum: Float64Array, row: Float64Array, factor: number): void {
  for (let index = 0; index < sum.length; index += 1) sum[index] = (sum[index] ?? 0) + factor * (row[index] ?? 0);
}

/** Learns which features speak for which label. Same examples, same result. */
export function learn(labels: readonly string[], examples: readonly Example[]): LearnedEvidence {
  const weights = rowsOf(labels.length);
  const speeds = rowsOf(labels.length);
  const bias = new Float64Array(labels.length);
  const known = examples
    .map(({ label, features }) => ({
      target: labels.indexOf(label),
      rows: [...features].map((feature) => ({ weight: weights.of(feature), speed: speeds.of(feature) })),
    }))
    .filter(({ target }) => target >= 0);
  for (let round = 0; round < rounds; round += 1) {
    for (const { target, rows } of known) {
      const share = 1 / Math.sqrt(Math.max(rows.length, 1));
      const strengths = Float64Array.from(bias);
      for (const { weight } of rows) addRow(strengths, weight, share);
      const errors = toChances(strengths);
      errors[target] = (errors[target] ?? 0) - 1;
      addRow(bias, errors, -0.02);
      const wrong = [...errors.keys()].filter((index) => Math.abs(errors[index] ?? 0) > negligible);
      for (const { weight, speed } of rows) {
        for (const index of wrong) {
          const slope = share * (errors[index] ?? 0) + decay * (weight[index] ?? 0);
          speed[index] = (speed[index] ?? 0) + slope * slope;
          weight[index] = (weight[index] ?? 0) - (step * slope) / Math.sqrt((speed[index] ?? 0) + 1e-6);
        }
      }
    }
  }
  return { labels, weights: weights.all, bias };
}

/** The evidence of all features together, by the order of `labels`; differences are logarithms of odds. */
export function weighFeatures(learned: LearnedEvidence, features: ReadonlySet<string>): Float64Array {
  const strengths = Float64Array.from(learned.bias);
  const share = 1 / Math.sqrt(Math.max(features.size, 1));
  for (const feature of features) {
    const row = learned.weights.get(feature);
    if (row) addRow(strengths, row, share);
  }
  return strengths;
}
