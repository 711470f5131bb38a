import type { Quantity } from "./entities.ts";
import { type Item, marked, markedAt } from "./items.ts";
import type { UnitClass } from "./lexicon/units.ts";
import type { Place } from "./places.ts";
import { amountAt, isMark, isName, isNameAt, isWord, keyAt, unitAt, writtenAt } from "./row.ts";

/** "không có phản ánh nào", "chưa có hộ nào": zero of what is named. */
export function readDenied(items: readonly Item[], at: number, place: Place): Quantity | undefined {
  const [item, noun, end] = [items[at], items[at + 1], items[at + 2]];
  if (!item || !marked(item, "deny") || !noun?.meaning || !/^nao\b/.test(end?.key ?? "")) return undefined;
  return {
    ...readQuantity(items, at, place),
    last: at + 2,
    unit: noun.meaning.unit,
    own: noun.meaning.codes.length === 1 ? noun.meaning.codes : [],
    inWords: true,
    doubt: undefined,
    loose: false,
    end: end?.end ?? item.end,
  };
}

const severalNouns = new Set(
  "nguoi luot ho cai buoi chuc tram bo ma hs ho so cua hang quan tiem sap san pham".split(" "),
);

/** "vài lượt", "mấy chục người". "Mấy bác" only means several people, not a number. */
export function isVague(items: readonly Item[], at: number): boolean {
  const [item, next] = [items[at], items[at + 1]];
  if (!marked(item, "vague") || next?.amount) return false;
  // "chợ Đông Ba"
  if (item?.capital && at > 0 && items[at - 1]?.kind !== "mark") return false;
  if (item?.key === "may" && next?.written.startsWith("cái ")) return true;
  // "mấy người kia"
  if (item?.key === "may" && /^(kia|nay|do|ay)$/.test(keyAt(items, at + 2))) return false;
  if (item?.key === "may" || item?.key === "nhieu")
    return next?.meaning?.unit !== undefined && severalNouns.has(next.key);
  if (/^(kha |mot it|mot mo|lai rai|lac dac|loang|(qua|hon|mot|non|gan) nua)/.test(item?.key ?? "")) return true;
  return (
    item?.key.includes("chuc") ||
    item?.key.includes("may") ||
    item?.key.includes("tram") ||
    next?.meaning?.unit !== undefined
  );
}

export function isGeneral(item: Item | undefined): boolean {
  const meaning = item?.meaning;
  return meaning !== undefined && (meaning.codes.length === 0 || meaning.general || meaning.codes.length > 1);
}

/** "mười mấy hai chục": neither is sure. */
function isGuess(items: readonly Item[], at: number): boolean {
  if (!amountAt(items, at) || !markedAt(items, at - 1, "vague") || !/\bmay$/.test(keyAt(items, at - 1))) return false;
  // "đóng tiền điện qua máy 4 người" typed without accents
  return !(writtenAt(items, at - 1) === "may" && markedAt(items, at - 2, "about"));
}

