import type { Quantity } from "./entities.ts";
import { type Item, marked, markedAt } from "./items.ts";
import type { Place } from "./places.ts";
import { amountAt, isMark, isName, isNameAt, keyAt, sameClause, unitAt } from "./row.ts";

const teams = new Set("to doan nhom hoi doi chung tui anh thon xom ap ban khu khoi lang xa phuong".split(" "));
const selfWords = new Set("e em toi tui minh bac chu chau con chi anh co".split(" "));
const goings = new Set("di loi xuong chia ra truc cung phoi phu den toi vao".split(" "));

/** "tổ em có 8 người", "đoàn 10 bạn xuống giúp": who did the work, not who was helped. */
export function isOfTeam(items: readonly Item[], places: readonly Place[], at: number, quantity: Quantity): boolean {
  if (quantity.unit !== "person" && quantity.unit !== "household") return false;
  // "em với 2 bạn nữa xuống …"
  if (
    markedAt(items, at - 1, "and") &&
    selfWords.has(keyAt(items, at - 2)) &&
    (!sameClause(places, at - 3, at) || isMark(items, at - 3) || isTime(items[at - 3]))
  )
    return true;
  // "hiện tổ có 38 hộ gia đình số": its own noun says what is counted.
  const noun = quantity.last > at ? items[quantity.last]?.meaning : undefined;
  if (noun && noun.codes.length > 0 && !noun.general) return false;
  // "đoàn viên 8 người ra quân"
  if (keyAt(items, quantity.last + 1) === "ra quan" && quantity.unit === "person") return true;
  if (isAgent(items, places, at, quantity) || isFromTeam(items, quantity)) return true;
  if (brings.has(keyAt(items, at - 1))) return false;
  let head = at;
  while (head > 0 && sameClause(places, head - 1, at) && at - head < 6) head--;
  const before = items.slice(head, at);
  // "các cháu sinh viên gồm 12 cháu"
  if (keyAt(items, at - 1) === "gom" && [at - 2, at - 3].some((place) => unitAt(items, place) === "agent")) return true;
  const sentOut = quantity.unit === "person" && before.some(({ key }) => key === "ra quan");
  if (!sentOut && !before.some((item) => teams.has(firstWord(item.key)))) return false;
  if (before.some((item) => isDoing(item) || marked(item, "total"))) return false;
  const last = before.at(-1)?.key ?? "";
  const following = items[quantity.last + 1];
  const next = following?.meaning?.codes.length ? "" : (following?.key.split(" ")[0] ?? "");
  const ends = following === undefined || isMark(items, quantity.last + 1) || marked(following, "contrast");
  const goes = quantity.unit === "person" && goings.has(next) && !isBrought(items, places, at);
  return goes || ((sentOut || last === "co" || last === "gom") && ends);
}

/** "vận động 9 người xuống xã làm căn cước": a name follows, and no other number. */
function isBrought(items: readonly Item[], places: readonly Place[], at: number): boolean {
  let named = false;
  for (let next = at + 1; next < items.length && sameClause(places, next, at); next++) {
    if (amountAt(items, next)) return false;
    named ||= isNameAt(items, next);
  }
  return named && keyAt(items, at - 1) === "dong" && keyAt(items, at - 2) === "van";
}

function firstWord(key: string): string {
  const end = key.indexOf(" ");
  return end < 0 ? key : key.slice(0, end);
}

/** "8h sáng nay em với 2 bạn đi …" */
function isTime(item: Item | undefined): boolean {
  return item?.kind === "aside" || item?.key === "nay" || marked(item, "now") || marked(item, "slot");
}

/** "tổ em dẫn 6 người ra mở thẻ": those who were taken along. */
const brings = new Set("dan dua cho keo ru kem moi nho cam bam duoc".split(" "));

/** "8 chị trong chi hội": of the team. */
function isFromTeam(items: readonly Item[], { unit, doubt, index, last }: Quantity): boolean {
  const [link, team] = [items[last + 1], items[last + 2]];
  const begins = items[index - 1] === undefined || isMark(items, index - 1);
  if (!begins || unit !== "person" || doubt !== undefined) return false;
  if (/^(to|nhom|doi)$/.test(link?.key ?? "") && /^(minh|tui|em)$/.test(team?.key ?? "")) return true;
  // "5 bạn đoàn viên đứng lớp"
  if (
    items.slice(last + 1, last + 4).some(({ key }, step) => key === "dung" && keyAt(items, last + step + 2) === "lop")
  )
    return true;
  // "năm anh em mình đi"
  if (/^(minh|tui|ta|chung)$/.test(link?.key ?? "")) return true;
  return (
    /^(trong|o|ben|cua)$/.test(link?.key ?? "") &&
    /^(to|chi|doi|nhom|doan|ban)( |$)/.test(team?.key ?? "") &&
    !isPlace(items, last + 2)
  );
}

/** "trong tổ 3", "trong tổ dân phố" are where people live. */
function isPlace(items: readonly Item[], at: number): boolean {
  return keyAt(items, at + 1) === "number-of" || keyAt(items, at + 1) === "dan";
}

/** "hai đứa em đi giúp 12 hộ": they went, and another number says to whom. */
function isAgent(items: readonly Item[], places: readonly Place[], at: number, quantity: Quantity): boolean {
  const begins = at === 0 || !sameClause(places, at - 1, at) || isMark(items, at - 1) || isTime(items[at - 1]);
  if (!begins || quantity.unit !== "person") return false;
  if (isHandingIn(items, quantity.last + 1)) return true;
  let next = quantity.last + 1;
  // "hai mẹ con", "hai đứa em", "hai vợ chồng em"
  while (next <= quantity.last + 2 && /^(em|chung|con|minh|tui|toi|chau|vo|chong)$/.test(keyAt(items, next))) next++;
  if (!goings.has(firstWord(keyAt(items, next)))) return false;
  for (next++; next < items.length && sameClause(places, next, at); next++) {
    if (amountAt(items, next)) return true;
    if (isNameAt(items, next)) return false;
  }
  // "4 anh em lội vào bản, tuyên truyền 1 buổi"
  return keyAt(items, quantity.last) === "anh em";
}

/** "2 người đã nộp xong 2 hồ sơ": the files are counted. */
function isHandingIn(items: readonly Item[], at: number): boolean {
  const name = /^(da|deu|cung|cung da)$/.test(keyAt(items, at)) ? at + 1 : at;
  const number = markedAt(items, name + 1, "achieved") ? name + 2 : name + 1;
  const files = amountAt(items, number) && items[number + 1]?.meaning?.unit === "file";
  return items[name]?.meaning?.codes[0] === "dvc_files_submitted" && Boolean(files);
}

function isDoing(item: Item): boolean {
  return isName(item) || marked(item, "serve") || marked(item, "achieved") || item.key === "cho" || item.key === "lam";
}
