import type { CompiledCatalogue } from "./compile-catalogue.ts";
import { type Item, marked } from "./items.ts";
import type { Mark } from "./lexicon/marks.ts";
import { continuations } from "./lexicon/mentions.ts";
import type { UnitClass } from "./lexicon/units.ts";

/** Why a number does not count, or counts differently. */
export type Scope =
  | "counts"
  | "cumulative"
  | "plan"
  | "target"
  | "previous"
  | "reported"
  | "other"
  | "failed"
  | "left"
  | "request"
  | "subset"
  | "agent"
  | "thing"
  | "news"
  | "question"
  | "wrong";

/** Where an item stands: sentences end at full stops and lines, clauses at commas and contrasts. */
export interface Place {
  sentence: number;
  clause: number;
  inParentheses: boolean;
}

export interface Quantity {
  kind: "quantity";
  index: number;
  last: number;
  place: Place;
  value: number;
  doubt: "range" | "vague" | "comma" | "each" | "percent" | undefined;
  replaces: number | undefined;
  /** "2/5": achieved, of so many. */
  outOf: number | undefined;
  rises: boolean;
  approximate: boolean;
  /** "không có ai": a zero said in words. */
  inWords: boolean;
  unit: UnitClass | undefined;
  /** Indicators its own noun names ("3 học viên"). */
  own: readonly string[];
  scope: Scope;
  marks: Set<Mark>;
  /** Words nobody knows stand before it in its clause: it may count something else altogether. */
  foreign: boolean;
  /** What follows is a noun nobody knows. */
  loose: boolean;
  /** People who sell: a QR code of theirs is one of a shop. */
  seller: boolean;
  start: number;
  end: number;
}

export interface Mention {
  kind: "mention";
  index: number;
  place: Place;
  codes: readonly string[];
  general: boolean;
  /** Only the subject or the means ("về …", "trên …"), or not done yet. */
  aside: boolean;
  follows: boolean;
  firm: boolean;
  start: number;
  end: number;
}

export type Entity = Quantity | Mention;

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
      if ("\n.;!?".includes(item.key)) {
        sentence++;
        clause++;
        if (item.key === "\n") depth = 0;
      } else if (",()~*".includes(item.key) || (item.key === "-" && !isJoined(items, at))) clause++;
    } else if (isDivision(item)) clause++;
    else if (marked(item, "contrast") && item.key !== "ma ") clause++;
    return { sentence, clause, inParentheses: depth > 0 };
  });
}

function isJoined(items: readonly Item[], at: number): boolean {
  const [item, next] = [items[at], items[at + 1]];
  return items[at - 1]?.end === item?.start && item?.end === next?.start;
}

/** The numbers and the names of indicators in a message, in order. Scopes come later. */
export function findEntities(items: readonly Item[], places: readonly Place[], catalogue: CompiledCatalogue): Entity[] {
  const entities: Entity[] = [];
  for (let at = 0; at < items.length; at++) {
    const [item, place] = [items[at] as Item, places[at] as Place];
    const denied = item.marks.length > 0 ? readDenied(items, at, place) : undefined;
    if (denied) {
      entities.push(denied);
      at = denied.last;
      continue;
    }
    if (
      item.amount ||
      marked(item, "none") ||
      isVague(items, at) ||
      (item.kind === "aside" && item.key === "percent")
    ) {
      const quantity = readQuantity(items, at, place);
      entities.push(quantity);
      if (quantity.last > at && isGeneral(items[quantity.last])) at = quantity.last;
      continue;
    }
    const meaning = item.meaning;
    const continued = continuation(items, at, entities, catalogue);
    if (continued)
      entities.push({
        kind: "mention",
        index: at,
        place,
        codes: [continued],
        general: true,
        aside: false,
        follows: false,
        firm: false,
        start: item.start,
        end: item.end,
      });
    if (!meaning || meaning.codes.length === 0 || isBecause(items, at)) continue;
    entities.push({
      kind: "mention",
      index: at,
      place,
      codes: meaning.codes.filter((code) => catalogue.indicators.has(code)),
      general: meaning.general,
      aside: isAside(items, at),
      follows: meaning.follows,
      firm: meaning.firm,
      start: item.start,
      end: item.end,
    });
  }
  followEvents(entities, catalogue);
  return entities;
}

