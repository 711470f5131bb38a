import type { Day } from "../../../../shared/calendar/day.ts";

/** A second, plain account of the tree for tests: every state with the day it began, followed by hand. */
export interface ShadowUnit {
  id: number;
  level: "province" | "commune" | "village";
  parent: Span[];
  closedOn?: Day;
  successor?: number;
}

export interface ShadowTeam {
  id: number;
  home: Span[];
  openedOn: Day;
  closedOn?: Day;
  successor?: number;
}

interface Span {
  from: Day;
  id: number;
}

export interface Place {
  unit: number;
  commune: number;
  /** 0: none. */
  province: number;
}

export interface ShadowTree {
  units: Map<number, ShadowUnit>;
  teams: Map<number, ShadowTeam>;
}

export function addUnit(tree: ShadowTree, id: number, level: ShadowUnit["level"], parentId: number, from: Day): void {
  tree.units.set(id, { id, level, parent: [{ from, id: parentId }] });
}

export function addTeam(tree: ShadowTree, id: number, unitId: number, openedOn: Day): void {
  tree.teams.set(id, { id, openedOn, home: [{ from: openedOn, id: unitId }] });
}

export function put(spans: Span[], on: Day, id: number): void {
  const last = spans.at(-1)!;
  if (last.from >= on) last.id = id;
  else spans.push({ from: on, id });
}

function at(spans: readonly Span[], day: Day): number {
  return (spans.findLast((span) => span.from <= day) ?? spans[0]!).id;
}

/** Where the team belonged on the day. */
export function placeThen(tree: ShadowTree, teamId: number, day: Day): Place {
  const unit = tree.units.get(at(tree.teams.get(teamId)!.home, day))!;
  const commune = unit.level === "village" ? at(unit.parent, day) : unit.id;
  return { unit: unit.id, commune, province: at(tree.units.get(commune)!.parent, day) };
}

/** Where its past counts today: with its heir, under the heir of a place that ended. */
export function placeNow(tree: ShadowTree, teamId: number): Place {
  let team = tree.teams.get(teamId)!;
  while (team.successor !== undefined) team = tree.teams.get(team.successor)!;
  let unit = tree.units.get(team.home.at(-1)!.id)!;
  while (unit.successor !== undefined) unit = tree.units.get(unit.successor)!;
  const commune = unit.level === "village" ? unit.parent.at(-1)!.id : unit.id;
  return { unit: unit.id, commune, province: tree.units.get(commune)!.parent.at(-1)!.id };
}

export function openUnits(tree: ShadowTree, level: ShadowUnit["level"], parentId?: number): ShadowUnit[] {
  return [...tree.units.values()].filter(
    (unit) =>
      unit.level === level &&
      unit.closedOn === undefined &&
      (parentId === undefined || unit.parent.at(-1)!.id === parentId),
  );
}

export function openTeams(tree: ShadowTree, unitId?: number): ShadowTeam[] {
  return [...tree.teams.values()].filter(
    (team) => team.closedOn === undefined && (unitId === undefined || team.home.at(-1)!.id === unitId),
  );
}

export function communeOf(tree: ShadowTree, team: ShadowTeam): number {
  return placeNow(tree, team.id).commune;
}
