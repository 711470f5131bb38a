import { and, desc, eq, gt, inArray, isNull, ne } from "drizzle-orm";
import type { Transaction } from "../db/connection.ts";
import { teams, zaloGroups } from "../db/schema/index.ts";
import { audit } from "./audit.ts";
import type { Team } from "./teams/membership.ts";

export interface Group {
  id: number;
  communeId: number;
  oaId: string;
  groupId: string;
  name: string | undefined;
  teamId: number | undefined;
}

interface GroupPlace {
  communeId: number;
  oaId: string;
  groupId: string;
}

/** The group as we know it; undefined when nothing was said or linked in it yet. */
export async function findGroup(tx: Transaction, { oaId, groupId }: GroupPlace): Promise<Group | undefined> {
  const [row] = await tx
    .select()
    .from(zaloGroups)
    .where(and(eq(zaloGroups.oaId, oaId), eq(zaloGroups.groupId, groupId)));
  return row && toGroup(row);
}

export async function findGroupById(tx: Transaction, id: number): Promise<Group | undefined> {
  const [row] = await tx.select().from(zaloGroups).where(eq(zaloGroups.id, id));
  return row && toGroup(row);
}

/** The group that one of these teams got last, since a time. */
export async function newestLinkedGroup(
  tx: Transaction,
  { teamIds, since }: { teamIds: readonly number[]; since: Date },
): Promise<Group | undefined> {
  const [row] = await tx
    .select()
    .from(zaloGroups)
    .where(and(inArray(zaloGroups.teamId, [...teamIds]), gt(zaloGroups.linkedAt, since)))
    .orderBy(desc(zaloGroups.linkedAt))
    .limit(1);
  return row && toGroup(row);
}

/** The team whose group this is; undefined for a group that is nobody's or whose team was closed. */
export async function teamOfGroup(tx: Transaction, place: GroupPlace): Promise<Team | undefined> {
  const [team] = await tx
    .select({ id: teams.id, communeId: teams.communeId, unitId: teams.unitId, name: teams.name })
    .from(zaloGroups)
    .innerJoin(teams, and(eq(teams.id, zaloGroups.teamId), isNull(teams.closedOn)))
    .where(and(eq(zaloGroups.oaId, place.oaId), eq(zaloGroups.groupId, place.groupId)));
  return team;
}

/** Makes the group the team's only one; a group it had before is nobody's now. Returns the group's row id. */
export async function linkGroup(
  tx: Transaction,
  { team, byPersonId, now, ...place }: GroupPlace & { team: Team; byPersonId: number; now: Date },
): Promise<number> {
  const link = { teamId: team.id, linkedAt: now, linkedByPersonId: byPersonId, state: "active" as const };
  const [row] = await tx
    .insert(zaloGroups)
    .values({ ...place, ...link })
    .onConflictDoUpdate({ target: [zaloGroups.oaId, zaloGroups.groupId], set: link })
    .returning({ id: zaloGroups.id });
  if (!row) throw new Error("an insert returned no row");
  await tx
    .update(zaloGroups)
    .set({ teamId: null })
    .where(and(eq(zaloGroups.teamId, team.id), ne(zaloGroups.id, row.id)));
  await audit(tx, { ...place, byPersonId, action: "group.linked", subject: `team:${team.id}`, now });
  return row.id;
}

/** The group is nobody's again. */
export async function unlinkGroup(
  tx: Transaction,
  { id, communeId, byPersonId, now }: { id: number; communeId: number; byPersonId: number; now: Date },
): Promise<void> {
  await tx.update(zaloGroups).set({ teamId: null, linkedAt: null }).where(eq(zaloGroups.id, id));
  await audit(tx, { communeId, byPersonId, action: "group.unlinked", subject: `group:${id}`, now });
}

function toGroup(row: typeof zaloGroups.$inferSelect): Group {
  return {
    id: row.id,
    communeId: row.communeId,
    oaId: row.oaId,
    groupId: row.groupId,
    name: row.name ?? undefined,
    teamId: row.teamId ?? undefined,
  };
}
