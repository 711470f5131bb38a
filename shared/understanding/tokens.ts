import { fold } from "./fold.ts";

/** One piece of a message. `key` is folded, `written` is as typed (NFC, lower case), `start..end` are offsets in the original text. */
export interface Token {
  kind: "word" | "digits" | "mark";
  key: string;
  written: string;
  start: number;
  end: number;
  /** Nothing stands between this token and the one before it. */
  glued: boolean;
  /** Begins with a capital and goes on in small letters. */
  capital: boolean;
  /** Made out of slips, abbreviations or TELEX, so its accents are unknown. */
  repaired?: true;
}

const TABLE_SIZE = 0x2000;
const SPACE = 0;
const LETTER = 1;
const DIGIT = 2;
const MARK = 3;
/** Joins silently: combining marks are part of a word; zero-width characters are nothing. */
const JOINER = 4;

const foldedChar: string[] = new Array(TABLE_SIZE);
const charClass = new Uint8Array(TABLE_SIZE);

for (let code = 0; code < TABLE_SIZE; code++) {
  const char = String.fromCharCode(code);
  if (/\p{M}/u.test(char)) charClass[code] = JOINER;
  else if (/[0-9]/.test(char)) charClass[code] = DIGIT;
  else if (/\p{L}/u.test(char)) charClass[code] = LETTER;
  else if (char === "\n") charClass[code] = MARK;
  else if (/[\s\p{C}\p{Z}]/u.test(char)) charClass[code] = SPACE;
  else charClass[code] = MARK;
  foldedChar[code] = charClass[code] === JOINER ? "" : fold(char);
}

const DASHES = "–—−‒―";
const ARROWS = "→⇒➔➜⟶";

function markKey(char: string): string {
  if (DASHES.includes(char)) return "-";
  if (ARROWS.includes(char)) return ">";
  return '.,;:()+-=>/%?!*\n"&'.includes(char) ? char : "~";
}

function isSilent(code: number): boolean {
  return code === 0xad || (code >= 0x200b && code <= 0x200d) || code === 0xfeff || (code >= 0xfe00 && code <= 0xfe0f);
}

function classOf(code: number): number {
  if (isSilent(code)) return JOINER;
  if (code < TABLE_SIZE) return charClass[code] ?? MARK;
  if (code >= 0x2000 && code <= 0x206f) return code <= 0x200a || code === 0x202f || code === 0x205f ? SPACE : MARK;
  if (code === 0x3000) return SPACE;
  if (code >= 0x3040 && code <= 0xd7ff) return LETTER;
  return MARK;
}

/** Cuts a message into words, runs of digits and marks; letters and digits never share a token. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const length = text.length;
  let position = 0;
  let previousEnd = -1;
  while (position < length) {
    const kind = classOf(text.charCodeAt(position));
    if (kind === SPACE || kind === JOINER) {
      position++;
      continue;
    }
    const start = position;
    let key = "";
    let ascii = true;
    if (kind === MARK) {
      key = markKey(text[position] ?? "");
      position++;
      // Emoji and other pictures are long; one mark stands for the whole run.
      if (key === "~") while (position < length && isPicture(text, position)) position++;
    } else {
      while (position < length) {
        const code = text.charCodeAt(position);
        const next = classOf(code);
        if (next !== kind && next !== JOINER) break;
        if (code > 127) ascii = false;
        if (next === kind) key += code < TABLE_SIZE ? foldedChar[code] : text[position];
        position++;
      }
    }
    const slice = text.slice(start, position);
    tokens.push({
      kind: kind === MARK ? "mark" : kind === DIGIT ? "digits" : "word",
      key,
      written: ascii || slice === key ? key : slice.normalize("NFC").toLowerCase(),
      start,
      end: position,
      glued: previousEnd === start,
      capital: kind === LETTER && isCapital(slice),
    });
    previousEnd = position;
  }
  return tokens;
}

function isCapital(slice: string): boolean {
  if (slice.length < 2) return false;
  const [first, second] = [slice.charAt(0), slice.charAt(1)];
  return first !== first.toLowerCase() && second !== second.toUpperCase();
}

function isPicture(text: string, position: number): boolean {
  const kind = classOf(text.charCodeAt(position));
  return kind === JOINER || (kind === MARK && markKey(text[position] ?? "") === "~");
}
