import type { Entity, Quantity } from "./entities.ts";
import { type Item, marked, markedAt } from "./items.ts";
import type { Mark } from "./lexicon/marks.ts";
import type { UnitClass } from "./lexicon/units.ts";
import { demote } from "./local-scopes.ts";
import { goesOn, isBreak, isEach, multiply } from "./multiplying.ts";
import { isDivision } from "./places.ts";
import { amountAt, isNameAt, keyAt, writtenAt } from "./row.ts";

const clauseMarks: ReadonlySet<Mark> = new Set([
  "total",
  "more",
  "install",
  "achieved",
  "serve",
  "visit",
  "open",
  "pay",
  "event",
  "slot",
  "slip",
]);

const laterMarks: ReadonlySet<Mark> = new Set(["more", "done", "serve", "visit"]);

function note(item: Item | undefined, wanted: ReadonlySet<Mark>, quantity: Quantity): void {
  for (const mark of item?.marks ?? []) if (wanted.has(mark)) quantity.marks.add(mark);
}

const secondThought =
  /^([,.(~] |(dạ|da|em|a|à|chú|chu|bác|bac) )*(à|á|ủa|ua|(ý|y) ((em|tui|tôi|toi|mình|cháu|bác) )?(là|la)|khoan|(chờ|cho) (chút|chut|tí|xíu)|xin l[ỗo]i|nhầm|(đếm|dem|tính|tinh|xem|coi|kiểm) (lại|lai)|không ,) ([,.] |(mà|đâu|em|tui|cháu|chị|chi|anh|ơi|là|la|lại|lai|dạ|không|đã|quên|chứ|ra) )*$/;

/** "12 ủa 13", "4, không, 5 người": between the number said before and this one, only that it was wrong. */
export function isSecondThought(items: readonly Item[], before: Quantity | undefined, { index }: Quantity): boolean {
  if (!before || index - before.last > 11 || index - before.last < 2) return false;
  let said = "";
  let forgot = false;
  for (let at = before.last + 1; at < index; at++) {
    if (isNameAt(items, at)) return false;
    said += `${items[at]?.written} `;
    forgot ||= keyAt(items, at) === "a quen" && keyAt(items, index - 1) === ",";
  }
  // "vneid 4... à quên thêm bà Hoa nữa, 5 người"
  return forgot || secondThought.test(said);
}

/** Notes on every number what the words around it in its clause say about it. */
export function giveMarks(items: readonly Item[], entities: readonly Entity[], corrects: boolean): void {
  const quantities = entities.filter((entity) => entity.kind === "quantity");
  for (const [order, quantity] of quantities.entries()) {
    const previous = quantities[order - 1];
    const next = quantities[order + 1];
    const from = startOf(items, quantity, previous);
    for (let at = from; at < quantity.index; at++) note(items[at], clauseMarks, quantity);
    for (let at = quantity.last + 1; at < items.length && at < (next?.index ?? items.length); at++) {
      if (isBreak(items[at]) || markedAt(items, at, "contrast")) break;
      if (isDivision(items[at])) quantity.marks.add("total");
      note(items[at], laterMarks, quantity);
    }
    if (isSecondThought(items, previous, quantity)) quantity.marks.add("slip");
    if (isStuck(items, quantity) || isShort(items, quantity, previous)) demote(quantity, "failed");
    if (hasCome(items, quantity)) quantity.marks.add("came");
    if (isAgreed(items, quantity.last)) quantity.marks.add("done");
    if (isSameAgain(items, quantity, quantities) || isSomeOf(items, quantity, previous)) quantity.marks.add("subset");
    // "ở chợ 9 lượt, ở trường 6 lượt"
    if (isOnDay(items, from, quantity.index) || /^ở( |$)/.test(writtenAt(items, from))) quantity.marks.add("slot");
    // "đợt 1: 12, đợt 2: 9 vneid"
    const ordinal = keyAt(items, quantity.index - 1) === ":" && keyAt(items, quantity.index - 2) === "number-of";
    if (ordinal || isOfDay(items, quantity.index - 1)) quantity.marks.add("slot");
    // "mỗi xóm 1 buổi, 40 với 35 người"
    if (next && !isNameAt(items, quantity.index - 1) && isFirstOfTwo(items, quantity, next)) quantity.unit = next.unit;
    // "96 người, buổi đầu 41, buổi sau 55"
    if (quantity.unit === undefined && /^(buoi|lop|dot) (dau|sau|cuoi)$/.test(keyAt(items, quantity.index - 1)))
      quantity.unit = "person";
    // "anh Ba nữa là 4 nhà"
    if (keyAt(items, quantity.index - 1) === "la" && markedAt(items, quantity.index - 2, "more"))
      quantity.marks.add("total");
    // "cộng 8", "bà Tư, ông Năm hết 2 nhà", but "người có công 8"
    const sums = quantity.unit === "household" ? /^(cong|het)$/ : /^cong$/;
    if (sums.test(keyAt(items, quantity.index - 1)) && keyAt(items, quantity.index - 2) !== "co")
      quantity.marks.add("total");
    if (/\b(cho|giup)$/.test(keyAt(items, quantity.index - 1))) quantity.marks.add("for");
    if (previous?.marks.has("total") && previous.last === quantity.index - 1) quantity.marks.add("total");
    if (isEach(items, quantity) || (previous?.marks.has("each") && goesOn(items, previous, quantity)))
      quantity.marks.add("each");
    quantity.foreign =
      !quantity.marks.has("slot") &&
      !quantity.marks.has("slip") &&
      !corrects &&
      countsAnything.has(quantity.unit) &&
      hasUnknown(items, from, quantity.index);
  }
  multiply(items, quantities);
  for (let at = 0; at < items.length; at++) {
    if (!markedAt(items, at, "deny") || !isForgotten(items, at)) continue;
    const said = quantities.findLast((quantity) => quantity.index < at);
    if (said && !said.inWords) said.doubt ??= "vague";
  }
}

/** "3 người nữa cài rồi mà chưa có căn cước" */
function isStuck(items: readonly Item[], { last }: Quantity): boolean {
  if (!markedAt(items, last + 1, "more")) return false;
  for (let at = last + 2; at < items.length && !isBreak(items[at]); at++)
    if (markedAt(items, at, "contrast")) return /^(chua|khong)\b/.test(keyAt(items, at + 1));
  return false;
}

/** "…, 5 người sim chưa đăng ký", "…, 4 người chưa thi đạt": after another number, only of what they did not do. */
function isShort(items: readonly Item[], { unit, index, last }: Quantity, before: Quantity | undefined): boolean {
  const head = /^(co|con|rieng|nhung|ma)$/.test(keyAt(items, index - 1)) ? index - 2 : index - 1;
  if (!before || before.last >= head || unit !== "person" || !isBreak(items[head])) return false;
  let short = false;
  for (let at = last + 1; at < items.length && !isBreak(items[at]); at++) {
    if (amountAt(items, at) || isNameAt(items, at)) return false;
    short ||= /^(chua|khong)\b/.test(keyAt(items, at)) && at <= last + 2;
  }
  return short;
}

function isFirstOfTwo(items: readonly Item[], { unit, last }: Quantity, next: Quantity): boolean {
  const people = next.unit === "person" || next.unit === "visit" || next.unit === "household";
  return unit === undefined && people && next.index === last + 2 && markedAt(items, last + 1, "and");
}

/** "20 người tới", "33 người đăng ký", "vận động 33 người": they were there, or may come. */
function hasCome(items: readonly Item[], { unit, index, last }: Quantity): boolean {
  // "sáng 3 chiều 5 tối thêm 2" typed without accents
  const evening = markedAt(items, last + 1, "slot") && markedAt(items, last + 2, "more") && amountAt(items, last + 3);
  if (markedAt(items, last + 1, "came") && !amountAt(items, last + 2) && !evening) return true;
  // "hẹn 20 người mà tới có 14"
  if (unit === undefined && keyAt(items, index - 1) === "co" && markedAt(items, index - 2, "came")) return true;
  if (unit !== "person") return false;
  const called =
    keyAt(items, index - 1) === "moi" || (keyAt(items, index - 1) === "dong" && keyAt(items, index - 2) === "van");
  return called || /^(dang ky|hoi|nho)\b/.test(keyAt(items, last + 1));
}

/** "13 người làm" */
function isAgreed(items: readonly Item[], last: number): boolean {
  const end = keyAt(items, last + 1) === "dong" && keyAt(items, last + 2) === "y" ? last + 3 : last + 2;
  return (
    (end > last + 2 || /^(lam|chiu)$/.test(keyAt(items, last + 1))) && (items[end] === undefined || isBreak(items[end]))
  );
}

/** "không nhớ là tk gì", "chưa rõ loại nào": what was said before is not sure. */
function isForgotten(items: readonly Item[], at: number): boolean {
  if (!/^(nho|biet|ro)$/.test(keyAt(items, at + 1))) return false;
  for (let next = at + 2; next <= at + 5 && items[next] && !isBreak(items[next]); next++)
    if (/^(gi|nao|may)$/.test(keyAt(items, next))) return items[next + 1] === undefined || isBreak(items[next + 1]);
  return false;
}

const days = new Set("hom qua|hom kia|hom nay|hom te|bua qua|bua kia|bua nay|bua te|number-of|date".split("|"));

/** "t3 mở 2 hộ, t6 mở 4 hộ" */
function isOnDay(items: readonly Item[], from: number, to: number): boolean {
  for (let at = from; at < to; at++)
    if (keyAt(items, at) === "number-of" && /^(t|thu)$/.test(keyAt(items, at - 1))) return true;
  return false;
}

/** "hôm qua 8, hôm nay 7 vneid", "T2 4" */
function isOfDay(items: readonly Item[], at: number): boolean {
  const item = items[markedAt(items, at, "achieved") ? at - 1 : at];
  return item !== undefined && days.has(item.key);
}

const pointers = new Set(["nay", "do", "ay", "kia", "tren", "noi tren"]);

/** "trong 25 hộ này": a number said before. */
function isSameAgain(items: readonly Item[], quantity: Quantity, all: readonly Quantity[]): boolean {
  const again = pointers.has(keyAt(items, quantity.last + 1)) || keyAt(items, quantity.index - 1) === "trong";
  return again && all.some((other) => other.index < quantity.index && other.value === quantity.value);
}

/** "9 người đi làm căn cước, có 2 em mới đủ 14 tuổi": some of those said before, of whom nothing else is counted. */
function isSomeOf(items: readonly Item[], quantity: Quantity, before: Quantity | undefined): boolean {
  if (!/^(co|rieng)$/.test(keyAt(items, quantity.index - 1)) || !isBreak(items[quantity.index - 2])) return false;
  const people = before?.unit === "visit" && quantity.unit === "person" && keyAt(items, quantity.last + 1) === "la";
  if (!before || (before.unit !== quantity.unit && !people) || before.value < quantity.value) return false;
  if (quantity.unit === undefined || quantity.unit === "event" || before.place.sentence !== quantity.place.sentence)
    return false;
  for (let at = quantity.last + 1; at < items.length && !isBreak(items[at]); at++)
    if (isNameAt(items, at)) return false;
  return true;
}

const countsAnything = new Set<UnitClass | undefined>([undefined, "person", "visit", "household", "generic"]);

const fillers = new Set(
  "lam co la thi ma nha o tai cac nhung em anh chi bac co chu chau con tui toi minh to doan tiep tuc lai nay kia do ay hom ngay tuan thang luc gio dip dot xa phuong ban nhat cung da dang moi roi duoc ca tren duoi trong ngoai truoc sau qua them nua khac rieng t thu voi va den toi tu cho so bao cao ket qua tong cong sang chieu trua dem mot hai".split(
    " ",
  ),
);

function hasUnknown(items: readonly Item[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isUnknown(items, at)) return true;
  return false;
}

/** A word with content of its own that no phrase explains and that is nobody's name. */
function isUnknown(items: readonly Item[], at: number): boolean {
  const [before, item] = [items[at - 1], items[at] as Item];
  if (item.meaning?.codes.length) return false;
  if (item.kind !== "word" || fillers.has(item.key)) return false;
  // "mức độ 3 thì 2 lượt"
  if (keyAt(items, at + 1) === "number-of" || keyAt(items, at + 2) === "number-of") return false;
  const named =
    marked(before, "kin") ||
    marked(before, "slot") ||
    /^(thon|xom|ap|ban|khu|to|khom|buon|lang|pho|cho|phuong|xa|chi|anh)$/.test(before?.key ?? "");
  return !named && !item.capital;
}

function startOf(items: readonly Item[], quantity: Quantity, previous: Quantity | undefined): number {
  const floor = previous ? previous.last + 1 : 0;
  let at = quantity.index;
  while (at > floor && !isBreak(items[at - 1])) at--;
  return at;
}
