import type { CompiledCatalogue } from "./compile-catalogue.ts";
import { type Item, marked, markedAt } from "./items.ts";
import type { Mark } from "./lexicon/marks.ts";
import { continuations } from "./lexicon/mentions.ts";
import type { UnitClass } from "./lexicon/units.ts";
import type { Place } from "./places.ts";
import { isGeneral, isVague, readDenied, readQuantity } from "./quantities.ts";
import { amountAt, isMark, keyAt, unitAt, writtenAt } from "./row.ts";
import { followEvents } from "./topics.ts";

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
  /** Named in a plan, a request or another body's work. */
  elsewhere: boolean;
  follows: boolean;
  firm: boolean;
  start: number;
  end: number;
}

export type Entity = Quantity | Mention;

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
      // "không có ai bỏ về", "gọi 1022 không ai bắt máy" count nobody
      (marked(item, "none") && !markedAt(items, at + 1, "failed") && !unheard.test(keyAt(items, at + 1))) ||
      isVague(items, at) ||
      (item.kind === "aside" && item.key === "percent")
    ) {
      const quantity = readQuantity(items, at, place);
      entities.push(quantity);
      if (quantity.last > at && isGeneral(items[quantity.last])) at = quantity.last;
      continue;
    }
    const meaning = item.meaning;
    const continued = continuation(items, at, entities, catalogue) ?? lesson(items, at, catalogue);
    if (continued)
      entities.push({
        kind: "mention",
        index: at,
        place,
        codes: [continued],
        general: true,
        aside: false,
        elsewhere: false,
        follows: false,
        firm: false,
        start: item.start,
        end: item.end,
      });
    if (!meaning || meaning.codes.length === 0 || isBecause(items, at) || isGrade(items, at)) continue;
    const last = entities.at(-1);
    // "dịch vụ công: khai sinh 6, tạm trú 4": a heading over what is counted.
    if (meaning.general && last?.kind === "mention" && last.index === at - 2 && keyAt(items, at - 1) === ":")
      last.aside = true;
    entities.push({
      kind: "mention",
      index: at,
      place,
      codes: meaning.codes.filter((code) => catalogue.indicators.has(code)),
      general: meaning.general,
      aside: isAside(items, at) || explains(items, at, entities),
      elsewhere: false,
      follows: meaning.follows,
      firm: meaning.firm,
      start: item.start,
      end: item.end,
    });
  }
  followEvents(entities, catalogue);
  return entities;
}

const unheard = /^(bat|nghe|tra loi|nhac may)$/;

/** Unaccented "vi" inside a clause is "vì" far oftener than "ví". */
function isBecause(items: readonly Item[], at: number): boolean {
  const before = items[at - 1];
  if (writtenAt(items, at) !== "vi" || !before || before.kind === "mark" || before.amount) return false;
  if (keyAt(items, at + 1) === ":" || keyAt(items, at + 1) === "=") return false;
  // "5 nguoi vi hom nay …", but "5 nguoi vi 3 nguoi vssid"
  if (before.meaning?.unit !== undefined && markedAt(items, at + 1, "now")) return true;
  return (
    !/^(cai|cai dat|mo|kich hoat|tai|va|voi|lam|dang ky|cac|so)$/.test(before.key) &&
    before.meaning?.unit === undefined &&
    !before.meaning?.codes.length
  );
}

/** "cháu học lớp 9", "chủ nhiệm lớp 5A" */
function isGrade(items: readonly Item[], at: number): boolean {
  return keyAt(items, at) === "lop" && keyAt(items, at + 1) === "number-of" && keyAt(items, at + 2) !== ":";
}

function continuation(
  items: readonly Item[],
  at: number,
  entities: readonly Entity[],
  catalogue: CompiledCatalogue,
): string | undefined {
  const next = items[at + 1];
  if (!next || entities.length < 2 || isMark(items, at)) return undefined;
  if (!next.amount && !(marked(next, "achieved") && amountAt(items, at + 2))) return undefined;
  const rule = continuations.find(({ phrases }) => phrases.has(keyAt(items, at)));
  if (!rule || !catalogue.indicators.has(rule.code)) return undefined;
  const before = entities.findLast((entity) => entity.kind === "mention");
  const counted = entities.some((entity) => entity.kind === "quantity");
  return counted && before?.kind === "mention" && before.codes.some((code) => rule.after.includes(code))
    ? rule.code
    : undefined;
}

/** "dạy 1 buổi cho 50 người". */
function lesson(items: readonly Item[], at: number, catalogue: CompiledCatalogue): string | undefined {
  const taught = keyAt(items, at) === "day" && amountAt(items, at + 1) && unitAt(items, at + 2) === "event";
  return taught && catalogue.indicators.has("training_sessions") ? "training_sessions" : undefined;
}

/** "đưa bằng lái vào điện thoại (VNeID)": a name alone in brackets explains the one before. */
function explains(items: readonly Item[], at: number, entities: readonly Entity[]): boolean {
  return keyAt(items, at - 1) === "(" && keyAt(items, at + 1) === ")" && entities.at(-1)?.kind === "mention";
}

function isAside(items: readonly Item[], at: number): boolean {
  // "mở tài khoản để lãnh lương hưu"
  if (/^(lanh|linh|nhan|huong)$/.test(keyAt(items, at - 1)) && keyAt(items, at - 2) === "de") return true;
  const before = items[at - 1];
  if (!marked(before, "about")) return false;
  // "có 3 bác nhờ mở tài khoản": what they came for.
  if (before?.key === "nho" && unitAt(items, at - 2) === "person") return false;
  // "dán mã QR và dùng hóa đơn điện tử"
  if (/^(dung|su dung)$/.test(before?.key ?? "") && items[at]?.meaning?.codes.includes("einvoice_supported"))
    return false;
  // "vừa dùng hóa đơn điện tử vừa dán QR"
  if (before?.key === "dung" && keyAt(items, at - 2) === "vua") return false;
  // "vào sổ sức khỏe 6 người": into it, and nothing else is named.
  if (/^(vao|vo)$/.test(before?.key ?? "") && amountAt(items, at + 1)) return false;
  return !(marked(before, "approx") && amountAt(items, at));
}