export function readQuantity(items: readonly Item[], at: number, place: Place): Quantity {
  const item = items[at] as Item;
  const next = items[at + 1];
  const meaning = next?.meaning;
  const named = meaning !== undefined && meaning.codes.length > 0 && isNameAt(items, at - 1);
  // "dvc 12 hồ sơ 5": the noun belongs to the next number.
  const taken =
    (marked(next, "slot") && amountAt(items, markedAt(items, at + 2, "more") ? at + 3 : at + 2) !== undefined) ||
    (named &&
      // "bình dân học vụ số 2 lớp 50 học viên"
      ((amountAt(items, at + 2) !== undefined && !(meaning.unit === "event" && unitAt(items, at + 3))) ||
        keyAt(items, at + 2) === ":" ||
        keyAt(items, at + 2) === "="));
  const counted = !marked(item, "none") && meaning?.unit && !taken ? meaning : undefined;
  const unit = unitOf(items, at, counted?.unit);
  const audience = counted === undefined ? unknownAudience(items, at) : undefined;
  const present = isPresent(items, at, unit);
  const attends = present || ((unit === "person" || unit === "visit") && attend(items[at + 2]));
  return {
    kind: "quantity",
    index: at,
    last: counted ? at + 1 : at,
    place,
    value: item.amount?.value ?? 0,
    doubt: item.amount
      ? (item.amount.doubt ?? (isGuess(items, at) ? "range" : undefined))
      : marked(item, "none")
        ? undefined
        : item.key === "percent"
          ? "percent"
          : "vague",
    replaces: item.amount?.replaces,
    outOf: item.amount?.outOf,
    rises: item.amount?.rises ?? false,
    approximate: markedAt(items, at - 1, "approx"),
    inWords: marked(item, "none"),
    unit: audience || present ? "person" : unit,
    own: audience
      ? ["propaganda_attendees"]
      : unit === "person" && isThroughClass(items, at)
        ? ["digital_literacy_completed"]
        : counted && isGeneral(next) && counted.codes.length === 1
          ? counted.codes
          : attends
            ? ["propaganda_attendees"]
            : unit === "person" && finishes(items[at + 2])
              ? ["digital_literacy_completed"]
              : [],
    scope: scopeOf(items, at, unit),
    marks: new Set(),
    foreign: false,
    seller:
      (counted && sellers.has(next?.key ?? "")) ||
      (keyAt(items, at + 2) === "ban" && writtenAt(items, at + 2) !== "bạn"),
    loose: !audience && next?.kind === "word" && !particles.has(next.key),
    start: item.start,
    end: counted ? (next?.end ?? item.end) : item.end,
  };
}

const sellers = new Set(["tieu thuong", "nguoi ban", "chu quan", "chu sap", "chu tiem"]);
const attending = /^(du|tham du|nghe|den nghe|toi nghe|den du|toi du|ngoi nghe|tham gia|den coi|toi coi|coi)\b/;

/** "mời 45 người, có mặt 30", "tới dự khoảng 120 người" */
function isPresent(items: readonly Item[], at: number, unit: UnitClass | undefined): boolean {
  if (keyAt(items, at - 1) === "co mat") return unit === undefined;
  const verb = markedAt(items, at - 1, "approx") ? at - 2 : at - 1;
  const who = /^(toi|den|ve|ra)$/.test(keyAt(items, verb - 1)) || unitAt(items, verb - 1) === "person";
  const attends = keyAt(items, verb) === "du" && !writtenAt(items, verb).startsWith("đ") && who;
  return attends && (unit === undefined || unit === "person" || unit === "visit");
}

/** "lớp có 15 phụ huynh học xong": more than those who came. */
function finishes(item: Item | undefined): boolean {
  return item?.meaning?.codes[0] === "digital_literacy_completed" && /^(hoc|hoan thanh) /.test(item.key);
}

/** "lớp kỹ năng số bế giảng, 19 học viên hoàn thành" */
function isThroughClass(items: readonly Item[], at: number): boolean {
  const ends = items[at + 3] === undefined || isMark(items, at + 3);
  const isClass = ({ meaning }: Item) =>
    meaning?.codes.some((code) => /^(training|digital_literacy)/.test(code)) ?? false;
  return keyAt(items, at + 2) === "hoan thanh" && ends && items.slice(0, at).some(isClass);
}

function scopeOf(items: readonly Item[], at: number, unit: UnitClass | undefined): Quantity["scope"] {
  if (unit === "agent") return "agent";
  return unit === "thing" || (unit === undefined && isHandout(items, at - 1)) ? "thing" : "counts";
}

/** "tờ rơi 300" */
function isHandout(items: readonly Item[], at: number): boolean {
  return unitAt(items, at) === "thing" && keyAt(items, at).includes(" ") && !isNameAt(items, at);
}

/** "đủ" is not "dự". */
function attend(item: Item | undefined): boolean {
  return item !== undefined && attending.test(item.key) && !item.written.startsWith("đủ");
}

