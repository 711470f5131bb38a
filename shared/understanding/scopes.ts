import type { Entity, Place, Quantity, Scope } from "./entities.ts";
import { type Item, marked } from "./items.ts";

type Running = Extract<Scope, "plan" | "target" | "cumulative" | "previous" | "other" | "request" | "news"> | undefined;

const ends = new Set([
  "da",
  "du",
  "thi du",
  "dat",
  "dat duoc",
  "moi duoc",
  "moi dat",
  "thuc te",
  "thuc hien",
  "thuc hien duoc",
  "lam duoc",
  "lam xong",
  "hoan thanh",
  "vua",
]);
const selves = new Set("em toi tui minh to tau bac chu chau con".split(" "));
const leaders = new Set(
  "voi cung va moi tai o cua giup cho den toi ra xuong dua phoi hop nho duoc lien he ve theo len vao tren qua bi".split(
    " ",
  ),
);

/**
 * Says for every number whether it counts for this period. A word such as "dự kiến" or "lũy kế" rules what follows it in its
 * sentence, until one such as "tuần này" or "đạt" ends it. Returns, too, the mentions that stand in a plan.
 */
export function giveScopes(
  items: readonly Item[],
  places: readonly Place[],
  entities: readonly Entity[],
  corrects: boolean,
): void {
  const nouns = new Set(
    entities.map((entity) => (entity.kind === "quantity" && entity.last > entity.index ? entity.last : -1)),
  );
  const byIndex = new Map(entities.map((entity) => [entity.index, entity]));
  let running: Running;
  let trailing = false;
  let ofTeam = false;
  let subset = false;
  let header = false;
  let sentence = 0;
  let clause = -1;
  let inClause: Quantity[] = [];
  let lastMention = -1;
  const questions = corrects ? new Set<number>() : questionSentences(items, places);
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as Item;
    const place = places[at] as Place;
    if (place.sentence !== sentence) {
      header = items[at]?.key === "\n" && (items[at - 1]?.key === ":" || (header && isListed(items, at)));
      if (!header) running = undefined;
      subset = false;
      ofTeam = false;
      sentence = place.sentence;
    }
    if (place.clause !== clause) {
      clause = place.clause;
      inClause = [];
      if (running === "other" && !continues(items, at)) running = undefined;
      if (running === "request") running = undefined;
      if (running === "cumulative" && trailing) running = undefined;
    }
    if (item.marks.length > 0 && !nouns.has(at)) {
      const next = item.key === "duoc" && items[at + 1]?.amount ? "done" : scopeWord(items, at, inClause.length > 0);
      if (next === "now") running = undefined;
      else if (next === "done") {
        if (running === "plan" || running === "target" || running === "request") running = undefined;
      } else if (next) {
        const behind = (next === "plan" || next === "target") && inClause.length > 0 && closes(items, places, at);
        if (behind) for (const quantity of inClause) demote(quantity, next);
        else running = next;
        trailing = next === "cumulative" && !namesLater(items, places, at);
      }
      if (marked(item, "subset") && item.key !== "ca") {
        const said = inClause.at(-1);
        if (said && (dealtWith.test(item.key) || said.last === at - 1)) said.marks.add("subset");
        else subset = true;
      }
      if (marked(item, "failed")) fail(items, places, byIndex, inClause, at);
      if (marked(item, "reported"))
        for (const quantity of near(inClause, items, places, byIndex, at)) demote(quantity, "reported");
    }
    if (item.kind === "word" && selves.has(item.key) && running === "other") running = undefined;
    const entity = byIndex.get(at);
    if (entity?.kind === "mention") {
      lastMention = at;
      ofTeam = false;
      if (running === "plan" || running === "request" || running === "other") entity.aside = true;
    }
    if (entity?.kind === "quantity") {
      inClause.push(entity);
      if (questions.has(place.sentence)) demote(entity, "question");
      if (hasWhole(items, places, at)) demote(entity, "cumulative");
      if (subset && lastMention >= 0) entity.marks.add("subset");
      if (running) demote(entity, running);
      localScope(items, at, entity, corrects);
      if (
        isOfTeam(items, places, at, entity) ||
        (ofTeam && entity.unit !== "event" && !namesLater(items, places, at))
      ) {
        demote(entity, "agent");
        ofTeam = true;
      }
    }
  }
}

