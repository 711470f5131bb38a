import type { Indicator } from "../../../shared/catalogue/indicator.ts";
import { binomialAtLeast, chiSquaredBelow, lnGamma, mean } from "./numbers.ts";
import { isActive, type TeamHistory } from "./team-history.ts";

export type CopySign =
  /** The same figures in periods after one another. */
  | { kind: "repeated"; times: number; of: number; bits: number }
  /** Figures that hardly move, where counting people always moves. */
  | { kind: "too_steady"; codes: string[]; bits: number }
  /** Fives and tens, far more often than counting gives. */
  | { kind: "round"; round: number; of: number; bits: number }
  /** Word for word what another team sent in the same period. */
  | { kind: "like_another"; times: number; bits: number };

/** Worth a question from here on: about one honest team in a thousand gets there by chance. */
export const SUSPICIOUS_BITS = 10;
/** Figures this small repeat by themselves. */
const TELLING_FROM = 3;
const LEAST_PERIODS = 4;
const MOST_BITS = 40;

/**
 * What speaks for figures being copied rather than counted, strongest first, each in bits: 10 bits means chance does this
 * once in 1,024 honest teams. A reason to ask, never a verdict; it does not enter the score.
 */
export function signsOfCopying(
  history: TeamHistory,
  others: readonly TeamHistory[],
  { indicators }: { indicators: readonly Indicator[] },
): CopySign[] {
  const adding = new Set(indicators.filter((known) => known.aggregation === "sum").map(({ code }) => code));
  const own = countsOf(history, adding);
  const signs = [repeated(own), tooSteady(own), round(own), likeAnother(own, others, adding)];
  return signs
    .filter((sign) => sign.bits > 1)
    .map((sign) => ({ ...sign, bits: Math.min(sign.bits, MOST_BITS) }))
    .sort((a, b) => b.bits - a.bits);
}

/** All signs together, for ranking. */
export function suspicion(signs: readonly CopySign[]): number {
  return signs.reduce((sum, sign) => sum + sign.bits, 0);
}

/** What was counted in active periods, by period key; running levels repeat by nature and are left out. */
type Counts = Map<string, Map<string, number>>;

function countsOf(history: TeamHistory, adding: ReadonlySet<string>): Counts {
  return new Map(
    history.periods
      .filter(isActive)
      .map(({ period, values }) => [period.key, new Map(Object.entries(values).filter(([code]) => adding.has(code)))]),
  );
}

/** How surprising it is, in bits, that counting again gives exactly this number: the Poisson chance of a count at its mean. */
function bitsOfSame(count: number): number {
  return count < TELLING_FROM ? 0 : -(count * Math.log(count) - count - lnGamma(count + 1)) / Math.LN2;
}

/** Bits of two periods with the same codes and figures; 0 when anything differs. */
function bitsOfEqual(left: Map<string, number>, right: Map<string, number>): number {
  if (left.size === 0 || left.size !== right.size) return 0;
  let bits = 0;
  for (const [code, count] of left) {
    if (right.get(code) !== count) return 0;
    bits += bitsOfSame(count);
  }
  return bits;
}

function repeated(counts: Counts): CopySign {
  const periods = [...counts.values()];
  const same = periods.slice(1).map((now, index) => bitsOfEqual(periods[index] ?? new Map(), now));
  const times = same.filter((bits) => bits > 0).length;
  return { kind: "repeated", times: times === 0 ? 0 : times + 1, of: periods.length, bits: sum(same) };
}

/** Honest counts vary at least as their square root does; far less over several indicators is no counting. */
function tooSteady(counts: Counts): CopySign {
  const series = seriesOf(counts).filter(
    ([, numbers]) => numbers.length >= LEAST_PERIODS && mean(numbers) >= TELLING_FROM,
  );
  const moves = series.map(([, numbers]) => ({ dispersion: dispersionOf(numbers), degrees: numbers.length - 1 }));
  const degrees = sum(moves.map((one) => one.degrees));
  if (degrees === 0) return { kind: "too_steady", codes: [], bits: 0 };
  const chance = chiSquaredBelow(sum(moves.map((one) => one.dispersion)), degrees);
  const codes = series.filter((_, index) => (moves[index]?.dispersion ?? 0) < (moves[index]?.degrees ?? 0) / 3);
  return { kind: "too_steady", codes: codes.map(([code]) => code), bits: bitsOf(chance) };
}

/** Sum of squared deviations by the mean: chi-squared with n−1 degrees for honest counts. */
function dispersionOf(numbers: readonly number[]): number {
  const usual = mean(numbers);
  return sum(numbers.map((number) => (number - usual) ** 2)) / usual;
}

function seriesOf(counts: Counts): [code: string, numbers: number[]][] {
  const series = new Map<string, number[]>();
  for (const period of counts.values()) {
    for (const [code, count] of period) series.set(code, [...(series.get(code) ?? []), count]);
  }
  return [...series];
}

/** People do round: only far more fives and tens than every third figure is a sign. */
const ROUND_USUALLY = 0.33;

function round(counts: Counts): CopySign {
  const telling = [...counts.values()].flatMap((period) => [...period.values()]).filter((count) => count >= 5);
  const hits = telling.filter((count) => count % 5 === 0).length;
  const chance = telling.length < LEAST_PERIODS ? 1 : binomialAtLeast(hits, telling.length, ROUND_USUALLY);
  return { kind: "round", round: hits, of: telling.length, bits: bitsOf(chance) };
}

function likeAnother(own: Counts, others: readonly TeamHistory[], adding: ReadonlySet<string>): CopySign {
  const all = others.map((other) => countsOf(other, adding));
  const best = [...own].map(([key, counts]) =>
    Math.max(0, ...all.map((other) => bitsOfEqual(counts, other.get(key) ?? new Map()) - Math.log2(all.length + 1))),
  );
  return { kind: "like_another", times: best.filter((bits) => bits > 0).length, bits: sum(best) };
}

function bitsOf(chance: number): number {
  return chance >= 1 ? 0 : -Math.log2(Math.max(chance, 1e-30));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
