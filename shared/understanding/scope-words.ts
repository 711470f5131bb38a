import type { Scope } from "./entities.ts";
import { type Item, marked, markedAt } from "./items.ts";
import type { Place } from "./places.ts";
import { amountAt, isMark, isNameAt, keyAt, sameClause, unitAt } from "./row.ts";

/** What rules the numbers that follow until something ends it. */
export type Running =
  | Extract<Scope, "plan" | "target" | "cumulative" | "previous" | "other" | "request" | "news">
  | undefined;

const ends = new Set([
  "da",
  "du",
  "thi du",
  "dat",
  "dat duoc",
  "moi duoc",
  "moi dat",
  "thuc te",
  "thuc hien",
  "thuc hien duoc",
  "lam duoc",
  "lam xong",
  "hoan thanh",
  "vua",
]);
const leaders = new Set(
  "gia danh voi cung va moi tai o cua giup gium dum ho cho den toi ra xuong dua phoi hop nho duoc lien he ve theo len vao tren qua bi".split(
    " ",
  ),
);

/** "vneid 9, lũy kế 214, dvc 5": a remark on the name before it, which does not reach the next clause. */
export function namesLater(items: readonly Item[], places: readonly Place[], at: number): boolean {
  for (let next = at + 1; next < items.length && sameClause(places, next, at); next++) {
    if (isNameAt(items, next) || keyAt(items, next) === ":") return true;
  }
  return false;
}

export function isListed(items: readonly Item[], at: number): boolean {
  const next = items[at + 1];
  return next?.key === "-" || next?.key === "~" || next?.key === "+" || next?.key === "*" || next?.key === "bullet";
}

export function continues(items: readonly Item[], at: number): boolean {
  return isMark(items, at) && items[at + 1]?.kind === "amount";
}

export function scopeWord(
  items: readonly Item[],
  places: readonly Place[],
  at: number,
  afterNumber: boolean,
): Running | "now" | "done" {
  const item = items[at] as Item;
  const before = items[at - 1];
  // "từ thứ hai tới giờ" is this week.
  if (marked(item, "cumulative") && /^thu (hai|ba|tu|nam|sau|bay)$|^dau tuan$/.test(before?.key ?? ""))
    return undefined;
  if (marked(item, "cumulative") && before?.key === "number-of" && /^(thu|t)$/.test(keyAt(items, at - 2)))
    return undefined;
  if (marked(item, "cumulative") || (marked(item, "total") && before?.key === "/")) return "cumulative";
  // "dán mã QR thêm 4 quán, tới nay được 134 quán" typed without accents
  if (
    item.written === "toi nay" &&
    items.slice(0, at).some((before) => marked(before, "more")) &&
    /^(duoc|co|la)$/.test(keyAt(items, at + 1))
  )
    return "cumulative";
  // "hưởng ứng đợt thi đua xã phát động, vneid 5": what is launched names its numbers in the same breath.
  if (item.key.endsWith("phat dong") && !namesLater(items, places, at)) return undefined;
  // "đạt 80% chỉ tiêu xã" measures what was done.
  if (marked(item, "target") && item.meaning?.codes.length === 0)
    return before?.key === "percent" ? undefined : "target";
  if (marked(item, "plan") && isPlanned(items, at))
    return item.key === "ke hoach" && amountAt(items, at + 1) ? "target" : "plan";
  if (isComing(items, at)) return "plan";
  if (marked(item, "previous")) return "previous";
  if (marked(item, "news")) return "news";
  if (marked(item, "now")) return ends.has(item.key) ? "done" : "now";
  // "bà con nhờ làm dvc 14 lượt": residents ask, the team does it.
  if (item.key === "nho" && items.slice(Math.max(0, at - 3), at).some(({ key }) => key === "ba con")) return undefined;
  if (item.key === "nho" && before?.meaning?.unit === "person" && (!marked(before, "kin") || amountAt(items, at - 2)))
    return undefined;
  // "tuần này hỗ trợ thêm 4 người"
  if (item.key === "ho tro them" && amountAt(items, at + 1) && unitAt(items, at + 2) !== undefined) return undefined;
  // "đơn xin cấp lại khai sinh 2 bộ"
  if (item.key === "xin" && before?.key === "don") return undefined;
  if (marked(item, "request") && item.key !== "moi" && !afterNumber && item.meaning?.codes.length === 0)
    return isReporting(items, at) ? undefined : "request";
  return marked(item, "other") && !afterNumber && isDoneBy(items, at) ? "other" : undefined;
}

