import type { Link } from "./bind-one.ts";
import { misfit, resolve } from "./compatibility.ts";
import type { CompiledCatalogue } from "./compile-catalogue.ts";
import type { Entity, Quantity } from "./entities.ts";
import { type Item, markedAt } from "./items.ts";
import { isMark, keyAt, writtenAt } from "./row.ts";

/** What a number without a name may still mean, from its own noun and the verb of its clause. */
export function fallBack(items: readonly Item[], links: readonly Link[], catalogue: CompiledCatalogue): Link[] {
  let before: Link | undefined;
  const told = readTold(links);
  const particular = links.some(({ codes }) =>
    codes.some((code) => code !== "people_supported" && code !== "help_desk_shifts"),
  );
  const readOne = (link: Link): Link[] => {
    const { quantity } = link;
    const alike = before && isParallel(items, before, quantity, catalogue) ? before : undefined;
    if (link.codes.length > 0) {
      const general = link.codes[0] === "people_supported" && link.codes.length === 1;
      return general && particular && isWhole(quantity, told) ? [] : [link];
    }
    const [event] = before?.codes ?? [];
    // "tuyên truyền 1 buổi, cỡ trăm người": how many came is not sure.
    const crowd = quantity.doubt === "vague" && event?.endsWith("_sessions") && quantity.unit === "person";
    if (crowd) return [{ ...link, codes: [resolve(event ?? "", "person", catalogue)] }];
    if (alike && quantity.scope === "counts") {
      // Files are of several kinds, each a part of its own.
      const mention = quantity.unit === "file" ? undefined : alike.mention;
      return [{ ...link, codes: alike.codes, mention }];
    }
    const code = taught(quantity, told) ?? atDesk(quantity, told) ?? ownMeaning(items, quantity);
    if (isServed(items, quantity, links) || quantity.doubt === "percent" || isGrowth(quantity, before)) return [];
    if (!code || !catalogue.indicators.has(code) || quantity.scope !== "counts") return [link];
    if (code === "people_supported" && particular && isWhole(quantity, told)) return [];
    return [{ ...link, codes: [code] }];
  };
  return links.flatMap((link) => {
    const read = readOne(link);
    before = read[0] ?? link;
    return read;
  });
}

/** "gia đình số giờ được 38 hộ, tuần này vô thêm 2 hộ": in those said before. */
function isGrowth({ marks, unit, value }: Quantity, before: Link | undefined): boolean {
  const [code] = before?.codes ?? [];
  return (
    code === "digital_households" && marks.has("more") && unit === "household" && (before?.quantity.value ?? 0) > value
  );
}

/** "(buổi 1: 30 người, buổi 2: 40 người)", "T3: 2 hộ lên sàn, T5: 1 hộ": in a row of its like, a number is of what the one before it is. */
function isParallel(items: readonly Item[], before: Link, quantity: Quantity, catalogue: CompiledCatalogue): boolean {
  const [code] = before.codes;
  if (code === undefined || before.quantity.place.sentence !== quantity.place.sentence) return false;
  // "trực 3 buổi: 12 lượt, 9 lượt, 5 lượt"
  const listed = isMark(items, before.quantity.last + 1) && before.quantity.last + 2 === quantity.index;
  if (listed && quantity.unit === "visit" && before.quantity.unit === "visit") return true;
  // "đổi bằng lái 3 bộ, trợ cấp thai sản 2 bộ"
  if (code === "dvc_files_submitted" && quantity.unit === "file" && before.quantity.unit === "file") return true;
  const fits = quantity.unit !== undefined && misfit(code, quantity, catalogue, false) < 1;
  // "hỗ trợ ở chợ 10 lượt, ở trạm 5 lượt"
  const places = quantity.marks.has("slot") && quantity.unit === before.quantity.unit && code === "people_supported";
  return fits && (places || (isOfOrdinal(items, before.quantity.index) && isOfOrdinal(items, quantity.index)));
}

/** "buổi 2: 40". */
function isOfOrdinal(items: readonly Item[], at: number): boolean {
  return keyAt(items, at - 1) === ":" && keyAt(items, at - 2) === "number-of";
}

