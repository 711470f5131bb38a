import type { Match } from "./phrases.ts";
import { digitsAt, gluedAt, isNameAt, keyAt, unitAt } from "./row.ts";
import type { Token } from "./tokens.ts";

/** "thứ 2, 3, 5": days, where nothing is counted. */
export function endOfDays(words: readonly Token[], matches: (Match | undefined)[], from: number): number {
  let to = from;
  while (
    /^(,|va|-)$/.test(keyAt(words, to)) &&
    /^[2-7]$/.test(keyAt(words, to + 1)) &&
    !unitAt(matches, to + 2) &&
    !isNameAt(matches, to + 2)
  )
    to += 2;
  return to;
}

/** "tuần 47/2026" */
export function endOfPeriod(words: readonly Token[], to: number): number {
  return keyAt(words, to) === "/" && digitsAt(words, to + 1) ? to + 2 : to;
}

/** "năm 1945, 1947 và 1950" */
export function endOfYears(words: readonly Token[], from: number): number {
  let to = from;
  while (/^(,|va|-)$/.test(keyAt(words, to)) && /^(19|20)\d\d$/.test(keyAt(words, to + 1))) to += 2;
  return to;
}

/** "ngõ 102, 104 và 108 đường": not where something counted follows. */
function isNamedOn(words: readonly Token[], matches: readonly (Match | undefined)[], to: number): boolean {
  if (!/^(,|va)$/.test(keyAt(words, to)) || !digitsAt(words, to + 1)) return false;
  const after = words[to + 2];
  const counted = matches[to + 2]?.meaning;
  return !counted?.unit && !counted?.codes.length && (!after || /^(,|va|duong|:|\)|\n)$/.test(after.key));
}

/** "tổ 1+2", "tổ 1-3": several of them. */
export function endOfNames(words: readonly Token[], matches: readonly (Match | undefined)[], from: number): number {
  let to = from;
  // "hẻm 88/3"
  if (keyAt(words, to) === "/" && gluedAt(words, to + 1) && digitsAt(words, to + 1)) to += 2;
  while (/^[-+&]$/.test(keyAt(words, to)) && gluedAt(words, to) && gluedAt(words, to + 1) && digitsAt(words, to + 1))
    to += 2;
  if (keyAt(words, to) !== "," || Number(words[to + 1]?.key) > Number(words[to - 1]?.key))
    while (isNamedOn(words, matches, to)) to += 2;
  return to;
}