/** Sentences that want to know something: their numbers are no results. */
function questionSentences(items: readonly Item[], places: readonly Place[]): Set<number> {
  const asking = new Set<number>();
  for (const [at, item] of items.entries())
    if (marked(item, "question") || marked(item, "guide")) asking.add((places[at] as Place).sentence);
  return asking;
}

/** "toàn thôn có 310 người có VNeID": what the village has, since always. */
function hasWhole(items: readonly Item[], places: readonly Place[], at: number): boolean {
  if (!/^(co|da co|hien co)$/.test(items[at - 1]?.key ?? "")) return false;
  for (let before = at - 2; before >= 0 && places[before]?.clause === places[at]?.clause; before--) {
    if (marked(items[before], "whole")) return true;
  }
  return false;
}

function demote(quantity: Quantity, scope: Scope): void {
  if (scope === "target" && quantity.outOf) return;
  if (quantity.scope === "counts") quantity.scope = scope;
}

/** "vneid 9, lũy kế 214, dvc 5": a remark on the name before it, which does not reach the next clause. */
function namesLater(items: readonly Item[], places: readonly Place[], at: number): boolean {
  for (let next = at + 1; next < items.length && places[next]?.clause === places[at]?.clause; next++) {
    if ((items[next]?.meaning?.codes.length ?? 0) > 0 || items[next]?.key === ":") return true;
  }
  return false;
}

function isListed(items: readonly Item[], at: number): boolean {
  const next = items[at + 1];
  return next?.key === "-" || next?.key === "~" || next?.key === "+" || next?.key === "*" || next?.key === "bullet";
}

function continues(items: readonly Item[], at: number): boolean {
  return items[at]?.kind === "mark" && items[at + 1]?.kind === "amount";
}

function scopeWord(items: readonly Item[], at: number, afterNumber: boolean): Running | "now" | "done" {
  const item = items[at] as Item;
  const before = items[at - 1];
  if (marked(item, "cumulative")) return "cumulative";
  if (marked(item, "target") && item.meaning?.codes.length === 0) return "target";
  if (
    marked(item, "plan") &&
    !(item.key === "mai" && (marked(before, "kin") || before?.key === "thon" || before?.key === "xom"))
  ) {
    return item.key === "ke hoach" && items[at + 1]?.amount ? "target" : "plan";
  }
  if (marked(item, "previous")) return "previous";
  if (marked(item, "news")) return "news";
  if (marked(item, "now")) return ends.has(item.key) ? "done" : "now";
  if (marked(item, "request") && item.key !== "moi" && !afterNumber && item.meaning?.codes.length === 0)
    return isReporting(items, at) ? undefined : "request";
  if (
    marked(item, "other") &&
    !afterNumber &&
    !(before && (leaders.has(before.key) || leaders.has(before.key.split(" ").at(-1) ?? "")))
  )
    return "other";
  return undefined;
}

function isReporting(items: readonly Item[], at: number): boolean {
  const next = items[at + 1]?.key ?? "";
  if (marked(items[at + 1], "fix") || marked(items[at + 2], "fix")) return true;
  return next.startsWith("bao") || next.startsWith("gui") || next.startsWith("duoc bao") || next.startsWith("nop");
}

/** The word ends its clause, so it speaks of what was said before it ("2 buổi tuần sau"). */
function closes(items: readonly Item[], places: readonly Place[], at: number): boolean {
  for (let next = at + 1; next < items.length && places[next]?.clause === places[at]?.clause; next++) {
    const item = items[next] as Item;
    if (item.kind === "mark" || marked(item, "tag") || marked(item, "plan") || item.key === "a" || item.key === "cho")
      continue;
    return false;
  }
  return true;
}

/** "3 cụ không cài được", "chưa làm được 2 hộ": the nearest number of the clause, the one before first. */
function fail(
  items: readonly Item[],
  places: readonly Place[],
  byIndex: ReadonlyMap<number, Entity>,
  inClause: Quantity[],
  at: number,
): void {
  const before = inClause.at(-1);
  if (before) {
    if (!before.inWords) demote(before, "failed");
    return;
  }
  for (let next = at + 1; next < items.length && places[next]?.clause === places[at]?.clause; next++) {
    if (marked(items[next], "achieved")) return;
    const entity = byIndex.get(next);
    if (entity?.kind === "mention") return;
    if (entity?.kind === "quantity") {
      demote(entity, "failed");
      return;
    }
  }
}

