import { leaves, quantityAfter } from "./corrections.ts";
import type { Mention } from "./entities.ts";
import { marked } from "./items.ts";
import type { ReadAlone } from "./read-report.ts";

/** What a correction wants done; an undefined code means that it names no indicator. */
export type Change =
  | { op: "set" | "add" | "subtract"; code: string | undefined; value: number }
  | { op: "remove"; code: string | undefined };

/** In a correction the number said last for an indicator is the right one. */
export function changesOf({ said, items, entities, links }: ReadAlone): Change[] {
  if (said.kind !== "correction") return [];
  const changes: Change[] = said.figures.map(({ code, value }) => ({ op: "set", code, value }));
  for (const [at, item] of items.entries()) {
    if (marked(item, "drop")) {
      const mention = entities.find((entity): entity is Mention => entity.kind === "mention" && entity.index > at);
      const [code] = mention?.codes ?? [];
      if (code === undefined || !said.figures.some((figure) => figure.code === code))
        changes.push({ op: "remove", code });
    }
    const op = marked(item, "reduce") ? "subtract" : marked(item, "more") ? "add" : undefined;
    const amount =
      op === undefined
        ? undefined
        : quantityAfter(
            entities.filter((entity) => entity.kind === "quantity"),
            at,
            2,
          );
    if (op === "subtract" && changes.length > 0 && leaves(items, at)) return changes;
    if (op && amount) {
      const code = links.find((link) => link.quantity === amount)?.codes[0];
      return [...changes.filter((change) => change.code !== code), { op, code, value: amount.value }];
    }
  }
  if (changes.length > 0) return changes;
  const bare = links.find((link) => link.codes.length === 0 && link.quantity.scope === "counts");
  return bare ? [{ op: "set", code: undefined, value: bare.quantity.value }] : [];
}
