import type { Link } from "./bind-one.ts";
import type { Quantity } from "./entities.ts";
import { type Item, marked } from "./items.ts";
import { isDivision } from "./places.ts";
import { keyAt } from "./row.ts";

const mostParts = 12;

/** "26 lượt: …", "26 lượt gồm …"; but "T2: 3 hộ, T4: 1 hộ" lists days. */
function isDivided(items: readonly Item[], whole: Quantity, next: Quantity | undefined): boolean {
  let told = false;
  for (let at = whole.index; next && at < next.index; at++) {
    const item = items[at];
    if (item?.kind === "aside") return false;
    told ||= marked(item, "parts") || (marked(item, "subset") && item?.key !== "ca") || item?.key === ":";
  }
  return told;
}

/** "cài ví 10 lượt: momo 6, vnpay 4, quét mã 8": the first that make up the total. */
function thoseThatFit(after: readonly Link[], { quantity: { value } }: Link): readonly Link[] | undefined {
  let sum = 0;
  for (const [order, part] of after.entries()) {
    sum += part.quantity.value;
    if (sum === value && order > 0) return after.slice(0, order + 1);
  }
  return undefined;
}

/** "26 lượt dvc gồm 10 khai sinh và 16 tạm trú": parts that make up a total are not counted again. */
export function dropParts(items: readonly Item[], links: readonly Link[]): Link[] {
  // A total and two parts at least.
  if (links.length < 3) return [...links];
  const dropped = new Set<Link>();
  const wholes = new Map<Link, Link>();
  for (const [order, whole] of links.entries()) {
    // "7 hộ kinh doanh: hóa đơn điện tử 7 hộ, mã QR 5 hộ": for whom it was done.
    const heads = keyAt(items, whole.quantity.last + 1) === ":" && (whole.mention?.index ?? 0) > whole.quantity.last;
    if (heads && links.every((link) => link === whole || link.quantity.value <= whole.quantity.value))
      dropped.add(whole);
    if (whole.codes.length > 1 || whole.codes[0] === "people_supported") continue;
    if (!isDivided(items, whole.quantity, links[order + 1]?.quantity)) continue;
    const after = links
      .slice(order + 1, order + 1 + mostParts)
      .filter((link) => link.quantity.place.sentence === whole.quantity.place.sentence);
    const parts = thoseThatFit(after, whole) ?? after;
    const [first] = parts;
    if (!first || parts.length < 2) continue;
    const between = items.slice(whole.quantity.index, first.quantity.index);
    const sum = parts.reduce((value, link) => value + link.quantity.value, 0);
    const alike = parts.every((link) => link.codes.length === 1 && link.codes[0] === whole.codes[0]);
    const fits = sum === whole.quantity.value;
    // "nộp 9 hồ sơ, gồm 4 trợ cấp, 5 khai sinh": what the files were for.
    const kinds =
      whole.quantity.unit === "file" &&
      between.some(isDivision) &&
      parts.every(({ quantity }) => quantity.unit === undefined);
    if (whole.codes.length === 0) {
      // "nộp 5 bộ: khai sinh 2, kết hôn 3"
      const named = kinds ? parts.find(({ codes }) => codes[0] === "dvc_files_submitted") : undefined;
      // "nộp 7 bộ gồm 3 thuế, 4 khai sinh"
      if (fits && named) {
        for (const part of parts) dropped.add(part);
        wholes.set(whole, named);
      } else if (fits && parts.every((link) => link.codes.length === 1)) dropped.add(whole);
      continue;
    }
    // "6 tin: đèn hỏng 2, rác 3, nước đọng 1"
    const unnamed = parts.every(({ codes }) => codes.length === 0 || codes[0] === whole.codes[0]);
    if (
      fits &&
      (alike ||
        kinds ||
        unnamed ||
        parts.every(({ codes, mention }) => mention?.general || codes[0] === whole.codes[0]))
    )
      for (const part of parts) dropped.add(part);
    // "4 hồ sơ: 2 khai sinh, 1 tạm trú": a total its parts contradict.
    else if (alike && between.some((item) => item.key === ":" || isDivision(item))) whole.quantity.marks.add("total");
  }
  return links.flatMap((link) => {
    const named = wholes.get(link);
    return dropped.has(link) ? [] : [named ? { ...link, codes: named.codes, mention: named.mention } : link];
  });
}
