import { misfit, resolve } from "./compatibility.ts";
import type { CompiledCatalogue } from "./compile-catalogue.ts";
import type { Entity, Mention, Quantity } from "./entities.ts";
import { type Item, marked } from "./items.ts";

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

interface Binding {
  cost: number;
  links: Link[];
}

interface Run {
  mentions: Mention[];
  quantities: Quantity[];
}

const unusedCost = 1.5;
const looseCost = 4;
const hardCost = 4;
const longestRun = 6;

/** Joins numbers to names at the least total cost of distance, order and units, keeping their order. */
export function attach(items: readonly Item[], entities: readonly Entity[], catalogue: CompiledCatalogue): Link[] {
  const runs = runsOf(entities);
  const context = { items, catalogue };
  // State: how many mentions of the run already belong to the numbers before it.
  let states = new Map<number, Binding>([[0, { cost: 0, links: [] }]]);
  let previous: Run | undefined;
  for (const run of runs) {
    const nextStates = new Map<number, Binding>();
    for (const [taken, state] of states) {
      const open = previous ? previous.mentions.slice(taken) : [];
      const carried = previous?.mentions[taken - 1];
      for (let left = 0; left <= (previous?.quantities.length ?? 0); left++) {
        const before = previous
          ? bindLeft(context, open, previous.quantities.slice(0, left), carried)
          : { cost: 0, links: [] };
        const waiting = previous?.quantities.slice(left) ?? [];
        for (const split of splits(run, waiting.length)) {
          const after = bindRight(context, waiting, run.mentions.slice(0, split));
          const cost = state.cost + before.cost + after.cost;
          const known = nextStates.get(split);
          if (!known || cost < known.cost)
            nextStates.set(split, { cost, links: [...state.links, ...before.links, ...after.links] });
        }
      }
    }
    states = nextStates;
    previous = run;
  }
  return finish(context, states, previous);
}

function finish(context: Context, states: Map<number, Binding>, last: Run | undefined): Link[] {
  let best: Binding | undefined;
  for (const [taken, state] of states) {
    const end = last
      ? bindLeft(context, last.mentions.slice(taken), last.quantities, last.mentions[taken - 1])
      : { cost: 0, links: [] };
    const cost = state.cost + end.cost;
    if (!best || cost < best.cost) best = { cost, links: [...state.links, ...end.links] };
  }
  return best?.links ?? [];
}

interface Context {
  items: readonly Item[];
  catalogue: CompiledCatalogue;
}

/** Mentions without a number between them, then the numbers that follow. */
function runsOf(entities: readonly Entity[]): Run[] {
  const runs: Run[] = [{ mentions: [], quantities: [] }];
  for (const entity of entities) {
    let run = runs.at(-1) as Run;
    if (entity.kind === "mention") {
      if (run.quantities.length > 0) {
        run = { mentions: [], quantities: [] };
        runs.push(run);
      }
      run.mentions.push(entity);
    } else if (entity.scope === "counts" || entity.scope === "cumulative") run.quantities.push(entity);
  }
  return runs;
}

function splits(run: Run, waiting: number): number[] {
  if (waiting === 0) return [0];
  const size = run.mentions.length;
  const result: number[] = [];
  for (let split = 0; split <= Math.min(size, longestRun); split++) result.push(split);
  if (size > longestRun) result.push(size);
  return result;
}

/** Mentions that really compete for a number: the general and the merely circumstantial ones only when nothing else is there. */
function competing(mentions: readonly Mention[]): Mention[] {
  const strong = mentions.filter((mention) => !mention.aside && !mention.general && mention.codes.length > 0);
  if (strong.length > 0) {
    const told = strong.filter((mention) => mention.codes.length === 1 || !isToldBy(mention, mentions));
    return told.length > 0 ? told : mentions.filter((mention) => mention.codes.length === 1).slice(-1);
  }
  const weak = mentions.filter((mention) => !mention.aside && mention.codes.length > 0);
  if (weak.length > 0) return weak.slice(-1);
  return mentions.filter((mention) => mention.codes.length > 0).slice(-1);
}

/** "kích hoạt" beside "VNeID": the sure name in the same clause tells what the other one means. */
function isToldBy(mention: Mention, others: readonly Mention[]): boolean {
  return others.some((other) => {
    const near = other.codes.length === 1 && other.place.clause === mention.place.clause;
    return near && (!other.general || mention.codes.includes(other.codes[0] ?? ""));
  });
}

function unused(mentions: readonly Mention[]): number {
  let cost = 0;
  for (const mention of mentions)
    if (!mention.aside && !mention.general) cost += mention.codes.length > 1 ? 0.8 : unusedCost;
  return cost;
}

