import { fail, isBeyond, isOfOthers, leaveNames, leaveUndone, near } from "./dropped-numbers.ts";
import type { Entity, Quantity } from "./entities.ts";
import { type Item, marked, markedAt } from "./items.ts";
import { demote, localScope } from "./local-scopes.ts";
import type { Place } from "./places.ts";
import { isStated, questionSentences } from "./question-sentences.ts";
import { amountAt, isMark, isNameAt, keyAt, sameClause, writtenAt } from "./row.ts";
import { enter, isElse, type Scan } from "./scan.ts";
import { closes, namesLater, type Running, scopeWord } from "./scope-words.ts";
import { isOfTeam } from "./team-people.ts";

const selves = new Set("em toi tui minh to tau bac chu chau con".split(" "));
/**
 * Says for every number whether it counts for this period. A word such as "dự kiến" or "lũy kế" rules what follows it in its
 * sentence, until one such as "tuần này" or "đạt" ends it. Mentions that stand in a plan are set aside.
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
  const scan: Scan = {
    items,
    places,
    byIndex: new Map(entities.map((entity) => [entity.index, entity])),
    questions: corrects ? new Map() : questionSentences(items, places),
    corrects,
    running: undefined,
    brief: false,
    since: 0,
    trailing: false,
    within: false,
    ofTeam: false,
    subset: false,
    parted: 0,
    header: false,
    counted: false,
    named: false,
    inClause: [],
  };
  for (let at = 0; at < items.length; at++) {
    enter(scan, at);
    const item = items[at] as Item;
    if (item.key === ":" && scan.running === "request") scan.running = undefined;
    if (saysThey(items, at)) scan.running = "other";
    if (saysWe(items, at)) {
      if (scan.running === "other") scan.running = undefined;
      if (isAfterBody(scan, at)) leaveToOthers(scan, at);
    }
    if (item.marks.length > 0 && !nouns.has(at)) hear(scan, at);
    // "điện lực cúp từ 8h nên chỉ kịp hướng dẫn 14 lượt"
    if (item.key === "nen" && (scan.running === "other" || scan.running === "plan" || scan.running === "request"))
      scan.running = undefined;
    // "tổ" is "tớ" without accents; "có tổ" is one of theirs.
    const self = selves.has(item.key) && !/^(co|mot|cac|nhieu)$/.test(keyAt(items, at - 1));
    if (item.kind === "word" && self && scan.running === "other") scan.running = undefined;
    // "tỉnh giao …, em cài cho 22 người"
    if (scan.running === "target" && selves.has(item.key) && keyAt(items, at - 1) === ",") scan.running = undefined;
    const entity = scan.byIndex.get(at);
    if (entity?.kind === "mention") {
      if (isElse(scan, entity)) scan.subset = false;
      scan.named = true;
      scan.ofTeam = false;
      if (scan.running === "plan" || scan.running === "request" || scan.running === "other")
        entity.aside = entity.elsewhere = true;
    } else if (entity) weigh(scan, at, entity);
  }
  leaveNames(entities);
}

/** "vssid 4 còn lại hẹn tuần sau": the number is said; "3 người còn lại hẹn" are the rest. */
function nameStandsBefore(items: readonly Item[], quantity: Quantity | undefined): boolean {
  return quantity !== undefined && (isNameAt(items, quantity.index - 1) || isNameAt(items, quantity.last + 1));
}

