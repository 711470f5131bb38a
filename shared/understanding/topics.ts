import type { CompiledCatalogue } from "./compile-catalogue.ts";
import type { Entity, Mention } from "./entities.ts";
import { type Item, marked, markedAt } from "./items.ts";
import { amountAt, keyAt, unitAt } from "./row.ts";

/** People "tham gia" or "dự" belong to the kind of session named last. */
export function followEvents(entities: readonly Entity[], catalogue: CompiledCatalogue): void {
  let training = false;
  for (const [order, entity] of entities.entries()) {
    if (entity.kind === "quantity") {
      // "2 buổi tuyên truyền (76 lượt người)"
      const beside = entities[order - 1];
      const inBrackets =
        entity.place.inParentheses && beside?.kind === "mention" && beside.place.clause === entity.place.clause - 1;
      if (inBrackets && entity.own[0] === "people_supported" && isEvent(beside, catalogue))
        entity.own = ["propaganda_attendees"];
      if (isCounted(entity.own, catalogue)) training = entity.own.some((code) => code.startsWith("training"));
      // "3 lớp tập huấn, 49 lượt người tham dự"
      const heard =
        training && entity.own[0] === "propaganda_attendees" && catalogue.indicators.has("training_attendees");
      if (heard) entity.own = ["training_attendees"];
      continue;
    }
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
    if (isPretext(items, entity, entities[order - 1]) || isOfPensioners(items, entity, entities[order + 1]))
      entity.codes = [];
    if (entity.kind === "quantity") {
      if (isCounted(entity.own, catalogue))
        for (const beside of [entities[order - 1], entities[order + 1]]) leaveTopic(beside, entity, catalogue);
      continue;
    }
    const matter = entities[order + 1];
    if (isMatter(items, entity, matter)) matter.codes = [];
    if (!isEvent(entity, catalogue)) continue;
    const clause = entity.place.clause;
    if (!eventClauses.has(clause) && !entity.firm) continue;
    const next = entities[order + 1];
    const place = next?.kind === "quantity" && next.unit === "event" ? order + 2 : order + 1;
    const topic = entities[place];
    // "trực một cửa 1 buổi dvc 3 lượt": what has a number of its own was done at the desk.
    const own = entities[place + 1];
    const done = own?.kind === "quantity" && own.unit !== "event" && own.place.clause === clause;
    if (done && entity.codes[0] === "help_desk_shifts") continue;
    if (topic?.kind !== "mention" || topic.place.clause !== clause || isEvent(topic, catalogue)) continue;
    if (!items.slice(entity.index + 1, topic.index).some((item) => marked(item, "and"))) topic.codes = [];
  }
}

/** "tin nhắn giả mạo ngân hàng", "lừa đảo qua ví điện tử 12 lượt": what swindlers pretend; but "chống lừa đảo vneid 5" names another. */
function isPretext(items: readonly Item[], entity: Entity, before: Entity | undefined): entity is Mention {
  if (entity.kind !== "mention" || before?.kind !== "mention" || before.codes[0] !== "online_safety_guided")
    return false;
  const through = markedAt(items, entity.index - 1, "about");
  const beside = before.index === entity.index - (through ? 2 : 1);
  return beside && entity.codes[0] !== before.codes[0] && (through || !amountAt(items, entity.index + 1));
}

/** "tra cứu thủ tục đất đai": what it was about. */
function isMatter(items: readonly Item[], { index }: Mention, matter: Entity | undefined): matter is Mention {
  if (matter?.kind !== "mention" || matter.codes[0] !== "dvc_files_submitted" || matter.index !== index + 1)
    return false;
  return /(thu tuc|tra cuu)/.test(keyAt(items, index)) && amountAt(items, index + 2) === undefined;
}

/** "4 ông bà nhận lương hưu cài VssID": who they are. */
function isOfPensioners(items: readonly Item[], entity: Entity, next: Entity | undefined): entity is Mention {
  if (entity.kind !== "mention" || entity.codes[0] !== "social_benefit_account_linked") return false;
  const ofPeople = unitAt(items, entity.index - 1) === "person" && amountAt(items, entity.index - 2) !== undefined;
  return ofPeople && next?.kind === "mention" && next.index === entity.index + 1;
}

/** "dạy ví điện tử 1 lớp", "mở 2 lớp chống lừa đảo": what was taught. */
function leaveTopic(topic: Entity | undefined, { place }: Entity, catalogue: CompiledCatalogue): void {
  if (topic?.kind === "mention" && topic.place.clause === place.clause && !isEvent(topic, catalogue)) topic.codes = [];
}

function isEvent({ codes }: Mention, catalogue: CompiledCatalogue): boolean {
  return isCounted(codes, catalogue);
}

function isCounted(codes: readonly string[], { units }: CompiledCatalogue): boolean {
  return codes.some((code) => units.get(code) === "event");
}
