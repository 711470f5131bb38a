import type { CompiledCatalogue } from "./compile-catalogue.ts";
import type { Quantity, Scope } from "./entities.ts";
import { readAlone } from "./read-report.ts";

/** Read as of somebody or something else than this period's work; whoever wrote them may see it otherwise. */
const asides: ReadonlySet<Scope> = new Set<Scope>(["agent", "failed", "left", "request", "other", "plan"]);
const mostShown = 4;

/**
 * The numbers of a report that went into no figure, as they were written with what they count ("3 người"), in order; at most
 * four. Whoever reads them back sees at once what was not taken. Reads the text once more, so that the reader which the Mini App
 * loads need not carry this.
 */
export function wordsLeftOut(text: string, catalogue: CompiledCatalogue): string[] {
  const { said, entities, links } = readAlone(text, catalogue);
  if (said.kind !== "report") return [];
  const nameless = new Set(links.filter(({ codes }) => codes.length === 0).map(({ quantity }) => quantity));
  const isLeftOut = (quantity: Quantity) =>
    asides.has(quantity.scope) || (quantity.scope === "counts" && nameless.has(quantity) && !isPart(quantity));
  return entities
    .filter((entity): entity is Quantity => entity.kind === "quantity")
    .filter(({ value, inWords, doubt }) => value > 0 && !inWords && !doubt)
    .filter(isLeftOut)
    .slice(0, mostShown)
    .map(({ start, end }) => text.slice(start, end).replace(/\s+/g, " "));
}

/** Of a number said before, which was taken. */
function isPart({ marks }: Quantity): boolean {
  return marks.has("subset") || marks.has("base");
}
