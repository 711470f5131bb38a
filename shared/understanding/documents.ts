import type { Aside } from "./non-quantities.ts";
import type { Match } from "./phrases.ts";
import { gluedAt, keyAt } from "./row.ts";
import type { Token } from "./tokens.ts";

/** Parts of one number, separators included. */
const longestNumber = 9;

/** "21/tổng 340", "3 buổi/110 người": no part of a number. */
const counted = new Set("tong nguoi luot ho buoi ng l tuan thang ngay nam".split(" "));

/** "170/KH-UBND", "70/2025/NĐ-CP", "57-NQ/TW". */
export function readDocument(
  words: readonly Token[],
  matches: readonly (Match | undefined)[],
  at: number,
): Aside | undefined {
  let to = at + 1;
  let letters = false;
  while (
    to < at + longestNumber &&
    gluedAt(words, to) &&
    gluedAt(words, to + 1) &&
    (keyAt(words, to) === "/" || keyAt(words, to) === "-")
  ) {
    const part = words[to + 1];
    if (!part || part.kind === "mark") break;
    // "vneid:4/dvc:3"
    if (matches[to + 1]?.meaning.codes.length) return undefined;
    if (part.kind === "word" && (part.key.length > 5 || counted.has(part.key))) return undefined;
    letters ||= part.kind === "word";
    to += 2;
  }
  return letters && to > at + 1 ? { kind: "document", to } : undefined;
}
