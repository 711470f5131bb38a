import type { Token } from "./tokens.ts";

const wholeThings = new Set(["nguoi", "ng", "ho", "luot", "buoi", "lop", "dan", "dv"]);

/** "12,5 người": there is no half of one, so a slip of the finger hid what was meant. It has to be asked. */
export function isHalfCount(words: readonly Token[], at: number): boolean {
  const [separator, decimals, counted] = [words[at + 1], words[at + 2], words[at + 3]];
  if (!separator?.glued || (separator.key !== "," && separator.key !== ".")) return false;
  if (!decimals?.glued || decimals.kind !== "digits" || decimals.key.length > 2) return false;
  return !words[at]?.glued && counted?.kind === "word" && wholeThings.has(counted.key);
}
