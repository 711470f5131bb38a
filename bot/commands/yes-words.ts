import { plainAnswer, saysStopWithAccents, saysYes } from "./answers.ts";
import type { Turn } from "./command.ts";

/** Confirm a report whether or not it was the last thing spoken of. */
const CLEAR = new Set([
  "dung",
  "dung roi",
  "dung vay",
  "dung day",
  "dung het",
  "dung het roi",
  "dung so",
  "chuan",
  "chuan roi",
  "chuan luon",
  "chinh xac",
  "gui",
  "gui bao cao",
  "gui di",
  "gui luon",
  "gui dum",
  "gui giup",
  "xac nhan",
  "luu",
  "luu di",
  "luu lai",
  "ghi di",
  "ghi lai",
  "chot",
  "chot luon",
  "chot so",
  "ok dung",
  "ok dung roi",
  "ok gui",
  "ok gui di",
]);
/** "được rồi gửi đi", "dạ ok chốt luôn". */
const SENDS =
  /^(?:(?:da|ok|u|um|(?:duoc|dc|dung|chuan|xong) roi|roi|the|vay)[ ,.]+)+(?:gui|luu|chot)(?: (?:di|luon|giup|gium|dum|cho xa|so))*$/;
/** Confirm only what was just asked; by themselves they are a nod. */
const NODS = new Set([
  "u",
  "uh",
  "uk",
  "um",
  "ukm",
  "uhm",
  "phai",
  "phai roi",
  "duoc roi",
  "okey",
  "oki",
  "okela",
  "vay di",
  "y",
  "roi",
]);
/** "dạ vâng ạ": nothing but politeness, which after a question is a yes. */
const ONLY_POLITE = /^(?:(?:da|vang|u|uh|uk|um|uhm|ok|oke|a|nhe|nha|em|chau)(?:\s|[.,!]|$)+)+$/;
const SIGN = /^(?:\p{Emoji_Modifier}|\uFE0F|👍|👌|✅|🆗|🙆)+$/u;

/** "đúng", "chuẩn rồi", "gửi đi". */
export function clearlyConfirms(turn: Turn): boolean {
  const said = plainAnswer(turn);
  return (CLEAR.has(said) || SENDS.test(said)) && !saysStopWithAccents(turn);
}

/** Also "ok", "ừ", "vâng ạ", 👍: good as an answer to a question, meaningless without one. */
export function confirms(turn: Turn): boolean {
  return (
    clearlyConfirms(turn) ||
    saysYes(turn) ||
    NODS.has(plainAnswer(turn)) ||
    ONLY_POLITE.test(turn.folded) ||
    SIGN.test(turn.text.replace(/\s/g, ""))
  );
}
