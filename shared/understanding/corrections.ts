import type { Entity, Mention, Quantity } from "./entities.ts";
import { type Item, marked, markedAt } from "./items.ts";
import type { Place } from "./places.ts";
import { isSecondThought } from "./quantity-marks.ts";
import { amountAt, isName, keyAt } from "./row.ts";

const slips = new Set(["nham", "lon", "a nham", "y nham", "a lon", "y lon", "noi nham"]);

/** True when the message changes what an earlier one said. A slip put right in the same breath is no correction. */
export function isCorrection(items: readonly Item[], places: readonly Place[], entities: readonly Entity[]): boolean {
  const quantities = entities.filter((entity) => entity.kind === "quantity");
  const replaces = (quantity: Quantity) =>
    quantity.replaces !== undefined && (!quantity.rises || items.some(isChanging));
  if (quantities.some(replaces)) return true;
  // "gửi ảnh thay số được không"
  if (
    !items.some((item) => item.amount) &&
    items.some((item) => marked(item, "wonder") || marked(item, "question") || item.key === "?")
  )
    return false;
  const first = quantities[0]?.index ?? Number.POSITIVE_INFINITY;
  const counted = entities.filter((entity): entity is Quantity => entity.kind === "quantity" && !entity.inWords);
  let repaired = -1;
  const again = counted.find((quantity, order) => isSecondThought(items, counted[order - 1], quantity));
  return items.some((item, at) => {
    if (again && at > again.index && again.place.sentence === places[at]?.sentence) return false;
    if (item.marks.length === 0 && !isTyped(items, at)) return false;
    if (isRepair(items, at, counted, places)) repaired = places[at]?.sentence ?? -1;
    // "7, à không 8 người, bác đếm sót": why it was put right.
    if (repaired === places[at]?.sentence) return false;
    if (isTyped(items, at) && at > first) return true;
    // "tiệm sửa khóa"
    if (item.key === "sua" && !items.slice(at + 1, at + 4).some(isMended)) return false;
    if ((item.key === "cap nhat" || item.key === "sua") && entities.length === 0) return false;
    if (isNoFix(items, entities, at)) return false;
    if (marked(item, "fix") && !isApology(items, at) && items[at + 1]?.key !== "phone") {
      const sentence = places[at]?.sentence;
      return at < first || quantities.length === 0 || entities.some((entity) => entity.place.sentence === sentence);
    }
    if (item.key === "xin loi" && isSettled(items, entities, at)) return true;
    if (marked(item, "slip") && slips.has(item.key)) return at < first && (quantities.length > 0 || items.length < 8);
    if (marked(item, "not")) return quantities.length > 1 && quantityAfter(quantities, at, 3) !== undefined;
    if (marked(item, "reduce") && leaves(items, at)) return items.slice(0, at).some((one) => marked(one, "reported"));
    if (marked(item, "drop") || marked(item, "reduce")) return isOrder(items, entities, at);
    if (marked(item, "more"))
      return quantityAfter(quantities, at, 5) !== undefined && (namesEarlier(items) || isAsked(items, entities, at));
    return false;
  });
}

/** "bác lớn tuổi"; "cập nhật số tổ 8:" over a list; "gỡ 1 app giả" */
function isNoFix(items: readonly Item[], entities: readonly Entity[], at: number): boolean {
  const next = keyAt(items, at + 1);
  if (next === "tuoi") return true;
  if (keyAt(items, at) === "cap nhat" && next === "so")
    return entities.filter(({ kind, index }) => kind === "mention" && index > at).length > 2;
  return keyAt(items, at) === "go" && amountAt(items, at + 1) !== undefined && keyAt(items, at + 2).startsWith("app");
}

/** "xin lỗi chị, chữ ký số là 0": what it is, instead of what was said. */
function isSettled(items: readonly Item[], entities: readonly Entity[], at: number): boolean {
  const [name, number] = entities.filter(({ index }) => index > at);
  if (name?.kind !== "mention" || number?.kind !== "quantity" || number.index !== name.index + 2) return false;
  const between = items.slice(at + 1, name.index);
  return (
    keyAt(items, name.index + 1) === "la" && between.every((item) => item.kind !== "phrase" || marked(item, "kin"))
  );
}

/** "mắt kém viết sai mong thông cảm": of the spelling. */
function isApology(items: readonly Item[], at: number): boolean {
  return items.slice(at + 1, at + 5).some(({ key }, step) => key === "thong" && keyAt(items, at + step + 2) === "cam");
}

