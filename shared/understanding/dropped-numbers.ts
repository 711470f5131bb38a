import type { Entity, Mention, Quantity } from "./entities.ts";
import { type Item, markedAt } from "./items.ts";
import { demote } from "./local-scopes.ts";
import type { Place } from "./places.ts";
import { amountAt, isName, keyAt, sameClause, unitAt } from "./row.ts";

/** "5 người quên căn cước": the name belongs to a number that does not count. */
export function leaveNames(entities: readonly Entity[]): void {
  for (const [order, entity] of entities.entries()) {
    const before = entities[order - 1];
    // "vssid 4 người không vào được"
    if (isDropped(entity) && before?.kind === "mention" && before.index === entity.index - 1) before.elsewhere = true;
    if (entity.kind !== "mention" || before?.kind !== "quantity" || before.place.clause !== entity.place.clause)
      continue;
    if (isDropped(before)) entity.elsewhere = true;
  }
}

function isDropped(entity: Entity): boolean {
  return entity.kind === "quantity" && (entity.scope === "failed" || entity.scope === "left");
}

/** "không lấy được", "chưa vào app được" */
export function isBeyond(items: readonly Item[], at: number): boolean {
  if (!/^(khong|chua)$/.test(keyAt(items, at))) return false;
  for (let next = at + 1; next <= at + 3; next++) {
    const item = items[next];
    if (!item || item.kind === "mark" || item.amount || isName(item)) return false;
    if (item.key === "duoc") return !/^(gi|chi)$/.test(keyAt(items, next + 1));
  }
  return false;
}

/** "vneid 7 người mấy ông hết pin để bữa sau": said of several who were not counted. */
export function isOfOthers(items: readonly Item[], at: number): boolean {
  for (let noun = at - 1; noun >= at - 4; noun--)
    if (keyAt(items, noun - 1) === "may" && unitAt(items, noun) === "person") return true;
  return false;
}

/** "3 cụ không cài được", "chưa làm được 2 hộ": the nearest number of the clause, the one before first. */
export function fail(
  items: readonly Item[],
  places: readonly Place[],
  byIndex: ReadonlyMap<number, Entity>,
  inClause: Quantity[],
  at: number,
): void {
  if (isOfOthers(items, at)) return;
  const before = amountAt(items, at + 1) ? undefined : inClause.at(-1);
  if (before) {
    if (!before.inWords && !before.doubt && before.unit !== "event") demote(before, "failed");
    return;
  }
  // "mảng thương mại điện tử tuần này chưa làm được": what was said to be undone
  for (const entity of byIndex.values())
    if (entity.kind === "mention" && entity.index < at && sameClause(places, entity.index, at))
      entity.aside = entity.elsewhere = true;
  const counted = leaveUndone(items, places, byIndex, at);
  if (counted && !counted.inWords) demote(counted, "failed");
}

/** "chưa làm được mảng thanh toán, căn cước 3": no number is of it. The number that comes first is of what was not done. */
export function leaveUndone(
  items: readonly Item[],
  places: readonly Place[],
  byIndex: ReadonlyMap<number, Entity>,
  at: number,
): Quantity | undefined {
  let named: Mention | undefined;
  for (let next = at + 1; next < items.length && sameClause(places, next, at); next++) {
    if (markedAt(items, next, "achieved")) return undefined;
    const entity = byIndex.get(next);
    if (entity?.kind === "quantity") return named ? undefined : entity;
    named ??= entity;
  }
  if (named) named.aside = named.elsewhere = true;
  return undefined;
}

export function near(
  inClause: Quantity[],
  items: readonly Item[],
  places: readonly Place[],
  byIndex: ReadonlyMap<number, Entity>,
  at: number,
): Quantity[] {
  if (keyAt(items, at) !== "tru" && inClause.length > 0 && !/^(khong|chua|bao|truoc|hom|lan)/.test(keyAt(items, at)))
    return inClause.slice(-1);
  const found: Quantity[] = [];
  for (let next = at + 1; next < items.length && sameClause(places, next, at); next++) {
    const entity = byIndex.get(next);
    if (entity?.kind === "quantity") found.push(entity);
  }
  // "trừ 4 người trùng còn 31"
  if (keyAt(items, at) === "tru") return found.slice(0, 1);
  return found.length > 0 ? found : inClause.slice(-1);
}
