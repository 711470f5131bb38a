import { type Amount, amount, readDigits } from "./digit-amounts.ts";
import { namedBefore } from "./named-numbers.ts";
import { readNumberWords } from "./number-words.ts";
import type { Match } from "./phrases.ts";
import { digitsAt, gluedAt, isNameAt, isWord, keyAt, unitAt, writtenAt } from "./row.ts";
import type { Token } from "./tokens.ts";

export function readAmount(words: readonly Token[], matches: (Match | undefined)[], at: number): Amount | undefined {
  const first = readOne(words, matches, at);
  if (!first) return undefined;
  // "10 mấy người": ten and some.
  if (keyAt(words, first.to) === "may" && writtenAt(words, first.to) !== "máy" && unitAt(matches, first.to + 1))
    return { ...first, doubt: "range", to: first.to + 1 };
  return joinRange(words, matches, first, at) ?? joinSum(words, matches, first) ?? first;
}

/** A word that would be accented as a number, bare among accented ones. */
function isPlain(words: readonly Token[], at: number): boolean {
  const word = words[at] as Token;
  if (word.written !== word.key || word.repaired || !/^(sau|bay|tam|chin)$/.test(word.key)) return false;
  // "bay chu cho mấy mệ coi chừng": showing them, in a message accented by halves.
  const shows = keyAt(words, at + 2) === "cho" ? [at + 3] : [];
  return [at - 2, at - 1, at + 1, at + 2, ...shows].some(
    (place) => isWord(words, place) && words[place]?.written !== keyAt(words, place),
  );
}

function readOne(words: readonly Token[], matches: (Match | undefined)[], at: number): Amount | undefined {
  const word = words[at];
  if (word?.kind === "digits") return readDigits(words, at);
  if (word?.kind !== "word") return undefined;
  const read = readNumberWords(words, at);
  // "kinh Năm Ngàn"
  const isPlace = word.capital && words[at + 1]?.capital && isWord(words, at - 1) && !words[at - 1]?.capital;
  if (!read || isPlace) return undefined;
  // Unaccented "tam chuc" is "tầm chục" more often than "tám chục".
  if (word.key === "tam" && word.written === "tam" && keyAt(words, at + 1) === "chuc")
    return amount(10, read.to, "vague");
  // "tram xa" is a clinic, and "sau vụ" comes after something.
  if (read.bare && word.key === "tram" && word.written === "tram" && !counts(words, matches, read.to)) return undefined;
  if (read.single && isPlain(words, at)) return undefined;
  if (read.bare) return amount(read.value, read.to, "vague");
  if (read.range) return counts(words, matches, read.to) ? amount(read.value, read.to, "range") : undefined;
  if (read.single && !standsForNumber(words, matches, at, read.to)) return undefined;
  return amount(read.value, read.to);
}

const beforeNumber = new Set("duoc co la cho hon gan khoang chung tam len thanh dat xong chi moi them : =".split(" "));
const kin = new Set(
  (
    "chu bac ong ba co di cau mo thim anh chi em thang con cu o me mu duong thu mung mong nha " +
    "chú bác ông bà cô dì cậu mợ thím chị thằng cụ ó mệ mụ dượng thứ mùng mồng"
  ).split(" "),
);
/** "đi năm nhà", "ở ba thôn" */
const noKin = new Set(["co", "mo"]);
const timeOf = new Set("tu dau cuoi trong hang moi suot quanh gan tung giua".split(" "));
const numbered = new Set("thang quy thon ap xom khu".split(" "));
const afterYear = new Set("nay ngoai nao truoc toi sau qua hoc gio".split(" "));

/** A single number word ("ba", "năm") is a number when something countable follows it, or an indicator's name stands before it. */
function standsForNumber(words: readonly Token[], matches: (Match | undefined)[], at: number, to: number): boolean {
  const [before, after] = [words[at - 1], words[to]];
  const word = words[at];
  const named = before && kin.has(before.written) && !noKin.has(before.written);
  // "bà con ba cái phản ánh"
  const folk = before?.key === "con" && keyAt(words, at - 2) === "ba";
  // "chi tam nguoi": nobody is called "tám người".
  const counting = /^(nguoi|ho|luot|buoi|bo)$/.test(after?.key ?? "") && before?.written === before?.key;
  // "gửi 1022 hai tin"
  const ofDay = /^(thu|ngay|to|tuan|hem|ngo|ngach|thon|ap|xom)$/.test(keyAt(words, at - 2));
  const glued = before?.kind === "digits" && !ofDay && !namedBefore(matches, at);
  if ((named && !folk && !counting) || glued) return false;
  // "mấy bà", typed without accents
  if (word?.written === "ba" && /^(may|cac)$/.test(before?.written ?? "")) return false;
  if (word?.key === "nam" && ((before && timeOf.has(before.key)) || (after && afterYear.has(after.key)))) return false;
  // "ba Lan": "bà Lan" far oftener than "ba lần".
  if (after?.written === "lan" && word?.written === "ba") return false;
  // "tháng Ba tuyên truyền 3 buổi", "thôn hai vneid 5"
  if (before && numbered.has(before.key) && !unitAt(matches, to)) return false;
  // "hai mấy người": twenty and some
  const some = after?.key === "may" && after.written !== "máy" && counts(words, matches, to + 1);
  if (some || counts(words, matches, to)) return true;
  // "mười hay mười một người"
  if (/^(hay|hoặc|hoac)$/.test(after?.written ?? "")) {
    const other = readNumberWords(words, to + 1);
    if (other && counts(words, matches, other.to)) return true;
  }
  if (word?.written === word?.key && word?.key !== "hai" && !(word?.key === "ba" && namedBefore(matches, at)))
    return false;
  const ends = !after || after.kind === "mark" || after.written === "chứ";
  return ends && before !== undefined && (beforeNumber.has(before.key) || namedBefore(matches, at));
}

