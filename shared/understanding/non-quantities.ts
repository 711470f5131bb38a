import { readDocument } from "./documents.ts";
import { isHalfCount } from "./half-counts.ts";
import { lineStart, readBullet } from "./list-numbers.ts";
import { readMeasure } from "./measures.ts";
import { namedBefore, readNamed } from "./named-numbers.ts";
import type { Match } from "./phrases.ts";
import { digitsAt, gluedAt, isWord, keyAt, writtenAt } from "./row.ts";
import type { Token } from "./tokens.ts";

export type AsideKind =
  | "date"
  | "time"
  | "duration"
  | "age"
  | "money"
  | "phone"
  | "percent"
  | "number-of"
  | "document"
  | "year"
  | "rating"
  | "decimal"
  | "bullet";

export interface Aside {
  kind: AsideKind;
  to: number;
}

const dateCues = new Set(
  "ngay bua dot hom sang chieu toi trua dem tu den mung mong le ky dip tuan thu tet qua nay".split(" "),
);

export function readNonQuantity(
  words: readonly Token[],
  matches: (Match | undefined)[],
  at: number,
): Aside | undefined {
  return (
    readQuarter(words, at) ??
    readBullet(words, at) ??
    readPhone(words, at) ??
    readDocument(words, matches, at) ??
    readDate(words, matches, at) ??
    readTime(words, at) ??
    readPercent(words, at) ??
    readMeasure(words, matches, at) ??
    readNamed(words, matches, at) ??
    readDecimal(words, at)
  );
}

/** "quý I/2027" */
function readQuarter(words: readonly Token[], at: number): Aside | undefined {
  const isYear = /^20\d\d$/.test(keyAt(words, at)) && keyAt(words, at - 1) === "/";
  return isYear && /^i(i|ii|v)?$/.test(keyAt(words, at - 2)) ? { kind: "year", to: at + 1 } : undefined;
}

/** Nine digits or more, in one piece or in groups, and anything too long to count. */
function readPhone(words: readonly Token[], at: number): Aside | undefined {
  const first = keyAt(words, at);
  if (first.length >= 7) return { kind: "phone", to: at + 1 };
  if (!first.startsWith("0") && first !== "84") return undefined;
  let digits = first.length;
  let to = at + 1;
  while (digits < 12) {
    const separator = words[to]?.kind === "mark" && ".-".includes(words[to]?.key ?? "?") ? 1 : 0;
    const next = words[to + separator];
    if (next?.kind !== "digits" || next.key.length < 2) break;
    digits += next.key.length;
    to += separator + 1;
  }
  return first.length >= 2 && digits >= 9 ? { kind: "phone", to } : undefined;
}

