import { type Item, marked } from "./items.ts";
import { keyAt } from "./row.ts";

/** Where an item stands: sentences end at full stops and lines, clauses at commas and contrasts. */
export interface Place {
  sentence: number;
  clause: number;
  inParentheses: boolean;
}

/** "gồm", "cụ thể": what follows divides what was said. */
export function isDivision(item: Item | undefined): boolean {
  return marked(item, "parts") && item?.key !== "la" && item?.key !== "nhu sau" && item?.key !== "do la";
}

export function placesOf(items: readonly Item[]): Place[] {
  let sentence = 0;
  let clause = 0;
  let depth = 0;
  return items.map((item, at) => {
    if (item.kind === "mark") {
      if (item.key === "(") depth++;
      if (item.key === ")") depth = Math.max(0, depth - 1);
      if ("\n.;!?".includes(item.key) && !isDots(items, at)) {
        sentence++;
        clause++;
        if (item.key === "\n") depth = 0;
      } else if (",()~*.".includes(item.key) || (item.key === "-" && !isJoined(items, at))) clause++;
    } else if (isDivision(item)) clause++;
    else if (marked(item, "contrast") && item.key !== "ma ") clause++;
    return { sentence, clause, inParentheses: depth > 0 };
  });
}

/** "VssID 3... à 4": a pause, no end. */
function isDots(items: readonly Item[], at: number): boolean {
  return keyAt(items, at) === "." && (keyAt(items, at - 1) === "." || keyAt(items, at + 1) === ".");
}

function isJoined(items: readonly Item[], at: number): boolean {
  const [item, next] = [items[at], items[at + 1]];
  return items[at - 1]?.end === item?.start && item?.end === next?.start;
}
