import { type Item, marked, markedAt } from "./items.ts";
import type { Place } from "./places.ts";
import { amountAt, keyAt, sameClause, writtenAt } from "./row.ts";

/** Sentences that want to know something, or others to come and do it: their numbers are no results. */
export function questionSentences(items: readonly Item[], places: readonly Place[]): Map<number, number> {
  const asking = new Map<number, number>();
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as Item;
    const { sentence, clause, inParentheses } = places[at] as Place;
    // "vneid 5 (cần gì gọi tui)"
    if (inParentheses && !places[0]?.inParentheses) continue;
    if (item.key === "?" && at > 0 && asksWhy(items, places, at))
      asking.set(places[at - 1]?.sentence ?? 0, places[at - 1]?.clause ?? 0);
    if (isCall(items, places, at)) asking.set(sentence, clause);
    // "nhất là mấy cuộc gọi giả"
    if (item.key === "la may" && keyAt(items, at - 1) === "nhat") continue;
    if (marked(item, "question") || (marked(item, "wonder") && isChoice(items, at))) asking.set(sentence, clause);
  }
  return asking;
}

const everybody = /^(ba con|moi nguoi|anh em|chi em|anh chi|ca nha)$/;
const several = /^(cac|may|ca)$/;

/** "Bà con nhớ 19h tối nay tập huấn 1 buổi", "7h30 tập trung đi dán mã QR 20 hộ": who reports does not call people together. */
function isCall(items: readonly Item[], places: readonly Place[], at: number): boolean {
  if (keyAt(items, at) === "tap trung") {
    const near = items.slice(Math.max(0, at - 6), at + 2);
    return near.some(({ key }) => key === "time") && !items.some(({ key }) => /(^| )(duoc|xong|da)$/.test(key));
  }
  const heed = keyAt(items, at) === "y" && /^(chu|luu)$/.test(keyAt(items, at - 1));
  const who = heed ? at - 2 : at - 1;
  if (!heed && writtenAt(items, at) !== "nhớ") return false;
  const called = several.test(keyAt(items, who - 1)) || everybody.test(keyAt(items, who));
  return called && !sameClause(places, several.test(keyAt(items, who - 1)) ? who - 2 : who - 1, who);
}

/** "sao bảng ghi tổ mình 0 ví vậy em?" */
function asksWhy(items: readonly Item[], places: readonly Place[], at: number): boolean {
  for (let before = at - 1; before >= 0 && places[before]?.sentence === places[at - 1]?.sentence; before--)
    if (/^(sao|rang|ai)$/.test(keyAt(items, before)) && markedAt(items, before, "wonder")) return true;
  return false;
}

/** "là một hay hai cái vậy em" */
function isChoice(items: readonly Item[], at: number): boolean {
  // "tk dvc với tk vneid là một hả em"
  if (amountAt(items, at - 1) && keyAt(items, at - 2) === "la") return true;
  const near = items.slice(Math.max(0, at - 3), at);
  return (
    near.some((item) => item.amount) &&
    items.slice(Math.max(0, at - 4), at).some((item) => marked(item, "or") || item.key.includes(" hay "))
  );
}

/** "cho em hỏi hạn nộp ngày mấy, tuần này em được 5 vneid": after the question, what was done. */
export function isStated(items: readonly Item[], places: readonly Place[], at: number): boolean {
  for (let before = at - 1; before >= 0 && sameClause(places, before, at); before--)
    if (markedAt(items, before, "now") || (before === at - 1 && keyAt(items, before).endsWith("duoc"))) return true;
  return false;
}
