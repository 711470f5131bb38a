import type { Quantity, Scope } from "./entities.ts";
import { type Item, marked, markedAt } from "./items.ts";
import type { Place } from "./places.ts";
import { amountAt, isMark, isName, isNameAt, keyAt, writtenAt } from "./row.ts";

export function demote(quantity: Quantity, scope: Scope): void {
  if (scope === "target" && quantity.outOf) return;
  if (quantity.scope === "counts") quantity.scope = scope;
}

/** What the words right beside a number say about it. */
export function localScope(
  items: readonly Item[],
  places: readonly Place[],
  at: number,
  quantity: Quantity,
  corrects: boolean,
): void {
  const before = items[at - 1];
  const beforeThat = items[at - 2];
  if (isDifference(items, quantity)) demote(quantity, "previous");
  if (isFirstLevel(items, at)) demote(quantity, "thing");
  if (corrects && before?.key === "con") return;
  if (before?.key === "con" || before?.key === "con lai" || before?.key === "con no" || before?.key === "con thieu") {
    // "buổi đầu 18 người, buổi sau còn 11": how many were there.
    const later = items
      .slice(Math.max(0, at - 4), at)
      .some(({ key }) => /^(buoi|lop|ca|hom|bua) (sau|hai|cuoi)$/.test(key));
    // "còn 9 nhà hướng dẫn được"
    const reached = keyAt(items, quantity.last + 1).endsWith(" duoc");
    // "còn lại 12 người kích hoạt định danh xong"
    const through = before.key === "con lai" && isDoneLater(items, quantity.last + 1);
    const finished = later || reached || through || markedAt(items, quantity.last + 1, "done");
    if (!finished && (before.written === before.key || before.written.startsWith("còn"))) demote(quantity, "left");
  }
  // "17 hộ cử 20 người học": those sent are counted.
  if (keyAt(items, quantity.last + 1) === "cu" && amountAt(items, quantity.last + 2)) demote(quantity, "agent");
  if (isLeft(items, quantity.last)) demote(quantity, "left");
  // "3 hộ hẹn qua tuần"
  if (/^hen\b/.test(keyAt(items, quantity.last + 1)) && !markedAt(items, quantity.last + 1, "talk"))
    demote(quantity, "left");
  if (isGender(before) && isGendered(items, quantity)) demote(quantity, "subset");
  if (quantity.unit === "person" && isWithout(items, quantity.last)) demote(quantity, "failed");
  if (before?.written === "mời" && !isForWork(items, places, quantity)) demote(quantity, "request");
  const handedOut =
    marked(before, "gift") ||
    (before?.key === "duoc" && marked(beforeThat, "gift")) ||
    (marked(before, "request") && before?.key !== "moi");
  // "tặng mỗi người 1 cái quạt"
  if (quantity.unit === "generic" && /^(moi|tung)$/.test(keyAt(items, at - 2)) && markedAt(items, at - 3, "gift"))
    demote(quantity, "thing");
  // "2 triệu một cái"
  const price = before?.key === "money" && quantity.value === 1;
  if (price || isEffort(items, places, at)) demote(quantity, "thing");
  const next = items[quantity.last + 1];
  if (
    handedOut &&
    (quantity.unit === undefined || quantity.unit === "generic" || quantity.unit === "device") &&
    (quantity.loose || (next && !isName(next) && next.kind === "word"))
  )
    demote(quantity, "thing");
  // "chụp 44 ảnh", "in 30 mã"
  const printed = /^(chup|in|quay|treo)( duoc)?$/.test(before?.key ?? "");
  const whole = quantity.unit === "generic" && (!next || next.kind === "mark");
  if (printed && (whole || keyAt(items, quantity.last) === "anh")) demote(quantity, "thing");
}

function isDoneLater(items: readonly Item[], from: number): boolean {
  for (let at = from; at < items.length && !isMark(items, at); at++) if (markedAt(items, at, "done")) return true;
  return false;
}