function bindLeft(
  context: Context,
  mentions: readonly Mention[],
  quantities: readonly Quantity[],
  carried: Mention | undefined,
): Binding {
  if (quantities.length === 0) return { cost: unused(mentions), links: [] };
  const group = distinct(competing(mentions));
  if (group.length === 0) return bindCarried(context, quantities, carried);
  if (group.length === 1) return bindOne(context, group[0] as Mention, quantities, "left");
  return bindGroup(context, group, quantities, "left");
}

function bindRight(context: Context, quantities: readonly Quantity[], mentions: readonly Mention[]): Binding {
  if (quantities.length === 0) return { cost: mentions.length === 0 ? 0 : unused(mentions), links: [] };
  const group = distinct(competing(mentions));
  if (group.length === 0) return free(quantities);
  if (group.length === 1) return bindOne(context, group[0] as Mention, [...quantities].reverse(), "right");
  return bindGroup(context, group, quantities, "right");
}

function distinct(mentions: Mention[]): Mention[] {
  return mentions.filter(
    (mention, at) =>
      mentions.findIndex(
        (other) => other.codes[0] === mention.codes[0] && other.codes.length === mention.codes.length,
      ) === at,
  );
}

function free(quantities: readonly Quantity[]): Binding {
  let cost = 0;
  for (const quantity of quantities) cost += freeCost(quantity);
  return { cost, links: quantities.map((quantity) => link(quantity, [], undefined)) };
}

function freeCost(quantity: Quantity): number {
  if (quantity.scope === "cumulative") return 1;
  if (quantity.doubt === "vague" || quantity.doubt === "percent") return 0.7;
  if (quantity.own.length > 0) return 1.2;
  if (quantity.unit === "household") return 1.5;
  if (quantity.unit === "visit" || quantity.unit === "person") return 2.2;
  return quantity.loose ? 2.5 : looseCost;
}

/** Numbers after a mention that already has one before it: "12 vneid, thêm 3 nữa". */
function bindCarried(context: Context, quantities: readonly Quantity[], carried: Mention | undefined): Binding {
  if (!carried) return free(quantities);
  const bound = bindOne(context, carried, quantities, "left");
  return { cost: bound.cost + 0.9, links: bound.links };
}

function link(quantity: Quantity, codes: readonly string[], mention: Mention | undefined): Link {
  return { quantity, codes, mention, ambiguous: codes.length > 1, mismatch: false };
}

function bindOne(context: Context, mention: Mention, quantities: readonly Quantity[], side: "left" | "right"): Binding {
  let cost = mention.general ? 0.5 : 0;
  if (mention.aside) cost += 0.7;
  const links: Link[] = [];
  const seen = new Set<string>();
  for (const quantity of quantities) {
    const { fit, codes } = bestCodes(context, mention, quantity);
    const target = codes.join();
    const again = seen.has(target) ? sumCost(quantity) + (isBareAgain(quantity, links) ? hardCost : 0) : 0;
    const linkCost = fit + gap(context, mention, quantity, side) + again;
    if (linkCost >= freeCost(quantity)) {
      cost += freeCost(quantity);
      links.push(link(quantity, [], undefined));
      continue;
    }
    seen.add(target);
    cost += linkCost;
    links.push(link(quantity, codes, mention));
  }
  if (seen.size === 0) cost += unused([mention]);
  return { cost, links };
}

/** "tuyên truyền 2 buổi 60": a bare number beside a counted event is no further event. */
function isBareAgain(quantity: Quantity, links: readonly Link[]): boolean {
  return quantity.unit === undefined && links.some((other) => other.quantity.unit === "event");
}

function sumCost(quantity: Quantity): number {
  return quantity.scope === "cumulative" || quantity.marks.has("subset") ? 0 : 0.9;
}

function bestCodes(context: Context, mention: Mention, quantity: Quantity): { fit: number; codes: string[] } {
  const { catalogue } = context;
  let fit = Number.POSITIVE_INFINITY;
  let codes: string[] = [];
  for (const code of mention.codes) {
    const here = misfit(code, quantity, catalogue, mention.firm);
    if (here < fit - 0.5) {
      fit = here;
      codes = [];
    }
    const meant = resolve(code, quantity.unit, catalogue, mention.firm);
    if (quantity.own.includes(meant)) return { fit: here, codes: [meant] };
    if (here <= fit + 0.5 && !codes.includes(meant)) codes.push(meant);
  }
  return { fit, codes };
}

