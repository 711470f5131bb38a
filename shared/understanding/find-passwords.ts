import type { PlainSpan } from "./find-number-secrets.ts";
import { isSyllable } from "./syllables.ts";

const passwordWord =
  /\b(?:mat ?khau|mat ?ma|m\.?k|pass ?words?|pass ?wd|passw?|pas|pwd?|ma pin|pin(?= ?(?:la\b|[:=]|cua|the|atm)))\b/g;
/** How many words may stand between the word and the password: "mật khẩu vneid của tôi là …". */
const reach = 7;
const longest = 64;

const email = /^[\w.+-]+@[\w-]+\.[a-z.]+$/;
const webAddress = /^(?:https?:|www\.)|\.(?:vn|com|net|org)\b/;
const phone = /^\+?(?:84|0)[235789]\d{8,9}$/;
const question = /^(?:gi|j|chi|sao|nao|mo|dau|ai|bao|may|the|nhu|la|cai)$/;
/** What follows a number that counts something, or is only the first part of one. */
const notAlone = /^(?:\d+|ky|ki|chu|so|nguoi|ng|luot|ho|tai|lan|phut|den|toi|tuan|ngay|thang|nam|tuoi|cu|ba|buoi|gio)$/;

interface Token {
  text: string;
  from: number;
  to: number;
}

/** Words after a place, without the quotes and commas around them; a sentence's end ends them. */
function tokensAfter(plain: string, at: number): Token[] {
  const tokens: Token[] = [];
  for (const match of plain.slice(at, at + 160).matchAll(/\S+/g)) {
    const leading = /^["'“”‘’([{:=\-,;.>]*/.exec(match[0])?.[0].length ?? 0;
    const text = match[0].slice(leading).replace(/["'“”‘’)\]},;.?]+$/, "");
    const from = at + match.index + leading;
    if (text !== "") tokens.push({ text, from, to: from + text.length });
    if (tokens.length > reach || /[.?\n]$/.test(match[0])) break;
  }
  return tokens;
}

/** Letters with digits or signs between them, or a long enough number: nobody talks like that. */
function looksSecret({ text }: Token, next: Token | undefined): boolean {
  if (text.length < 4 || text.length > longest) return false;
  if (email.test(text) || webAddress.test(text) || phone.test(text)) return false;
  if (/^\d+$/.test(text)) return !/^1[89]00/.test(text) && !notAlone.test(next?.text ?? "");
  if (/^[\d.,/:-]+$/.test(text)) return false;
  return /[a-z]/.test(text) ? /[\d@#$%^&*!_]/.test(text.replace(/!+$/, "")) : /[@#$%^&*_]/.test(text);
}

function isQuestion({ text }: Token): boolean {
  return question.test(text);
}

/** After "là" stands a password unless it is an ordinary word; after ":" nearly everything is one. */
function isNamed(token: Token, next: Token | undefined, connector: string): boolean {
  if (isQuestion(token) || token.text.length < 3 || email.test(token.text) || webAddress.test(token.text)) return false;
  if (looksSecret(token, next)) return true;
  if (/^\d+$/.test(token.text)) return token.text.length >= 4 && !notAlone.test(next?.text ?? "");
  if (!/^[a-z]+$/.test(token.text)) return false;
  return connector === "la" ? !isSyllable(token.text) && token.text !== "vneid" : next === undefined;
}

function findAfter(plain: string, at: number): PlainSpan | undefined {
  const tokens = tokensAfter(plain, at);
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    const before = plain.slice(at, token.from);
    const connector = /(?:[:=]|->|=>)\s*["'“(]*$/.test(before)
      ? ":"
      : /\b(?:la|thanh|is)\s+["'“(]*$/.test(before)
        ? "la"
        : "";
    if (connector !== "" && isQuestion(token)) return undefined;
    const hit = connector === "" ? looksSecret(token, next) : isNamed(token, next, connector);
    if (hit) return { kind: "password", from: token.from, to: token.to };
  }
  return undefined;
}

/** Passwords by the word that announces them, within a plain text (see `plainText`). */
export function findPasswords(plain: string): PlainSpan[] {
  const found: PlainSpan[] = [];
  for (const match of plain.matchAll(passwordWord)) {
    const at = match.index + match[0].length;
    if (found.some((span) => span.from >= match.index)) continue;
    const span = findAfter(plain, at);
    if (span) found.push(span);
  }
  return found;
}
