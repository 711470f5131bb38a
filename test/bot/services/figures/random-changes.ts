import type { TreeChange } from "../../../../shared/api/tree.ts";
import type { Day } from "../../../../shared/calendar/day.ts";
import {
  addTeam,
  addUnit,
  communeOf,
  openTeams,
  openUnits,
  put,
  type ShadowTree,
  type ShadowUnit,
} from "./shadow-tree.ts";

/** Numbers from 0 to 1 that are the same for a seed (mulberry32, public domain). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type Random = () => number;

export function pick<T>(random: Random, list: readonly T[]): T | undefined {
  return list[Math.floor(random() * list.length)];
}

/** A change and what it means for the shadow, once the product has made it and said which ids there are now. */
export interface Planned {
  change: TreeChange;
  follow(ids: readonly number[], on: Day): void;
}

type Plan = (tree: ShadowTree, random: Random) => Planned | undefined;

let names = 0;
function fresh(kind: string): string {
  names += 1;
  return `${kind} ${names}`;
}
const part = (name: string, rest: Partial<{ unitIds: number[]; teamIds: number[] }> = {}) => ({
  name,
  unitIds: [],
  teamIds: [],
  personIds: [],
  ...rest,
});

const renameTeam: Plan = (tree, random) => {
  const team = pick(random, openTeams(tree));
  return team && { change: { kind: "rename", of: "team", id: team.id, name: fresh("Tổ") }, follow: () => undefined };
};

const renameUnit: Plan = (tree, random) => {
  const unit = pick(random, [...openUnits(tree, "village"), ...openUnits(tree, "commune")]);
  return unit && { change: { kind: "rename", of: "unit", id: unit.id, name: fresh("Nơi") }, follow: () => undefined };
};

const moveTeam: Plan = (tree, random) => {
  const team = pick(random, openTeams(tree));
  const target = pick(random, [...openUnits(tree, "village"), ...openUnits(tree, "commune")]);
  return (
    team &&
    target && {
      change: { kind: "move", of: "team", id: team.id, toUnitId: target.id },
      follow: (_, on) => put(team.home, on, target.id),
    }
  );
};

const moveUnit =
  (level: "village" | "commune"): Plan =>
  (tree, random) => {
    const unit = pick(random, openUnits(tree, level));
    const target = pick(random, openUnits(tree, level === "village" ? "commune" : "province"));
    return (
      unit &&
      target && {
        change: { kind: "move", of: "unit", id: unit.id, toUnitId: target.id },
        follow: (_, on) => put(unit.parent, on, target.id),
      }
    );
  };

const mergeTeams: Plan = (tree, random) => {
  const one = pick(random, openTeams(tree));
  const commune = one && communeOf(tree, one);
  const other = pick(
    random,
    openTeams(tree).filter((team) => team !== one && communeOf(tree, team) === commune),
  );
  if (!one || !other) return undefined;
  const isNew = random() < 0.5;
  const sameHome = one.home.at(-1)!.id === other.home.at(-1)!.id;
  return {
    change: isNew
      ? { kind: "merge", of: "team", ids: [one.id, other.id], newName: fresh("Tổ") }
      : { kind: "merge", of: "team", ids: [other.id], intoId: one.id },
    follow: ([target], on) => {
      if (isNew) addTeam(tree, target!, sameHome ? one.home.at(-1)!.id : commune!, on);
      for (const team of isNew ? [one, other] : [other]) Object.assign(team, { closedOn: on, successor: target });
    },
  };
};

const splitTeam: Plan = (tree, random) => {
  const team = pick(random, openTeams(tree));
  if (!team) return undefined;
  const isEnded = random() < 0.5;
  const parts = [part(fresh("Tổ")), part(fresh("Tổ"))];
  return {
    change: { kind: "split", of: "team", id: team.id, parts, ...(isEnded ? { continuedBy: 1 } : {}) },
    follow: (ids, on) => {
      const made = isEnded ? ids : ids.slice(1);
      for (const id of made) addTeam(tree, id, team.home.at(-1)!.id, on);
      if (isEnded) Object.assign(team, { closedOn: on, successor: made[1] });
    },
  };
};

