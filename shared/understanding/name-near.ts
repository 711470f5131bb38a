import type { CompiledCatalogue } from "./compile-catalogue.ts";
import { type Item, marked, readItems } from "./items.ts";

const mostWords = 4;
const small = new Set(
  "a ah nha nhe nhen nghen hen oi u da vay thoi roi het do day duoc la thi ma co cai cho voi va lam giup trong o tai nua nay".split(
    " ",
  ),
);

/**
 * How a number is named where nothing we know names it: the words after it up to the next number or mark, else those before it; folded,
 * at most four. Undefined when there are none, or only people's names.
 */
export function nameNear(text: string, at: number, catalogue: CompiledCatalogue): string | undefined {
  const items = readItems(text, catalogue);
  const place = items.findIndex((item) => item.amount !== undefined && item.start <= at && at < item.end);
  if (place < 0) return undefined;
  const after = words(items, place, 1);
  const name = after.length > 0 ? after : words(items, place, -1).reverse();
  return name.length > 0 ? name.join(" ") : undefined;
}

function words(items: readonly Item[], from: number, step: 1 | -1): string[] {
  const found: string[] = [];
  for (let at = from + step; found.length < mostWords; at += step) {
    const item = items[at];
    if (!item || item.kind === "mark" || item.kind === "aside" || item.amount) break;
    if (item.capital || marked(item, "kin") || marked(items[at - 1], "kin")) break;
    if (isOfName(item) && !(found.length === 0 && small.has(item.key))) found.push(item.key);
  }
  // What is left at the end names nothing.
  while (small.has(found.at(-1) ?? "")) found.pop();
  return found;
}

const ofNames = new Set<string | undefined>(["generic", "thing", "device", "place", "account", "file", "product"]);

function isOfName({ kind, key, meaning }: Item): boolean {
  if (!/^[a-z ]+$/.test(key)) return false;
  return kind === "word" || (meaning?.codes.length === 0 && ofNames.has(meaning.unit));
}