/** Takes in a word that says something about numbers. */
function hear(scan: Scan, at: number): void {
  const { items, places, byIndex, inClause } = scan;
  const item = items[at] as Item;
  // "đài nói Cần Thơ dán được …"
  if (item.capital && at > 0 && !isMark(items, at - 1) && !item.key.includes(" ") && items[at + 1]?.capital) return;
  // "sai chỉ tiêu rồi": an indicator.
  if (scan.corrects && item.key === "chi tieu") return;
  const next =
    (isGot(item, scan.running) || isReached(scan, at)) &&
    amountAt(items, /^(co|lam)$/.test(keyAt(items, at + 1)) ? at + 2 : at + 1)
      ? "done"
      : scopeWord(items, places, at, inClause.length > 0);
  if (next === "now") {
    // "chỉ tiêu tháng này 50", "kế hoạch tuần này 4 lớp"
    if (keyAt(items, at - 1) === "ke hoach") scan.running = "target";
    else if (scan.running !== "target" || !(markedAt(items, at - 1, "target") || isTerm(scan, at)))
      scan.running = undefined;
  } else if (next === "done") {
    if (scan.running === "plan" || scan.running === "target" || scan.running === "request") scan.running = undefined;
  } else if (next) {
    const put = items.slice((inClause.at(-1)?.last ?? at) + 1, at).some(({ key }) => key === "thi");
    const ofRest = items.slice((inClause.at(-1)?.last ?? at) + 1, at).some(({ key }) => key === "con lai");
    const behind =
      !(ofRest && nameStandsBefore(items, inClause.at(-1))) &&
      (next === "plan" || next === "target" || (next === "cumulative" && inClause.length === 1)) &&
      inClause.length > 0 &&
      (put || item.key === "neu" || (closes(items, places, at) && !isOfOthers(items, at)));
    // "đạt 110% kế hoạch" measures what was done.
    if (behind) {
      for (const quantity of inClause)
        if (quantity.doubt !== "percent" && !(put && quantity.inWords)) demote(quantity, next);
    } else if (next !== "cumulative" || scan.running !== "target" || scan.since !== places[at]?.clause) {
      // "tuần tới tổ định đi 20 hộ, mở 1 lớp": all of it is still to come
      scan.brief = !(scan.running === "plan" && !scan.brief) && /^(hen|chuan bi|dinh|sap|du dinh)$/.test(item.key);
      scan.running = next;
      scan.since = places[at]?.clause ?? 0;
    }
    // "vneid 9, lũy kế 214, dvc 5", "ví 3, tuần trước 5, dvc 2"
    const remark = next === "cumulative" || (next === "previous" && scan.counted);
    scan.trailing = remark && !namesLater(items, places, at);
    scan.within = places[at]?.inParentheses ?? false;
  }
  if (marked(item, "subset") && item.key !== "ca") {
    const said = inClause.at(-1);
    // "3 trong số đó là …"
    if (said && said.last === at - 1 && /^trong so (do|ay|nay)$/.test(item.key) && !namesLater(items, places, at))
      demote(said, "subset");
    if (said && (dealtWith.test(item.key) || (said.last === at - 1 && !forward.test(item.key))))
      said.marks.add("subset");
    else {
      scan.subset = true;
      scan.parted = places[at]?.clause ?? 0;
    }
  }
  if (item.key === "rieng" && own.test(keyAt(items, at + 1))) leaveToOthers(scan, at);
  const forgets = item.key === "quen" && keyAt(items, at - 1) !== "khach" && inClause.at(-1)?.unit === "person";
  // "ở chợ Vàng" is no "vắng".
  const isNamed = item.capital && at > 0 && !isMark(items, at - 1);
  if ((marked(item, "failed") && !isNamed) || forgets || isBeyond(items, at))
    fail(items, places, byIndex, inClause, at);
  else if (marked(item, "nothing")) leaveUndone(items, places, byIndex, at);
  if (!marked(item, "reported")) return;
  for (const quantity of near(inClause, items, places, byIndex, at)) demote(quantity, "reported");
}

const own = /^(to|thon|ap|xom|nhom|ben|phan|doi|khu pho|to dan pho|minh|tui|em|toi)\b/;

const bodies = /^(truong|ben|hoi|doan|xa|chi hoi|chi doan|thon|ap|xom|khu)\b/;
const ours = new Set("to ben thon nhom doi phan rieng".split(" "));
const us = /^(minh|em|tui|toi|to|thi|chung)\b/;

/** "khoán mỗi tổ trong tháng: 35 dvc": until when, before any number. */
function isTerm({ items, inClause }: Scan, at: number): boolean {
  return keyAt(items, at).startsWith("trong ") && inClause.length === 0 && /^(:|la)$/.test(keyAt(items, at + 1));
}

/** "đi cùng anh công an, ảnh thu nhận căn cước 25 người": at the head of a clause, after somebody of another body. */
function saysThey(items: readonly Item[], at: number): boolean {
  if (keyAt(items, at - 1) !== "," || !/^(ảnh|ổng|bả)$/.test(writtenAt(items, at))) return false;
  return items.slice(Math.max(0, at - 6), at).some(({ meaning }) => meaning?.unit === "agent");
}

/** "…, tổ mình", "…, còn tổ chúng tôi": we, at the head of a clause. */
function saysWe(items: readonly Item[], at: number): boolean {
  if (!ours.has(keyAt(items, at)) || !us.test(keyAt(items, at + 1))) return false;
  return isMark(items, /^(con|rieng)$/.test(keyAt(items, at - 1)) ? at - 2 : at - 1);
}