const closeTeam: Plan = (tree, random) => {
  const team = pick(random, openTeams(tree));
  return (
    team && {
      change: { kind: "close", of: "team", id: team.id },
      follow: (_, on) => Object.assign(team, { closedOn: on }),
    }
  );
};

const mergeUnits =
  (level: ShadowUnit["level"]): Plan =>
  (tree, random) => {
    const one = pick(random, openUnits(tree, level));
    const other = pick(
      random,
      openUnits(tree, level).filter((unit) => unit !== one && unit.parent.at(-1)?.id === one?.parent.at(-1)?.id),
    );
    if (!one || !other) return undefined;
    const isNew = random() < 0.5;
    const merged = isNew ? [one, other] : [other];
    const ids = merged.map((unit) => unit.id);
    return {
      change: isNew
        ? { kind: "merge", of: "unit", ids, newName: fresh("Nơi") }
        : { kind: "merge", of: "unit", ids, intoId: one.id },
      follow: ([target], on) => {
        if (isNew) addUnit(tree, target!, level, one.parent.at(-1)!.id, on);
        for (const unit of merged) {
          for (const child of [...tree.units.values()]) {
            if (child.closedOn === undefined && child.parent.at(-1)!.id === unit.id) put(child.parent, on, target!);
          }
          for (const team of openTeams(tree, unit.id)) put(team.home, on, target!);
          Object.assign(unit, { closedOn: on, successor: target });
        }
      },
    };
  };

const splitUnit =
  (level: "commune" | "village"): Plan =>
  (tree, random) => {
    const unit = pick(random, openUnits(tree, level));
    if (!unit) return undefined;
    const children = openUnits(tree, "village", unit.id);
    const teams = openTeams(tree, unit.id);
    const isEnded = random() < 0.4;
    const goesFirst = new Set([...children, ...teams].filter(() => random() < 0.5));
    const of = (list: readonly { id: number }[], first: boolean) =>
      list.filter((row) => goesFirst.has(row as never) === first).map((row) => row.id);
    const parts = [part(fresh("Nơi"), { unitIds: of(children, true), teamIds: of(teams, true) })];
    if (isEnded) parts.push(part(fresh("Nơi"), { unitIds: of(children, false), teamIds: of(teams, false) }));
    return {
      change: { kind: "split", of: "unit", id: unit.id, parts, ...(isEnded ? { continuedBy: 1 } : {}) },
      follow: (ids, on) => {
        const made = isEnded ? ids : ids.slice(1);
        for (const [index, id] of made.entries()) {
          addUnit(tree, id, level, unit.parent.at(-1)!.id, on);
          for (const child of parts[index]!.unitIds) put(tree.units.get(child)!.parent, on, id);
          for (const team of parts[index]!.teamIds) put(tree.teams.get(team)!.home, on, id);
        }
        if (isEnded) Object.assign(unit, { closedOn: on, successor: made[1] });
      },
    };
  };

const closeUnit: Plan = (tree, random) => {
  const empty = openUnits(tree, "village").filter((unit) => openTeams(tree, unit.id).length === 0);
  const unit = pick(random, empty);
  return (
    unit && {
      change: { kind: "close", of: "unit", id: unit.id },
      follow: ([parent], on) => Object.assign(unit, { closedOn: on, successor: parent }),
    }
  );
};

/** How often each comes, in parts. Splits outweigh mergers a little: closings take away as well. */
const plans: readonly [Plan, number][] = [
  [renameTeam, 3],
  [renameUnit, 3],
  [moveTeam, 6],
  [moveUnit("village"), 3],
  [moveUnit("commune"), 2],
  [mergeTeams, 4],
  [splitTeam, 5],
  [closeTeam, 2],
  [mergeUnits("village"), 3],
  [mergeUnits("commune"), 1],
  [splitUnit("village"), 4],
  [splitUnit("commune"), 2],
  [closeUnit, 2],
];

export function planChange(tree: ShadowTree, random: Random): Planned | undefined {
  let left = random() * plans.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [plan, weight] of plans) {
    left -= weight;
    if (left < 0) return plan(tree, random);
  }
  return undefined;
}
