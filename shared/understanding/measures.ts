import { namedBefore } from "./named-numbers.ts";
import type { Aside } from "./non-quantities.ts";
import type { Match } from "./phrases.ts";
import { digitsAt, gluedAt, isWord, keyAt, writtenAt } from "./row.ts";
import type { Token } from "./tokens.ts";

const set = (words: string) => new Set(words.split(" "));

const uncountable = set("tien phi gia luong thuong cuoc vay lai no");
const durations = set("ngay tuan thang nam phut tieng gio bua hom dem giay quy mua thap");
const moneyUnits = set("trieu ty dong vnd tr cu xu usd lit");
const ratings = set("sao g ky khong nhat");

/** Parts of one number, separators included. */
const longestCode = 9;

/** Ages, money, durations, stars: told by the word after the number. */
export function readMeasure(words: readonly Token[], matches: (Match | undefined)[], at: number): Aside | undefined {
  let to = at + 1;
  while (
    to < at + longestCode &&
    (keyAt(words, to) === "." || keyAt(words, to) === "-") &&
    gluedAt(words, to) &&
    digitsAt(words, to + 1) &&
    gluedAt(words, to + 1)
  )
    to += 2;
  const thousands = keyAt(words, to) === "k" && isWord(words, to);
  const scaled =
    thousands || keyAt(words, to) === "nghin" || keyAt(words, to) === "ngan" || keyAt(words, to) === "tram";
  if (thousands && digitsAt(words, to + 1) && gluedAt(words, to + 1)) to++;
  const after = words[to + (scaled ? 1 : 0)];
  if (isAged(words, to)) return { kind: "age", to: after?.key === "tuoi" ? to + 1 : to };
  if (after?.kind === "word") {
    if (after.key === "kg") return { kind: "rating", to: to + 1 };
    if (after.key === "t" && after.glued && !scaled) return { kind: "age", to: to + 1 };
    if (after.glued && !scaled && /^(m|km|ha|cm|mb|gb|kg)$/.test(after.key))
      return { kind: "rating", to: gluedAt(words, to + 1) && keyAt(words, to + 1) === "2" ? to + 2 : to + 1 };
    const isMoney =
      moneyUnits.has(after.key) &&
      (after.key !== "cu" || after.written === "củ") &&
      (after.key !== "dong" ||
        (!/^(đông|đóng|động)$/.test(after.written) && !/^(chi|bao)$/.test(keyAt(words, to + (scaled ? 2 : 1)))));
    if (isMoney) return { kind: "money", to: endOfSum(words, to + (scaled ? 2 : 1)) };
    if (after.key === "d" && after.glued) return { kind: "money", to: to + (scaled ? 2 : 1) };
    if (!scaled && durations.has(after.key) && isDuration(words, to) && !isOfNow(words, matches, at))
      return { kind: "duration", to: to + 1 };
    if (!scaled && after.key === "p" && after.glued) return { kind: "duration", to: to + 1 };
    if (!scaled && ratings.has(after.key) && isRating(words, to)) return { kind: "rating", to: to + 1 };
  }
  const noun = matches[to + 1];
  // "người 200k người 450k": the noun is of the next sum.
  const counted = noun && digitsAt(words, noun.to) ? undefined : noun?.meaning;
  const scale = keyAt(words, to);
  // "60k" of people would be a town.
  if (thousands && (words[at]?.key.length ?? 0) > 1 && noun?.key !== "luot" && !namedBefore(matches, at))
    return { kind: "money", to: to + 1 };
  if (
    (thousands || scale === "nghin" || scale === "ngan") &&
    (words[at]?.key.length ?? 0) > 1 &&
    !counted?.unit &&
    !counted?.codes.length &&
    !namedBefore(matches, at)
  )
    return { kind: "money", to: to + 1 };
  // "nhận 300 ngàn an sinh"
  if ((scale === "nghin" || scale === "ngan") && (words[at]?.key.length ?? 0) > 2 && !counted?.unit)
    return { kind: "money", to: to + 1 };
  if (scaled && !counted?.unit && speaksOfMoney(words, at)) return { kind: "money", to: to + 1 };
  const thousand = keyAt(words, to) === "nghin" || keyAt(words, to) === "ngan";
  if (thousand && endsClause(words[to + 1]) && !namedBefore(matches, at)) return { kind: "money", to: to + 1 };
  return undefined;
}

