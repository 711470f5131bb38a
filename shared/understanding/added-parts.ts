import type { Link } from "./bind-one.ts";
import type { Quantity } from "./entities.ts";
import { type Item, marked, markedAt } from "./items.ts";
import { amountAt, isMark, isNameAt, keyAt } from "./row.ts";

/** What has no kinds that could be counted one by one, as there are kinds of files, wallets and papers. */
const ofOneKind = new Set(["vneid_level2_activated", "training_sessions"]);

export interface Share {
  quantity: Quantity;
  link: Link;
}

export function hasOwner(items: readonly Item[], { quantity, link }: Share, before: Share | undefined): boolean {
  const named = link.mention && link.mention.index < quantity.index ? link.mention.index : 0;
  const from = Math.max(before ? before.quantity.last + 1 : named, quantity.index - 4);
  return items
    .slice(from, quantity.index)
    .some((item) => splits.has(item.key) || marked(item, "kin") || marked(item, "slot"));
}

/** "đi 9 hộ, …, đến nhà 9 hộ", "cả 3 đều nộp hồ sơ: hồ sơ 3": the same number of the same. */
export function isSaidAgain(items: readonly Item[], first: Share, second: Share): boolean {
  const [one, other] = [first.quantity, second.quantity];
  if (one.value !== other.value || one.place.sentence !== other.place.sentence) return false;
  // "giúp 8 phụ huynh nộp hồ sơ, 8 bộ đều có mã": those it was done for, and what was done.
  if (one.unit !== other.unit)
    return one.unit === "person" && other.unit === "file" && !other.marks.has("slot") && !other.marks.has("more");
  // "chữ ký số được 2, đạt 2/10 chỉ tiêu"
  if (first.link.mention === undefined || other.outOf !== undefined) return true;
  return [one, other].some(({ index }) => markedAt(items, index - 1, "subset"));
}

/** "7 vneid, 4 cụ quên số điện thoại": something of its own is said of them. */
export function hasPredicate(items: readonly Item[], { quantity }: Share): boolean {
  let words = 0;
  for (let at = quantity.last + 1; at < items.length && !isMark(items, at); at++) {
    if (amountAt(items, at) || isNameAt(items, at)) return false;
    if (!markedAt(items, at, "kin") && !markedAt(items, at, "tag") && !markedAt(items, at, "talk")) words++;
  }
  return words > 1;
}

/** Something shows that a number comes on top of the one before: a name, a day, a place or a person of its own, or "thêm". */
export function isPart(items: readonly Item[], before: Share, share: Share): boolean {
  const { quantity, link } = share;
  // "24 người, cao nhất được 95 điểm"
  if (
    quantity.unit === "place" &&
    before.quantity.unit === "person" &&
    !before.quantity.seller &&
    link.mention === before.link.mention
  )
    return false;
  if (quantity.marks.has("more") || quantity.marks.has("slot")) return true;
  // "cài vneid cho 16 máy, có 12 người lên mức 2": another name of the same
  const renamed = link.mention !== before.link.mention;
  if (renamed && !link.codes.some((code) => ofOneKind.has(code))) return true;
  // "16 lượt ở chợ, 15 lượt ở trường"
  if ([before.quantity, quantity].every(({ last }) => /^(o|tai|cho|ben)$/.test(keyAt(items, last + 1)))) return true;
  // "2 hộ nuôi tôm với 1 hợp tác xã"
  const places = [before.quantity.unit, quantity.unit].every((unit) => unit === "household" || unit === "place");
  if (places && before.quantity.unit !== quantity.unit && markedAt(items, quantity.index - 1, "and")) return true;
  // "2 hộ trồng cam với 1 hộ nuôi gà"
  const alike = quantity.unit !== undefined && quantity.unit === before.quantity.unit;
  const and = [1, 2].some((back) => markedAt(items, quantity.index - back, "and"));
  if (alike && quantity.last > quantity.index && and) return true;
  // "3 ông 4 bà"
  if (quantity.unit === "person" && before.quantity.unit === "person" && isOtherKin(items, before.quantity, quantity))
    return true;
  // "6 quán nước với 3 tiểu thương"
  if (quantity.unit === "place" && (before.quantity.unit === "place" || before.quantity.seller)) return true;
  if (before.quantity.unit === "place" && quantity.seller && quantity.value !== before.quantity.value) return true;
  return items
    .slice(before.quantity.last + 1, quantity.index)
    .some(
      (item) =>
        splits.has(item.key) || marked(item, "kin") || marked(item, "slot") || item.capital || ofDay.test(item.key),
    );
}

