import type { Link } from "./bind-one.ts";
import { type Combined, isTakenBack } from "./combine.ts";
import type { Quantity } from "./entities.ts";
import { type Item, marked, markedAt } from "./items.ts";
import type { Mark } from "./lexicon/marks.ts";
import { amountAt, isMark, isName, isNameAt, keyAt, unitAt } from "./row.ts";
import { isAsBefore, isLeftAsIs } from "./same-as-before.ts";

export type Kind = "report" | "no_activity" | "not_report" | "correction" | "unclear";

export interface Evidence {
  items: readonly Item[];
  quantities: readonly Quantity[];
  links: readonly Link[];
  combined: Combined;
  corrects: boolean;
}

export function kindOf(evidence: Evidence): Kind {
  const { items, quantities, combined, corrects } = evidence;
  if (isSpam(items, combined.figures.length > 0)) return "not_report";
  // "2 người xin nghỉ" are not all.
  const says = (mark: Mark) =>
    items.some((item, at) => marked(item, mark) && !(amountAt(items, at - 2) && unitAt(items, at - 1) === "person"));
  const figures = combined.figures.length > 0;
  if (corrects) return "correction";
  // "tổ nghỉ, không đi nhà nào": nothing, said twice.
  const denies = quantities.every((quantity) => quantity.inWords && quantity.value === 0);
  if (figures && denies && says("nothing")) return "no_activity";
  if (figures) {
    const open = combined.troubles.length > 0 || hasLooseEnd(evidence) || items.some((_, at) => isLeftAsIs(items, at));
    return open ? "unclear" : "report";
  }
  if (says("same") && !says("nothing")) return "unclear";
  const asks =
    asksWhether(items) ||
    items.some((item, at) => marked(item, "question") && !isDenied(items, at)) ||
    says("guide") ||
    items.some((item, at) => item.key === "?" || wonders(items, at));
  if (asks) return "not_report";
  if (items.some((_, at) => isAsBefore(items, at)) && !says("nothing")) return "unclear";
  if (says("nothing") || isEmptyHanded(evidence)) return "no_activity";
  return combined.troubles.length > 0 || hasLooseEnd(evidence) || speaksInTotals(evidence) ? "unclear" : "not_report";
}

/** "Tuần 46: không có", "chưa có ai tới", "tổ 3 tuần này 0": a denial and nothing else. */
function isEmptyHanded({ items, quantities, links }: Evidence): boolean {
  const denied = items.some((_, at) => deniesAll(items, at));
  if (
    // "lo che chuồng cho 30 con trâu nên tổ không đi làm được gì"
    quantities.some(({ value, scope, doubt }) => (value > 0 && !(denied && scope === "thing")) || doubt) ||
    links.some((link) => link.codes.length > 0)
  )
    return false;
  if (quantities.length > 0 || denied) return true;
  const words = items.filter((item) => item.kind !== "mark" && !closings.has(item.key));
  const last = words.at(-1)?.key ?? "";
  return last === "khong co" || last === "chua co" || (words.length <= 4 && (last === "khong" || last === "nghi"));
}

/** "có được bổ sung thêm không đồng chí" */
function asksWhether(items: readonly Item[]): boolean {
  const last = items.findLastIndex(
    ({ key, kind, meaning }) => kind !== "mark" && key !== "a" && meaning?.unit === undefined,
  );
  return keyAt(items, last) === "khong" && items.slice(0, last).some(({ key }) => /^(co|duoc)\b/.test(key));
}

/** "ai" asks, but "chưa giúp được ai" does not. */
function wonders(items: readonly Item[], at: number): boolean {
  if (!markedAt(items, at, "wonder")) return false;
  // "20 lượt hỏi dịch vụ công"
  const came = markedAt(items, at - 1, "came") ? at - 2 : at - 1;
  const asked = unitAt(items, came);
  const many = amountAt(items, came - 1) !== undefined || keyAt(items, came) === "ba con";
  if (keyAt(items, at) === "hoi" && (asked === "visit" || asked === "person") && many) return false;
  return (
    keyAt(items, at) !== "ai" ||
    !items.slice(Math.max(0, at - 4), at).some((item) => marked(item, "deny") || denying.test(item.key))
  );
}

/** "chưa đi được ngày nào hết" asks nothing. */
function isDenied(items: readonly Item[], at: number): boolean {
  return (
    /^(ngay|noi|cho|nha) nao$/.test(keyAt(items, at)) &&
    items.slice(Math.max(0, at - 4), at).some((item) => denying.test(item.key))
  );
}

const denying = /^(khong|chua)\b/;

const closings = new Set("a em anh chi nhe nha het ca dau oi nua roi".split(" "));
const knowing = /^(biet|hieu|thay|thong|chot|bau|chon|quyet|nho|vao|bam|mo|nghe|ro|sao|can|phai|noi|dung)\b/;

/** "không sinh hoạt gì", "chưa đi được đâu". */
function deniesAll(items: readonly Item[], at: number): boolean {
  if (!denying.test(keyAt(items, at)) || knowing.test(keyAt(items, at + 1))) return false;
  for (let next = at + 1; next <= at + 4; next++) {
    const item = items[next];
    if (!item || item.kind === "mark") return false;
    if (next > at + 1 && /(^| )(gi|chi|dau|mo|ai|nao)$/.test(item.key)) return true;
  }
  return false;
}