function near(
  inClause: Quantity[],
  items: readonly Item[],
  places: readonly Place[],
  byIndex: ReadonlyMap<number, Entity>,
  at: number,
): Quantity[] {
  if (items[at]?.key !== "tru" && inClause.length > 0 && !/^(khong|chua|bao|truoc|hom|lan)/.test(items[at]?.key ?? ""))
    return inClause.slice(-1);
  const found: Quantity[] = [];
  for (let next = at + 1; next < items.length && places[next]?.clause === places[at]?.clause; next++) {
    const entity = byIndex.get(next);
    if (entity?.kind === "quantity") found.push(entity);
  }
  return found.length > 0 ? found : inClause.slice(-1);
}

/** What became of some of those counted before: "3 tin đã được xử lý". */
const dealtWith = /(tra loi|xu ly|giai quyet|phan hoi)/;

const teams = new Set("to doan nhom hoi doi chung tui anh thon xom ap ban khu khoi lang xa phuong".split(" "));
const selfWords = new Set("em toi tui minh bac chu chau con chi anh co".split(" "));
const goings = new Set("di xuong chia ra truc cung phoi phu den toi vao".split(" "));

/** "tổ em có 8 người", "đoàn 10 bạn xuống giúp": who did the work, not who was helped. */
function isOfTeam(items: readonly Item[], places: readonly Place[], at: number, quantity: Quantity): boolean {
  if (quantity.unit !== "person" && quantity.unit !== "household") return false;
  // "em với 2 bạn nữa xuống …"
  if (
    marked(items[at - 1], "and") &&
    selfWords.has(items[at - 2]?.key ?? "") &&
    (places[at - 3]?.clause !== places[at]?.clause || items[at - 3]?.kind === "mark")
  )
    return true;
  let head = at;
  while (head > 0 && places[head - 1]?.clause === places[at]?.clause && at - head < 6) head--;
  const before = items.slice(head, at);
  if (!before.some((item) => teams.has(item.key.split(" ")[0] ?? "")) || before.some((item) => isDoing(item)))
    return false;
  const last = before.at(-1)?.key ?? "";
  const following = items[quantity.last + 1];
  const next = following?.meaning?.codes.length ? "" : (following?.key.split(" ")[0] ?? "");
  const ends = items[quantity.last + 1] === undefined || items[quantity.last + 1]?.kind === "mark";
  return (quantity.unit === "person" && goings.has(next)) || ((last === "co" || last === "gom") && ends);
}

function isDoing(item: Item): boolean {
  return (
    (item.meaning?.codes.length ?? 0) > 0 ||
    marked(item, "serve") ||
    marked(item, "achieved") ||
    item.key === "cho" ||
    item.key === "lam"
  );
}

function localScope(items: readonly Item[], at: number, quantity: Quantity, corrects: boolean): void {
  const before = items[at - 1];
  const beforeThat = items[at - 2];
  if (corrects && before?.key === "con") return;
  if (before?.key === "con" || before?.key === "con lai" || before?.key === "con no" || before?.key === "con thieu") {
    if (before.written === before.key || before.written.startsWith("còn")) demote(quantity, "left");
  }
  if (before?.written === "mời") demote(quantity, "request");
  const handedOut =
    marked(before, "gift") ||
    (before?.key === "duoc" && marked(beforeThat, "gift")) ||
    (marked(before, "request") && before?.key !== "moi");
  if (handedOut && (quantity.unit === undefined || quantity.unit === "generic") && quantity.loose)
    demote(quantity, "thing");
}

/** Where all numbers are of an earlier week, it is that week that is reported. */
export function allowPrevious(entities: readonly Entity[]): void {
  const quantities = entities.filter((entity) => entity.kind === "quantity");
  if (quantities.some((quantity) => quantity.scope === "counts")) return;
  for (const quantity of quantities) if (quantity.scope === "previous") quantity.scope = "counts";
}
