import type { Quantity } from "./entities.ts";
import { type Item, marked, markedAt } from "./items.ts";
import { isNameAt, keyAt, unitAt } from "./row.ts";

const eachNouns = new Set("thon xom ap ngay tuan khu to diem ban khom buon dot lan dem".split(" "));

/** A mark that ends what is said of a number. */
export function isBreak(item: Item | undefined): boolean {
  return item?.kind === "mark" && ",.;\n()!?".includes(item.key);
}

/** "mỗi lớp 25 người", "mỗi ca giúp được 8 lượt": "mỗi" with a unit before the number. "Được mỗi 1 người" is "only one". */
export function isEach(items: readonly Item[], quantity: Quantity): boolean {
  for (let at = quantity.index - 1; at >= 0 && at >= quantity.index - 5; at--) {
    const item = items[at];
    if (isBreak(item) || item?.amount) return false;
    if (everyOne.test(item?.key ?? "")) return quantity.index - at <= 2;
    if (marked(item, "each") && item?.written !== "mới" && item?.written !== "mời" && item?.written !== "mọi") {
      if (item?.written === "moi" && unitAt(items, at + 1) === "person") return false;
      return (
        at + 1 < quantity.index &&
        (unitAt(items, at + 1) !== undefined || isNameAt(items, at + 1) || eachNouns.has(keyAt(items, at + 1)))
      );
    }
  }
  return false;
}

/** "mỗi ca 8 lượt dvc và 4 hồ sơ" */
export function goesOn(
  items: readonly Item[],
  { last, place }: Quantity,
  { index, place: { clause } }: Quantity,
): boolean {
  if (last === index - 1) return true;
  return clause === place.clause && items.slice(last + 1, index).some((item) => marked(item, "and"));
}

/** "buổi nào cũng 10 lượt" */
const everyOne = /^(buoi|lop|ca|phien|xom|to|nha|ho|nguoi) nao cung$/;

/** Multiplies what is said of each by how many there are; asks where that was not said. */
export function multiply(items: readonly Item[], quantities: readonly Quantity[]): void {
  for (const [order, quantity] of quantities.entries()) {
    times(items, quantities[order - 1], quantity);
    if (!quantity.marks.has("each")) continue;
    const noun = eachNoun(items, quantity);
    const base = noun && (baseQuantity(items, quantities, order, noun) ?? baseDuration(items, noun));
    if (!base || quantity.approximate) quantity.doubt = "each";
    else quantity.value *= base;
  }
}

/** "2 lớp x 25 người". */
function times(items: readonly Item[], base: Quantity | undefined, quantity: Quantity): void {
  const sign = keyAt(items, quantity.index - 1);
  if (!base || base.last !== quantity.index - 2 || (sign !== "x" && sign !== "*")) return;
  base.marks.add("base");
  quantity.value *= base.value;
}

function eachNoun(items: readonly Item[], quantity: Quantity): Item | undefined {
  for (let at = quantity.index - 1; at >= 0; at--) {
    if (everyOne.test(keyAt(items, at))) return items[at];
    if (markedAt(items, at, "each")) return items[at + 1];
  }
  return undefined;
}

/** How many of the noun there are: the nearest exact number of it before, else after. */
function baseQuantity(
  items: readonly Item[],
  quantities: readonly Quantity[],
  order: number,
  noun: Item,
): number | undefined {
  const candidates = [
    ...quantities.slice(Math.max(0, order - 4), order).reverse(),
    ...quantities.slice(order + 1, order + 4),
  ];
  const base = candidates.find((other) => other.scope !== "plan" && sameNoun(items, other, noun));
  base?.marks.add("base");
  return base && !base.doubt && !base.approximate && !base.marks.has("each") ? base.value : undefined;
}

/** "2 ngày liền, mỗi ngày …" */
function baseDuration(items: readonly Item[], noun: Item): number | undefined {
  const aside = items.find(
    (item) => item.kind === "aside" && item.key === "duration" && item.written.endsWith(` ${noun.written}`),
  );
  const value = Number.parseInt(aside?.written ?? "", 10);
  return Number.isNaN(value) ? undefined : value;
}

function sameNoun(items: readonly Item[], base: Quantity, noun: Item): boolean {
  const counted = items[base.index + 1];
  if (!counted) return false;
  if (counted.key.split(" ")[0] === noun.key.split(" ")[0]) return true;
  if (base.unit === "agent") return noun.meaning?.unit === "person";
  return base.unit !== undefined && base.unit === noun.meaning?.unit;
}
