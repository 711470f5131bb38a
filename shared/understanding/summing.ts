import { hasOwner, hasPredicate, isPart, isSaidAgain, replaces, type Share } from "./added-parts.ts";
import { type Item, marked, markedAt } from "./items.ts";
import { isDivision } from "./places.ts";
import { isMark, isNameAt, keyAt } from "./row.ts";

export interface Value {
  value: number;
  used: Share[];
  reason: string;
}

export function combineLatest(items: readonly Item[], list: Share[]): Value | "conflict" | "cumulative" {
  const running = list.filter((share) => share.quantity.scope === "cumulative");
  const whole = list.find((share) => share.quantity.marks.has("total")) ?? ofWholeVillage(items, list);
  const last = running.at(-1) ?? whole ?? list.at(-1);
  if (!last) return "conflict";
  if (running.length === 0 && list.length === 1 && last.quantity.marks.has("more")) return "cumulative";
  // "thêm 2 hộ, hiện nay 36 hộ"
  const grown =
    list[0]?.quantity.marks.has("more") &&
    !last.quantity.marks.has("more") &&
    last.quantity.value > (list[0]?.quantity.value ?? 0);
  // "gia đình số 38 hộ rồi, riêng tuần này thêm 2 hộ"
  const [first, second, ...others] = list;
  if (first && second?.quantity.marks.has("more") && others.length === 0 && !isToday(items, first)) return one(first);
  if (running.length === 0 && !whole && list.length > 1 && !grown) return total(list);
  return { value: last.quantity.value, used: [last], reason: "số mới nhất" };
}

function isToday(items: readonly Item[], { quantity: { marks, index } }: Share): boolean {
  return marks.has("slot") || marks.has("more") || /^(hom|sang|bua)/.test(keyAt(items, index - 1));
}

/** "thêm 2 hộ, cả thôn giờ được 35 hộ". */
function ofWholeVillage(items: readonly Item[], list: readonly Share[]): Share | undefined {
  return list.find(
    ({ quantity }, at) =>
      items.slice((list[at - 1]?.quantity.last ?? -1) + 1, quantity.index).some((item) => marked(item, "whole")) ||
      isOfWhole(items, quantity.last),
  );
}

/** "60 hộ gia đình số toàn ấp" */
function isOfWhole(items: readonly Item[], at: number): boolean {
  return markedAt(items, at + 1, "whole") || (isNameAt(items, at + 1) && markedAt(items, at + 2, "whole"));
}

/** "nhóm zalo xóm có 150 người rồi, tuần này vào thêm 10": what there is already, before what came on top. */
function isStock(items: readonly Item[], { quantity }: Share, next: Share | undefined): boolean {
  if (!next || next.quantity.value > quantity.value) return false;
  const had = next.quantity.marks.has("more") && /^(da |hien )?co$/.test(keyAt(items, quantity.index - 1));
  // "toàn xã 2.140 lượt, riêng thôn em tuần này 21 lượt"
  const near = items.slice(Math.max(0, quantity.index - 4), quantity.index);
  const all = near.some((item) => marked(item, "whole")) || isOfWhole(items, quantity.last);
  const between = items.slice(quantity.last + 1, next.quantity.index);
  const ours = all && between.some(({ key }, at) => key === "to" && /^(em|minh|tui|toi)$/.test(keyAt(between, at + 1)));
  return ours || ((had || all) && between.some((item) => marked(item, "now") && item.key !== "rieng"));
}

