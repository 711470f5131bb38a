import type { Link } from "./attach.ts";
import type { CompiledCatalogue } from "./compile-catalogue.ts";
import type { Quantity } from "./entities.ts";

/** What a number without a name may still mean, from its own noun and the verb of its clause. */
export function fallBack(links: readonly Link[], catalogue: CompiledCatalogue): Link[] {
  const particular = links.some((link) => link.codes.some((code) => code !== "people_supported"));
  return links.flatMap((link) => {
    const { quantity } = link;
    if (link.codes.length > 0) {
      const general = link.codes[0] === "people_supported" && link.codes.length === 1;
      return general && particular && isWhole(quantity, links) ? [] : [link];
    }
    const code = ownMeaning(quantity);
    if (isServed(quantity, links) || quantity.doubt === "percent") return [];
    if (!code || !catalogue.indicators.has(code) || quantity.scope !== "counts") return [link];
    if (code === "people_supported" && particular && isWhole(quantity, links)) return [];
    return [{ ...link, codes: [code] }];
  });
}

/** A total of people beside the parts it is made of counts nothing more. */
function isWhole(quantity: Quantity, links: readonly Link[]): boolean {
  if (quantity.marks.has("total")) return true;
  const others = links.filter(
    (link) => link.quantity !== quantity && link.codes.length > 0 && link.quantity.scope === "counts",
  );
  return others.some((link) => link.quantity.marks.has("subset"));
}

/** "20 người tới nhưng …": people who came, of whom a particular number was served. */
function isServed(quantity: Quantity, links: readonly Link[]): boolean {
  return (
    quantity.marks.has("came") && links.some((link) => link.codes.length > 0 && link.quantity.index > quantity.index)
  );
}

function ownMeaning(quantity: Quantity): string | undefined {
  const [own] = quantity.own;
  if (own && own !== "people_supported") return own;
  if (
    quantity.unit === "household" &&
    (quantity.marks.has("visit") || quantity.marks.has("serve") || quantity.marks.has("total"))
  )
    return "households_visited";
  const people = quantity.unit === "person" || quantity.unit === "visit";
  if (people && (own || quantity.marks.has("serve"))) return "people_supported";
  return undefined;
}
