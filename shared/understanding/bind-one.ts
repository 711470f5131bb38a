import { misfit, resolve } from "./compatibility.ts";
import type { CompiledCatalogue } from "./compile-catalogue.ts";
import type { Mention, Quantity } from "./entities.ts";
import { gap } from "./gaps.ts";
import type { Item } from "./items.ts";
import { amountAt, keyAt, unitAt } from "./row.ts";

/** A number with the indicators it stands for: several when shared, none when nothing fits. */
export interface Link {
  quantity: Quantity;
  codes: readonly string[];
  mention: Mention | undefined;
  /** The name alone does not tell which of `codes` is meant. */
  ambiguous: boolean;
  /** More names than numbers: no telling which. */
  mismatch: boolean;
}

/** Numbers joined to names, and how unlikely that is. */
export interface Binding {
  cost: number;
  links: Link[];
}

export interface Context {
  items: readonly Item[];
  catalogue: CompiledCatalogue;
}

const unusedCost = 1.5;
const looseCost = 4;
const hardCost = 4;
const contradiction = 3;
const foreignCost = 2.5;

export function unused(mentions: readonly Mention[]): number {
  let cost = 0;
  for (const mention of mentions)
    if (!mention.aside && !mention.elsewhere && !mention.general) cost += mention.codes.length > 1 ? 0.8 : unusedCost;
  return cost;
}

export function free(quantities: readonly Quantity[]): Binding {
  let cost = 0;
  for (const quantity of quantities) cost += freeCost(quantity);
  return { cost, links: quantities.map((quantity) => link(quantity, [], undefined)) };
}

/** What it costs to leave a number without a name; `counted` when the name at hand counts just such things. */
function freeCost(quantity: Quantity, counted = false): number {
  if (quantity.scope === "cumulative") return 1.5;
  if (quantity.doubt === "vague" || quantity.doubt === "percent") return 0.9;
  if (quantity.own.length > 0) return 1.2;
  if (quantity.unit === "household" && !(counted && !quantity.marks.has("visit")))
    return quantity.marks.has("total") || (quantity.marks.has("slot") && !quantity.marks.has("visit")) ? 2.5 : 1.5;
  if (quantity.unit === "visit" || quantity.unit === "person") return 2.2;
  return quantity.loose ? 2.5 : looseCost;
}

export function link(quantity: Quantity, codes: readonly string[], mention: Mention | undefined): Link {
  return { quantity, codes, mention, ambiguous: codes.length > 1, mismatch: false };
}

export function bindOne(
  context: Context,
  mention: Mention,
  quantities: readonly Quantity[],
  side: "left" | "right",
  carried = false,
): Binding {
  let cost = mention.general ? 0.5 : 0;
  if (mention.aside) cost += 0.7;
  const links: Link[] = [];
  const seen = new Set<string>();
  let eventCounted = false;
  for (const quantity of quantities) {
    const { fit, codes } = bestCodes(context, mention, quantity);
    const target = codes.join();
    // "chìu thêm 5 người nữa"
    const more = keyAt(context.items, quantity.index - 1) === "them" && quantity.unit !== undefined;
    const foreign =
      quantity.foreign && !more && keyAt(context.items, quantity.index - 1) !== "la" && (seen.has(target) || carried);
    // "2 dvc, 1 chuyến xe": a number of something else.
    const elsewhere =
      mention.place.clause !== quantity.place.clause &&
      (foreign ||
        isHelp(quantity, mention) ||
        isGoneTo(context.items, quantity, mention) ||
        isOfClass(context.items, quantity, mention) ||
        (side === "left" && quantity.loose && !quantity.inWords))
        ? foreignCost
        : 0;
    // "tuyên truyền 2 buổi 60": a bare number beside a counted event is no further event.
    const again =
      seen.has(target) || (carried && quantity.loose)
        ? sumCost(quantity) +
          // "vneid 21, 26 người tới, cài app được 20"
          (quantity.marks.has("came") ? hardCost : 0) +
          (quantity.loose ? hardCost : 0) +
          (eventCounted && quantity.unit === undefined ? hardCost : 0)
        : 0;
    const linkCost = fit + gap(context.items, mention, quantity, side) + again + elsewhere;
    const counted = mention.codes.some((code) => context.catalogue.units.get(code) === quantity.unit);
    if (linkCost >= freeCost(quantity, counted) || fit >= contradiction) {
      cost += freeCost(quantity);
      links.push(link(quantity, [], undefined));
      continue;
    }
    if (quantity.doubt !== "percent" && quantity.scope !== "cumulative") seen.add(target);
    eventCounted ||= quantity.unit === "event";
    cost += linkCost;
    links.push(link(quantity, codes, mention));
  }
  if (links.every(({ codes }) => codes.length === 0)) cost += unused([mention]);
  return { cost, links };
}

/** "tập huấn 1 buổi, hỗ trợ 25 lượt bà con": they were helped, not taught. */
function isHelp({ own, marks }: Quantity, { codes }: Mention): boolean {
  return marks.has("serve") && own[0] === "people_supported" && codes.some((code) => code.endsWith("_sessions"));
}

/** "chỉ quét mã 10 người, đi được 12 nhà" */
function isGoneTo(items: readonly Item[], { unit, index }: Quantity, { codes }: Mention): boolean {
  const went =
    keyAt(items, index - 1) === "di duoc" || `${keyAt(items, index - 2)} ${keyAt(items, index - 1)}` === "di duoc";
  return unit === "household" && went && !codes.includes("households_visited");
}

/** "19 người được công nhận, mở thêm 1 lớp 24 người học": of the class. */
function isOfClass(items: readonly Item[], { own, index }: Quantity, { codes }: Mention): boolean {
  const behindClass = unitAt(items, index - 1) === "event" && amountAt(items, index - 2) !== undefined;
  return behindClass && own[0] === "training_attendees" && !codes.some((code) => code.startsWith("training"));
}

function sumCost(quantity: Quantity): number {
  if (quantity.scope === "cumulative" || quantity.marks.has("subset") || quantity.marks.has("slip")) return 0;
  return quantity.marks.has("slot") || quantity.marks.has("total") ? 0.4 : 0.9;
}

export function bestCodes(context: Context, mention: Mention, quantity: Quantity): { fit: number; codes: string[] } {
  const { catalogue } = context;
  let fit = Number.POSITIVE_INFINITY;
  let codes: string[] = [];
  for (const code of mention.codes) {
    const here = misfit(code, quantity, catalogue, mention.firm || quantity.seller);
    if (here < fit - 0.5) {
      fit = here;
      codes = [];
    }
    const meant = resolve(code, quantity.unit, catalogue, mention.firm || quantity.seller);
    // "giúp bà con cài được 8": of an app that nobody named
    if (meant === "people_supported" && quantity.marks.has("install") && quantity.unit === undefined)
      fit += contradiction;
    // A desk is named; who came to it is only meant.
    if (meant === "people_supported" && code !== meant) fit += 0.4;
    if (quantity.own.includes(meant)) return { fit: here, codes: [meant] };
    if (here <= fit + 0.5 && !codes.includes(meant)) codes.push(meant);
  }
  return { fit, codes };
}
