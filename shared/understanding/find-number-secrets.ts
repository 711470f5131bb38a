import { findPassports, isAccountNumber } from "./find-papers-and-accounts.ts";
import type { SecretKind } from "./find-secrets.ts";

export interface PlainSpan {
  kind: SecretKind;
  from: number;
  to: number;
}

interface Group {
  digits: string;
  from: number;
  to: number;
}

const otpTalk =
  /\b[o0][ .]?t[ .]?p\b|\bma ?(?:so ?)?(?:xac ?(?:nhan|thuc|minh)|kich hoat|dang nhap|bao mat|tin nhan|xn|xt)\b|\bpass ?code|\bverif\w* code|\bcode (?:xac|la)\b|\bma (?:no|ho|ngan hang|he thong) (?:gui|nhan)/;
const idTalk = /\b(?:cccd|cmnd|cmtnd|cmt|can cuoc|chung minh(?: nhan dan| thu)?|dinh danh(?: ca nhan)?)\b/;
const moneyAfter = /^ ?(?:d\b|dong|vnd|k\b|tr\b|trieu|nghin|ngan(?! hang)|usd)/;
const countAfter =
  /^ ?(?:nguoi|ng\b|luot|ho\b|ho so|hs\b|tai khoan|tk\b|cua hang|san pham|buoi|tin\b|phut|giay|s\b|gio)/;
const hotline = /^(?:1900|1800|18001|19001)/;
/** What every card of a Vietnamese bank begins with; not all of them have a check digit. */
const domesticCard = "9704";
const phone = /^(?:0[35789]\d{8}|0?2\d{9}|84[35789]\d{8})$/;

/** Whether any of the runs below has four digits: fewer are no secret. Most texts are spared the rest. */
const longRun = /\d(?:[ .\-_]{0,3}\d){3}/;

/** Runs of digits that may belong together: only spaces, dots, dashes or underscores between them. */
function runsOf(plain: string): Group[][] {
  const runs: Group[][] = [];
  let last: Group | undefined;
  for (const match of plain.matchAll(/\d+/g)) {
    const group = { digits: match[0], from: match.index, to: match.index + match[0].length };
    const between = last ? plain.slice(last.to, group.from) : "";
    const joined = last !== undefined && /^[ .\-_]{1,3}$/.test(between);
    if (joined) runs.at(-1)?.push(group);
    else runs.push([group]);
    last = group;
  }
  return runs;
}

function join(kind: SecretKind, groups: readonly Group[]): PlainSpan {
  return { kind, from: groups[0]?.from ?? 0, to: groups.at(-1)?.to ?? 0 };
}

/** Groups from `at` on that hold exactly `length` digits together. */
function take(run: readonly Group[], at: number, length: number): Group[] | undefined {
  let digits = 0;
  for (let end = at; end < run.length && digits < length; end += 1) {
    digits += run[end]?.digits.length ?? 0;
    if (digits === length) return run.slice(at, end + 1);
  }
  return undefined;
}

