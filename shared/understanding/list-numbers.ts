import type { Aside } from "./non-quantities.ts";
import { digitsAt, isWord, keyAt } from "./row.ts";
import type { Token } from "./tokens.ts";

export function lineStart(words: readonly Token[], at: number): boolean {
  const before = words[at - 1];
  return !before || before.key === "\n" || before.key === "." || (before.key === "-" && lineStart(words, at - 1));
}

/** "1.", "2)", "3/" at the start of a line, or a bare 1, 2, 3 there when the line has a number of its own. */
export function readBullet(words: readonly Token[], at: number): Aside | undefined {
  const [number, mark, next] = [words[at], words[at + 1], words[at + 2]];
  if (!number || number.key.length > 2 || !next) return undefined;
  if (mark?.kind === "word" && isRow(words, at)) return { kind: "bullet", to: at + 1 };
  const closed =
    mark?.kind === "mark" && ".)/-:".includes(mark.key) && (next.kind === "word" || keyAt(words, at + 3) === ":");
  if (!closed || (mark.key === ":" && !next)) return undefined;
  if (lineStart(words, at)) {
    if (mark.key === "-" || mark.key === "/" || mark.key === ":")
      return isListed(words, at) ? { kind: "bullet", to: at + 2 } : undefined;
    return { kind: "bullet", to: at + 2 };
  }
  return (mark.key === "." || mark.key === ")") && mark.glued && isListed(words, at)
    ? { kind: "bullet", to: at + 2 }
    : undefined;
}

/** Rows of a table, pasted: lines that begin with 1, 2, 3 and hold a number of their own. */
function isRow(words: readonly Token[], at: number): boolean {
  const starts = (place: number) => place === 0 || keyAt(words, place - 1) === "\n";
  if (!starts(at)) return false;
  const value = Number(words[at]?.key);
  let numbers = 0;
  let end = at + 1;
  for (; end < words.length && keyAt(words, end) !== "\n"; end++) if (digitsAt(words, end)) numbers++;
  if (numbers === 0) return false;
  if (Number(words[end + 1]?.key) === value + 1 && isWord(words, end + 2)) return true;
  for (let place = at - 2; value > 1 && place >= 0; place--)
    if (starts(place)) return Number(words[place]?.key) === value - 1 && isWord(words, place + 1);
  return false;
}

const listReach = 24;

/** The numbers before or after it make it one of a list: 1, 2, 3 with the same mark behind. */
function isListed(words: readonly Token[], at: number): boolean {
  const value = Number(words[at]?.key);
  const mark = keyAt(words, at + 1);
  const isNeighbour = (place: number, wanted: number) =>
    digitsAt(words, place) && keyAt(words, place + 1) === mark && Number(words[place]?.key) === wanted;
  for (let step = 1; step <= listReach; step++) {
    if (isNeighbour(at + step, value + 1) || (value > 1 && isNeighbour(at - step, value - 1))) return true;
  }
  return false;
}
