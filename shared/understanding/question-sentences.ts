import { type Item, marked } from "./items.ts";
import type { Place } from "./places.ts";
import { keyAt, sameClause } from "./row.ts";

/** Sentences that want to know something: their numbers are no results. */
export function questionSentences(items: readonly Item[], places: readonly Place[]): Map<number, number> {
  const asking = new Map<number, number>();
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as Item;
    const { sentence, clause } = places[at] as Place;
    if (item.key === "?" && at > 0 && asksWhy(items, places, at))
      asking.set(places[at - 1]?.sentence ?? 0, places[at - 1]?.clause ?? 0);
    if (marked(item, "question") || (marked(item, "wonder") && isChoice(items, at))) asking.set(sentence, clause);
  }
  return asking;
}

/** "sao bảng ghi tổ mình 0 ví vậy em?" */
function asksWhy(items: readonly Item[], places: readonly Place[], at: number): boolean {
  for (let before = at - 1; before >= 0 && places[before]?.sentence === places[at - 1]?.sentence; before--)
    if (/^(sao|rang|ai)$/.test(keyAt(items, before)) && marked(items[before], "wonder")) return true;
  return false;
}

/** "là một hay hai cái vậy em" */
function isChoice(items: readonly Item[], at: number): boolean {
  const near = items.slice(Math.max(0, at - 3), at);
  return (
    near.some((item) => item.amount) &&
    items.slice(Math.max(0, at - 4), at).some((item) => marked(item, "or") || item.key.includes(" hay "))
  );
}

/** "cho em hỏi hạn nộp ngày mấy, tuần này em được 5 vneid": after the question, what was done. */
export function isStated(items: readonly Item[], places: readonly Place[], at: number): boolean {
  for (let before = at - 1; before >= 0 && sameClause(places, before, at); before--)
    if (marked(items[before], "now") || (before === at - 1 && keyAt(items, before).endsWith("duoc"))) return true;
  return false;
}
