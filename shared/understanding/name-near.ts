import type { CompiledCatalogue } from "./compile-catalogue.ts";
import { type Item, marked, markedAt, readItems } from "./items.ts";

/** How a number is named: folded, and in small letters as it was typed. At most four words, no digits, no people. */
export interface NearName {
  words: string;
  said: string;
}

interface Near {
  text: string;
  /** Where the number stands. */
  at: { start: number; end?: number };
  catalogue: CompiledCatalogue;
}

const mostWords = 4;
const small = new Set(
  "a ah nha nhe nhen nghen hen oi u da vay thoi roi het do day duoc la thi ma co cai cho voi va lam giup trong o tai nua nay".split(
    " ",
  ),
);

/**
 * How a number is named where nothing we know names it: the words after it up to the next number or mark, else those before it.
 * Undefined when there are none, or only people's names.
 */
export function nameNear(near: Near): NearName | undefined {
  return nameOf(near, isUnknown)?.name;
}

/** How a number that was read is named, where that is no name we know: "hồ sơ xanh" beside "hồ sơ". */
export function newNameNear(near: Near): NearName | undefined {
  const found = nameOf(near, (item) => isUnknown(item) || (item.kind === "phrase" && isNaming(item)));
  return found && found.items.length > 1 && found.items.some(isUnknown) ? found.name : undefined;
}

type Wanted = (item: Item) => boolean;

function nameOf({ text, at, catalogue }: Near, wanted: Wanted): { name: NearName; items: Item[] } | undefined {
  const items = readItems(text, catalogue);
  const end = at.end ?? at.start + 1;
  const place = items.findIndex((item) => item.amount !== undefined && item.start < end && at.start < item.end);
  if (place < 0) return undefined;
  const after = words(items, place, { step: 1, wanted });
  const found = after.length > 0 ? after : words(items, place, { step: -1, wanted }).reverse();
  if (found.length === 0) return undefined;
  const said = found.map(({ written }) => written.toLowerCase().normalize("NFC")).join(" ");
  return { name: { words: found.map(({ key }) => key).join(" "), said }, items: found };
}

function words(items: readonly Item[], from: number, { step, wanted }: { step: 1 | -1; wanted: Wanted }): Item[] {
  const found: Item[] = [];
  let count = 0;
  for (let at = from + step; ; at += step) {
    const item = items[at];
    if (!item || item.kind === "mark" || item.kind === "aside" || item.amount) break;
    if (item.capital || marked(item, "kin") || markedAt(items, at - 1, "kin")) break;
    if (!wanted(item) || (found.length === 0 && small.has(item.key))) continue;
    count += item.key.split(" ").length;
    if (count > mostWords) break;
    found.push(item);
  }
  // What is left at the end names nothing.
  while (small.has(found.at(-1)?.key ?? "")) found.pop();
  return found;
}

const ofNames = new Set<string | undefined>(["generic", "thing", "device", "place", "account", "file", "product"]);

function isUnknown({ kind, key, meaning }: Item): boolean {
  if (!/^[a-z ]+$/.test(key)) return false;
  return kind === "word" || (meaning?.codes.length === 0 && ofNames.has(meaning.unit));
}

function isNaming({ key, meaning }: Item): boolean {
  return /^[a-z ]+$/.test(key) && (meaning?.codes.length ?? 0) > 0;
}