function isOtherKin(items: readonly Item[], one: Quantity, other: Quantity): boolean {
  const [noun, next] = [keyAt(items, one.last), keyAt(items, other.last)];
  const near = items
    .slice(one.last + 1, other.index)
    .every((item) => item.kind !== "phrase" || marked(item, "kin") || marked(item, "and"));
  return near && other.index - one.last <= 4 && noun !== next && noun !== "nguoi" && next !== "nguoi";
}

const ofDay = /^(hom|bua|sang|trua|chieu|toi) (qua|nay|kia|te|ni)$/;

/** What tells one part from another: days, places, times, troops. */
const splits = new Set(["number-of", "date", "time", "doi", "nhom"]);

/** The later number takes the place of the earlier one: a slip repaired, or what was achieved of it. */
export function replaces(items: readonly Item[], first: Share, second: Share): boolean {
  const [from, to] = [first.quantity.last, second.quantity.index];
  if (from >= to || items.slice(to - 2, to).some((item) => marked(item, "more") && item.key === "them")) return false;
  // "nộp 7 nhưng 2 bị trả, còn 5 xong"
  const slots = first.quantity.marks.has("slot") && second.quantity.marks.has("slot");
  if (keyAt(items, to - 1) === "con" && !slots && second.quantity.value < first.quantity.value) return true;
  // "12 bộ thì nộp được 9"
  const got = keyAt(items, to - 1) === "duoc" && items.slice(from, to).some((item) => item.key === "thi");
  if (got && second.quantity.value < first.quantity.value) return true;
  if (second.quantity.marks.has("slip")) return true;
  let contrast = false;
  let more = false;
  for (let at = from + 1; at < to; at++) {
    const item = items[at];
    // "đăng ký chữ ký số 8 người, kích hoạt thành công 5"
    if (marked(item, "done") && at >= to - 2 && second.quantity.value < first.quantity.value) return true;
    // "vneid 14, thêm bà Ngọ nữa là 15"
    more ||= marked(item, "more");
    if (more && at === to - 1 && item?.key === "la" && second.quantity.value > first.quantity.value) return true;
    if (marked(item, "slip") || item?.key === "sua lai") return true;
    if (marked(item, "contrast")) contrast = true;
    if (contrast && (marked(item, "achieved") || item?.key.endsWith(" duoc"))) return true;
    if ((item?.key === "chi" || item?.key === "chi duoc" || item?.key === "chi co") && item.written.startsWith("chỉ"))
      return true;
  }
  const begun = first.quantity.marks.has("install") || first.quantity.marks.has("came");
  // "mời 15 người, 14 người làm tài khoản ngân hàng"
  const named = (second.link.mention?.index ?? 0) > second.quantity.last && first.quantity.marks.has("came");
  if (named && second.quantity.value < first.quantity.value) return true;
  // "22 người đăng ký, 17 người hoàn thành"
  const through = keyAt(items, second.quantity.last).endsWith("hoan thanh");
  if (begun && through && second.quantity.value < first.quantity.value) return true;
  // "mời 52 người, có mặt 42"
  if (begun && keyAt(items, to - 1) === "co mat") return true;
  return begun && (second.quantity.marks.has("achieved") || second.quantity.marks.has("done"));
}