/** "lớp kỹ năng số 20 người học, 14 người hoàn thành": those who came, and those who are through. */
export function settleLearners(items: readonly Item[], links: readonly Link[], catalogue: CompiledCatalogue): Link[] {
  const isOf = ({ codes }: Link) => codes.length === 1 && codes[0] === "digital_literacy_completed";
  const through = links.some((link) => isOf(link) && /hoan thanh$/.test(keyAt(items, link.quantity.last)));
  if (!through || !catalogue.indicators.has("training_attendees")) return [...links];
  return links.map((link) =>
    isOf(link) && link.quantity.own[0] === "training_attendees" ? { ...link, codes: link.quantity.own } : link,
  );
}

/** An ambiguous name, told by another one: the only unused name it can be, or what was named before. */
export function settleAmbiguous(links: readonly Link[], entities: readonly Entity[]): Link[] {
  if (!links.some((link) => link.ambiguous)) return [...links];
  const used = new Set(links.map((link) => link.mention));
  const named = new Set(links.filter((link) => !link.ambiguous).flatMap((link) => link.codes));
  const waiting = entities.filter(
    (entity) => entity.kind === "mention" && entity.codes.length === 1 && !used.has(entity),
  );
  return links.map((link) => {
    if (!link.ambiguous) return link;
    // "kích hoạt 8 vneid, lũy kế 305"
    const beside = entities.find((entity) => entity.index === link.quantity.last + 1);
    const [code, ...others] = beside?.kind === "mention" ? beside.codes : [];
    if (code !== undefined && others.length === 0 && link.codes.includes(code))
      return { ...link, codes: [code], ambiguous: false };
    const near = waiting
      .filter((entity) => entity.place.sentence === link.quantity.place.sentence)
      .flatMap((entity) => (entity.kind === "mention" ? entity.codes : []));
    const unused = link.codes.filter((code) => near.includes(code));
    const before = link.mention?.follows ? link.codes.filter((code) => named.has(code)) : [];
    const told = unused.length === 1 ? unused : before;
    return told.length === 1 ? { ...link, codes: told, ambiguous: false } : link;
  });
}

/** "5 cụ: định danh, vssid, sổ sức khỏe", "24 lượt bà con, tránh bị lừa": names of their own that no other number claims. */
export function giveWaiting(
  items: readonly Item[],
  links: readonly Link[],
  entities: readonly Entity[],
  catalogue: CompiledCatalogue,
): Link[] {
  const used = new Set(links.map((link) => link.mention));
  const unused = entities.filter((entity) => entity.kind === "mention" && !used.has(entity));
  const waitsIn = new Set(unused.map((entity) => entity.place.sentence));
  return links.map((link) => {
    const { quantity, codes } = link;
    if (!waitsIn.has(quantity.place.sentence)) return link;
    const people = quantity.unit === "person" || quantity.unit === "visit";
    if (!people || quantity.scope !== "counts" || quantity.doubt || codes.some((code) => code !== "people_supported"))
      return link;
    const inSentence = entities.filter((entity) => entity.place.sentence === quantity.place.sentence);
    const after = inSentence.filter((entity) => entity.index > quantity.index);
    const first = after.find((entity) => entity.kind === "mention");
    const listed = first !== undefined && keyAt(items, first.index - 1) === ":";
    const names = after.filter((entity) => entity.kind === "mention" && !entity.aside && (listed || !entity.general));
    const free = names.length > 0 && after.every((entity) => entity.kind === "mention" && !used.has(entity));
    const told = names.flatMap((entity) => (entity.kind === "mention" ? entity.codes : []));
    const alone = inSentence.every((entity) => entity.kind === "mention" || entity === quantity);
    if (!free || told.length !== names.length || (told.length > 1 && !listed) || !(listed || alone)) return link;
    if (told.some((code) => misfit(code, quantity, catalogue, false) >= 1)) return link;
    const mention = names[0]?.kind === "mention" ? names[0] : undefined;
    return { ...link, codes: [...new Set(told)], mention, ambiguous: false };
  });
}

/** What all numbers with a name tell those without one. */
interface Told {
  classes: readonly Quantity[];
  hasDesk: boolean;
  counted: ReadonlySet<Quantity>;
  /** Numbers and their sum by sentence. */
  sums: ReadonlyMap<number, { numbers: number; sum: number }>;
  subsets: readonly Quantity[];
}

