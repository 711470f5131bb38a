// Longer than most: what can happen to a unit stands side by side, so that the five are seen to keep the same rules.
import { eq, sql } from "drizzle-orm";
import type { TreeChange } from "../../../shared/api/tree.ts";
import type { Transaction } from "../../db/connection.ts";
import { units } from "../../db/schema/index.ts";
import { inSentence } from "../communes.ts";
import { noteTeams, noteUnits } from "./lineage-rows.ts";
import { nameKey, tidyName } from "./name-key.ts";
import { rehomeCommune, rehomeTeam, rehomeVillage } from "./rehome.ts";
import { TreeRefusedError } from "./tree-refused-error.ts";
import {
  changeTeam,
  changeUnit,
  childrenOf,
  endUnit,
  lockTeam,
  lockUnit,
  type Moment,
  requireFreeUnitName,
  requireNoLaterChange,
  type TeamRow,
  takenUnitCodes,
  teamsOfUnit,
  type UnitRow,
} from "./tree-rows.ts";
import { takeFreeCode } from "./unit-code.ts";

type Of<Kind extends TreeChange["kind"]> = Extract<TreeChange, { kind: Kind }>;

/** The level right above; a province has none. */
const above = { province: undefined, commune: "province", village: "commune" } as const;

export async function renameUnit(tx: Transaction, { id, name }: Of<"rename">, moment: Moment): Promise<number[]> {
  const unit = await lockUnit(tx, id);
  const tidy = tidyName(name);
  if (tidy === unit.name) throw new TreeRefusedError("same_as_before");
  await changeUnit(tx, unit, { name: tidy, nameKey: nameKey(tidy) }, moment.on);
  await noteUnits(tx, moment, [{ from: unit.id, to: unit.id, kind: "renamed" }]);
  return [unit.id];
}

export async function moveUnit(tx: Transaction, { id, toUnitId }: Of<"move">, moment: Moment): Promise<number[]> {
  const unit = await lockUnit(tx, id);
  const target = await lockUnit(tx, toUnitId);
  if (unit.parentId === target.id) throw new TreeRefusedError("same_as_before");
  await moveBelow(tx, unit, target, moment);
  await noteUnits(tx, moment, [{ from: unit.id, to: unit.id, kind: "moved" }]);
  return [unit.id];
}

/** Under another parent, with everything below. Into another commune: with its teams and what they reported. */
async function moveBelow(tx: Transaction, unit: UnitRow, target: UnitRow, moment: Moment): Promise<void> {
  if (above[unit.level] !== target.level) throw new TreeRefusedError("wrong_place");
  if (unit.level === "village") {
    await changeUnit(tx, unit, { parentId: target.id, communeId: target.id }, moment.on);
    await rehomeVillage(tx, unit, target.id, moment);
  } else {
    await changeUnit(tx, unit, { parentId: target.id }, moment.on);
  }
}

/** A team of a unit that ends or is split gets its place in another one, perhaps of another commune. */
export async function moveTeamTo(tx: Transaction, team: TeamRow, target: UnitRow, moment: Moment): Promise<void> {
  const communeId = target.communeId;
  if (communeId === null) throw new TreeRefusedError("wrong_place");
  await changeTeam(tx, team, { unitId: target.id }, moment.on);
  await rehomeTeam(tx, team, communeId, moment);
  await noteTeams(tx, { ...moment, communeId }, [{ from: team.id, to: team.id, kind: "moved" }]);
}

export async function mergeUnits(tx: Transaction, merge: Of<"merge">, moment: Moment): Promise<number[]> {
  const merged: UnitRow[] = [];
  for (const id of [...new Set(merge.ids)].sort((a, b) => a - b)) merged.push(await lockUnit(tx, id));
  const [first] = merged;
  if (!first) throw new TreeRefusedError("not_found");
  const target = await targetOf(tx, merge, first, moment);
  if (merged.some((unit) => unit.id === target.id)) throw new TreeRefusedError("one_target");
  for (const unit of merged) {
    if (unit.level !== target.level || unit.parentId !== target.parentId) throw new TreeRefusedError("wrong_place");
    await mergeInto(tx, unit, target, moment);
  }
  await noteUnits(
    tx,
    moment,
    merged.map((unit) => ({ from: unit.id, to: target.id, kind: "merged" as const })),
  );
  return [target.id];
}

