/** What stands at a place of a row, or "" outside it. */
export function keyAt(row: readonly { key: string }[], at: number): string {
  return row[at]?.key ?? "";
}

/** Both places are in the row, or outside it, and in the same clause. */
export function sameClause(places: readonly { clause: number }[], one: number, other: number): boolean {
  return places[one]?.clause === places[other]?.clause;
}

/** Names an indicator, or several it may be. */
export function isName(piece: { meaning?: { codes: readonly string[] } | undefined } | undefined): boolean {
  return (piece?.meaning?.codes.length ?? 0) > 0;
}

/** A run of digits stands there. */
export function digitsAt(row: readonly { kind: string }[], at: number): boolean {
  return row[at]?.kind === "digits";
}

/** Something stands there, and nothing between it and what is before it. */
export function gluedAt(row: readonly { glued: boolean }[], at: number): boolean {
  return row[at]?.glued ?? false;
}

/** A mark of punctuation stands there. */
export function isMark(row: readonly { kind: string }[], at: number): boolean {
  return row[at]?.kind === "mark";
}