/** "VNeID mức 1: 3, mức 2: 5" */
function isFirstLevel(items: readonly Item[], at: number): boolean {
  const level = keyAt(items, at - 1) === ":" ? at - 2 : at - 1;
  return keyAt(items, level) === "number-of" && items[level]?.written === "1" && keyAt(items, level - 1) === "muc";
}

/** "2 hộ còn lại để tuần sau", "3 bộ để mai" */
function isLeft(items: readonly Item[], last: number): boolean {
  const from = keyAt(items, last + 1) === "con lai" ? last + 2 : last + 1;
  return /^(de|hen) /.test(keyAt(items, from)) && (markedAt(items, from, "left") || markedAt(items, from, "plan"));
}

/** "mất 40 phút mới xong một hộ" is said in so many words; longer clauses are lists. */
const effortWords = 12;

function isEffort(items: readonly Item[], places: readonly Place[], at: number): boolean {
  const first = Math.max(0, at - effortWords);
  for (let before = at - 1; before >= first && places[before]?.clause === places[at]?.clause; before--)
    if (keyAt(items, before) === "mat" && (keyAt(items, before + 1) === "duration" || writtenAt(items, at) === "một"))
      return true;
  return false;
}

function isGender(item: Item | undefined): boolean {
  return item?.written === "nữ" || item?.written === "nu" || item?.written === "nam";
}

/** "căn cước 24 người (nữ 10)": of those said before. Where men and women are counted, they are parts of a total. */
function isGendered(items: readonly Item[], { index, last, value }: Quantity): boolean {
  if (items.slice(last, last + 4).some(isGender)) return false;
  for (let at = index - 2; at > 0 && keyAt(items, at) !== "\n" && keyAt(items, at) !== "."; at--) {
    // "nam 7 nữ 6"
    if (isGender(items[at]) || (amountAt(items, at) && isGender(items[at - 1]))) return false;
    if (amountAt(items, at)) return (amountAt(items, at)?.value ?? 0) >= value;
  }
  return false;
}

/** "3 người chưa có căn cước", "3 người bỏ" */
function isWithout(items: readonly Item[], last: number): boolean {
  const [next, after] = [items[last + 1], items[last + 2]];
  const without = /^((chua|khong) co|thieu)$/.test(next?.key ?? "") && isName(after);
  const tool = after?.meaning?.unit === "thing" || after?.meaning?.unit === "device";
  if (tool && /^(chua|khong) co$/.test(next?.key ?? "")) return true;
  const end = items[without ? last + 3 : last + 2];
  return (
    (without || /^(bo|nghi|xin nghi|xin phep nghi)$/.test(next?.key ?? "")) &&
    (end === undefined || end.kind === "mark" || /^(nen|thi|phai|hen)\b/.test(end.key))
  );
}

/** "mời 9 người cài vneid", but not "mời 60 người tuyên truyền thì 42 người đến". */
function isForWork(items: readonly Item[], places: readonly Place[], { last, place }: Quantity): boolean {
  let named = false;
  for (let at = last + 1; at < items.length && places[at]?.clause === place.clause; at++) {
    if (amountAt(items, at)) return false;
    named ||= isNameAt(items, at);
  }
  return named;
}

/** "tăng 2 người so với tuần trước". */
function isDifference(items: readonly Item[], quantity: Quantity): boolean {
  if (!/^(tang|giam|hon|nhieu hon|it hon|kem|tang them|tang duoc)$/.test(keyAt(items, quantity.index - 1)))
    return false;
  // "được 73 hộ, tuần này tăng 4": by so many
  const next = items[quantity.last + 1];
  const whole = items.slice(0, quantity.index).findLast(({ amount }) => amount)?.amount?.value ?? 0;
  const grown = /^(tang|giam)/.test(keyAt(items, quantity.index - 1));
  if (grown && whole > quantity.value && (next === undefined || next.kind === "mark")) return true;
  for (let at = quantity.last + 1; at <= quantity.last + 3; at++)
    if (/\bso voi\b|^so$|^ho so /.test(keyAt(items, at))) return true;
  return false;
}
