import type { Share } from "./added-parts.ts";
import type { Link } from "./bind-one.ts";
import { resolve } from "./compatibility.ts";
import type { CompiledCatalogue } from "./compile-catalogue.ts";
import type { Quantity } from "./entities.ts";
import { type Item, marked } from "./items.ts";
import { isNameAt, keyAt } from "./row.ts";
import { combineLatest, combineSum, one, type Value } from "./summing.ts";

export interface Figure {
  code: string;
  value: number;
  /** Where in the original text the number stands. */
  span: { start: number; end: number };
  approximate: boolean;
  /** One short Vietnamese remark on how the number was found. */
  reason: string;
}

export type Trouble =
  | {
      kind: "range" | "vague" | "percent" | "comma" | "conflict" | "cumulative" | "unattributed" | "mismatch" | "each";
      quantity: Quantity;
      codes: readonly string[];
    }
  | { kind: "ambiguous"; quantity: Quantity; codes: readonly string[] };

export interface Combined {
  figures: Figure[];
  troubles: Trouble[];
}

/** One value per indicator: parts add up, totals count once, repairs and achievements replace, running totals stay out. */
export function combine(
  items: readonly Item[],
  links: readonly Link[],
  catalogue: CompiledCatalogue,
  lastWins = false,
): Combined {
  const shares = new Map<string, Share[]>();
  const troubles: Trouble[] = [];
  for (const [order, link] of links.entries()) {
    const { quantity } = link;
    if (isTakenBack(items, link, links[order + 1])) continue;
    if (isPartOfOther(link, links[order - 1])) continue;
    const trouble = troubleOf(link);
    if (trouble) {
      const codes = isCrowd(link)
        ? [...link.codes, ...link.codes.map((code) => resolve(code, "person", catalogue))]
        : link.codes;
      troubles.push({ kind: trouble, quantity, codes });
      continue;
    }
    for (const code of link.codes) {
      const list = shares.get(code);
      if (list) list.push({ quantity, link });
      else shares.set(code, [{ quantity, link }]);
    }
  }
  const figures: Figure[] = [];
  for (const [code, list] of shares) {
    // "có 12 cụ hưởng trợ cấp, mới liên kết được tài khoản cho 5 cụ": the answer will tell.
    if (troubles.some((trouble) => cameToLess(trouble, code, list))) continue;
    const latest = catalogue.indicators.get(code)?.aggregation === "latest";
    const result = lastWins
      ? one(
          list.find((share) => isBecome(items, share)) ??
            list.find(({ quantity }) => quantity.replaces !== undefined) ??
            list.findLast(({ quantity }) => !quantity.place.inParentheses) ??
            (list.at(-1) as Share),
        )
      : latest
        ? combineLatest(items, list)
        : combineSum(items, ofThings.has(code) ? thingsOf(items, list) : list);
    if (typeof result === "string")
      troubles.push({ kind: result, quantity: (list[0] as Share).quantity, codes: [code] });
    else figures.push(figureOf(code, result));
  }
  return { figures, troubles: troubles.filter((trouble) => !isSettled(trouble, figures)) };
}

/** What is made or handed in, so that its owners beside it are no further ones. */
const ofThings = new Set(["dvc_files_submitted", "ecommerce_households", "ecommerce_products"]);

/** "2 vợ chồng nhờ làm giấy tờ, nộp xong 1 bộ", "3 chị lên sàn, mở 3 gian hàng": where things are counted, whose they are is not. */
function thingsOf(items: readonly Item[], list: Share[]): Share[] {
  const things = list.filter(({ quantity: { unit } }) => unit !== "person" && unit !== "visit");
  return things.length > 0 && things.every(({ quantity: { unit, last } }) => unit || isNameAt(items, last + 1))
    ? things
    : list;
}

/** "quét mã 29 lượt, trong đó 7 hộ nghèo": of those said, though seven households would be shops. */
function isPartOfOther({ quantity, mention, codes }: Link, whole: Link | undefined): boolean {
  if (!quantity.marks.has("subset") || !mention || !whole) return false;
  // "gửi 4 kiến nghị giúp dân, xã đã xử lý 1", "mở thẻ cho 8 bác để lãnh lương hưu, có 2 bác ngoài 75 tuổi"
  const beside = (mention.aside || mention.general) && mention.index < quantity.index && whole.codes.length > 0;
  if (whole.mention !== mention && !beside) return false;
  return codes.join() !== whole.codes.join() && quantity.value <= whole.quantity.value;
}

/** "sửa hồ sơ còn 5, em đếm cả 2 bộ chưa ký" */
function isBecome(items: readonly Item[], { quantity }: Share): boolean {
  return /^(con|thanh|thanh ra|xuong con)$/.test(keyAt(items, quantity.index - 1));
}

function cameToLess({ kind, codes, quantity }: Trouble, code: string, list: readonly Share[]): boolean {
  const [first, ...others] = list as [Share, ...Share[]];
  if (kind !== "ambiguous" || others.length > 0 || !codes.includes(code) || !quantity.marks.has("achieved"))
    return false;
  return quantity.index > first.quantity.index && quantity.value < first.quantity.value;
}

/** "vneid 5 à nhầm vssid 5": said, then said to be of something else. */
export function isTakenBack(items: readonly Item[], link: Link, next: Link | undefined): boolean {
  if (!next || (link.codes.length > 0 && next.codes.some((code) => link.codes.includes(code)))) return false;
  for (let at = link.quantity.last + 1; at < next.quantity.index; at++) {
    const item = items[at] as Item;
    if (marked(item, "slip") && takenBack.test(item.key)) return true;
  }
  return false;
}

const takenBack = /^(a |y |u |ua |noi |lai )?(nham|lon)$|^u?a khong$/;

/** A vague word or a percentage beside an exact number of the same indicator asks for nothing more. */
function isSettled(trouble: Trouble, figures: readonly Figure[]): boolean {
  if (trouble.kind !== "vague" && trouble.kind !== "percent" && trouble.kind !== "each") return false;
  return trouble.codes.every((code) => figures.some((figure) => figure.code === code));
}

function troubleOf(link: Link): Trouble["kind"] | undefined {
  const { quantity } = link;
  if (link.codes.length === 0) return undefined;
  if (quantity.doubt) return quantity.doubt;
  if (link.mismatch) return "mismatch";
  if (link.ambiguous) return "ambiguous";
  if (isCrowd(link)) return "ambiguous";
  return undefined;
}

/** More sessions than this in one message are rather people ("tập huấn 20"). */
const mostSessions = 12;

function isCrowd({ codes, quantity }: Link): boolean {
  return (
    quantity.unit === undefined && quantity.value > mostSessions && codes.some((code) => code.endsWith("_sessions"))
  );
}

function figureOf(code: string, value: Value): Figure {
  const [first] = value.used as [Share];
  const start = Math.min(...value.used.map((share) => share.quantity.start));
  const end = Math.max(...value.used.map((share) => share.quantity.end));
  const approximate = value.used.some((share) => share.quantity.approximate);
  return {
    code,
    value: value.value,
    span: value.used.length === 1 ? { start: first.quantity.start, end: first.quantity.end } : { start, end },
    approximate,
    reason: value.reason,
  };
}