/** People "tham gia" or "dự" belong to the kind of session named last. */
function followEvents(entities: readonly Entity[], catalogue: CompiledCatalogue): void {
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

/** "không có phản ánh nào", "chưa có hộ nào": zero of what is named. */
function readDenied(items: readonly Item[], at: number, place: Place): Quantity | undefined {
  const [item, noun, end] = [items[at], items[at + 1], items[at + 2]];
  if (!item || !marked(item, "deny") || !noun?.meaning || !/^nao\b/.test(end?.key ?? "")) return undefined;
  return {
    ...readQuantity(items, at, place),
    last: at + 2,
    unit: noun.meaning.unit,
    own: noun.meaning.codes.length === 1 ? noun.meaning.codes : [],
    inWords: true,
    doubt: undefined,
    loose: false,
    end: end?.end ?? item.end,
  };
}

const severalNouns = new Set(
  "nguoi luot ho cai buoi chuc tram bo ma hs ho so cua hang quan tiem sap san pham".split(" "),
);

/** "vài lượt", "mấy chục người". "Mấy bác" only means several people, not a number. */
function isVague(items: readonly Item[], at: number): boolean {
  const [item, next] = [items[at], items[at + 1]];
  if (!marked(item, "vague") || next?.amount) return false;
  if (item?.key === "may" || item?.key === "nhieu")
    return next?.meaning?.unit !== undefined && severalNouns.has(next.key);
  if (/^(kha |mot it|mot mo|lai rai|lac dac|loang)/.test(item?.key ?? "")) return true;
  return (
    item?.key.includes("chuc") ||
    item?.key.includes("may") ||
    item?.key.includes("tram") ||
    next?.meaning?.unit !== undefined
  );
}

/** Unaccented "vi" inside a clause is "vì" far oftener than "ví". */
function isBecause(items: readonly Item[], at: number): boolean {
  const before = items[at - 1];
  if (items[at]?.written !== "vi" || !before || before.kind === "mark" || before.amount) return false;
  if (items[at + 1]?.key === ":" || items[at + 1]?.key === "=") return false;
  return (
    !/^(cai|cai dat|mo|kich hoat|tai|va|voi|lam|dang ky|cac|so)$/.test(before.key) &&
    before.meaning?.unit === undefined &&
    !before.meaning?.codes.length
  );
}

function continuation(
  items: readonly Item[],
  at: number,
  entities: readonly Entity[],
  catalogue: CompiledCatalogue,
): string | undefined {
  const next = items[at + 1];
  if (!next || entities.length < 2 || items[at]?.kind === "mark") return undefined;
  if (!next.amount && !(marked(next, "achieved") && items[at + 2]?.amount)) return undefined;
  const rule = continuations.find(({ phrases }) => phrases.has(items[at]?.key ?? ""));
  if (!rule || !catalogue.indicators.has(rule.code)) return undefined;
  const before = entities.findLast((entity) => entity.kind === "mention");
  const counted = entities.some((entity) => entity.kind === "quantity");
  return counted && before?.kind === "mention" && before.codes.some((code) => rule.after.includes(code))
    ? rule.code
    : undefined;
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
    const topic = entities[order + 1];
    if (topic?.kind !== "mention" || topic.place.clause !== clause || isEvent(topic, catalogue)) continue;
    if (!items.slice(entity.index + 1, topic.index).some((item) => marked(item, "and"))) topic.codes = [];
  }
}

function isEvent(mention: Mention, catalogue: CompiledCatalogue): boolean {
  return mention.codes.some((code) => catalogue.units.get(code) === "event");
}

function isGeneral(item: Item | undefined): boolean {
  const meaning = item?.meaning;
  return meaning !== undefined && (meaning.codes.length === 0 || meaning.general || meaning.codes.length > 1);
}

