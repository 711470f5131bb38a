import type { Link } from "./attach.ts";
import { resolve } from "./compatibility.ts";
import type { CompiledCatalogue } from "./compile-catalogue.ts";
import type { Quantity } from "./entities.ts";
import { type Item, marked } from "./items.ts";
import { isDivision } from "./places.ts";
import { isMark, isName, keyAt } from "./row.ts";

export interface Figure {
  code: string;
  value: number;
  /** Where in the original text the number stands. */
  span: { start: number; end: number };
  approximate: boolean;
  /** One short Vietnamese remark on how the number was found. */
  reason: string;
}

export type Trouble =
  | {
      kind: "range" | "vague" | "percent" | "comma" | "conflict" | "cumulative" | "unattributed" | "mismatch" | "each";
      quantity: Quantity;
      codes: readonly string[];
    }
  | { kind: "ambiguous"; quantity: Quantity; codes: readonly string[] };

export interface Combined {
  figures: Figure[];
  troubles: Trouble[];
}

interface Share {
  quantity: Quantity;
  link: Link;
}

/** One value per indicator: parts add up, totals count once, repairs and achievements replace, running totals stay out. */
export function combine(
  items: readonly Item[],
  links: readonly Link[],
  catalogue: CompiledCatalogue,
  lastWins = false,
): Combined {
  const shares = new Map<string, Share[]>();
  const troubles: Trouble[] = [];
  for (const [order, link] of links.entries()) {
    const { quantity } = link;
    if (isTakenBack(items, link, links[order + 1])) continue;
    if (isPartOfOther(link, links[order - 1])) continue;
    const trouble = troubleOf(link);
    if (trouble) {
      const codes = isCrowd(link)
        ? [...link.codes, ...link.codes.map((code) => resolve(code, "person", catalogue))]
        : link.codes;
      troubles.push({ kind: trouble, quantity, codes });
      continue;
    }
    for (const code of link.codes) {
      const list = shares.get(code);
      if (list) list.push({ quantity, link });
      else shares.set(code, [{ quantity, link }]);
    }
  }
  const figures: Figure[] = [];
  for (const [code, list] of shares) {
    // "có 12 cụ hưởng trợ cấp, mới liên kết được tài khoản cho 5 cụ": the answer will tell.
    if (troubles.some((trouble) => cameToLess(trouble, code, list))) continue;
    const latest = catalogue.indicators.get(code)?.aggregation === "latest";
    const result = lastWins
      ? one(
          list.find((share) => isBecome(items, share)) ??
            list.find(({ quantity }) => quantity.replaces !== undefined) ??
            list.findLast(({ quantity }) => !quantity.place.inParentheses) ??
            (list.at(-1) as Share),
        )
      : latest
        ? combineLatest(items, list)
        : combineSum(items, list);
    if (typeof result === "string")
      troubles.push({ kind: result, quantity: (list[0] as Share).quantity, codes: [code] });
    else figures.push(figureOf(code, result));
  }
  return { figures, troubles: troubles.filter((trouble) => !isSettled(trouble, figures)) };
}

/** "quét mã 29 lượt, trong đó 7 hộ nghèo": of those said, though seven households would be shops. */
function isPartOfOther({ quantity, mention, codes }: Link, whole: Link | undefined): boolean {
  if (!quantity.marks.has("subset") || !mention || whole?.mention !== mention) return false;
  return codes.join() !== whole.codes.join() && quantity.value <= whole.quantity.value;
}

/** "sửa hồ sơ còn 5, em đếm cả 2 bộ chưa ký" */
function isBecome(items: readonly Item[], { quantity }: Share): boolean {
  return /^(con|thanh|thanh ra|xuong con)$/.test(keyAt(items, quantity.index - 1));
}

function cameToLess({ kind, codes, quantity }: Trouble, code: string, list: readonly Share[]): boolean {
  const [first, ...others] = list as [Share, ...Share[]];
  if (kind !== "ambiguous" || others.length > 0 || !codes.includes(code) || !quantity.marks.has("achieved"))
    return false;
  return quantity.index > first.quantity.index && quantity.value < first.quantity.value;
}

/** "vneid 5 à nhầm vssid 5": said, then said to be of something else. */
export function isTakenBack(items: readonly Item[], link: Link, next: Link | undefined): boolean {
  if (!next || (link.codes.length > 0 && next.codes.some((code) => link.codes.includes(code)))) return false;
  for (let at = link.quantity.last + 1; at < next.quantity.index; at++) {
    const item = items[at] as Item;
    if (marked(item, "slip") && takenBack.test(item.key)) return true;
  }
  return false;
}

