import { eq, inArray, sql } from "drizzle-orm";
import type { TreeChange, TreeChanged } from "../../../shared/api/tree.ts";
import { type Day, dayOf } from "../../../shared/calendar/day.ts";
import { type Transaction, withScope } from "../../db/connection.ts";
import { teams, treeChanges, units } from "../../db/schema/index.ts";
import { mayOnUnit } from "../access.ts";
import { audit } from "../audit.ts";
import type { KnownPerson } from "../people/known-person.ts";
import { requestHash, requireSameRequest } from "../same-request.ts";
import { closeTeam, mergeTeams, moveTeam, renameTeam, splitTeam } from "./change-teams.ts";
import { closeUnit, mergeUnits, moveUnit, renameUnit, splitUnit } from "./change-units.ts";
import { TreeRefusedError } from "./tree-refused-error.ts";
import type { Moment } from "./tree-rows.ts";

/** Any number nobody else uses: one change of the tree at a time. */
const TREE_LOCK = 7_301;

export interface TreeChangeWish {
  change: TreeChange;
  /** First day on which it is so: today or earlier. */
  on: Day;
  by: KnownPerson | "operator";
  /** The same key gives the same answer and changes nothing more; with another change it is refused. */
  idempotencyKey: string;
  now: Date;
}

/**
 * Renames, moves, merges, splits or closes units or teams from a day on; what was before stays. Asked for by staff of the unit
 * above, or of the unit a team is in. Throws TreeRefusedError and KeyReusedError.
 */
export async function changeTree(tx: Transaction, wish: TreeChangeWish): Promise<TreeChanged> {
  if (wish.on > dayOf(wish.now)) throw new TreeRefusedError("in_the_future");
  await requireRight(tx, wish);
  // A change may reach into communes that did not exist when the scope was made.
  return withScope(tx, "all", async (all) => {
    await all.execute(sql`select pg_advisory_xact_lock(${TREE_LOCK})`);
    const known = await changedBefore(all, wish);
    if (known) return known;
    const { change, on, by, now } = wish;
    const byPersonId = by === "operator" ? undefined : by.id;
    const changeId = await startChange(all, wish, byPersonId);
    const ids = await apply(all, change, { changeId, byPersonId, on, now });
    const result = change.of === "unit" ? { unitIds: ids, teamIds: [] } : { unitIds: [], teamIds: ids };
    await all.update(treeChanges).set({ result }).where(eq(treeChanges.id, changeId));
    await noteInAudit(all, wish, ids);
    return { changeId, ...result };
  });
}

function apply(tx: Transaction, change: TreeChange, moment: Moment): Promise<number[]> {
  const isUnit = change.of === "unit";
  switch (change.kind) {
    case "rename":
      return isUnit ? renameUnit(tx, change, moment) : renameTeam(tx, change, moment);
    case "move":
      return isUnit ? moveUnit(tx, change, moment) : moveTeam(tx, change, moment);
    case "merge":
      return isUnit ? mergeUnits(tx, change, moment) : mergeTeams(tx, change, moment);
    case "split":
      return isUnit ? splitUnit(tx, change, moment) : splitTeam(tx, change, moment);
    case "close":
      return isUnit ? closeUnit(tx, change, moment) : closeTeam(tx, change, moment);
  }
}

async function requireRight(tx: Transaction, { change, by }: TreeChangeWish): Promise<void> {
  if (by === "operator") return;
  const needed = change.of === "unit" ? await unitsAbove(tx, change) : await unitsOfTeams(tx, change);
  const action = change.of === "unit" ? "manage_units" : "manage_teams";
  for (const unitId of needed) {
    if (unitId === null || !(await mayOnUnit(tx, by, action, unitId))) throw new TreeRefusedError("not_allowed");
  }
}

/** The unit above each one that changes; null for a province, which only the operator changes. */
async function unitsAbove(tx: Transaction, change: TreeChange): Promise<(number | null)[]> {
  const ids = idsOf(change);
  const rows = await tx.select({ parentId: units.parentId }).from(units).where(inArray(units.id, ids));
  if (rows.length < new Set(ids).size) throw new TreeRefusedError("not_found");
  const above = rows.map((row) => row.parentId);
  return [...new Set(change.kind === "move" ? [...above, change.toUnitId] : above)];
}

async function unitsOfTeams(tx: Transaction, change: TreeChange): Promise<number[]> {
  const ids = idsOf(change);
  const rows = await tx.select({ unitId: teams.unitId }).from(teams).where(inArray(teams.id, ids));
  if (rows.length < new Set(ids).size) throw new TreeRefusedError("not_found");
  const there = rows.map((row) => row.unitId);
  return [...new Set(change.kind === "move" ? [...there, change.toUnitId] : there)];
}

function idsOf(change: TreeChange): number[] {
  if (change.kind !== "merge") return [change.id];
  return change.intoId === undefined ? change.ids : [...change.ids, change.intoId];
}

async function changedBefore(
  tx: Transaction,
  { change, on, idempotencyKey }: TreeChangeWish,
): Promise<TreeChanged | undefined> {
  const [row] = await tx.select().from(treeChanges).where(eq(treeChanges.idempotencyKey, idempotencyKey));
  if (!row) return undefined;
  requireSameRequest(row.requestHash, requestHash({ change, on }));
  return { changeId: row.id, ...(row.result as Omit<TreeChanged, "changeId">) };
}

async function startChange(
  tx: Transaction,
  { change, on, idempotencyKey, now }: TreeChangeWish,
  byPersonId: number | undefined,
): Promise<number> {
  const [row] = await tx
    .insert(treeChanges)
    .values({
      idempotencyKey,
      requestHash: requestHash({ change, on }),
      kind: change.kind,
      effectiveOn: on,
      byPersonId: byPersonId ?? null,
      at: now,
      result: {},
    })
    .returning({ id: treeChanges.id });
  if (!row) throw new Error("an insert returned no row");
  return row.id;
}

/** In each commune concerned; a province's own change has none. */
async function noteInAudit(
  tx: Transaction,
  { change, by, now }: TreeChangeWish,
  made: readonly number[],
): Promise<void> {
  const table = change.of === "unit" ? units : teams;
  const ids = [...new Set([...idsOf(change), ...made])];
  const rows = await tx.select({ id: table.id, communeId: table.communeId }).from(table).where(inArray(table.id, ids));
  for (const { id, communeId } of rows) {
    if (communeId === null) continue;
    const byPersonId = by === "operator" ? undefined : by.id;
    await audit(tx, {
      communeId,
      byPersonId,
      action: `${change.of}.${change.kind}`,
      subject: `${change.of}:${id}`,
      now,
    });
  }
}