export function combineSum(items: readonly Item[], list: Share[]): Value | "conflict" | "cumulative" {
  const now = list.filter((share, at) => share.quantity.scope !== "cumulative" && !isStock(items, share, list[at + 1]));
  if (now.length === 0) return "cumulative";
  const counted = now.filter(
    (share, at) => at === 0 || !(share.quantity.marks.has("subset") || isAnswered(items, share)),
  );
  if (counted.length === 1) return saysOtherParts(now) ? "conflict" : one(counted[0] as Share);
  const [first, ...rest] = counted as [Share, ...Share[]];
  if (saysParts(items, first, rest)) {
    const sum = rest.reduce((value, share) => value + share.quantity.value, 0);
    const named = rest.every(({ link }) => link.mention !== first.link.mention);
    const fits = named ? sum === first.quantity.value : sum <= first.quantity.value;
    return fits ? { ...one(first), reason: "đã gồm các phần" } : "conflict";
  }
  const whole = counted.find(({ quantity }) => quantity.marks.has("total") && !quantity.marks.has("slot"));
  // "vneid thêm 3 người, tổng 25": with those of before
  const grown = whole && whole !== first && /^tong/.test(keyAt(items, whole.quantity.index - 1));
  if (grown && counted.length === 2 && keyAt(items, first.quantity.index - 1) === "them") return one(first);
  if (whole && isWidest(items, whole, counted)) return { ...one(whole), reason: "đã gồm các phần" };
  // "14 (tổng 402)"
  if (whole?.quantity.place.inParentheses && counted.length === 2 && whole !== first) return one(first);
  // "trong tuần 20, tổng từ 1/1 là 655"
  if (whole && counted.length === 2 && whole !== first && isOfPeriod(items, first)) return one(first);
  if (whole) {
    const parts = counted.filter((share) => share !== whole);
    const sum = parts.reduce((value, share) => value + share.quantity.value, 0);
    return sum === whole.quantity.value ? { ...one(whole), reason: "tổng bằng các phần" } : "conflict";
  }
  const made = madeOf(items, first, rest);
  if (made !== undefined)
    return made === first.quantity.value ? { ...one(first), reason: "tổng bằng các phần" } : "conflict";
  const spoken = sumSaid(items, counted);
  if (spoken) return { ...one(spoken), reason: "tổng bằng các phần" };
  // "ví 11, ấp trên 5, ấp dưới 4": parts that do not make up what was said
  if (rest.length > 1 && isOfNobody(items, first) && rest.every((share, at) => hasOwner(items, share, counted[at])))
    return "conflict";
  const inside = rest.filter((share) => share.quantity.place.inParentheses && !first.quantity.place.inParentheses);
  // "hai vợ chồng nhờ hướng dẫn, tính 2 lượt"
  if (counted.length === 2 && isSamePeople(items, first, rest[0] as Share)) return one(rest[0] as Share);
  if (inside.length === rest.length) {
    const sum = inside.reduce((value, share) => value + share.quantity.value, 0);
    if (sum > first.quantity.value) return "conflict";
    return { ...one(first), reason: "phần trong ngoặc đã nằm trong tổng" };
  }
  for (let at = counted.length - 1; at > 0; at--) {
    if (replaces(items, counted[at - 1] as Share, counted[at] as Share))
      return { ...one(counted[at] as Share), reason: "số nói sau cùng" };
  }
  if (counted.length === 2 && isSaidAgain(items, first, rest[0] as Share)) return one(first);
  const parts = counted.filter((share, at) => at === 0 || isPart(items, counted[at - 1] as Share, share));
  if (parts.length === counted.length) return total(counted);
  const open = counted.some(
    (share, at) =>
      at > 0 && !parts.includes(share) && (!hasPredicate(items, share) || share.quantity.value > first.quantity.value),
  );
  return open ? "conflict" : total(parts);
}

/** "1022 gửi 3, xong 2": what became of some of them. */
function isAnswered(items: readonly Item[], { quantity, link }: Share): boolean {
  return link.codes.includes("feedback_sent") && markedAt(items, quantity.index - 1, "done");
}

/** "nộp hồ sơ 4 bộ. 2 khai sinh, 1 khai tử, 1 tạm trú": files, and then what each was for. */
function madeOf(items: readonly Item[], { quantity, link }: Share, rest: readonly Share[]): number | undefined {
  if (rest.length < 2 || quantity.unit !== "file") return undefined;
  const isKind = ({ link: { mention } }: Share) => mention !== undefined && !isOfFiles(items, mention.index);
  if (!link.mention || !isOfFiles(items, link.mention.index) || !rest.every(isKind)) return undefined;
  if (rest.some((share) => share.quantity.marks.has("more"))) return undefined;
  return rest.reduce((value, share) => value + share.quantity.value, 0);
}

function isOfFiles(items: readonly Item[], at: number): boolean {
  return /\bho so$/.test(keyAt(items, at));
}

