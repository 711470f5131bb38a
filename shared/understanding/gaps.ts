import type { Mention, Quantity } from "./entities.ts";
import { type Item, marked, markedAt } from "./items.ts";
import { isDivision } from "./places.ts";
import { amountAt, keyAt, unitAt } from "./row.ts";

/** Cost of what stands between a name and a number. */
export function gap(items: readonly Item[], mention: Mention, quantity: Quantity, side: "left" | "right"): number {
  const [from, to] = side === "left" ? [mention.index, quantity.index] : [quantity.last, mention.index];
  const sentences = Math.abs(mention.place.sentence - quantity.place.sentence);
  const clauses = Math.abs(mention.place.clause - quantity.place.clause) - sentences;
  const inBrackets = side === "right" && keyAt(items, from + 1) === "(";
  if (side === "left" && isHeading(items, mention)) return 0.3;
  let cost = Math.min(to - from, 40) * 0.04;
  if (side === "right" && sentences === 0 && items.slice(from + 1, Math.min(to, from + 14)).some(isOfAll))
    return cost + 0.5;
  if (side === "right")
    cost += 0.12 + (sentences > 0 ? 5 : clauses > 0 && !inBrackets ? (isOneOfRow(items, quantity, to) ? 0.7 : 3.2) : 0);
  else cost += sentences > 0 ? 1.6 + Math.min(sentences, 3) * 0.3 : clauses > 0 ? 0.5 + Math.min(clauses, 4) * 0.15 : 0;
  // "1 lớp tập huấn, 2 buổi tuyên truyền": its own name stands right behind it.
  const meaning = items[quantity.index + 1]?.meaning;
  const own = meaning?.codes.length === 1 && !meaning.general && meaning.unit;
  if (
    side === "left" &&
    ((own === "person" && /^nguoi\b/.test(keyAt(items, quantity.index + 1))) || (own !== false && clauses > 0))
  )
    cost += meaning?.codes[0] === "digital_literacy_completed" ? 2 : 0.6;
  // "mở thẻ cho 5 cụ nhận lương": who it was for ends what was said before.
  if (side === "right" && keyAt(items, quantity.index - 1) === "cho") cost += 0.35;
  // "3 bác: vneid; 2 bác: ví"
  const alone = from + 2 === to && (items[to + 1] === undefined || isSentenceEnd(items[to + 1]));
  if (side === "right" && !alone && hasColon(items, from, to)) cost += 2.5;
  return cost;
}

/** "thứ hai 3, thứ tư 5 vneid"; but no "em với 6 bạn" between it and the name. */
function isOneOfRow(items: readonly Item[], { marks, index, last }: Quantity, to: number): boolean {
  if (!marks.has("slot")) return false;
  for (let at = index - 1; at > 0 && !isSentenceEnd(items[at]); at--) {
    const before = items[at - 1];
    // "ví điện tử 12: tổ 1 5, tổ 2 7": parts of what was named.
    if (isDivision(items[at]) || (keyAt(items, at) === ":" && (before?.amount || before?.meaning))) return false;
  }
  for (let at = last + 1; at < to; at++) if (amountAt(items, at) && markedAt(items, at - 1, "and")) return false;
  return true;
}

function isSentenceEnd(item: Item | undefined): boolean {
  return item?.kind === "mark" && "\n.;!?".includes(item.key);
}

/** "Đến tận nhà:", and lines of numbers after it. */
function isHeading(items: readonly Item[], { index }: Mention): boolean {
  return keyAt(items, index + 1) === ":" && keyAt(items, index + 2) === "\n";
}

/** "…, đều đến tận nhà", "…: tất cả đã lên sàn" */
function isOfAll(item: Item): boolean {
  return item.key === "deu" || item.key === "tat ca" || item.key === "het thay";
}

function hasColon(items: readonly Item[], from: number, to: number): boolean {
  for (let at = from + 1; at < to && at < from + 12; at++)
    if ((keyAt(items, at) === ":" && keyAt(items, at - 1) !== "number-of") || keyAt(items, at) === "=") return true;
  return false;
}

export function joined(items: readonly Item[], first: Mention, second: Mention): boolean {
  let join = false;
  for (let at = first.index + 1; at < second.index && at < first.index + 14; at++) {
    const item = items[at];
    if (item?.key === "+" || item?.key === "&" || item?.key === "/" || marked(item, "and")) join = true;
    if (item?.key === "," || item?.key === "\n" || item?.key === ".") return false;
  }
  return join;
}

/** "vneid, vssid đều 8 người": the number is of every one of them. */
export function isOfEach(items: readonly Item[], { index }: Quantity): boolean {
  return [keyAt(items, index - 1), keyAt(items, index - 2)].some((key) => key === "deu" || key === "cung");
}

/** "18 lượt chống lừa đảo, vneid 15": the first name has its number before it. */
export function followsNumber(items: readonly Item[], [first]: readonly Mention[]): boolean {
  const at = (first as Mention).index;
  return Boolean(amountAt(items, at - 1) || (amountAt(items, at - 2) && unitAt(items, at - 1)));
}

/** Names with nothing but commas between them. */
export function isBareList(items: readonly Item[], group: readonly Mention[]): boolean {
  return group.every((mention, at) => {
    const before = group[at - 1];
    if (!before) return true;
    return items.slice(before.index + 1, mention.index).every((item) => item.key === "," || marked(item, "and"));
  });
}

/** Numbers with only commas, "và" and their units between them. */
export function isNumberList(items: readonly Item[], quantities: readonly Quantity[]): boolean {
  return quantities.every((quantity, at) => {
    const before = quantities[at - 1];
    if (!before) return true;
    const between = items.slice(before.last + 1, quantity.index);
    return between.every(
      (item) => (item.kind === "mark" && item.key !== "." && item.key !== "\n") || marked(item, "and"),
    );
  });
}

/** "kích hoạt 6 vneid rồi đưa bhyt vào cho 6 người": the first name has its number before it. */
export function isCountedAlready(items: readonly Item[], [first]: readonly Mention[]): boolean {
  const at = (first as Mention).index;
  const counted = amountAt(items, at - 1) ? at - 2 : amountAt(items, at - 2) && unitAt(items, at - 1) ? at - 3 : -1;
  return counted >= 0 && (items[counted]?.meaning?.codes.length ?? 0) > 1;
}
