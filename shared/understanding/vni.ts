import { isSyllable } from "./syllables.ts";
import type { Token } from "./tokens.ts";

/** Puts words typed in VNI back together: "ho6m", "d9u7o75c" → "hom", "duoc". */
export function undoVni(tokens: Token[]): Token[] {
  if (!isVni(tokens)) return tokens;
  const result: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) continue;
    let letters = token.key;
    let end = at;
    let syllableEnd = -1;
    let syllable = "";
    while (token.kind === "word" && end + 1 < tokens.length && tokens[end + 1]?.glued && end - at < 8) {
      const next = tokens[end + 1];
      if (!next || next.kind === "mark" || (next.kind === "digits" && !/^[1-9]{1,2}$/.test(next.key))) break;
      if (next.kind === "word") letters += next.key;
      end++;
      if (isSyllable(letters)) {
        syllableEnd = end;
        syllable = letters;
      }
    }
    const last = tokens[syllableEnd];
    if (last) {
      result.push({ ...token, key: syllable, written: syllable, repaired: true, end: last.end });
      at = syllableEnd;
    } else result.push(token);
  }
  return result;
}

function isVni(tokens: readonly Token[]): boolean {
  for (let at = 2; at < tokens.length; at++) {
    const next = tokens[at] as Token;
    if (!next.glued || next.kind !== "word") continue;
    const [token, digits] = [tokens[at - 2] as Token, tokens[at - 1] as Token];
    if (token.kind !== "word" || !digits.glued || digits.kind !== "digits" || digits.key.length > 2) continue;
    if (next.key !== "x" && next.key !== "k" && isSyllable(token.key + next.key)) return true;
  }
  return false;
}