const takenBack = /^(a |y |u |ua |noi |lai )?(nham|lon)$|^u?a khong$/;

/** A vague word or a percentage beside an exact number of the same indicator asks for nothing more. */
function isSettled(trouble: Trouble, figures: readonly Figure[]): boolean {
  if (trouble.kind !== "vague" && trouble.kind !== "percent" && trouble.kind !== "each") return false;
  return trouble.codes.every((code) => figures.some((figure) => figure.code === code));
}

function troubleOf(link: Link): Trouble["kind"] | undefined {
  const { quantity } = link;
  if (link.codes.length === 0) return undefined;
  if (quantity.doubt) return quantity.doubt;
  if (link.mismatch) return "mismatch";
  if (link.ambiguous) return "ambiguous";
  if (isCrowd(link)) return "ambiguous";
  return undefined;
}

/** More sessions than this in one message are rather people ("tập huấn 20"). */
const mostSessions = 12;

function isCrowd({ codes, quantity }: Link): boolean {
  return (
    quantity.unit === undefined && quantity.value > mostSessions && codes.some((code) => code.endsWith("_sessions"))
  );
}

interface Value {
  value: number;
  used: Share[];
  reason: string;
}

function combineLatest(items: readonly Item[], list: Share[]): Value | "conflict" | "cumulative" {
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
  if (running.length === 0 && !whole && list.length > 1 && !grown) return total(list);
  return { value: last.quantity.value, used: [last], reason: "số mới nhất" };
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
  return marked(items[at + 1], "whole") || (isName(items[at + 1]) && marked(items[at + 2], "whole"));
}

/** "nhóm zalo xóm có 150 người rồi, tuần này vào thêm 10": what there is already, before what came on top. */
function isStock(items: readonly Item[], { quantity }: Share, next: Share | undefined): boolean {
  if (!next?.quantity.marks.has("more") || !/^(da |hien )?co$/.test(keyAt(items, quantity.index - 1))) return false;
  return items.slice(quantity.last + 1, next.quantity.index).some((item) => marked(item, "now"));
}