async function targetOf(tx: Transaction, merge: Of<"merge">, first: UnitRow, moment: Moment): Promise<UnitRow> {
  if ((merge.intoId === undefined) === (merge.newName === undefined)) throw new TreeRefusedError("one_target");
  if (merge.intoId !== undefined) return lockUnit(tx, merge.intoId);
  const isFree = merge.ids.length > 1;
  if (!isFree || merge.newName === undefined) throw new TreeRefusedError("one_target");
  return createUnit(tx, { name: merge.newName, like: first, except: merge.ids }, moment);
}

async function mergeInto(tx: Transaction, unit: UnitRow, target: UnitRow, moment: Moment): Promise<void> {
  // Ended first: what moves may have the name that it had.
  await endUnit(tx, unit, { successorId: target.id, on: moment.on });
  await handOver(tx, unit, target, moment);
  if (unit.level === "commune") await rehomeCommune(tx, unit.id, target.id);
  const names = new Set((await childrenOf(tx, target.id)).map((child) => child.nameKey));
  for (const child of await childrenOf(tx, unit.id)) {
    const communeId = unit.level === "commune" ? target.id : child.communeId;
    await changeUnit(tx, child, { parentId: target.id, communeId, ...toldApart(child, unit, names) }, moment.on);
  }
  const teamNames = new Set((await teamsOfUnit(tx, target.id)).map((team) => team.nameKey));
  for (const team of await teamsOfUnit(tx, unit.id)) {
    await changeTeam(tx, team, { unitId: target.id, ...toldApart(team, unit, teamNames) }, moment.on);
  }
}

/** Merged communes often have a "Thôn 1" each: the one that comes says where from, "Thôn 1 (xã Hòa Phú)". */
function toldApart(
  moved: { name: string; nameKey: string },
  from: UnitRow,
  names: Set<string>,
): { name: string; nameKey: string } | undefined {
  const isTaken = names.has(moved.nameKey);
  const name = isTaken ? `${moved.name} (${inSentence(from.name)})` : moved.name;
  names.add(nameKey(name));
  return isTaken ? { name, nameKey: nameKey(name) } : undefined;
}

export async function splitUnit(tx: Transaction, split: Of<"split">, moment: Moment): Promise<number[]> {
  const unit = await lockUnit(tx, split.id);
  const children = await childrenOf(tx, unit.id);
  const teams = await teamsOfUnit(tx, unit.id);
  const named = split.parts.flatMap((part) => part.unitIds);
  const namedTeams = split.parts.flatMap((part) => part.teamIds);
  requireOwn(named, children);
  requireOwn(namedTeams, teams);
  const isEnded = split.continuedBy !== undefined;
  if (isEnded && (named.length < children.length || namedTeams.length < teams.length)) {
    throw new TreeRefusedError("not_named");
  }
  const parts: UnitRow[] = [];
  for (const { name, unitIds, teamIds } of split.parts) {
    const part = await createUnit(tx, { name, like: unit, except: isEnded ? [unit.id] : [] }, moment);
    parts.push(part);
    for (const id of unitIds) await moveBelow(tx, await lockUnit(tx, id), part, moment);
    for (const id of teamIds) await moveTeamTo(tx, await lockTeam(tx, id), part, moment);
  }
  await endSplit(tx, unit, { parts, continuedBy: split.continuedBy }, moment);
  return [...(isEnded ? [] : [unit.id]), ...parts.map((part) => part.id)];
}

async function endSplit(
  tx: Transaction,
  unit: UnitRow,
  { parts, continuedBy }: { parts: readonly UnitRow[]; continuedBy: number | undefined },
  moment: Moment,
): Promise<void> {
  const heir = continuedBy === undefined ? undefined : parts[continuedBy];
  if (continuedBy !== undefined && !heir) throw new TreeRefusedError("one_target");
  await requireNoLaterChange(tx, unit, moment.on);
  if (heir) {
    await endUnit(tx, unit, { successorId: heir.id, on: moment.on });
    await handOver(tx, unit, heir, moment);
    if (unit.level === "commune") await rehomeCommune(tx, unit.id, heir.id);
  }
  await noteUnits(
    tx,
    moment,
    parts.map((part) => ({ from: unit.id, to: part.id, kind: "split" as const, carriesPast: part === heir })),
  );
}