/** "bên hội nông dân làm 15 người, tổ mình 9": the sentence began with another body. */
function isAfterBody({ items, places }: Scan, at: number): boolean {
  let head = at;
  while (head > 0 && places[head - 1]?.sentence === places[at]?.sentence && keyAt(items, head - 1) !== ".") head--;
  return bodies.test(keyAt(items, head)) && !us.test(keyAt(items, head + 1));
}

/** "Đoàn xã làm được 20, riêng tổ tui 6 vneid": numbers without a name, said before our own. */
function leaveToOthers({ items, places, byIndex }: Scan, at: number): void {
  const before: Quantity[] = [];
  // "Đoàn trường cài app tỉnh cho 200 em, còn tổ em 9 người": it may be named, too.
  const contrasts = keyAt(items, at - 1) === "con";
  const here = [...byIndex.values()].filter((entity) => entity.place.sentence === places[at]?.sentence);
  const own = here.some((entity) => entity.kind === "mention" && entity.index > at);
  for (const entity of here) {
    if (entity.index >= at) continue;
    if (entity.kind === "quantity") before.push(entity);
    else if (!contrasts) return;
    else if (own) entity.codes = [];
  }
  for (const quantity of before) demote(quantity, "other");
}

/** "định làm 10 mà chỉ được 6", "nhờ có wifi nên kích hoạt được 6": what was got in spite of all that was said. */
function isGot({ key }: Item, running: Running): boolean {
  return key === "duoc" || key === "chi duoc" || key === "chi co" || (running === "request" && key.endsWith(" duoc"));
}

/** What follows is part of what was said; other such words tell of what stands before them. */
const forward = /^(trong (do|ay|nay|day)|bao gom|gom|ke|tinh)\b/;

/** "giao 40 vneid, mới xong 27", "giao 35 mới làm 30" */
function isReached({ items, places, running, since, inClause }: Scan, at: number): boolean {
  const item = items[at] as Item;
  const got = marked(item, "achieved") || marked(item, "done") || item.key.endsWith(" duoc");
  const asked = inClause.some(({ scope }) => scope === "target");
  const later = asked || places[at]?.clause !== since || /^(thi|ma)$/.test(keyAt(items, at - 1));
  return got && later && (running === "target" || running === "plan");
}

function weigh(scan: Scan, at: number, quantity: Quantity): void {
  const { items, places } = scan;
  scan.inClause.push(quantity);
  const asked = scan.questions.get(quantity.place.sentence);
  if (asked !== undefined && quantity.place.clause > asked && isStated(items, places, at))
    scan.questions.delete(quantity.place.sentence);
  else if (asked !== undefined) demote(quantity, "question");
  if (hasWhole(items, places, at)) demote(quantity, "cumulative");
  if (scan.subset && (scan.named || scan.counted)) quantity.marks.add("subset");
  const asks = scan.running === "request" && quantity.unit === "event" && scan.named;
  if (scan.running && !asks) demote(quantity, scan.running);
  scan.counted = true;
  localScope(items, places, at, quantity, scan.corrects);
  const still =
    scan.ofTeam && quantity.unit !== "event" && quantity.unit !== "household" && !namesLater(items, places, at);
  if (!still && !isOfTeam(items, places, at, quantity)) return;
  demote(quantity, "agent");
  scan.ofTeam = true;
}

/** "toàn thôn có 310 người có VNeID": what the village has, since always. */
function hasWhole(items: readonly Item[], places: readonly Place[], at: number): boolean {
  if (!/^(co|da co|hien co)$/.test(keyAt(items, at - 1))) return false;
  for (let before = at - 2; before >= 0 && sameClause(places, before, at); before--) {
    if (markedAt(items, before, "whole")) return true;
  }
  return false;
}

/** What became of some of those counted before: "3 tin đã được xử lý". */
const dealtWith = /(tra loi|xu ly|giai quyet|phan hoi|ket qua|duyet)/;

/** Where all numbers are of an earlier week, it is that week that is reported; "cộng cả hai bữa" takes in what was said of both. */
export function allowPrevious(items: readonly Item[], entities: readonly Entity[]): void {
  const quantities = entities.filter((entity) => entity.kind === "quantity");
  const recaps = items.some(
    (item, at) =>
      marked(item, "total") && items.slice(at + 1, at + 4).some(({ key }) => /^(bua|hom|dot|lan|ngay|buoi)$/.test(key)),
  );
  if (!recaps && quantities.some((quantity) => quantity.scope === "counts" || quantity.scope === "cumulative")) return;
  for (const quantity of quantities) if (quantity.scope === "previous") quantity.scope = "counts";
}
