/** Text made plain for patterns, that still knows where each of its characters stood in the original. */
export interface PlainText {
  /** Lower case ASCII where possible: no accents, no invisible characters, fullwidth digits made ordinary. */
  plain: string;
  /** Offsets (UTF-16) in the original of what `plain.slice(from, to)` was made from. */
  spanOf(from: number, to: number): { start: number; end: number };
}

/** Works on text in any normal form; linear in its length. */
export function plainText(text: string): PlainText {
  let plain = "";
  for (const sign of text) plain += lettersOf(sign);
  // Few texts hold anything that is asked for.
  let starts: number[] | undefined;
  return {
    plain,
    // What follows the last character without being one (a combining accent) belongs to it.
    spanOf(from, to) {
      starts ??= startsOf(text);
      return { start: starts[from] ?? text.length, end: starts[to] ?? text.length };
    },
  };
}

/** Where in the text each character of its plain form came from, and the text's end. */
function startsOf(text: string): number[] {
  const starts: number[] = [];
  let offset = 0;
  for (const sign of text) {
    const { length } = lettersOf(sign);
    for (let index = 0; index < length; index += 1) starts.push(offset);
    offset += sign.length;
  }
  return [...starts, text.length];
}

/** What a sign becomes, remembered: texts are made of few different signs, and every message at the door is read this way. */
const known = new Map<string, string>();
const knownAtMost = 4_096;

function lettersOf(sign: string): string {
  const remembered = known.get(sign);
  if (remembered !== undefined) return remembered;
  const letters = sign
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .replace(/[đĐðÐ]/gu, "d")
    .replace(/\p{Zs}/gu, " ")
    .toLowerCase();
  if (known.size < knownAtMost) known.set(sign, letters);
  return letters;
}
