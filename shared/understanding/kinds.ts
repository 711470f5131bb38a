import type { Link } from "./attach.ts";
import type { Combined } from "./combine.ts";
import type { Quantity } from "./entities.ts";
import { type Item, marked } from "./items.ts";
import type { Mark } from "./lexicon/marks.ts";

export type Kind = "report" | "no_activity" | "not_report" | "correction" | "unclear";

export interface Evidence {
  items: readonly Item[];
  quantities: readonly Quantity[];
  links: readonly Link[];
  combined: Combined;
  corrects: boolean;
}

export function kindOf(evidence: Evidence): Kind {
  const { items, combined, corrects } = evidence;
  if (isSpam(items)) return "not_report";
  const says = (mark: Mark) => items.some((item) => marked(item, mark));
  const asks = says("question") || says("wonder") || says("guide") || items.some((item) => item.key === "?");
  const figures = combined.figures.length > 0;
  if (corrects) return "correction";
  if (figures) return combined.troubles.length > 0 || hasLooseEnd(evidence) ? "unclear" : "report";
  if (says("same")) return "unclear";
  if (asks) return "not_report";
  if (says("nothing") || isEmptyHanded(evidence)) return "no_activity";
  return combined.troubles.length > 0 || hasLooseEnd(evidence) || speaksInTotals(evidence) ? "unclear" : "not_report";
}

/** "Tuần 46: không có", "chưa có ai tới": a denial and nothing else. */
function isEmptyHanded({ items, quantities, links }: Evidence): boolean {
  if (quantities.some((quantity) => !quantity.inWords) || links.some((link) => link.codes.length > 0)) return false;
  if (quantities.length > 0) return true;
  const words = items.filter(
    (item) => item.kind !== "mark" && !/^(a|em|anh|chi|nhe|nha|het|ca|dau|oi|nua)$/.test(item.key),
  );
  return /^(khong co|chua co)$/.test(words.at(-1)?.key ?? "");
}

function isSpam(items: readonly Item[]): boolean {
  let signs = 0;
  let spam = false;
  for (const item of items) {
    if (marked(item, "spam")) spam = true;
    if (marked(item, "spam") || (item.kind === "aside" && item.key === "money")) signs++;
  }
  return spam && signs >= 2;
}

/** A number that should count and has no name. */
function hasLooseEnd({ links }: Evidence): boolean {
  return links.some(
    ({ codes, quantity }) =>
      codes.length === 0 &&
      quantity.scope === "counts" &&
      !quantity.loose &&
      !quantity.doubt &&
      !quantity.inWords &&
      !quantity.place.inParentheses &&
      !quantity.marks.has("subset"),
  );
}

/** Running totals or percentages only. */
function speaksInTotals({ quantities }: Evidence): boolean {
  return quantities.some(
    ({ scope, doubt }) =>
      scope === "cumulative" || (scope === "counts" && (doubt === "percent" || doubt === "range" || doubt === "each")),
  );
}
