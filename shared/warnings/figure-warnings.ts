import { formatCount } from "../calendar/format.ts";

/** What a team reported lately, per indicator, newest first; a report that did not name it is not in its row. */
export type FigureHistory = Record<string, readonly number[]>;

/** A figure worth a second look; never a reason to refuse it. */
export interface FigureWarning {
  code: string;
  count: number;
  kind: "much_more" | "repeated";
  /** The middle of what it mostly is; absent when the team has too few reports to compare. */
  usual?: number | undefined;
  /** What was likely meant, with a zero or two too many. */
  meant?: number | undefined;
  /** How many reports in a row say the same, this one included. */
  times?: number | undefined;
}

/** Fewer values than this say nothing about what is usual. */
const ENOUGH = 3;
/** Ten times the usual is asked about however much it mostly varies: a zero too many makes exactly that. */
const ZERO_TOO_MANY = 10;
/** Below that, only what is far outside of all that was, by the team's own spread. */
const FAR_MORE = 4;
const FAR_BEYOND_LARGEST = 2;
const SPREADS = 8;
/** Makes the middle distance from the middle comparable with a standard deviation (for a normal distribution). */
const MAD_TO_SIGMA = 1.4826;
/** Without history: more than most village teams do of anything at once (the whole of Đồng Tháp reported 9.038 in 2022). */
const THOUSANDS = 1_000;
/** With any history: no village team does this many. */
const HARDLY_POSSIBLE = 10_000;
/** Small numbers repeat by themselves. */
const REPEATS_FROM = 4;
const REPEATED_TIMES = 4;

/** Compared with the team's own reports. `levels`: indicators that say how it stands and so repeat by nature. */
export function findWarnings(
  values: Record<string, number>,
  history: FigureHistory,
  levels: ReadonlySet<string> = new Set(),
): FigureWarning[] {
  return Object.entries(values).flatMap(([code, count]) => {
    const before = history[code] ?? [];
    return muchMore(code, count, before) ?? (levels.has(code) ? [] : (repeated(code, count, before) ?? []));
  });
}

function muchMore(code: string, count: number, before: readonly number[]): FigureWarning | undefined {
  const isKnown = before.length >= ENOUGH;
  const usual = isKnown ? median(before) : undefined;
  const limit = usual === undefined ? THOUSANDS : HARDLY_POSSIBLE;
  if (count <= limit && !(usual !== undefined && usual > 0 && isFarOut(count, usual, before))) return undefined;
  return { code, count, kind: "much_more", usual, meant: meantBy(count, before) };
}

function isFarOut(count: number, usual: number, before: readonly number[]): boolean {
  if (count >= usual * ZERO_TOO_MANY) return true;
  const spread = Math.max(median(before.map((value) => Math.abs(value - usual))) * MAD_TO_SIGMA, Math.sqrt(usual));
  const isFar = count >= usual * FAR_MORE && count - usual > SPREADS * spread;
  return isFar && count > Math.max(...before) * FAR_BEYOND_LARGEST;
}

/** 120 where 12 is usual: the same number without its last zeros, if the team reports such numbers. */
function meantBy(count: number, before: readonly number[]): number | undefined {
  if (before.length < ENOUGH) return undefined;
  const [least, most] = [Math.min(...before), Math.max(...before)];
  return [10, 100, 1000]
    .filter((factor) => count % factor === 0)
    .map((factor) => count / factor)
    .find((value) => value >= least / 2 && value <= most * 2);
}

function repeated(code: string, count: number, before: readonly number[]): FigureWarning | undefined {
  const other = before.findIndex((value) => value !== count);
  const times = 1 + (other === -1 ? before.length : other);
  return count >= REPEATS_FROM && times >= REPEATED_TIMES ? { code, count, kind: "repeated", times } : undefined;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1] ?? 0, sorted[Math.floor(middle)] ?? 0];
  return (low + high) / 2;
}

/** One Vietnamese sentence each, as a question; what repeats is told in one. */
export function warningSentences(warnings: readonly FigureWarning[], nameOf: (code: string) => string): string[] {
  const same = warnings.filter(({ kind }) => kind === "repeated");
  const more = warnings.filter(({ kind }) => kind === "much_more").map((warning) => moreSentence(warning, nameOf));
  if (same.length === 0) return more;
  const figures = same.map(({ code, count }) => `“${nameOf(code)}” ${formatCount(count)}`).join(", ");
  const before = Math.min(...same.map(({ times = 0 }) => times)) - 1;
  return [...more, `${figures}: giống hệt ${before} lần báo cáo trước. Đúng là số của lần này không?`];
}

function moreSentence({ code, count, usual, meant }: FigureWarning, nameOf: (code: string) => string): string {
  const name = `Số ${formatCount(count)} của “${nameOf(code)}”`;
  const advice = meant === undefined ? "xin xem có thừa số 0 không." : `có phải ${formatCount(meant)} không?`;
  if (usual === undefined) return `${name} lớn hơn thường thấy ở một tổ, ${advice}`;
  if (usual < 1) return `${name} lớn hơn hẳn mọi khi, ${advice}`;
  const times = formatCount(Math.floor(count / usual));
  return `${name} gấp ${times} lần mọi khi (khoảng ${formatCount(usual)}), ${advice}`;
}
