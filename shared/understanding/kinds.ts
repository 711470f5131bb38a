import type { Link } from "./attach.ts";
import type { Combined } from "./combine.ts";
import type { Entity, Quantity } from "./entities.ts";
import { hasMark } from "./fallbacks.ts";
import { type Item, marked } from "./items.ts";

export type Kind = "report" | "no_activity" | "not_report" | "correction" | "unclear";

interface Evidence {
  items: readonly Item[];
  entities: readonly Entity[];
  quantities: readonly Quantity[];
  links: readonly Link[];
  combined: Combined;
}

export function kindOf(evidence: Evidence): Kind {
  const { items, combined } = evidence;
  if (isSpam(items)) return "not_report";
  const figures = combined.figures.length > 0;
  if (isCorrection(evidence)) return "correction";
  if (figures && !asks(items, evidence))
    return combined.troubles.length > 0 || isUnclear(evidence) ? "unclear" : "report";
  if (hasMark(items, "same")) return "unclear";
  if (asks(items, evidence)) return "not_report";
  if (hasMark(items, "nothing")) return "no_activity";
  if (combined.troubles.length > 0 || isUnclear(evidence)) return "unclear";
  return "not_report";
}

function isSpam(items: readonly Item[]): boolean {
  let signs = 0;
  for (const item of items) if (marked(item, "spam") || (item.kind === "aside" && item.key === "money")) signs++;
  return signs >= 2 && hasMark(items, "spam");
}

function isCorrection({ items, quantities }: Evidence): boolean {
  if (quantities.some((quantity) => quantity.replaces !== undefined)) return true;
  for (const [at, item] of items.entries()) {
    if (marked(item, "fix") && !isRepair(items, at)) return true;
    if (marked(item, "not") && quantities.some((quantity) => quantity.index > at && quantity.index <= at + 3))
      return true;
    if (marked(item, "reduce") && quantities.some((quantity) => quantity.index === at + 1) && at === 0) return true;
  }
  return false;
}

/** "12 à nhầm 13": put right at once, nothing was sent before. */
function isRepair(items: readonly Item[], at: number): boolean {
  return marked(items[at], "slip") && items.slice(Math.max(0, at - 4), at).some((item) => item.amount !== undefined);
}

function asks(items: readonly Item[], { quantities }: Evidence): boolean {
  const question = items.some((item) => item.key === "?" || marked(item, "question") || marked(item, "guide"));
  return question && !quantities.some((quantity) => quantity.scope === "counts");
}

function isUnclear({ items, quantities, links }: Evidence): boolean {
  const unnamed = links.some(
    (link) => link.codes.length === 0 && link.quantity.scope === "counts" && !link.quantity.loose,
  );
  if (unnamed) return true;
  if (quantities.some((quantity) => quantity.scope === "cumulative"))
    return links.every((link) => link.codes.length === 0);
  return hasMark(items, "vague") && items.some((item) => (item.meaning?.codes.length ?? 0) > 0);
}