const villages = new Set("thon xom ap khom buon khu".split(" "));

/** "35 phật tử nghe": people of a sort nobody listed, who listened. */
function unknownAudience(items: readonly Item[], at: number): number | undefined {
  for (let next = at + 1; next <= at + 3; next++) {
    if (next > at + 1 && attend(items[next])) return next;
    if (!isWord(items, next)) return undefined;
  }
  return undefined;
}

function unitOf(items: readonly Item[], at: number, unit: UnitClass | undefined): UnitClass | undefined {
  if (
    unit === "agent" &&
    (isServed(items, at) || items.slice(Math.max(0, at - 2), at).some((item) => item.meaning?.unit === "event"))
  )
    return "person";
  // "ví 0 do mất mạng": because, no degrees.
  if (writtenAt(items, at + 1) === "do" && amountAt(items, at)?.value === 0) return undefined;
  // "đi 3 xóm" counts villages; "5 xóm Đông" is 5 of something in one village.
  if (unit === undefined && villages.has(keyAt(items, at + 1)) && !isWord(items, at + 2)) return "thing";
  // "ra quân 2 điểm"
  if ((unit === "place" || unit === "event") && keyAt(items, at - 1) === "ra quan") return "thing";
  // "den 7 nha giup 10 nguoi": houses, though accents elsewhere would make it "nha".
  if (unit === undefined && keyAt(items, at + 1) === "nha" && markedAt(items, at - 1, "visit")) return "household";
  // "em bao 9 nha chi": asked to agree.
  if (unit === "household" && writtenAt(items, at + 1) === "nha" && isAsking(items, at)) return undefined;
  if (unit === "event" && keyAt(items, at + 1) === "ca" && isCase(items[at - 1], items[at + 2])) return "person";
  return unit;
}

function isAsking(items: readonly Item[], at: number): boolean {
  const ends = keyAt(items, at + 2).length < 2 || markedAt(items, at + 2, "kin") || markedAt(items, at + 2, "not");
  return ends && !items.slice(0, at).some((item) => marked(item, "visit"));
}

/** "7 ca vneid": people, where no shifts are named. */
function isCase(...beside: readonly (Item | undefined)[]): boolean {
  const codes = beside.flatMap((item) => item?.meaning?.codes ?? []);
  return codes.length > 0 && !codes.includes("help_desk_shifts");
}

/** "cho 25 thành viên", "15 đoàn viên tham gia": the team's own people as an audience. */
function isServed(items: readonly Item[], at: number): boolean {
  const after = keyAt(items, at + 2);
  const before = keyAt(items, at - 1) === "ca" ? items[at - 2] : items[at - 1];
  // "thẻ đảng viên lên vneid 6 đồng chí", "nhóm zalo ấp thêm 15 thành viên"
  const joins =
    markedAt(items, at - 1, "more") &&
    items.slice(0, at).some((item) => item.meaning?.codes[0] === "zalo_channel_followers");
  if (joins || isNameAt(items, at - 1) || isThrough(items, at)) return true;
  return /\b(cho|giup)$/.test(before?.key ?? "") || /^(tham gia|tham du|du|hoc|nghe|theo hoc|duoc)\b/.test(after);
}

/** "11 đoàn viên hoàn thành phổ cập kỹ năng số": they did it for themselves. */
function isThrough(items: readonly Item[], at: number): boolean {
  let done = false;
  for (let next = at + 2; next < items.length && !isMark(items, next); next++) {
    const item = items[next];
    if (item?.amount) return false;
    done ||= marked(item, "done") || /^hoan thanh\b/.test(item?.key ?? "");
    if (isName(item)) return done;
  }
  return false;
}

const particles = new Set(
  "a ah nha nhe nhen nghen hen ne nua thoi roi het do day vay voi la thi ma u da em anh chi bac co chu chau oi ak hi hihi va cho duoc xong ca trong tai o tren tu nghe hon lan luon qua cung chac tron thui dang moi chua khong sau truoc dum gium giup cong".split(
    " ",
  ),
);