/** Words of sellers, with money or more such words. Who reports figures needs more of them: "mỗi bác được khuyến mãi 30 nghìn". */
function isSpam(items: readonly Item[], hasFigures: boolean): boolean {
  let words = 0;
  let sums = 0;
  let phones = 0;
  for (const item of items) {
    if (marked(item, "spam")) words++;
    else if (item.kind === "aside" && (item.key === "money" || item.key === "percent")) sums++;
    else if (item.kind === "aside" && item.key === "phone") phones++;
  }
  // "trúng thưởng xe SH 150, gửi phí 2 triệu qua số …"
  if (words > 0 && sums > 0 && phones > 0) return true;
  return words > (hasFigures ? 1 : 0) && words + sums >= 2;
}

/** A number that should count and has no name. */
function hasLooseEnd({ items, links, combined }: Evidence): boolean {
  const combinedFigures = combined.figures.length > 0;
  return links.some((link, order) => {
    const { codes, quantity } = link;
    if (isTakenBack(items, link, links[order + 1])) return false;
    if (codes.length > 0 || quantity.scope !== "counts" || quantity.doubt || quantity.inWords) return false;
    if (quantity.loose && !isInRow(items, quantity, links[order - 1])) return false;
    if (isInTotal(quantity, links) || isOfThing(items, quantity) || isCutDown(items, quantity, links[order + 1]))
      return false;
    // People who were there, beside what was done: "25 người bốc số, kịp kích hoạt cho 16".
    if (
      combinedFigures &&
      (bystanders.has(quantity.unit) || quantity.marks.has("came")) &&
      !quantity.marks.has("total") &&
      !quantity.marks.has("serve") &&
      !quantity.marks.has("achieved")
    )
      return false;
    if (combinedFigures && hasOwnStory(items, quantity)) return false;
    // "cả thôn 120 hộ, đã đến 15 hộ"
    if (combinedFigures && markedAt(items, quantity.index - 1, "whole")) return false;
    if (quantity.place.inParentheses || quantity.marks.has("subset") || quantity.marks.has("base")) return false;
    // "đi được 2 buổi sáng", "2 buổi ra quân": an event of a kind nobody counts.
    if (quantity.unit === "event" && /^(buoi (sang|chieu|toi)|toi)$/.test(keyAt(items, quantity.last))) return false;
    return !(quantity.unit === "event" && items[quantity.last + 1] && !isMark(items, quantity.last + 1));
  });
}

/** "chiều 15", "7 mệ với 4 …": said in a row with what counts. */
function isInRow(items: readonly Item[], { index }: Quantity, before: Link | undefined): boolean {
  const link = items[index - 1];
  return marked(link, "slot") || (marked(link, "and") && before !== undefined && before.codes.length > 0);
}

/** "máy 12 chị mà kích hoạt xong có 7 chị": what counts is said after it. */
function isCutDown(items: readonly Item[], { value, unit, index, last }: Quantity, next: Link | undefined): boolean {
  if (!next || next.codes.length === 0 || next.quantity.value > value) return false;
  if (next.quantity.unit !== undefined && next.quantity.unit !== unit) return false;
  const between = items.slice(last + 1, next.quantity.index);
  // "chợ có 40 hộ, xong được 9 hộ", "công nhận thêm 3, giờ có 29"
  if (unit === next.quantity.unit && keyAt(items, index - 1) === "co") return true;
  return (
    between.some((item) => marked(item, "contrast")) || (unit === next.quantity.unit && between.at(-1)?.key === "co")
  );
}

/** "một hộ tặng em ký cam": something else is said of them. */
function hasOwnStory(items: readonly Item[], { unit, marks, last }: Quantity): boolean {
  const next = items[last + 1];
  const quiet =
    next === undefined ||
    next.kind === "mark" ||
    marked(next, "tag") ||
    (marked(next, "more") && (items[last + 2] === undefined || isMark(items, last + 2))) ||
    /^(du|tham|nghe|toi|den)\b/.test(next.key);
  return unit === "household" && !marks.has("visit") && !quiet;
}

const bystanders = new Set<string | undefined>(["person", "agent", "device", "visit"]);

/** "ông Bốn với 8 cô bác nữa, tổng 10 người có vneid": a total said later holds it. */
function isInTotal(quantity: Quantity, links: readonly Link[]): boolean {
  return links.some(
    ({ codes, quantity: total }) =>
      codes.length > 0 &&
      total.marks.has("total") &&
      total.index > quantity.index &&
      total.unit === quantity.unit &&
      total.value >= quantity.value &&
      total.place.sentence === quantity.place.sentence,
  );
}

/** "máy tính bảng bị hư 1 cái": a piece of what no indicator counts. */
function isOfThing(items: readonly Item[], { unit, index, place }: Quantity): boolean {
  if (unit !== "generic") return false;
  for (let at = index - 1; at >= 0 && at >= index - 8; at--) {
    if (isNameAt(items, at) || keyAt(items, at) === "\n") return false;
    if (unitAt(items, at) === "thing" && items[at]?.kind === "phrase" && !place.inParentheses) return true;
  }
  return false;
}

/** Running totals or percentages only. */
function speaksInTotals({ items, quantities }: Evidence): boolean {
  const named = items.some(isName);
  return quantities.some(
    ({ scope, doubt, index, marks }) =>
      scope === "cumulative" ||
      // "vneid tăng nhiều, độ vài chục", "cài được nhiều lắm, cũng mấy chục"
      (scope === "counts" &&
        doubt === "vague" &&
        /\b(chuc|tram)$/.test(keyAt(items, index)) &&
        (named || marks.size > 0)) ||
      (scope === "counts" && (doubt === "percent" || doubt === "range" || doubt === "each")),
  );
}
