import type { Binding, Context, Link } from "./bind-one.ts";
import { bindLeft, bindRight } from "./bindings.ts";
import type { CompiledCatalogue } from "./compile-catalogue.ts";
import type { Entity, Mention, Quantity } from "./entities.ts";
import type { Item } from "./items.ts";

/** Names without a number between them, then the numbers that follow. */
interface Run {
  mentions: Mention[];
  quantities: Quantity[];
}

/** The best way so far, as a chain back to the start. */
interface Way {
  cost: number;
  links: readonly Link[];
  before: Way | undefined;
}

/** Longer runs are cut only near their ends, which keeps the work linear in the message's length. */
const longestRun = 4;

/** Joins numbers to names at the least total cost of distance, order and units, keeping their order. */
export function attach(items: readonly Item[], entities: readonly Entity[], catalogue: CompiledCatalogue): Link[] {
  const context: Context = { items, catalogue };
  const runs = runsOf(entities);
  // By how many names of the run belong to the numbers before it.
  let ways = new Map<number, Way>([[0, { cost: 0, links: [], before: undefined }]]);
  for (const [at, run] of runs.entries()) {
    const previous = runs[at - 1];
    if (previous) ways = step(context, ways, previous, run);
  }
  const last = runs.at(-1);
  return last ? linksOf(afterLeft(context, ways, last, last.quantities.length)) : [];
}

/** From the ways to split the names of one run to the ways to split those of the next. */
function step(context: Context, ways: ReadonlyMap<number, Way>, previous: Run, run: Run): Map<number, Way> {
  const next = new Map<number, Way>();
  for (const left of cuts(previous.quantities.length)) {
    const before = afterLeft(context, ways, previous, left);
    const waiting = previous.quantities.slice(left);
    for (const split of waiting.length === 0 ? [0] : cuts(run.mentions.length)) {
      const after = bindRight(context, waiting, run.mentions.slice(0, split));
      const known = next.get(split);
      if (!known || before.cost + after.cost < known.cost) next.set(split, extend(before, after));
    }
  }
  return next;
}

/** The best way in which the first `left` numbers of a run belong to the names before them. */
function afterLeft(context: Context, ways: ReadonlyMap<number, Way>, run: Run, left: number): Way {
  let best: Way | undefined;
  const quantities = run.quantities.slice(0, left);
  for (const [taken, way] of ways) {
    const bound = bindLeft(context, run.mentions.slice(taken), quantities, run.mentions[taken - 1]);
    if (!best || way.cost + bound.cost < best.cost) best = extend(way, bound);
  }
  return best ?? { cost: 0, links: [], before: undefined };
}

function extend(way: Way, binding: Binding): Way {
  return { cost: way.cost + binding.cost, links: binding.links, before: way };
}

function linksOf(way: Way): Link[] {
  const parts: (readonly Link[])[] = [];
  for (let at: Way | undefined = way; at; at = at.before) if (at.links.length > 0) parts.push(at.links);
  const links: Link[] = [];
  for (let at = parts.length - 1; at >= 0; at--) links.push(...(parts[at] as readonly Link[]));
  return links.sort((one, other) => one.quantity.index - other.quantity.index);
}

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

/** Where a row of `size` can be cut in two. */
function cuts(size: number): number[] {
  const result: number[] = [];
  for (let cut = 0; cut <= Math.min(size, longestRun); cut++) result.push(cut);
  for (let cut = Math.max(longestRun + 1, size - 1); cut <= size; cut++) result.push(cut);
  return result;
}
