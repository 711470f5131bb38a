import { misfit, resolve } from "./compatibility.ts";
import { competing, distinct } from "./competing.ts";
import type { CompiledCatalogue } from "./compile-catalogue.ts";
import type { Mention, Quantity } from "./entities.ts";
import { followsNumber, gap, isBareList, isCountedAlready, isNumberList, isOfEach, joined } from "./gaps.ts";
import type { Item } from "./items.ts";
import { keyAt } from "./row.ts";

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

function unused(mentions: readonly Mention[]): number {
  let cost = 0;
  for (const mention of mentions)
    if (!mention.aside && !mention.elsewhere && !mention.general) cost += mention.codes.length > 1 ? 0.8 : unusedCost;
  return cost;
}

export function bindLeft(
  context: Context,
  mentions: readonly Mention[],
  quantities: readonly Quantity[],
  carried: Mention | undefined,
): Binding {
  if (quantities.length === 0) return { cost: unused(mentions), links: [] };
  const listed = bindList(context, mentions, quantities);
  if (listed) return listed;
  const group = distinct(competing(mentions, mentions.at(-1)));
  if (group.length === 0) return bindCarried(context, quantities, carried);
  if (group.length === 1) return bindOne(context, group[0] as Mention, quantities, "left");
  return bindGroup(context, group, quantities, "left");
}

/** "định danh, ví, hồ sơ lần lượt là 8, 3 và 5": one each, whatever the names; with fewer numbers than names no telling which. */
function bindList(
  context: Context,
  mentions: readonly Mention[],
  quantities: readonly Quantity[],
): Binding | undefined {
  const names = distinct(mentions.filter((mention) => !mention.aside && mention.codes.length > 0));
  const rows = names.length > 2 && quantities.length > 1 && names.length >= quantities.length;
  if (!rows || !isBareList(context.items, names) || !isNumberList(context.items, quantities)) return undefined;
  if (names.length === quantities.length) return inOrder(context, names, quantities, "left");
  const open = names.slice(0, quantities.length);
  const { cost, links } = inOrder(context, open, quantities, "left");
  return { cost, links: links.map((bond) => ({ ...bond, mismatch: true })) };
}

export function bindRight(context: Context, quantities: readonly Quantity[], mentions: readonly Mention[]): Binding {
  if (quantities.length === 0) return { cost: mentions.length === 0 ? 0 : unused(mentions), links: [] };
  // "đi 2 điểm, dự kiến kích hoạt vneid": what is only to come was not counted before.
  const clause = quantities.at(-1)?.place.clause;
  const done = mentions.filter(({ elsewhere, place }) => !elsewhere || place.clause === clause);
  const group = distinct(competing(done, done[0]));
  if (group.length === 0) return free(quantities);
  if (group.length === 1) return bindOne(context, group[0] as Mention, [...quantities].reverse(), "right");
  return bindGroup(context, group, quantities, "right");
}

