import { and, desc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import type { Day } from "../../../shared/calendar/day.ts";
import type { Transaction } from "../../db/connection.ts";
import { teamPast, teams, unitPast, units } from "../../db/schema/index.ts";
import { markStale, markUnitStale } from "./stale-weeks.ts";
import { TreeRefusedError } from "./tree-refused-error.ts";

export type UnitRow = typeof units.$inferSelect;
export type TeamRow = typeof teams.$inferSelect;

/** Who changes the tree and from when on. */
export interface Moment {
  changeId: number;
  byPersonId: number | undefined;
  /** First day on which it is so. */
  on: Day;
  now: Date;
}

/** The open unit, locked until the transaction ends. Throws TreeRefusedError. */
export async function lockUnit(tx: Transaction, unitId: number): Promise<UnitRow> {
  const [unit] = await tx
    .select()
    .from(units)
    .where(and(eq(units.id, unitId), isNull(units.validTo)))
    // Reports and people that name the unit are not held up.
    .for("no key update");
  if (!unit) throw new TreeRefusedError("not_found");
  return unit;
}

/** The open team, locked until the transaction ends. Throws TreeRefusedError. */
export async function lockTeam(tx: Transaction, teamId: number): Promise<TeamRow> {
  const [team] = await tx
    .select()
    .from(teams)
    .where(and(eq(teams.id, teamId), isNull(teams.closedOn)))
    .for("no key update");
  if (!team) throw new TreeRefusedError("not_found");
  return team;
}

/** Changes of one unit are written in their order in time: a later one must not be there yet. Throws TreeRefusedError. */
export async function requireNoLaterChange(tx: Transaction, unit: UnitRow, on: Day): Promise<void> {
  if (on < unit.validFrom) throw new TreeRefusedError("before_it_began");
  const [last] = await tx
    .select({ untilOn: unitPast.untilOn })
    .from(unitPast)
    .where(eq(unitPast.unitId, unit.id))
    .orderBy(desc(unitPast.untilOn))
    .limit(1);
  if (last && last.untilOn > on) throw new TreeRefusedError("later_change");
}

/** The same for a team. */
async function requireNoLaterTeamChange(tx: Transaction, team: TeamRow, on: Day): Promise<void> {
  if (on < team.openedOn) throw new TreeRefusedError("before_it_began");
  const [last] = await tx
    .select({ untilOn: teamPast.untilOn })
    .from(teamPast)
    .where(eq(teamPast.teamId, team.id))
    .orderBy(desc(teamPast.untilOn))
    .limit(1);
  if (last && last.untilOn > on) throw new TreeRefusedError("later_change");
}

/** Gives a unit another name or parent and keeps what it was. Of two changes on one day the first keeps the eve. */
export async function changeUnit(
  tx: Transaction,
  unit: UnitRow,
  changed: Partial<Pick<UnitRow, "name" | "nameKey" | "parentId" | "communeId">>,
  on: Day,
): Promise<void> {
  await requireNoLaterChange(tx, unit, on);
  await requireFreeUnitName(tx, {
    id: unit.id,
    nameKey: changed.nameKey ?? unit.nameKey,
    parentId: changed.parentId ?? unit.parentId,
    level: unit.level,
  });
  if (on > unit.validFrom) {
    await tx
      .insert(unitPast)
      .values({ unitId: unit.id, untilOn: on, name: unit.name, parentId: unit.parentId })
      .onConflictDoNothing();
  }
  await tx.update(units).set(changed).where(eq(units.id, unit.id));
  if (changed.parentId !== undefined) await markUnitStale(tx, unit.id);
}

/** Gives a team another name or unit and keeps what it was. */
export async function changeTeam(
  tx: Transaction,
  team: TeamRow,
  changed: Partial<Pick<TeamRow, "name" | "nameKey" | "unitId">>,
  on: Day,
): Promise<void> {
  await requireNoLaterTeamChange(tx, team, on);
  const { communeId, id: teamId, name, unitId } = team;
  await requireFreeTeamName(tx, {
    id: teamId,
    nameKey: changed.nameKey ?? team.nameKey,
    unitId: changed.unitId ?? unitId,
  });
  if (on > team.openedOn) {
    await tx.insert(teamPast).values({ communeId, teamId, untilOn: on, name, unitId }).onConflictDoNothing();
  }
  await tx.update(teams).set(changed).where(eq(teams.id, teamId));
  if (changed.unitId !== undefined) await markStale(tx, sql`r.team_id = ${teamId}`);
}

/** Throws TreeRefusedError when another open unit there has the name. */
export async function requireFreeUnitName(
  tx: Transaction,
  { id, nameKey, parentId, level }: Pick<UnitRow, "nameKey" | "parentId" | "level"> & { id: number | undefined },
): Promise<void> {
  const [taken] = await tx
    .select({ id: units.id })
    .from(units)
    .where(
      and(
        parentId === null ? isNull(units.parentId) : eq(units.parentId, parentId),
        eq(units.nameKey, nameKey),
        eq(units.level, level),
        isNull(units.validTo),
        id === undefined ? undefined : ne(units.id, id),
      ),
    )
    .limit(1);
  if (taken) throw new TreeRefusedError("name_taken");
}

/** Throws TreeRefusedError when another open team of the unit has the name. */
export async function requireFreeTeamName(
  tx: Transaction,
  { id, nameKey, unitId }: Pick<TeamRow, "nameKey" | "unitId"> & { id: number | undefined },
): Promise<void> {
  const [taken] = await tx
    .select({ id: teams.id })
    .from(teams)
    .where(
      and(
        eq(teams.unitId, unitId),
        eq(teams.nameKey, nameKey),
        isNull(teams.closedOn),
        id === undefined ? undefined : ne(teams.id, id),
      ),
    )
    .limit(1);
  if (taken) throw new TreeRefusedError("name_taken");
}

/** Open units right below a unit. */
export async function childrenOf(tx: Transaction, unitId: number): Promise<UnitRow[]> {
  return tx
    .select()
    .from(units)
    .where(and(eq(units.parentId, unitId), isNull(units.validTo)))
    .orderBy(units.id);
}

/** Open teams that serve the unit itself. */
export async function teamsOfUnit(tx: Transaction, unitId: number): Promise<TeamRow[]> {
  return tx
    .select()
    .from(teams)
    .where(and(eq(teams.unitId, unitId), isNull(teams.closedOn)))
    .orderBy(teams.id);
}

/** Ends a unit. On today's map its past counts under `successorId`, and so does what had counted under it. */
export async function endUnit(
  tx: Transaction,
  unit: UnitRow,
  { successorId, on }: { successorId: number; on: Day },
): Promise<void> {
  await requireNoLaterChange(tx, unit, on);
  await tx.update(units).set({ validTo: on, successorId }).where(eq(units.id, unit.id));
  await tx.update(units).set({ successorId }).where(eq(units.successorId, unit.id));
}

/** Ends a team; without a successor its past stays its own. */
export async function endTeam(
  tx: Transaction,
  team: TeamRow,
  { successorId, on }: { successorId: number | null; on: Day },
): Promise<void> {
  await requireNoLaterTeamChange(tx, team, on);
  await tx.update(teams).set({ closedOn: on, successorId }).where(eq(teams.id, team.id));
  if (successorId !== null) await tx.update(teams).set({ successorId }).where(eq(teams.successorId, team.id));
}

/** Names taken among the units, for new codes. */
export async function takenUnitCodes(tx: Transaction): Promise<Set<string>> {
  const rows = await tx.select({ code: units.code }).from(units);
  return new Set(rows.map((row) => row.code));
}

export async function takenTeamCodes(tx: Transaction, communeId: number): Promise<Set<string>> {
  const rows = await tx
    .select({ code: teams.code })
    .from(teams)
    .where(inArray(teams.communeId, [communeId]));
  return new Set(rows.map((row) => row.code));
}
