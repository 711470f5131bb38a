import type { Entity, Mention, Quantity } from "./entities.ts";
import { type Item, marked, markedAt } from "./items.ts";
import type { Place } from "./places.ts";
import { keyAt } from "./row.ts";
import { continues, isListed, type Running } from "./scope-words.ts";

/** What the words so far say about the numbers to come. */
export interface Scan {
  items: readonly Item[];
  places: readonly Place[];
  byIndex: ReadonlyMap<number, Entity>;
  /** By sentence: the last clause that asks. */
  questions: Map<number, number>;
  corrects: boolean;
  running: Running;
  /** It rules its own clause only. */
  brief: boolean;
  /** The clause in which it began. */
  since: number;
  /** It is a remark on the clause it stands in. */
  trailing: boolean;
  /** It began in parentheses. */
  within: boolean;
  ofTeam: boolean;
  subset: boolean;
  /** The clause in which its parts began. */
  parted: number;
  /** The line is of a list whose heading rules it. */
  header: boolean;
  /** A number stood in the sentence. */
  counted: boolean;
  named: boolean;
  inClause: Quantity[];
}

export function enter(scan: Scan, at: number): void {
  const { items, places } = scan;
  const [place, before] = [places[at], places[at - 1]];
  if (place && before && place.sentence !== before.sentence) {
    scan.header =
      keyAt(items, at) === "\n"
        ? isHeading(scan, at)
        : keyAt(items, at) === ";" && (scan.header || isHeaded(items, at));
    scan.counted = false;
    if (!scan.header) scan.running = undefined;
    scan.subset = false;
    scan.ofTeam = false;
  }
  if (place?.clause === before?.clause) return;
  if (before?.inParentheses && !place?.inParentheses) scan.subset = false;
  scan.inClause = [];
  const { running } = scan;
  const ends =
    (before?.inParentheses && !place?.inParentheses && scan.within) ||
    (running === "plan" && scan.brief && !continues(items, at)) ||
    (running === "other" && !continues(items, at) && !markedAt(items, at, "contrast")) ||
    running === "request" ||
    scan.trailing;
  if (ends) scan.running = undefined;
}

/** "dvc 12 lượt, trong đó 6 cụ, ví điện tử sáng 4 chiều 5": another name, in a clause of its own, ends the parts. */
export function isElse({ subset, parted, byIndex }: Scan, { codes, place, index }: Mention): boolean {
  if (!subset || place.clause === parted) return false;
  for (const entity of byIndex.values())
    if (entity.kind === "mention" && entity.index < index && entity.codes.some((code) => codes.includes(code)))
      return false;
  return true;
}

/** "KẾ HOẠCH TUẦN 48", "Chỉ tiêu năm 2027:": a line without figures rules the lines after it, up to an empty one. */
function isHeading({ items, header, counted }: Scan, at: number): boolean {
  if (keyAt(items, at + 1) === "\n" && header) return false;
  return keyAt(items, at - 1) === ":" || header || (!counted && isListed(items, at));
}

/** "Kế hoạch tuần tới: VNeID 25; tập huấn 2 lớp": what stands before the colon rules the line. */
function isHeaded(items: readonly Item[], at: number): boolean {
  for (let before = at - 1; before >= 0 && keyAt(items, before) !== "\n" && keyAt(items, before) !== "."; before--)
    if (keyAt(items, before) === ":")
      return items
        .slice(Math.max(0, before - 3), before)
        .some((item) => marked(item, "plan") || marked(item, "target"));
  return false;
}
