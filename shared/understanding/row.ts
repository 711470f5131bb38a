import type { UnitClass } from "./lexicon/units.ts";

interface Meant {
  meaning?: { codes: readonly string[]; unit: UnitClass | undefined } | undefined;
}

/** What stands at a place of a row, or "" outside it. Asked first, as reading before the beginning of an array is slow. */
export function keyAt(row: readonly { key: string }[], at: number): string {
  return at < 0 ? "" : (row[at]?.key ?? "");
}

/** How it was written, or "" outside the row. */
export function writtenAt(row: readonly { written: string }[], at: number): string {
  return at < 0 ? "" : (row[at]?.written ?? "");
}

/** The amount that stands there. */
export function amountAt<Amount>(row: readonly { amount: Amount | undefined }[], at: number): Amount | undefined {
  return at < 0 ? undefined : row[at]?.amount;
}

/** What the noun there counts. */
export function unitAt(row: readonly (Meant | undefined)[], at: number): UnitClass | undefined {
  return at < 0 ? undefined : row[at]?.meaning?.unit;
}

/** Both places are in the row, or outside it, and in the same clause. */
export function sameClause(places: readonly { clause: number }[], one: number, other: number): boolean {
  return places[one]?.clause === places[other]?.clause;
}

/** Names an indicator, or several it may be. */
export function isName(piece: Meant | undefined): boolean {
  return (piece?.meaning?.codes.length ?? 0) > 0;
}

export function isNameAt(row: readonly (Meant | undefined)[], at: number): boolean {
  return at >= 0 && isName(row[at]);
}

/** A run of digits stands there. */
export function digitsAt(row: readonly { kind: string }[], at: number): boolean {
  return at >= 0 && row[at]?.kind === "digits";
}

export function isWord(row: readonly { kind: string }[], at: number): boolean {
  return at >= 0 && row[at]?.kind === "word";
}

/** Something stands there, and nothing between it and what is before it. */
export function gluedAt(row: readonly { glued: boolean }[], at: number): boolean {
  return at >= 0 && (row[at]?.glued ?? false);
}

/** A mark of punctuation stands there. */
export function isMark(row: readonly { kind: string }[], at: number): boolean {
  return at >= 0 && row[at]?.kind === "mark";
}