/** "25 vneid, xóm trên 14, xóm dưới 11": what the others, each of somebody or somewhere, make up. */
function sumSaid(items: readonly Item[], list: readonly Share[]): Share | undefined {
  const [first, ...rest] = list as [Share, ...Share[]];
  const sum = rest.reduce((value, share) => value + share.quantity.value, 0);
  const last = list.at(-1) as Share;
  // "2 buổi loa, 1 buổi họp, gộp 3 buổi"
  const before = first.quantity.value + sum - last.quantity.value;
  if (
    rest.length > 1 &&
    before === last.quantity.value &&
    last.link.mention === list.at(-2)?.link.mention &&
    !hasOwner(items, last, list.at(-2))
  )
    return last;
  if (rest.length < 2 || sum !== first.quantity.value || hasOwner(items, first, undefined)) return undefined;
  return rest.every((share, at) => hasOwner(items, share, list[at])) ? first : undefined;
}

/** "chú Bảy với 3 người nữa, tổng 5": the total holds what was said, and those who were only named. */
function isWidest(items: readonly Item[], whole: Share, list: readonly Share[]): boolean {
  // "tính cả tuần là 6 người"
  const near = items.slice(Math.max(0, whole.quantity.index - 3), whole.quantity.index);
  const ofPeriod = near.some(({ key }) => /^(tinh )?ca (tuan|thang)$/.test(key));
  const parts = list.filter((share) => share !== whole);
  const sum = parts.reduce((value, share) => value + share.quantity.value, 0);
  // "cô hàng phở với 2 nhà tạp hóa, tổng 3 điểm"
  const besides = list[0] !== whole && markedAt(items, (list[0]?.quantity.index ?? 0) - 1, "and");
  const told = ofPeriod || besides || list.some(({ quantity }) => quantity.marks.has("more"));
  return sum < whole.quantity.value && whole === list.at(-1) && told;
}

function isOfNobody(items: readonly Item[], { quantity }: Share): boolean {
  const isOwner = (item: Item) => item.kind === "aside" || marked(item, "kin") || marked(item, "slot");
  let [from, to] = [quantity.index, quantity.last + 1];
  while (from > 0 && items[from - 1]?.key !== "\n" && items[from - 1]?.key !== ".") from--;
  while (to < items.length && !isMark(items, to)) to++;
  return !items.slice(from, to).some(isOwner);
}

function isSamePeople(items: readonly Item[], { quantity: one }: Share, { quantity: other }: Share): boolean {
  if (one.value === other.value && /^tinh( la)?$/.test(keyAt(items, other.index - 1))) return true;
  return (
    one.value === other.value &&
    one.unit === "person" &&
    other.unit === "visit" &&
    one.place.sentence === other.place.sentence
  );
}

function isOfPeriod(items: readonly Item[], { quantity }: Share): boolean {
  return items
    .slice(Math.max(0, quantity.index - 3), quantity.index)
    .some((item) => /^(trong|tuan|thang) (tuan|thang|ky|nay|ni)$/.test(item.key));
}

/** "tổng 25 người, trong đó xóm Đình 14, xóm Chùa 8": the places do not make up the total. */
function saysOtherParts([whole, ...parts]: readonly Share[]): boolean {
  const bySlot = parts.length > 1 && parts.every(({ quantity: { marks } }) => marks.has("subset") && marks.has("slot"));
  if (!bySlot || !whole?.quantity.marks.has("total")) return false;
  return parts.reduce((sum, { quantity }) => sum + quantity.value, 0) !== whole.quantity.value;
}

/** "24 vneid gồm 10 nam, 14 nữ": what follows without a name of its own is part of what was said. */
function saysParts(items: readonly Item[], first: Share, rest: readonly Share[]): boolean {
  const second = rest[0]?.quantity;
  if (!second || rest.some(({ link }) => link.mention !== first.link.mention && !link.mention?.general)) return false;
  return items.slice(first.quantity.last + 1, second.index).some(isDivision);
}

export function one(share: Share): Value {
  return { value: share.quantity.value, used: [share], reason: share.quantity.inWords ? "nói rõ là không có" : "" };
}

function total(list: Share[]): Value {
  const value = list.reduce((sum, share) => sum + share.quantity.value, 0);
  return { value, used: list, reason: `cộng ${list.map((share) => share.quantity.value).join(" + ")}` };
}