function readTold(links: readonly Link[]): Told {
  const named = links.filter(({ codes, quantity }) => codes.length > 0 && quantity.scope === "counts");
  const counted = new Set(named.map(({ quantity }) => quantity));
  const sums = new Map<number, { numbers: number; sum: number }>();
  for (const { value, place } of counted) {
    const { numbers, sum } = sums.get(place.sentence) ?? { numbers: 0, sum: 0 };
    sums.set(place.sentence, { numbers: numbers + 1, sum: sum + value });
  }
  const isClass = ({ codes, quantity }: Link) => (codes[0] ?? quantity.own[0]) === "training_sessions";
  return {
    classes: links.filter(isClass).map(({ quantity }) => quantity),
    hasDesk: links.some(({ codes }) => codes[0] === "help_desk_shifts"),
    counted,
    sums,
    subsets: [...counted].filter(({ marks }) => marks.has("subset")),
  };
}

/** A total of people beside the parts it is made of counts nothing more. */
function isWhole(quantity: Quantity, { counted, sums, subsets }: Told): boolean {
  if (quantity.marks.has("total")) return true;
  const here = sums.get(quantity.place.sentence) ?? { numbers: 0, sum: 0 };
  const own = counted.has(quantity) ? 1 : 0;
  const isSum = here.numbers - own > 1 && here.sum - own * quantity.value === quantity.value;
  return isSum || subsets.some((subset) => subset !== quantity);
}

/** "20 người tới nhưng …": people who came, of whom a particular number was served. */
function isServed(items: readonly Item[], quantity: Quantity, links: readonly Link[]): boolean {
  const served = quantity.marks.has("serve") && quantity.marks.has("for");
  return (
    // "tiếp 21 người mà 5 người quên mật khẩu"
    ((quantity.marks.has("came") && !served) || markedAt(items, quantity.last + 1, "contrast")) &&
    links.some((link) => link.codes.length > 0 && link.quantity.index > quantity.index)
  );
}

/** "dạy 12 chị dùng điện thoại, 1 lớp", "dạy dịch vụ công 1 lớp 32 người" */
function taught({ unit, marks, place }: Quantity, { classes }: Told): string | undefined {
  if (unit !== "person" && unit !== "visit") return undefined;
  const counted = classes.filter((one) => one.unit === "event");
  const here = counted.some((one) => one.place.clause === place.clause);
  // "tập huấn 2 buổi chiều, tất cả 44 lượt người"
  const all = marks.has("total") && counted.some((one) => one.place.sentence === place.sentence);
  const told = here || all || (classes.length > 0 && marks.has("serve") && marks.has("event"));
  return told && (unit === "person" || all) ? "training_attendees" : undefined;
}

/** "trực 2 ca, 14 người tới hỏi" */
function atDesk({ unit, marks }: Quantity, { hasDesk }: Told): string | undefined {
  return unit === "person" && marks.has("came") && hasDesk ? "people_supported" : undefined;
}

/** "được 3 nhà", "moi dc 3 nha": houses are gone to; but "dc 8 nha chi" asks to agree. */
function isReached(items: readonly Item[], { index, last }: Quantity): boolean {
  const got = keyAt(items, index - 1);
  const sure =
    writtenAt(items, last) === "nhà" || got === "moi duoc" || got === "chi duoc" || markedAt(items, last + 1, "and");
  return keyAt(items, last) === "nha" && got.endsWith("duoc") && sure;
}

/** "đi vô xóm Biền, được 6 hộ": after going there, and nothing else is said of them. */
function isFoundOut(items: readonly Item[], { index, last }: Quantity): boolean {
  if (!keyAt(items, index - 1).endsWith("duoc") || !isMark(items, index - 2) || !isMark(items, last + 1)) return false;
  for (let at = index - 3; at >= 0 && !isMark(items, at); at--)
    if (/^(vo|vao|toi|den|xuong|qua|di)$/.test(keyAt(items, at)) && markedAt(items, at, "visit")) return true;
  return false;
}

function ownMeaning(items: readonly Item[], quantity: Quantity): string | undefined {
  const [own] = quantity.own;
  if (own && own !== "people_supported") return own;
  if (
    quantity.unit === "household" &&
    (quantity.marks.has("visit") ||
      isReached(items, quantity) ||
      isFoundOut(items, quantity) ||
      quantity.marks.has("serve") ||
      (quantity.marks.has("total") && !quantity.foreign) ||
      quantity.marks.has("done"))
  )
    return "households_visited";
  const people = quantity.unit === "person" || quantity.unit === "visit";
  if (people && (own || quantity.marks.has("serve"))) return "people_supported";
  return undefined;
}