/** 12 digits typed in blocks, as people copy them from a card; not a phone number followed by a figure. */
function isBlocks(groups: readonly Group[]): boolean {
  const sizes = groups.map((group) => group.digits.length);
  if (sizes.every((size) => size === 1)) return true;
  if (sizes.some((size) => size < 3)) return false;
  let digits = "";
  return groups.every((group) => {
    digits += group.digits;
    return !phone.test(digits);
  });
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

function findCard(run: readonly Group[], at: number): Group[] | undefined {
  const first = run[at]?.digits ?? "";
  if (first.length >= 16 && first.length <= 19) return run.slice(at, at + 1);
  for (const length of [19, 18, 17, 16, 15]) {
    const groups = take(run, at, length);
    const blocks = groups?.every((group) => group.digits.length >= 3 || group === groups.at(-1));
    const digits = groups?.map((group) => group.digits).join("") ?? "";
    if (blocks && (digits.startsWith(domesticCard) || passesLuhn(digits))) return groups;
  }
  return undefined;
}

function findIdNumber(run: readonly Group[], at: number, plain: string): Group[] | undefined {
  const first = run[at];
  if (!first) return undefined;
  const named = idTalk.test(plain.slice(Math.max(0, first.from - 40), first.from));
  const twelve = take(run, at, 12);
  if (twelve && (named || (first.digits.startsWith("0") && (twelve.length === 1 || isBlocks(twelve))))) return twelve;
  const nine = take(run, at, 9);
  if (!nine || moneyAfter.test(plain.slice(nine.at(-1)?.to ?? 0))) return undefined;
  // Old papers have 9 digits; without their name only when written in one piece and no phone lacks its first 0.
  return named || (nine.length === 1 && /^[0-2]/.test(first.digits)) ? nine : undefined;
}

function isCode(groups: readonly Group[], plain: string): boolean {
  const after = plain.slice(groups.at(-1)?.to ?? 0);
  const before = plain.slice(0, groups[0]?.from ?? 0);
  return (
    !moneyAfter.test(after) &&
    !countAfter.test(after) &&
    !/^[/:,]\d/.test(after) &&
    !/\d[/:,]$/.test(before) &&
    !hotline.test(groups.map((group) => group.digits).join(""))
  );
}

function findOtp(run: readonly Group[], at: number, plain: string): Group[] | undefined {
  const six = take(run, at, 6);
  const sixBlocks = six && new Set(six.map((group) => group.digits.length)).size === 1;
  if (six && sixBlocks && isCode(six, plain)) return six;
  const first = run[at];
  if (!first || first.digits.length < 4 || first.digits.length > 8 || !isCode([first], plain)) return undefined;
  const before = plain.slice(Math.max(0, first.from - 40), first.from);
  const announced = otpTalk.test(before) && /(?:\bla|:|=|\bis|\bso|\bcode|tp|nhan|thuc|minh)[ ."'“]*$/.test(before);
  return announced ? [first] : undefined;
}

/** A whole run, when the words around it make it a bank account's number. */
function findAccount(groups: readonly Group[], plain: string): readonly Group[] | undefined {
  const { from, to } = join("bank_account", groups);
  const digits = groups.map((group) => group.digits).join("");
  const isCounted = moneyAfter.test(plain.slice(to)) || countAfter.test(plain.slice(to));
  const around = { before: plain.slice(0, from), after: plain.slice(to), isPhone: phone.test(digits) };
  return !isCounted && !hotline.test(digits) && isAccountNumber(digits, around) ? groups : undefined;
}

const digitWord = "(?:khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin)";
const spokenCode = new RegExp(`\\b${digitWord}(?:[ ,.-]+${digitWord}){3,7}\\b`, "g");

/** The three or four digits on the back of a card. */
const cardCheck = /\bcv[vc]2?(?: (?:la|so|cua the))*[ :=]{1,3}(\d{3,4})\b/g;

/** Our own, "TQ-60108" to join a team and "CB-7K4M-2219" for a role; no code that others send looks like them. */
const ourCode = /(?<![a-z\d-])(?:[a-z]{1,3}-\d{5}|cb-[a-z\d]{4}-[a-z\d]{4})(?![a-z\d-])/;

/** A message that holds nothing but a number and a few words around it. */
function findBareCode(plain: string): PlainSpan[] {
  if (ourCode.test(plain)) return [];
  const words = plain.match(/[a-z]+/g) ?? [];
  if (words.length > 4) return [];
  const runs = runsOf(plain);
  const [run] = runs;
  const digits = run?.map((group) => group.digits).join("") ?? "";
  return run && runs.length === 1 && digits.length >= 4 && digits.length <= 8 ? [join("otp", run)] : [];
}

/** "O34O71OO1234": letters that people and keyboards put for 0 and 1, as digits, in words that are otherwise a number. */
function withDigits(plain: string): string {
  if (!/\d[oil]|[oil]\d/.test(plain)) return plain;
  return plain.replace(/[a-z\d]+/g, (word) =>
    /^[\doil]+$/.test(word) && /\d/.test(word) ? word.replace(/o/g, "0").replace(/[il]/g, "1") : word,
  );
}

/** Takes a plain text (see `plainText`); `afterOtpTalk` as in `SecretContext`. */
export function findNumberSecrets(typed: string, afterOtpTalk: boolean): PlainSpan[] {
  const plain = withDigits(typed);
  const aboutOtp = otpTalk.test(plain);
  const found: PlainSpan[] = [];
  for (const run of longRun.test(plain) ? runsOf(plain) : []) {
    for (let at = 0; at < run.length; at += 1) {
      const card = findCard(run, at);
      const id = card ? undefined : findIdNumber(run, at, plain);
      const otp = card || id || !(aboutOtp || afterOtpTalk) ? undefined : findOtp(run, at, plain);
      const account = card || id || otp || at > 0 ? undefined : findAccount(run, plain);
      const groups = card ?? id ?? otp ?? account;
      if (!groups) continue;
      found.push(join(card ? "card_number" : id ? "id_number" : otp ? "otp" : "bank_account", groups));
      at += groups.length - 1;
    }
  }
  for (const match of plain.matchAll(cardCheck)) {
    const to = match.index + match[0].length;
    found.push({ kind: "card_number", from: to - (match[1]?.length ?? 0), to });
  }
  for (const { from, to } of findPassports(plain)) found.push({ kind: "passport", from, to });
  if (aboutOtp) {
    for (const match of plain.matchAll(spokenCode)) {
      found.push({ kind: "otp", from: match.index, to: match.index + match[0].length });
    }
  }
  return found.length === 0 && afterOtpTalk ? findBareCode(plain) : found;
}
