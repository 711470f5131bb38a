/** Undefined for no numbers at all. */
export function median(numbers: readonly number[]): number | undefined {
  if (numbers.length === 0) return undefined;
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}

/** Of at least one number. */
export function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

/** The mean, in which one monstrous week counts as no more than three usual ones. */
export function steadyMean(numbers: readonly number[]): number {
  const usual = median(numbers.filter((number) => number > 0)) ?? 0;
  return numbers.length === 0 ? 0 : mean(numbers.map((number) => Math.min(number, 3 * usual)));
}

export function clamp(number: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, number));
}

/** ln Γ(x), x > 0 (Lanczos, g = 7, n = 9; error below 1e-13). */
export function lnGamma(x: number): number {
  const coefficients = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ];
  const shifted = x - 1;
  const base = shifted + 7.5;
  const series = coefficients.reduce((sum, c, index) => (index === 0 ? c : sum + c / (shifted + index)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(series);
}

/** P(X ≤ x) of the chi-squared distribution, by the series of the lower incomplete gamma function. */
export function chiSquaredBelow(x: number, degrees: number): number {
  if (x <= 0) return 0;
  const a = degrees / 2;
  const half = x / 2;
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < 500 && term > sum * 1e-12; n += 1) {
    term *= half / (a + n);
    sum += term;
  }
  return Math.min(1, sum * Math.exp(a * Math.log(half) - half - lnGamma(a)));
}

/** P(at least `hits` of `tries`) when each hits with this chance. */
export function binomialAtLeast(hits: number, tries: number, chance: number): number {
  let sum = 0;
  for (let k = hits; k <= tries; k += 1) {
    const ways = lnGamma(tries + 1) - lnGamma(k + 1) - lnGamma(tries - k + 1);
    sum += Math.exp(ways + k * Math.log(chance) + (tries - k) * Math.log(1 - chance));
  }
  return Math.min(1, sum);
}