function combineSum(items: readonly Item[], list: Share[]): Value | "conflict" | "cumulative" {
  const now = list.filter((share, at) => share.quantity.scope !== "cumulative" && !isStock(items, share, list[at + 1]));
  if (now.length === 0) return "cumulative";
  const counted = now.filter((share, at) => at === 0 || !share.quantity.marks.has("subset"));
  if (counted.length === 1) return one(counted[0] as Share);
  const [first, ...rest] = counted as [Share, ...Share[]];
  if (saysParts(items, first, rest)) {
    const sum = rest.reduce((value, share) => value + share.quantity.value, 0);
    const named = rest.every(({ link }) => link.mention !== first.link.mention);
    const fits = named ? sum === first.quantity.value : sum <= first.quantity.value;
    return fits ? { ...one(first), reason: "đã gồm các phần" } : "conflict";
  }
  const whole = counted.find(({ quantity }) => quantity.marks.has("total") && !quantity.marks.has("slot"));
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
  const spoken = sumSaid(items, counted);
  if (spoken) return { ...one(spoken), reason: "tổng bằng các phần" };
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
  const told = ofPeriod || list.some(({ quantity }) => quantity.marks.has("more"));
  return sum < whole.quantity.value && whole === list.at(-1) && told;
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

function hasOwner(items: readonly Item[], { quantity, link }: Share, before: Share | undefined): boolean {
  const named = link.mention && link.mention.index < quantity.index ? link.mention.index : 0;
  const from = Math.max(before ? before.quantity.last + 1 : named, quantity.index - 4);
  return items
    .slice(from, quantity.index)
    .some((item) => splits.has(item.key) || marked(item, "kin") || marked(item, "slot"));
}

/** "đi 9 hộ, …, đến nhà 9 hộ", "cả 3 đều nộp hồ sơ: hồ sơ 3": the same number of the same. */
function isSaidAgain(items: readonly Item[], first: Share, second: Share): boolean {
  const [one, other] = [first.quantity, second.quantity];
  if (one.value !== other.value || one.unit !== other.unit || one.place.sentence !== other.place.sentence) return false;
  if (first.link.mention === undefined) return true;
  return marked(items[one.index - 1], "subset");
}

/** "7 vneid, 4 cụ quên số điện thoại": something of its own is said of them. */
function hasPredicate(items: readonly Item[], { quantity }: Share): boolean {
  let words = 0;
  for (let at = quantity.last + 1; at < items.length && !isMark(items, at); at++) {
    if (items[at]?.amount || isName(items[at])) return false;
    if (!marked(items[at], "kin") && !marked(items[at], "tag") && !marked(items[at], "talk")) words++;
  }
  return words > 1;
}

/** Something shows that a number comes on top of the one before: a name, a day, a place or a person of its own, or "thêm". */
function isPart(items: readonly Item[], before: Share, share: Share): boolean {
  const { quantity, link } = share;
  // "24 người, cao nhất được 95 điểm"
  if (
    quantity.unit === "place" &&
    before.quantity.unit === "person" &&
    !before.quantity.seller &&
    link.mention === before.link.mention
  )
    return false;
  if (link.mention !== before.link.mention || quantity.marks.has("more") || quantity.marks.has("slot")) return true;
  // "16 lượt ở chợ, 15 lượt ở trường"
  if ([before.quantity, quantity].every(({ last }) => /^(o|tai)$/.test(keyAt(items, last + 1)))) return true;
  // "2 hộ nuôi tôm với 1 hợp tác xã"
  const places = [before.quantity.unit, quantity.unit].every((unit) => unit === "household" || unit === "place");
  if (places && before.quantity.unit !== quantity.unit && marked(items[quantity.index - 1], "and")) return true;
  // "3 ông 4 bà"
  if (quantity.unit === "person" && before.quantity.unit === "person" && isOtherKin(items, before.quantity, quantity))
    return true;
  if (quantity.unit === "place" && (before.quantity.unit === "place" || before.quantity.seller)) return true;
  return items
    .slice(before.quantity.last + 1, quantity.index)
    .some((item) => splits.has(item.key) || marked(item, "kin") || marked(item, "slot") || item.capital);
}

function isOtherKin(items: readonly Item[], one: Quantity, other: Quantity): boolean {
  const [noun, next] = [keyAt(items, one.last), keyAt(items, other.last)];
  const near = items
    .slice(one.last + 1, other.index)
    .every((item) => item.kind !== "phrase" || marked(item, "kin") || marked(item, "and"));
  return near && other.index - one.last <= 4 && noun !== next && noun !== "nguoi" && next !== "nguoi";
}

/** Asides that tell one part from another: days, places, times. */
const splits = new Set(["number-of", "date", "time"]);

/** "24 vneid gồm 10 nam, 14 nữ": what follows without a name of its own is part of what was said. */
function saysParts(items: readonly Item[], first: Share, rest: readonly Share[]): boolean {
  const second = rest[0]?.quantity;
  if (!second || rest.some(({ link }) => link.mention !== first.link.mention && !link.mention?.general)) return false;
  return items.slice(first.quantity.last + 1, second.index).some(isDivision);
}

function one(share: Share): Value {
  return { value: share.quantity.value, used: [share], reason: share.quantity.inWords ? "nói rõ là không có" : "" };
}

function total(list: Share[]): Value {
  const value = list.reduce((sum, share) => sum + share.quantity.value, 0);
  return { value, used: list, reason: `cộng ${list.map((share) => share.quantity.value).join(" + ")}` };
}

/** The later number takes the place of the earlier one: a slip repaired, or what was achieved of it. */
function replaces(items: readonly Item[], first: Share, second: Share): boolean {
  const [from, to] = [first.quantity.last, second.quantity.index];
  if (from >= to || items.slice(to - 2, to).some((item) => marked(item, "more") && item.key === "them")) return false;
  // "nộp 7 nhưng 2 bị trả, còn 5 xong"
  const slots = first.quantity.marks.has("slot") && second.quantity.marks.has("slot");
  if (keyAt(items, to - 1) === "con" && !slots && second.quantity.value < first.quantity.value) return true;
  // "12 bộ thì nộp được 9"
  const got = keyAt(items, to - 1) === "duoc" && items.slice(from, to).some((item) => item.key === "thi");
  if (got && second.quantity.value < first.quantity.value) return true;
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
  // "mời 52 người, có mặt 42"
  if (begun && keyAt(items, to - 1) === "co mat") return true;
  return begun && (second.quantity.marks.has("achieved") || second.quantity.marks.has("done"));
}

function figureOf(code: string, value: Value): Figure {
  const [first] = value.used as [Share];
  const start = Math.min(...value.used.map((share) => share.quantity.start));
  const end = Math.max(...value.used.map((share) => share.quantity.end));
  const approximate = value.used.some((share) => share.quantity.approximate);
  return {
    code,
    value: value.value,
    span: value.used.length === 1 ? { start: first.quantity.start, end: first.quantity.end } : { start, end },
    approximate,
    reason: value.reason,
  };
}