function readDate(words: readonly Token[], matches: (Match | undefined)[], at: number): Aside | undefined {
  // "ngày 4, 5, 6/11"
  if (keyAt(words, at - 1) === "ngay" && /^(,|va|-)$/.test(keyAt(words, at + 1))) {
    let last = at;
    while (/^(,|va|-)$/.test(keyAt(words, last + 1)) && digitsAt(words, last + 2)) last += 2;
    if (last > at && keyAt(words, last + 1) === "/" && digitsAt(words, last + 2)) return { kind: "date", to: last + 3 };
  }
  const separator = words[at + 1];
  const month = words[at + 2];
  if (!separator?.glued || !month?.glued || month.kind !== "digits") return undefined;
  if (separator.key !== "/" && separator.key !== "-" && separator.key !== ".") return undefined;
  const [d, m] = [Number(words[at]?.key), Number(month.key)];
  if (separator.key === "-" && d <= 31) {
    // "10-16/11"
    const rest = keyAt(words, at + 3) === "/" && gluedAt(words, at + 3) ? readDate(words, matches, at + 2) : undefined;
    if (rest) return rest;
  }
  if (month.key.length === 4 && m > 1900 && m < 2100 && d <= 12) return { kind: "date", to: at + 3 };
  if (d < 1 || d > 31 || m < 1 || m > 12 || month.key.length > 2) return undefined;
  const [second, year] = [words[at + 3], words[at + 4]];
  if (second?.key === separator.key && year?.glued && year.kind === "digits") return { kind: "date", to: at + 5 };
  // "ngày hội sổ sức khỏe 10/10"
  for (let before = at - 1; before >= 0 && before >= at - 6 && isWord(words, before); before--)
    if (keyAt(words, before) === "ngay" && writtenAt(words, before) !== "ngay") return { kind: "date", to: at + 3 };
  if (separator.key === ".")
    return /^0\d$/.test(month.key) || month.key.length === 2 ? { kind: "date", to: at + 3 } : undefined;
  const cue = words[at - 1];
  // "thứ năm 24/9"
  if (keyAt(words, at - 2) === "thu" || (cue?.key === "nhat" && keyAt(words, at - 2) === "chu"))
    return { kind: "date", to: at + 3 };
  if (cue && dateCues.has(cue.key) && cue.key !== "den" && !(cue.key === "tu" && namedBefore(matches, at)))
    return { kind: "date", to: at + 3 };
  if (separator.key === "-") return undefined;
  const before = keyAt(words, at - 1);
  const after = words[at + 3];
  const counted = after?.written === "nha" ? undefined : matches[at + 3]?.meaning;
  // "16/11 vneid 5": at the head of a line, before a name that has its number behind it.
  const named = matches[at + 3];
  if (lineStart(words, at) && named && named.meaning.codes.length > 0 && digitsAt(words, named.to))
    return { kind: "date", to: at + 3 };
  // "mít tinh 8/3 chị em dự": more was hardly done than asked for.
  if (d > m && at === 0) return { kind: "date", to: at + 3 };
  const day = d > m && isWord(words, at - 1) && !/^(dat|duoc|xong|hoan thanh|lam|co)$/.test(keyAt(words, at - 1));
  if (day && !namedBefore(matches, at) && counted?.codes.length === 0) return { kind: "date", to: at + 3 };
  if (counted?.unit || (counted?.codes.length ?? 0) > 0) return undefined;
  if (after?.key === ":") return { kind: "date", to: at + 3 };
  // "hồ sơ: 4/4"
  if ((before === ":" || before === "=") && d <= m && namedBefore(matches, at - 1)) return undefined;
  if (before === "dat" || before === "duoc" || before === "xong" || namedBefore(matches, at)) return undefined;
  return { kind: "date", to: at + 3 };
}

/** "8h", "19h30", "7 giờ", "7:30". */
function readTime(words: readonly Token[], at: number): Aside | undefined {
  const [hour, unit, minute] = [words[at], words[at + 1], words[at + 2]];
  if (!hour || hour.key.length > 2 || Number(hour.key) > 24 || !unit) return undefined;
  const isHour = unit.key === "h" || (unit.key === "g" && unit.glued) || (unit.key === "gio" && unit.written !== "giỏ");
  if (isHour) {
    const minutes = minute?.kind === "digits" && minute.key.length === 2 && (minute.glued || unit.key === "gio");
    return { kind: "time", to: at + (minutes ? 3 : 2) };
  }
  if (
    unit.key === ":" &&
    unit.glued &&
    minute?.glued &&
    minute.kind === "digits" &&
    /^[0-5]\d$/.test(minute.key) &&
    !gluedAt(words, at - 1)
  ) {
    return { kind: "time", to: at + 3 };
  }
  return undefined;
}

function readPercent(words: readonly Token[], at: number): Aside | undefined {
  let to = at + 1;
  if ((keyAt(words, to) === "," || keyAt(words, to) === ".") && gluedAt(words, to) && digitsAt(words, to + 1)) to += 2;
  if (keyAt(words, to) === "%") return { kind: "percent", to: to + 1 };
  if (keyAt(words, to) === "phan" && keyAt(words, to + 1) === "tram") return { kind: "percent", to: to + 2 };
  return undefined;
}

/** "4.0", "12,5": no count. */
function readDecimal(words: readonly Token[], at: number): Aside | undefined {
  const [separator, decimals] = [words[at + 1], words[at + 2]];
  if (!separator?.glued || !decimals?.glued || decimals.kind !== "digits") return undefined;
  if (keyAt(words, at + 3) === "k" && gluedAt(words, at + 3)) return undefined;
  if (isHalfCount(words, at)) return undefined;
  if (separator.key === "." && decimals.key.length !== 3) return { kind: "decimal", to: at + 3 };
  if (separator.key === "," && decimals.key.length <= 2 && decimals.key.length === 1 && keyAt(words, at + 3) !== ",")
    return { kind: "decimal", to: at + 3 };
  return undefined;
}
