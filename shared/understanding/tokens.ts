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
  repaired: boolean;
}

const TABLE_SIZE = 0x2000;
const SPACE = 1;
const LETTER = 2;
const DIGIT = 3;
const MARK = 4;
/** Joins silently: combining marks are part of a word; zero-width characters are nothing. */
const JOINER = 5;

/** Class by character, worked out when first met; 0 until then. */
const charClass = new Uint8Array(TABLE_SIZE);

function learnClass(code: number): number {
  const char = String.fromCharCode(code);
  let kind = MARK;
  if (code === 0xad || /\p{M}/u.test(char)) kind = JOINER;
  else if (/[0-9]/.test(char)) kind = DIGIT;
  else if (/\p{L}/u.test(char)) kind = LETTER;
  else if (char !== "\n" && /[\s\p{C}\p{Z}]/u.test(char)) kind = SPACE;
  charClass[code] = kind;
  return kind;
}

const DASHES = "–—−‒―";
const ARROWS = "→⇒➔➜⟶";

function markKey(char: string): string {
  if (DASHES.includes(char)) return "-";
  if (ARROWS.includes(char)) return ">";
  return '.,;:()+-=>/%?!*\n"&'.includes(char) ? char : "~";
}

function classOf(code: number): number {
  if (code < TABLE_SIZE) return charClass[code] || learnClass(code);
  if (isSilent(code)) return JOINER;
  if (code <= 0x206f) return code <= 0x200a || code === 0x202f || code === 0x205f ? SPACE : MARK;
  if (code === 0x3000) return SPACE;
  if (code >= 0x3040 && code <= 0xd7ff) return LETTER;
  return MARK;
}

function isSilent(code: number): boolean {
  return (code >= 0x200b && code <= 0x200d) || code === 0xfeff || (code >= 0xfe00 && code <= 0xfe0f);
}

/** What a run of letters or digits is, wherever it stands. */
interface Piece {
  key: string;
  written: string;
  capital: boolean;
}

/** Messages are made of few different words, so what a word is is worked out once. Emptied when full: memory stays flat. */
const pieces = new Map<string, Piece>();
const piecesAtMost = 20_000;
/** Longer runs are rare; and a short slice, unlike a long one, does not keep its whole message in memory. */
const longestPiece = 12;

function pieceOf(slice: string, kind: number): Piece {
  const known = kind === LETTER ? pieces.get(slice) : undefined;
  if (known) return known;
  const key = keyOf(slice, kind);
  const piece: Piece = { key, written: writtenOf(slice, key), capital: kind === LETTER && isCapital(slice) };
  // Runs of digits may be secrets, and are hardly ever the same: they are not kept.
  if (kind === LETTER && slice.length <= longestPiece) {
    if (pieces.size >= piecesAtMost) pieces.clear();
    pieces.set(slice, piece);
  }
  return piece;
}

function keyOf(slice: string, kind: number): string {
  if (/^\d+$/.test(slice)) return slice;
  let key = "";
  for (let at = 0; at < slice.length; at++) {
    const code = slice.charCodeAt(at);
    const char = slice.charAt(at);
    if (classOf(code) === kind) key += kind === LETTER && code < TABLE_SIZE ? fold(char) : char;
  }
  return key;
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
    const start = position++;
    const glued = previousEnd === start;
    if (kind === MARK) {
      const key = markKey(text.charAt(start));
      // Emoji and other pictures are long; one mark stands for the whole run.
      if (key === "~") while (position < length && isPicture(text, position)) position++;
      const written = writtenOf(text.slice(start, position), key);
      tokens.push({ kind: "mark", key, written, start, end: position, glued, capital: false, repaired: false });
    } else {
      while (position < length && goesOn(text.charCodeAt(position), kind)) position++;
      const { key, written, capital } = pieceOf(text.slice(start, position), kind);
      const name = kind === DIGIT ? "digits" : "word";
      tokens.push({ kind: name, key, written, start, end: position, glued, capital, repaired: false });
    }
    previousEnd = position;
  }
  return tokens;
}

function goesOn(code: number, kind: number): boolean {
  const next = classOf(code);
  return next === kind || next === JOINER;
}

/** The same string as the key where they are equal: comparing them then takes no time. */
function writtenOf(slice: string, key: string): string {
  if (slice === key) return key;
  const written = slice.normalize("NFC").toLowerCase().replace(oldTone, newTone);
  return written === key ? key : written;
}

/** "huỷ", "khoẻ", "hoá" are "hủy", "khỏe", "hóa". */
const oldTone = /([^q])([ou])([áàảãạéèẻẽẹýỳỷỹỵ])$/;

function newTone(_whole: string, lead: string, first: string, second: string): string {
  const [plain = "", tone = ""] = second.normalize("NFD");
  return lead + (first + tone).normalize("NFC") + plain;
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

/** The same piece read as another word, whose accents nobody knows. */
export function repaired({ kind, start, end, capital }: Token, key: string, glued: boolean): Token {
  return { kind, key, written: key, start, end, glued, capital, repaired: true };
}
