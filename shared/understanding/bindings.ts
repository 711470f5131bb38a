import { type Binding, bestCodes, bindOne, type Context, free, link, unused } from "./bind-one.ts";
import { misfit } from "./compatibility.ts";
import { competing, distinct } from "./competing.ts";
import type { Mention, Quantity } from "./entities.ts";
import { followsNumber, gap, isBareList, isCountedAlready, isNumberList, isOfEach, joined } from "./gaps.ts";
import { markedAt } from "./items.ts";
import { amountAt, keyAt } from "./row.ts";

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

/** Numbers after a mention that already has one before it: "12 vneid, thêm 3 nữa". */
function bindCarried(context: Context, quantities: readonly Quantity[], carried: Mention | undefined): Binding {
  if (!carried) return free(quantities);
  const bound = bindOne(context, carried, quantities, "left", true);
  return { cost: bound.cost + 0.9, links: bound.links };
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
  const after = (group.at(-1) as Mention).index + 1;
  const claimed =
    side === "right" && amountAt(context.items, markedAt(context.items, after, "achieved") ? after + 1 : after);
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
  // "trực một cửa, vneid 5": where it was, and what was done.
  const [isEvent, isOther] = group.map(({ codes }) => context.catalogue.units.get(codes[0] ?? "") === "event");
  const setting = group.length === 2 && isEvent && !isOther;
  const mismatch =
    fitting.length > 1 &&
    !setting &&
    // "tra mã bảo hiểm, cài VssID cho 9 người"
    !group.some(({ codes }) => codes.length > 1 && codes.includes(chosen.codes[0] ?? "")) &&
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
  // "Phòng chống lừa đảo: nói chuyện với 52 lượt người"
  const heads = talk && topic && !other && items.slice(talk.index + 1, topic.index).some(({ key }) => key === ":");
  if (heads && /^(noi|noi chuyen|pho bien)$/.test(keyAt(items, topic.index))) return talk;
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