function readQuantity(items: readonly Item[], at: number, place: Place): Quantity {
  const item = items[at] as Item;
  const next = items[at + 1];
  const meaning = next?.meaning;
  const named = meaning !== undefined && meaning.codes.length > 0 && (items[at - 1]?.meaning?.codes.length ?? 0) > 0;
  // "dvc 12 hồ sơ 5": the noun belongs to the next number.
  const taken =
    named && (items[at + 2]?.amount !== undefined || items[at + 2]?.key === ":" || items[at + 2]?.key === "=");
  const counted = !marked(item, "none") && meaning?.unit && !taken ? meaning : undefined;
  const unit = unitOf(items, at, counted?.unit);
  const audience = counted === undefined ? unknownAudience(items, at) : undefined;
  const attends = (unit === "person" || unit === "visit") && attending.test(items[at + 2]?.key ?? "");
  return {
    kind: "quantity",
    index: at,
    last: counted ? at + 1 : at,
    place,
    value: item.amount?.value ?? 0,
    doubt: item.amount
      ? item.amount.doubt
      : marked(item, "none")
        ? undefined
        : item.key === "percent"
          ? "percent"
          : "vague",
    replaces: item.amount?.replaces,
    outOf: item.amount?.outOf,
    rises: item.amount?.rises ?? false,
    approximate: marked(items[at - 1], "approx"),
    inWords: marked(item, "none"),
    unit: audience ? "person" : unit,
    own: audience
      ? ["propaganda_attendees"]
      : counted && isGeneral(next) && counted.codes.length === 1
        ? counted.codes
        : attends
          ? ["propaganda_attendees"]
          : [],
    scope: unit === "agent" ? "agent" : unit === "thing" ? "thing" : "counts",
    marks: new Set(),
    foreign: false,
    seller: items[at + 2]?.key === "ban" && items[at + 2]?.written !== "bạn",
    loose: !audience && next?.kind === "word" && !particles.has(next.key),
    start: item.start,
    end: counted ? (next?.end ?? item.end) : item.end,
  };
}

const attending = /^(du|tham du|nghe|den nghe|toi nghe|den du|toi du|ngoi nghe|tham gia|den coi|toi coi|coi)\b/;
const villages = new Set("thon xom ap khom buon khu".split(" "));

/** "35 phật tử nghe": people of a sort nobody listed, who listened. */
function unknownAudience(items: readonly Item[], at: number): number | undefined {
  for (let next = at + 1; next <= at + 3; next++) {
    if (next > at + 1 && attending.test(items[next]?.key ?? "")) return next;
    if (items[next]?.kind !== "word") return undefined;
  }
  return undefined;
}

function unitOf(items: readonly Item[], at: number, unit: UnitClass | undefined): UnitClass | undefined {
  if (
    unit === "agent" &&
    (isServed(items, at) || items.slice(Math.max(0, at - 2), at).some((item) => item.meaning?.unit === "event"))
  )
    return "person";
  // "đi 3 xóm" counts villages; "5 xóm Đông" is 5 of something in one village.
  if (unit === undefined && villages.has(items[at + 1]?.key ?? "") && items[at + 2]?.kind !== "word") return "thing";
  return unit;
}

/** "cho 25 thành viên", "15 đoàn viên tham gia": the team's own people as an audience. */
function isServed(items: readonly Item[], at: number): boolean {
  const after = items[at + 2]?.key ?? "";
  return items[at - 1]?.key === "cho" || /^(tham gia|tham du|du|hoc|nghe|theo hoc|duoc)\b/.test(after);
}

const particles = new Set(
  "a ah nha nhe nhen nghen hen ne nua thoi roi het do day vay voi la thi ma u da em anh chi bac co chu chau oi ak hi hihi va cho duoc xong ca trong tai o tren tu nghe hon lan luon qua cung chac tron dang moi chua khong sau truoc dum gium giup".split(
    " ",
  ),
);

function isAside(items: readonly Item[], at: number): boolean {
  const before = items[at - 1];
  if (!marked(before, "about")) return false;
  return !(marked(before, "approx") && items[at]?.amount);
}