/** "hôm qua báo vneid 12, nay trừ 2 còn 10" */
export function leaves(items: readonly Item[], at: number): boolean {
  return amountAt(items, at + 1) !== undefined && items.slice(at + 2, at + 6).some(({ key }) => key === "con");
}

function isMended(item: Item): boolean {
  return (
    item.amount !== undefined ||
    isName(item) ||
    /^(so|so lieu|so nguoi|so ho|muc|dong|bao cao|lai|thanh|giup|gium|dum|ho|cho)\b/.test(item.key)
  );
}

function isChanging(item: Item): boolean {
  return /^(doi|sua|chinh|cap nhat)\b/.test(item.key);
}

/** "vneid 12 à nhầm 13". */
function isRepair(items: readonly Item[], at: number, counted: readonly Quantity[], places: readonly Place[]): boolean {
  const item = items[at] as Item;
  const anew = item.key === "sua lai" && keyAt(items, at - 1) === "," && amountAt(items, at + 1) !== undefined;
  // "hôm trước em báo 9, sửa lại 7": in an earlier message
  if (anew && items.slice(0, at).some((one) => marked(one, "previous"))) return false;
  if (!anew && (!marked(item, "slip") || marked(item, "fix"))) return false;
  const near = counted.filter((quantity) => quantity.place.sentence === places[at]?.sentence);
  const before = near.some((quantity) => quantity.index < at && (said.test(item.key) || quantity.index >= at - 4));
  return before && near.some((quantity) => quantity.index > at && (said.test(item.key) || quantity.index <= at + 5));
}

/** Said to oneself, in the middle of a report. */
const said = /^(a|y|u|ua) /;

/** "bỏ cái qr", "bớt 2 người": at the head of its clause, with something to drop or reduce. */
function isOrder(items: readonly Item[], entities: readonly Entity[], at: number): boolean {
  // "chỗ tài khoản ngân hàng xoá số 2 giúp tôi"
  // "số sổ sức khỏe cho bác rút lại còn mười một"
  if (/^(so|con|xuong)$/.test(keyAt(items, at + 1)) && amountAt(items, at + 2)) return true;
  // "cháu xoá con số 3 của bác đi"
  if (keyAt(items, at + 1) === "con" && keyAt(items, at + 2) === "so" && amountAt(items, at + 3)) return true;
  const head = items
    .slice(0, at)
    .every(
      (item) =>
        item.kind === "mark" ||
        item.kind === "word" ||
        marked(item, "kin") ||
        item.meaning?.unit === "agent" ||
        marked(item, "talk") ||
        marked(item, "for") ||
        marked(item, "request") ||
        marked(item, "guide"),
    );
  return head && entities.some((entity) => entity.index > at && entity.index <= at + 4);
}

/** "cộng thêm 2 người nữa giúp cô": to be added to what was sent. */
function isAsked(items: readonly Item[], entities: readonly Entity[], at: number): boolean {
  const end = items.findLastIndex((item) => item.kind !== "mark" && !marked(item, "tag") && item.key !== "a");
  const asks =
    markedAt(items, end, "kin") && markedAt(items, end - 1, "for") && !entities.some(({ index }) => index > end);
  return asks && items[at]?.key === "them" && isOrder(items, entities, at);
}

/** "thêm 1 người nữa vào số hôm qua", "thêm 4 người nữa cho báo cáo lúc nãy". */
function namesEarlier(items: readonly Item[]): boolean {
  return items.some(
    (item, at) =>
      /^(bao cao|so|so lieu|ban|tin)$/.test(item.key) &&
      (/^(hom qua|hom truoc|bua truoc|bua qua)$/.test(keyAt(items, at + 1)) ||
        (/^(luc|hoi|ban|khi)$/.test(keyAt(items, at + 1)) && /^(nay|sang)$/.test(keyAt(items, at + 2)))),
  );
}

export function quantityAfter(quantities: readonly Quantity[], at: number, reach: number): Quantity | undefined {
  return quantities.find((quantity) => quantity.index > at && quantity.index <= at + reach);
}

/** "nhập nhầm 8 thành 18": the first number was meant. */
function isMistyping(items: readonly Item[], quantity: Quantity): boolean {
  return items
    .slice(Math.max(0, quantity.index - 6), quantity.index)
    .some((item) => /^(nhap|ghi|go|bam|danh|viet) (nham|lon|sai)$/.test(item.key));
}