/** Cost of what stands between a name and a number. */
function gap(context: Context, mention: Mention, quantity: Quantity, side: "left" | "right"): number {
  const [from, to] = side === "left" ? [mention.index, quantity.index] : [quantity.last, mention.index];
  const sentences = Math.abs(mention.place.sentence - quantity.place.sentence);
  const clauses = Math.abs(mention.place.clause - quantity.place.clause) - sentences;
  let cost = Math.min(to - from, 40) * 0.04;
  if (side === "right") cost += 0.12 + (sentences > 0 ? 5 : clauses > 0 ? (quantity.marks.has("slot") ? 0.7 : 2.4) : 0);
  else cost += sentences > 0 ? 1.6 + Math.min(sentences, 3) * 0.3 : clauses > 0 ? 0.5 + Math.min(clauses, 4) * 0.15 : 0;
  if (side === "right" && hasColon(context.items, from, to)) cost += 2.5;
  return cost;
}

function hasColon(items: readonly Item[], from: number, to: number): boolean {
  for (let at = from + 1; at < to && at < from + 12; at++)
    if (items[at]?.key === ":" || items[at]?.key === "=") return true;
  return false;
}

function joined(items: readonly Item[], first: Mention, second: Mention): boolean {
  let join = false;
  for (let at = first.index + 1; at < second.index && at < first.index + 14; at++) {
    const item = items[at];
    if (item?.key === "+" || item?.key === "&" || item?.key === "/" || marked(item, "and")) join = true;
    if (item?.key === "," || item?.key === "\n" || item?.key === ".") return false;
  }
  return join;
}

/** Several names for some numbers: one each in order, one for all when joined by "và", or one that alone fits its unit. */
function bindGroup(
  context: Context,
  group: Mention[],
  quantities: readonly Quantity[],
  side: "left" | "right",
): Binding {
  const counted = quantities;
  const event = eventOf(context, group, counted);
  if (event) {
    const bound = bindOne(context, event, side === "left" ? quantities : [...quantities].reverse(), side);
    return { cost: bound.cost + 0.3, links: bound.links };
  }
  if (group.length === counted.length && counted.length > 1 && isNumberList(context.items, counted)) {
    return inOrder(context, group, counted, side);
  }
  const shared = group.every((mention, at) => at === 0 || joined(context.items, group[at - 1] as Mention, mention));
  const edge = (side === "left" ? group.at(-1) : group[0]) as Mention;
  if (counted.length === 1 && shared) {
    const [quantity] = counted as [Quantity];
    const fits = group.map((mention) => bestCodes(context, mention, quantity));
    if (fits.every(({ fit, codes }) => fit < 1 && codes.length === 1)) {
      const codes = [...new Set(fits.flatMap((fit) => fit.codes))];
      return {
        cost: 0.3 + gap(context, edge, quantity, side),
        links: [{ ...link(quantity, codes, edge), ambiguous: false }],
      };
    }
  }
  const fitting = group.filter((mention) => counted.every((quantity) => bestCodes(context, mention, quantity).fit < 1));
  const chosen = fitting.length === 1 ? (fitting[0] as Mention) : edge;
  const bound = bindOne(context, chosen, side === "left" ? quantities : [...quantities].reverse(), side);
  const others = group.filter((mention) => mention !== chosen);
  const mismatch = fitting.length > 1 && !shared && isBareList(context.items, group);
  return {
    cost: bound.cost + unused(others),
    links: mismatch ? bound.links.map((bond) => ({ ...bond, mismatch: bond.mention !== undefined })) : bound.links,
  };
}

/** Names with nothing but commas between them. */
function isBareList(items: readonly Item[], group: readonly Mention[]): boolean {
  return group.every((mention, at) => {
    const before = group[at - 1];
    if (!before) return true;
    return items.slice(before.index + 1, mention.index).every((item) => item.kind === "mark" && item.key === ",");
  });
}

/** A counted event rules its topic: "tập huấn chữ ký số 1 buổi". */
function eventOf(context: Context, group: readonly Mention[], quantities: readonly Quantity[]): Mention | undefined {
  const event = group.find((mention) => mention.codes.some((code) => context.catalogue.units.get(code) === "event"));
  return event && quantities.some((quantity) => quantity.unit === "event") ? event : undefined;
}

/** Numbers with only commas, "và" and their units between them. */
function isNumberList(items: readonly Item[], quantities: readonly Quantity[]): boolean {
  return quantities.every((quantity, at) => {
    const before = quantities[at - 1];
    if (!before) return true;
    const between = items.slice(before.last + 1, quantity.index);
    return between.every(
      (item) => (item.kind === "mark" && item.key !== "." && item.key !== "\n") || marked(item, "and"),
    );
  });
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
    context,
    (side === "left" ? group.at(-1) : group[0]) as Mention,
    (side === "left" ? quantities[0] : quantities.at(-1)) as Quantity,
    side,
  );
  return { cost, links };
}