/** A word of plans means one here. */
function isPlanned(items: readonly Item[], at: number): boolean {
  const [before, item] = [items[at - 1], items[at] as Item];
  // "tức 80% kế hoạch tuần"
  if (item.key === "ke hoach" && before?.key === "percent") return false;
  // "tính 9 lượt"
  if (item.key === "tinh" && amountAt(items, at + 1)) return false;
  // "chị Mai", "thôn Mai"
  if (
    item.key === "mai" &&
    (before?.meaning?.unit === "person" || marked(before, "kin") || /^(thon|xom)$/.test(before?.key ?? ""))
  )
    return false;
  // "thứ bảy tới nhà thêm 7 hộ"
  const goes =
    /t[ôố]i$/.test(item.written) ||
    markedAt(items, at + 1, "and") ||
    /\btu$/.test(before?.key ?? "") ||
    unitAt(items, at + 1) === "household";
  return !(item.key.endsWith(" toi") && goes) && !isNextInRow(items, at);
}

/** Another body is the one that did it, rather than whom it was done with or for. */
function isDoneBy(items: readonly Item[], at: number): boolean {
  const [before, item] = [items[at - 1], items[at] as Item];
  // "momo 3, viettel 1", "tài khoản ngân hàng: Agribank 5 người"
  if (amountAt(items, at + 1) && /^(viettel|vnpt|agribank|vietinbank)$/.test(item.key)) return false;
  // "cán bộ tổ bên em"
  if (/(^ben | ben$)/.test(item.key) && /^(em|minh|tui|toi|chung)$/.test(keyAt(items, at + 1))) return false;
  // "thôn Bên Sông:"
  if (keyAt(items, at + 2) === ":") return false;
  // "giả danh công an, điện lực"
  if (before?.key === "," && items[at - 2]?.meaning?.codes[0] === "online_safety_guided") return false;
  return !before || !(leaders.has(before.key) || leaders.has(before.key.split(" ").at(-1) ?? ""));
}

/** "thứ 7 tới tổ ra quân", but "thứ 7 tới chợ" */
function isComing(items: readonly Item[], at: number): boolean {
  const day = items[at]?.written === "tới" && keyAt(items, at - 1) === "number-of";
  return day && /^(to|em|tui|minh|xa|thon|ap|moi|lam|,)$/.test(keyAt(items, at + 1));
}

/** "bữa đầu ở chợ …, bữa sau ở nhà văn hóa": the next of those told, not one to come. */
function isNextInRow(items: readonly Item[], at: number): boolean {
  const [noun, order] = keyAt(items, at).split(" ");
  if (order !== "sau") return false;
  return items.slice(0, at).some(({ key }) => key === `${noun} dau` || key === `${noun} truoc`);
}

function isReporting(items: readonly Item[], at: number): boolean {
  const next = keyAt(items, at + 1);
  // "nhờ con nhắn: vneid 6"
  if (
    keyAt(items, at) === "nho" &&
    items.slice(at + 1, at + 4).some((item) => /^(nhan|bao|gui|nop|nhap|ghi|cap nhat|tong hop)\b/.test(item.key))
  )
    return true;
  if (markedAt(items, at + 1, "fix") || markedAt(items, at + 2, "fix")) return true;
  return next.startsWith("bao") || next.startsWith("gui") || next.startsWith("duoc bao") || next.startsWith("nop");
}

/** "44 sạp đăng ký tuần sau làm" */
const trailing = new Set("a cho lam lam tiep den toi qua cai lai tiep moi nua".split(" "));

/** The word ends its clause, so it speaks of what was said before it ("2 buổi tuần sau"). */
export function closes(items: readonly Item[], places: readonly Place[], at: number): boolean {
  for (let next = at + 1; next < items.length && sameClause(places, next, at); next++) {
    const item = items[next] as Item;
    if (item.kind === "mark" || marked(item, "tag") || marked(item, "plan") || trailing.has(item.key)) continue;
    return false;
  }
  return true;
}