/** Takes out of play what the correction calls wrong: "không phải 14", "bỏ số 5 …", "báo thiếu 2", "VssID" in "không phải VssID 6". */
export function markWrong(items: readonly Item[], entities: readonly Entity[]): void {
  for (const entity of entities) {
    if (entity.kind !== "quantity" || entity.replaces === undefined || !isMistyping(items, entity)) continue;
    [entity.value, entity.replaces] = [entity.replaces, entity.value];
  }
  for (const [at, item] of items.entries()) {
    const lowered = /^(con|xuong)$/.test(keyAt(items, at + 1));
    const wrong = marked(item, "not") || (marked(item, "drop") && !marked(item, "fix") && !lowered);
    if (wrong) strike(entities, at, marked(item, "not"));
    const counted = entities.find((entity) => entity.kind === "quantity" && entity.last === at - 1);
    const miscounts = /^(bao|ghi|go|dem|tinh|cong|nhap|em bao) (thieu|hut|du|thua|sot)( mat)?$/.test(item.key);
    // "con số 25 em cộng dư"
    const after =
      miscounts && counted?.kind === "quantity" && counted.unit === "person" && markedAt(items, at - 1, "kin");
    if ((after || wrongOnes.test(item.key) || /^la (sai|nham|lon)$/.test(item.key)) && counted?.kind === "quantity")
      counted.scope = "wrong";
    const mistyped = mistypedAt(items, entities, at);
    if (mistyped) mistyped.scope = "wrong";
    if (/^(tinh|dem) trung$/.test(item.key) || (miscounts && !after)) {
      const delta = entities.find(
        (entity) => entity.kind === "quantity" && entity.index > at && entity.index <= at + 2,
      );
      if (delta?.kind === "quantity") delta.scope = "wrong";
    }
  }
}

/** "ghi nhầm 66", "đánh nhầm thành 80", "lúc nãy gõ 31", "ghi 1 bị thiếu": the wrong one of several numbers. */
function mistypedAt(items: readonly Item[], entities: readonly Entity[], at: number): Quantity | undefined {
  const { key } = items[at] as Item;
  const wrongly =
    /^(bao|ghi|go|gui|nhap|bam|danh|viet|khai|doc) (nham|lon|sai)$|(viet|ghi|go|bam|nhap) thanh$|^lo (nhan|go|ghi|bam|danh)$/.test(
      key,
    );
  const before = /^(luc|hoi|ban|khi) (nay|sang) (go|ghi|nhap|bam|danh)$/.test(key);
  if (!wrongly && !before && !/^(ghi|go|bao|nhap)( (du|thua))?$/.test(key)) return undefined;
  const from = /^(la|thanh|ra)$/.test(keyAt(items, at + 1)) ? at + 2 : at + 1;
  const quantities = entities.filter((entity) => entity.kind === "quantity");
  // "gõ dư số 1 thành 16", "đọc nhầm danh sách thành 38"
  const became = ({ index }: Quantity) => index > from && index <= at + 7 && keyAt(items, index - 1) === "thanh";
  const typed = quantities.find(
    (quantity) => quantity.index === from || ((wrongly || before || / (du|thua)$/.test(key)) && became(quantity)),
  );
  if (!typed || typed.replaces !== undefined || quantities.length < 2) return undefined;
  // "em ghi 15, thật ra 5"
  const corrected = key !== "bao" && (isTyped(items, at) || quantities.at(-1) !== typed || isRighted(items, typed));
  return wrongly || before || corrected || /^bi\b/.test(keyAt(items, typed.last + 1)) ? typed : undefined;
}

/** "có 2 người trùng", "3 hồ sơ tính dư": how many were wrong, not how many there are. */
const wrongOnes = /^(bi |tinh |dem )?(trung|du|thua)$/;

/** "là 18, em gõ 81" */
function isTyped(items: readonly Item[], at: number): boolean {
  return (
    amountAt(items, at + 1) !== undefined &&
    /^(go|bam|danh)$/.test(keyAt(items, at)) &&
    (markedAt(items, at - 1, "kin") || keyAt(items, at - 1) === "e")
  );
}

/** "sửa giùm em đến nhà 8 hộ, em gõ 18", "17 người mới đúng, hôm qua bác ghi 71": what is right is said first. */
function isRighted(items: readonly Item[], typed: Quantity): boolean {
  return items.slice(0, typed.index).some((item) => marked(item, "fix"));
}

function strike(entities: readonly Entity[], at: number, withName: boolean): void {
  for (const entity of entities) {
    if (entity.index <= at || entity.index > at + 4) continue;
    if (entity.kind === "quantity") {
      if (!entity.inWords) entity.scope = "wrong";
      return;
    }
    if (withName) (entity as Mention).codes = [];
  }
}