/** "1 triệu 2", "2 tr 5": the tenths. */
function endOfSum(words: readonly Token[], to: number): number {
  const [tenths, after] = [words[to], words[to + 1]];
  const alone = tenths?.kind === "digits" && tenths.key.length <= 3 && keyAt(words, to - 1) !== "dong";
  return alone && (tenths.glued || !after || after.kind === "mark" || after.key === "lan" || after.key === "moi")
    ? to + 1
    : to;
}

const ageLinks = new Set([",", "va", "den", "hay", "-"]);

/** "85 tuổi", and each of "85, 86 và 90 tuổi". */
function isAged(words: readonly Token[], at: number): boolean {
  let to = at;
  while (to < at + longestCode && (ageLinks.has(keyAt(words, to)) || digitsAt(words, to))) to++;
  return keyAt(words, to) === "tuoi" && writtenAt(words, to) !== "tươi" && (to === at || digitsAt(words, to - 1));
}

function endsClause(word: Token | undefined): boolean {
  return !word || (word.kind === "mark" && ",.;\n)".includes(word.key));
}

function isDuration(words: readonly Token[], at: number): boolean {
  const [word, next] = [words[at], words[at + 1]];
  // "thứ 5 tuần tới"
  if (word?.key === "tuan" && /^(thu|t)$/.test(keyAt(words, at - 2)) && /^[2-7]$/.test(keyAt(words, at - 1)))
    return false;
  // "tổ 2 tuần này nghỉ"
  if (
    /^(tuan|thang)$/.test(word?.key ?? "") &&
    /^(nay|ni)$/.test(next?.key ?? "") &&
    /^(to|thon|ap|xom)$/.test(keyAt(words, at - 2))
  )
    return false;
  // "hôm kia 5 hôm qua 8"
  if (
    (word?.key === "hom" || word?.key === "bua") &&
    /^(qua|nay|kia)$/.test(next?.key ?? "") &&
    /^(qua|kia|nay|te)$/.test(keyAt(words, at - 2))
  )
    return false;
  if (word?.key === "dem" && word.written !== "dem" && word.written !== "đêm") return false;
  if (word?.key === "quy") return word.written === "quý";
  if (word?.key === "tieng") return next?.key !== "anh";
  if (word?.key === "nam")
    return word.written === "năm" || (word.written === "nam" && next?.kind === "word" && !isMen(words, at));
  if (word?.key === "bua") return word.written !== "búa";
  // "2 giấy khai sinh" are papers.
  if (word?.key === "giay") return word.written === "giây" || (word.written === "giay" && next?.kind !== "word");
  return word?.written !== "ngáy" && word?.written !== "tiệng";
}

/** "dvc 8 vneid 0 tuần này mất mạng": a number of what is named before it, and then the week. */
function isOfNow(words: readonly Token[], matches: (Match | undefined)[], at: number): boolean {
  if (keyAt(words, at) === "0") return true;
  return (
    namedBefore(matches, at) &&
    /^(tuan|thang|hom) (nay|ni|qua)$/.test(`${keyAt(words, at + 1)} ${keyAt(words, at + 2)}`)
  );
}

/** "8 nam và 9 nữ" */
function isMen(words: readonly Token[], at: number): boolean {
  return [2, 3].some((step) => keyAt(words, at + step) === "nu" || keyAt(words, at - step) === "nu");
}

function isRating(words: readonly Token[], at: number): boolean {
  const [word, next] = [words[at], words[at + 1]];
  if (word?.key === "sao") return word.written === "sao";
  if (word?.key === "g") return word.glued;
  if (word?.key === "ky") return next?.key === "nang";
  return word?.key === "khong" && keyAt(words, at - 2) === "chien";
}

function speaksOfMoney(words: readonly Token[], at: number): boolean {
  for (let place = at - 1; place >= 0 && place >= at - 16; place--) {
    const word = words[place];
    if (!word || word.key === "\n" || word.key === ".") return false;
    if (uncountable.has(word.key)) return true;
    if (word.key === "tang" && word.written !== "tầng") return true;
  }
  return false;
}
