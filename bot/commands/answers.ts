import type { Turn } from "./command.ts";

/** Small words people put around an answer: "dạ đồng ý ạ", "ok nhé". */
const POLITE = /^(?:(?:da|vang|u|uh|a)\s+)+|(?:\s+(?:a|nhe|nha|nhi|luon|di|em|chau|ban|con))+$/g;

const YES = new Set([
  "dung",
  "dung roi",
  "dong y",
  "ok",
  "oke",
  "okie",
  "okay",
  "co",
  "vang",
  "da",
  "duoc",
  "nhat tri",
  "yes",
  "chap nhan",
]);
const NO = new Set([
  "khong dong y",
  "khong",
  "ko",
  "k",
  "hong",
  "no",
  "chua dong y",
  "tu choi",
  "ko dong y",
  "k dong y",
]);
const CANCEL = new Set(["huy", "huy bo", "bo", "bo di", "thoi", "bo qua", "dung lai", "thoi khoi", "thoat"]);

/** The folded text without punctuation at its ends and without small polite words. */
export function plainAnswer(turn: Turn): string {
  const bare = turn.folded.replace(/^[\s"“”'.,!?]+|[\s"“”'.,!?…]+$/g, "");
  return bare.replace(POLITE, "").trim() || bare;
}

export function saysYes(turn: Turn): boolean {
  return YES.has(plainAnswer(turn)) && !saysStopWithAccents(turn);
}

/** "dừng" and "đúng" fold to the same "dung"; typed with its accents the word is plain. */
export function saysStopWithAccents(turn: Turn): boolean {
  return /^\P{L}*dừng(?!\p{L})/iu.test(turn.text);
}

export function saysNo(turn: Turn): boolean {
  return NO.has(plainAnswer(turn));
}

export function saysCancel(turn: Turn): boolean {
  return CANCEL.has(plainAnswer(turn));
}

/** Whether the whole text is one of these folded phrases, polite words aside. */
export function saysOneOf(turn: Turn, phrases: readonly string[]): boolean {
  return phrases.includes(plainAnswer(turn));
}

/** Begins like something people ask in the middle of any question; a free answer (a name, a request) is not that. */
const COMMAND_WORDS =
  /^(?:tro giup|menu|huong dan|bao cao|quyen rieng tu|ket qua|dang k[yi]|thong bao|nhan (?:tin|viec)|ai chua|viec can|ho tro$|sua (?:du lieu|ten|cach|noi)|xoa du lieu|xem du lieu|xuat du lieu|rut dong y|dung$|ngung|khong co hoat dong)/;

export function isCommandWord(turn: Turn): boolean {
  return COMMAND_WORDS.test(plainAnswer(turn));
}
