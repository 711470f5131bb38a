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

/** Learns which features speak for which label. Same examples, same result. */
export function learn(labels: readonly string[], examples: readonly Example[]): LearnedEvidence {
  const width = labels.length;
  const rows = new Map<string, number>();
  const known: { target: number; froms: number[] }[] = [];
  for (const { label, features } of examples) {
    const target = labels.indexOf(label);
    const froms: number[] = [];
    for (const feature of features) {
      const from = rows.get(feature) ?? rows.size * width;
      rows.set(feature, from);
      froms.push(from);
    }
    if (target >= 0) known.push({ target, froms });
  }
  const weights = new Float64Array(rows.size * width);
  const speeds = new Float64Array(rows.size * width);
  const bias = new Float64Array(width);
  const errors = new Float64Array(width);
  for (let round = 0; round < rounds; round += 1) {
    for (const { target, froms } of known) {
      const share = 1 / Math.sqrt(Math.max(froms.length, 1));
      errors.set(bias);
      for (const from of froms) addRow(errors, weights, from, share);
      toChances(errors);
      errors[target] = (errors[target] as number) - 1;
      for (let index = 0; index < width; index += 1) {
        const error = errors[index] as number;
        bias[index] = (bias[index] as number) - 0.02 * error;
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
  }
  return { labels, rows, weights, bias };
}

/** The evidence of all features together, by the order of `labels`; differences are logarithms of odds. */
export function weighFeatures({ bias, rows, weights }: LearnedEvidence, features: ReadonlySet<string>): Float64Array {
  const strengths = Float64Array.from(bias);
  const share = 1 / Math.sqrt(Math.max(features.size, 1));
  for (const feature of features) {
    const from = rows.get(feature);
    if (from !== undefined) addRow(strengths, weights, from, share);
  }
  return strengths;
}