function free(quantities: readonly Quantity[]): Binding {
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

/** Numbers after a mention that already has one before it: "12 vneid, thêm 3 nữa". */
function bindCarried(context: Context, quantities: readonly Quantity[], carried: Mention | undefined): Binding {
  if (!carried) return free(quantities);
  const bound = bindOne(context, carried, quantities, "left", true);
  return { cost: bound.cost + 0.9, links: bound.links };
}

function link(quantity: Quantity, codes: readonly string[], mention: Mention | undefined): Link {
  return { quantity, codes, mention, ambiguous: codes.length > 1, mismatch: false };
}

function bindOne(
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
    const foreign =
      quantity.foreign && keyAt(context.items, quantity.index - 1) !== "la" && (seen.has(target) || carried);
    // "2 dvc, 1 chuyến xe": a number of something else.
    const elsewhere =
      mention.place.clause !== quantity.place.clause &&
      (foreign || isHelp(quantity, mention) || (side === "left" && quantity.loose && !quantity.inWords))
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

function sumCost(quantity: Quantity): number {
  if (quantity.scope === "cumulative" || quantity.marks.has("subset") || quantity.marks.has("slip")) return 0;
  return quantity.marks.has("slot") || quantity.marks.has("total") ? 0.4 : 0.9;
}

function bestCodes(context: Context, mention: Mention, quantity: Quantity): { fit: number; codes: string[] } {
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
    // A desk is named; who came to it is only meant.
    if (meant === "people_supported" && code !== meant) fit += 0.4;
    if (quantity.own.includes(meant)) return { fit: here, codes: [meant] };
    if (here <= fit + 0.5 && !codes.includes(meant)) codes.push(meant);
  }
  return { fit, codes };
}

/** Several names for some numbers: one each in order, one for all when joined by "và", or one that alone fits its unit. */
function bindGroup(
  context: Context,
  group: Mention[],
  quantities: readonly Quantity[],
  side: "left" | "right",
): Binding {
  const counted = quantities;
  const event = eventOf(context, group, counted) ?? topicOf(context, group, counted);
  if (event) {
    const bound = bindOne(context, event, side === "left" ? quantities : [...quantities].reverse(), side);
    return { cost: bound.cost + 0.3, links: bound.links };
  }
  const rows = side === "left" || isBareList(context.items, group);
  if (rows && group.length === counted.length && counted.length > 1 && isNumberList(context.items, counted)) {
    return inOrder(context, group, counted, side);
  }
  const joins = (mention: Mention, at: number) => at === 0 || joined(context.items, group[at - 1] as Mention, mention);
  // "6 bà con làm vneid, vssid và sổ sức khỏe"
  const listed =
    side === "right" && isBareList(context.items, group) && joins(group.at(-1) as Mention, group.length - 1);
  const even = side === "left" && counted.length === 1 && isOfEach(context.items, counted[0] as Quantity);
  const edge = (side === "left" ? group.at(-1) : group[0]) as Mention;
  // "2 bạn lập tài khoản rồi nộp luôn 2 hồ sơ"
  const claimed = side === "right" && context.items[(group.at(-1) as Mention).index + 1]?.amount !== undefined;
  const shared = !claimed && (listed || even || group.every(joins));
  if (counted.length === 1 && shared && !isCountedAlready(context.items, group)) {
    const [quantity] = counted as [Quantity];
    const fits = group.map((mention) => bestCodes(context, mention, quantity));
    if (fits.every(({ fit, codes }) => fit < 1 && codes.length === 1)) {
      const codes = [...new Set(fits.flatMap((fit) => fit.codes))];
      return {
        cost: 0.3 + gap(context.items, edge, quantity, side),
        links: [{ ...link(quantity, codes, edge), ambiguous: false }],
      };
    }
  }
  const fitting = group.filter((mention) => counted.every((quantity) => bestCodes(context, mention, quantity).fit < 1));
  const chosen = fitting.length === 1 ? (fitting[0] as Mention) : edge;
  const bound = bindOne(context, chosen, side === "left" ? quantities : [...quantities].reverse(), side);
  const others = group.filter((mention) => mention !== chosen);
  const mismatch =
    fitting.length > 1 &&
    !shared &&
    isBareList(context.items, group) &&
    !(side === "left" && followsNumber(context.items, group));
  return {
    cost: bound.cost + unused(others),
    links: mismatch ? bound.links.map((bond) => ({ ...bond, mismatch: bond.mention !== undefined })) : bound.links,
  };
}

/** "nói chuyện lừa đảo cho 30 lượt": where only people are counted, what they were told about. */
function topicOf(
  { items, catalogue }: Context,
  [talk, topic, other]: readonly Mention[],
  quantities: readonly Quantity[],
) {
  if (!talk || !topic || other || !/^(noi|noi chuyen|pho bien|truyen thong)$/.test(keyAt(items, talk.index)))
    return undefined;
  const fits = topic.codes.every((code) =>
    quantities.every((quantity) => misfit(code, quantity, catalogue, false) < 1),
  );
  return fits ? topic : undefined;
}

/** A counted event rules its topic: "tập huấn chữ ký số 1 buổi". */
function eventOf(context: Context, group: readonly Mention[], quantities: readonly Quantity[]): Mention | undefined {
  const event = group.find((mention) => mention.codes.some((code) => context.catalogue.units.get(code) === "event"));
  return event && quantities.some((quantity) => quantity.unit === "event") ? event : undefined;
}

function inOrder(
  context: Context,
  group: readonly Mention[],
  quantities: readonly Quantity[],
  side: "left" | "right",
): Binding {
  let cost = 0.3;
  const links = group.map((mention, at) => {
    const quantity = quantities[at] as Quantity;
    const { fit, codes } = bestCodes(context, mention, quantity);
    cost += fit;
    return link(quantity, codes, mention);
  });
  cost += gap(
    context.items,
    (side === "left" ? group.at(-1) : group[0]) as Mention,
    (side === "left" ? quantities[0] : quantities.at(-1)) as Quantity,
    side,
  );
  return { cost, links };
}
