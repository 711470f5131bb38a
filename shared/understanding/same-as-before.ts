import { type Item, markedAt } from "./items.ts";
import { isMark, isNameAt, keyAt } from "./row.ts";

const earlier = /^((tuan|hom|bua|dot|thang) (roi|qua|kia|no|te)|(hom|bua|bao cao)|bua hom|so cu)$/;

/** "giống hôm trước", "cứ lấy số của kỳ trước": as it was in another period, which is named here. */
export function isAsBefore(items: readonly Item[], at: number): boolean {
  if (!markedAt(items, at, "previous") && !earlier.test(keyAt(items, at))) return false;
  if ([1, 2].some((back) => /^(giong|(van )?nhu|y|y nhu|van|bang)$/.test(keyAt(items, at - back)))) return true;
  const near = items.slice(Math.max(0, at - 5), at);
  const takes = near.findIndex(({ key }) => /^(van|lay|lay lai|giu|chep|chep lai|copy)$/.test(key));
  return takes >= 0 && near.slice(takes).some(({ key }) => /^(con )?so( |$)|^lai$/.test(key));
}

/** "vneid 5, dvc như tuần trước": one has its number, the other had it before. */
export function isLeftAsIs(items: readonly Item[], at: number): boolean {
  const from = keyAt(items, at - 1) === "van" ? at - 2 : at - 1;
  const same = /^(van )?(nhu|giong|bang)$/.test(keyAt(items, at)) && isAsBefore(items, at + 1);
  return same && isNameAt(items, from) && (items[at + 2] === undefined || isMark(items, at + 2));
}