function counts(words: readonly Token[], matches: (Match | undefined)[], at: number): boolean {
  const match = matches[at];
  if (match?.meaning.unit) return true;
  return match !== undefined && match.meaning.codes.length > 0 && isWord(words, at);
}

const riseWords = new Set(["len", "xuong", "sang", "con"]);

/** "1 2 người": one or two. */
function isSplitRange(words: readonly Token[], matches: (Match | undefined)[], first: Amount): boolean {
  const link = words[first.to];
  return Number(link?.key) === first.value + 1 && first.value < 10 && unitAt(matches, first.to + 1) !== undefined;
}

const rangeWords = new Set("den đến toi tới hay hoac hoặc sang".split(" "));

/** "15-20", "12 hay 13", "10 đến 12": neither number is sure. "12 -> 21" and "từ 12 thành 21" replace. "2/5" is an achievement. */
function joinRange(
  words: readonly Token[],
  matches: (Match | undefined)[],
  first: Amount,
  from: number,
): Amount | undefined {
  const place = placeOfLink(words, matches, first, keyAt(words, from - 1) === "tu");
  const link = words[place];
  if (!link) return undefined;
  let next = place + 1;
  if (link.key === "," && link.kind === "mark") {
    const second = isWord(words, from) && isWord(words, next) ? readOne(words, matches, next) : undefined;
    return second?.value === first.value + 1 && first.value >= 10 ? { ...second, doubt: "range" } : undefined;
  }
  if (link.key === "-" || link.key === "~" || link.key === "=") {
    if (link.key === "-" && keyAt(words, next) === "-" && keyAt(words, next + 1) === ">") next++;
    if (keyAt(words, next) === ">") return replaced(words, matches, first, next + 1);
    if (link.key === "=") return undefined;
    while (keyAt(words, next) === "-") next++;
  } else if (link.key === ">" || (link.key === "thanh" && keyAt(words, next) !== "cong"))
    return replaced(words, matches, first, next);
  else if (link.key === "/") {
    const second = digitsAt(words, next) && gluedAt(words, next) ? readOne(words, matches, next) : undefined;
    return second ? { ...first, outOf: second.value, to: second.to } : undefined;
  } else if (link.key === "tren" && link.written !== "tren") {
    // "17 trên 20 vneid"
    const second = digitsAt(words, next) ? readOne(words, matches, next) : undefined;
    return second && second.value >= first.value ? { ...first, outOf: second.value, to: second.to } : undefined;
  } else if (riseWords.has(link.key) && keyAt(words, from - 1) === "tu") {
    const second = replaced(words, matches, first, next);
    return second ? { ...second, rises: link.key !== "thanh" } : undefined;
  } else if (link.kind === "digits" && !link.glued && isSplitRange(words, matches, first)) {
    return { ...first, value: Number(link.key), doubt: "range", to: first.to + 1 };
  } else if (rangeWords.has(link.written)) {
    if ((link.key === "hoac" || link.key === "hay") && keyAt(words, next) === "la") next++;
  } else return undefined;
  const second = readOne(words, matches, next);
  if (!second) return undefined;
  const either = link.key === "hay" || link.key === "hoac";
  if (link.kind === "word" && isNameAt(matches, second.to) && !either) return undefined;
  // "sáng 3 chiều 5 tối 2" typed without accents
  if (
    link.kind === "word" &&
    !either &&
    (second.value <= first.value || /^(sang|trua|chieu)$/.test(keyAt(words, from - 1)))
  )
    return undefined;
  return { ...second, doubt: "range" };
}

/** Where what joins two numbers stands: after the first, or after its noun ("2 buổi -> 3 buổi", "5 người hay 6 người"). */
function placeOfLink(words: readonly Token[], matches: (Match | undefined)[], first: Amount, rising: boolean): number {
  const noun = matches[first.to];
  if (!noun?.meaning.unit) return first.to;
  const [after, next] = [words[noun.to], words[noun.to + 1]];
  const arrow = after?.key === ">" || (/^[-=]$/.test(after?.key ?? "") && /^[->]$/.test(next?.key ?? ""));
  const ofAll = after?.key === "/" && matches[noun.to + 2]?.key === noun.key;
  // "9 người trên 12 người"
  const outOf = after?.written === "trên" && next?.kind === "digits" && matches[noun.to + 2]?.key === noun.key;
  const joins =
    arrow ||
    outOf ||
    ofAll ||
    (after?.kind === "word" &&
      (joiningWords.has(after.key) || (rising && riseWords.has(after.key))) &&
      next?.kind === "digits");
  return joins ? noun.to : first.to;
}

const joiningWords = new Set(["thanh", "hay", "hoac"]);

function replaced(
  words: readonly Token[],
  matches: (Match | undefined)[],
  first: Amount,
  at: number,
): Amount | undefined {
  const second = readOne(words, matches, at);
  return second ? { ...second, replaces: first.value } : undefined;
}

/** "4+6" or "4 + 6 = 10". */
function joinSum(words: readonly Token[], matches: (Match | undefined)[], first: Amount): Amount | undefined {
  let sum = first;
  while (keyAt(words, sum.to) === "+") {
    const next = readOne(words, matches, sum.to + 1);
    if (!next || isNameAt(matches, next.to)) break;
    sum = amount(sum.value + next.value, next.to, sum.doubt ?? next.doubt);
  }
  if (sum === first) return undefined;
  if (keyAt(words, sum.to) === "=") {
    const total = readOne(words, matches, sum.to + 1);
    if (total) return amount(total.value, total.to, total.value === sum.value ? sum.doubt : "range");
  }
  return sum;
}
