import { findNumberSecrets } from "./find-number-secrets.ts";
import { findPasswords } from "./find-passwords.ts";
import { plainText } from "./plain-text.ts";

export type SecretKind = "id_number" | "passport" | "card_number" | "bank_account" | "otp" | "password";

/** Offsets (UTF-16) in the text as it was given, `end` excluded. */
export interface Secret {
  kind: SecretKind;
  start: number;
  end: number;
}

export interface SecretContext {
  /** True when the bot or somebody just spoke of a code: then a message that is only a number is one. */
  afterOtpTalk?: boolean;
}

/** What stands where a secret was. */
const cutMark = "[đã cắt]";

/**
 * Finds what nobody should send: numbers of identity papers, bank cards and accounts, one-time codes, passwords (domain guide 6.3).
 * Takes the raw text in any normal form and returns spans in order, without overlaps. Linear in the length of the text.
 */
export function findSecrets(text: string, context: SecretContext = {}): Secret[] {
  const { plain, spanOf } = plainText(text);
  const numbers = findNumberSecrets(plain, context.afterOtpTalk ?? false);
  const found = [...numbers, ...findPasswords(plain)].sort((a, b) => a.from - b.from || b.to - a.to);
  const secrets: Secret[] = [];
  let covered = 0;
  for (const { kind, from, to } of found) {
    if (from < covered) continue;
    covered = to;
    secrets.push({ kind, ...spanOf(from, to) });
  }
  return secrets;
}

/** The text with a fixed mark in place of every secret. */
export function cutSecrets(text: string, context: SecretContext = {}): string {
  let kept = "";
  let last = 0;
  for (const { start, end } of findSecrets(text, context)) {
    kept += text.slice(last, start) + cutMark;
    last = end;
  }
  return kept + text.slice(last);
}