export async function closeUnit(tx: Transaction, { id }: Of<"close">, moment: Moment): Promise<number[]> {
  const unit = await lockUnit(tx, id);
  if (unit.parentId === null) throw new TreeRefusedError("needs_successor");
  const isEmpty = (await childrenOf(tx, id)).length === 0 && (await teamsOfUnit(tx, id)).length === 0;
  if (!isEmpty || unit.level === "commune") throw new TreeRefusedError("not_empty");
  await endUnit(tx, unit, { successorId: unit.parentId, on: moment.on });
  await noteUnits(tx, moment, [{ from: unit.id, to: unit.parentId, kind: "closed" }]);
  return [unit.parentId];
}

/** Each at most once, and only what is there. */
export function requireOwn(named: readonly number[], there: readonly { id: number }[]): void {
  const own = new Set(there.map((row) => row.id));
  if (named.some((id) => !own.has(id)) || new Set(named).size < named.length) throw new TreeRefusedError("not_its_own");
}

/** A unit beside another one, of the same level and with a commune's settings. `except` end now: their name is free. */
async function createUnit(
  tx: Transaction,
  { name, like, except }: { name: string; like: UnitRow; except: readonly number[] },
  { on }: Moment,
): Promise<UnitRow> {
  const tidy = tidyName(name);
  const key = nameKey(tidy);
  const [parent] = like.parentId === null ? [] : await tx.select().from(units).where(eq(units.id, like.parentId));
  const [namesake] = await tx
    .select({ id: units.id })
    .from(units)
    .where(
      sql`${units.parentId} is not distinct from ${like.parentId} and ${units.nameKey} = ${key} and ${units.validTo} is null`,
    );
  if (!namesake || !except.includes(namesake.id)) {
    await requireFreeUnitName(tx, { id: undefined, nameKey: key, parentId: like.parentId, level: like.level });
  }
  const code = takeFreeCode(tidy, parent?.code, await takenUnitCodes(tx));
  const [made] = await tx
    .insert(units)
    .values({
      code,
      name: tidy,
      nameKey: key,
      level: like.level,
      parentId: like.parentId,
      communeId: like.level === "village" ? like.communeId : null,
      validFrom: on,
    })
    .returning();
  if (!made) throw new Error("an insert returned no row");
  if (like.level !== "commune") return made;
  await tx.update(units).set({ communeId: made.id }).where(eq(units.id, made.id));
  await tx.execute(sql`
    insert into communes (unit_id, settings)
    select ${made.id}, coalesce((select settings from communes where unit_id = ${like.id}), '{}'::jsonb)
    on conflict (unit_id) do nothing`);
  return { ...made, communeId: made.id };
}

/** Officers, unused codes for officers, and people who had chosen the place go along with it. */
async function handOver(tx: Transaction, unit: UnitRow, target: UnitRow, { now }: Moment): Promise<void> {
  const at = now.toISOString();
  await tx.execute(sql`
    with held as (
      select * from unit_roles where unit_id = ${unit.id} and (until_at is null or until_at > ${at}::timestamptz)
    ), ended as (
      update unit_roles r set until_at = ${at}::timestamptz from held where r.id = held.id
    )
    insert into unit_roles (commune_id, unit_id, person_id, role, from_at, until_at)
    select commune_id, ${target.id}, person_id, role, ${at}::timestamptz, until_at from held
    where not exists (select from unit_roles o where o.unit_id = ${target.id} and o.person_id = held.person_id
      and o.role = held.role and o.until_at is null)`);
  await tx.execute(sql`update role_grants set unit_id = ${target.id} where unit_id = ${unit.id} and used_at is null`);
  await tx.execute(sql`update people set village_unit_id = ${target.id} where village_unit_id = ${unit.id}`);
  await tx.execute(sql`
    update help_requests set village_unit_id = ${target.id} where village_unit_id = ${unit.id} and state in ('open', 'taken')`);
}
