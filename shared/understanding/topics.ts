import type { CompiledCatalogue } from "./compile-catalogue.ts";
import type { Entity, Mention } from "./entities.ts";
import { type Item, marked } from "./items.ts";

/** People "tham gia" or "dự" belong to the kind of session named last. */
export function followEvents(entities: readonly Entity[], catalogue: CompiledCatalogue): void {
  let training = false;
  for (const entity of entities) {
    if (entity.kind !== "mention") continue;
    if (
      entity.general &&
      training &&
      entity.codes[0] === "propaganda_attendees" &&
      catalogue.indicators.has("training_attendees")
    ) {
      entity.codes = ["training_attendees"];
    }
    if (isEvent(entity, catalogue)) training = entity.codes.some((code) => code.startsWith("training"));
  }
}

/** "1 buổi nói chuyện phòng chống lừa đảo": where an event is counted, what it was about is not. */
export function setTopicsAside(
  items: readonly Item[],
  entities: readonly Entity[],
  catalogue: CompiledCatalogue,
): void {
  const eventClauses = new Set<number>();
  for (const entity of entities)
    if (entity.kind === "quantity" && entity.unit === "event") eventClauses.add(entity.place.clause);
  for (const [order, entity] of entities.entries()) {
    if (entity.kind !== "mention" || !isEvent(entity, catalogue)) continue;
    const clause = entity.place.clause;
    if (!eventClauses.has(clause) && !entity.firm) continue;
    const next = entities[order + 1];
    const topic = next?.kind === "quantity" && next.unit === "event" ? entities[order + 2] : next;
    if (topic?.kind !== "mention" || topic.place.clause !== clause || isEvent(topic, catalogue)) continue;
    if (!items.slice(entity.index + 1, topic.index).some((item) => marked(item, "and"))) topic.codes = [];
  }
}

function isEvent(mention: Mention, catalogue: CompiledCatalogue): boolean {
  return mention.codes.some((code) => catalogue.units.get(code) === "event");
}
