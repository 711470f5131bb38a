import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { groupWishes, officialAccounts, teams, zaloGroups } from "../../db/schema/index.ts";

export interface ListedGroup {
  id: number;
  oaId: string;
  groupId: string;
  name: string | undefined;
  team: { id: number; name: string } | undefined;
  state: "active" | "gone" | "expired";
  memberCount: number | undefined;
  link: string | undefined;
  /** "YYYY-MM-DD". */
  validThrough: string | undefined;
  checkedAt: Date | undefined;
  toldState: string | undefined;
}

/** All groups of a commune that still matter: those a team uses or used, and those that work and are nobody's. */
export async function listGroups(tx: Transaction, communeId: number): Promise<ListedGroup[]> {
  const rows = await tx
    .select({ group: zaloGroups, teamName: teams.name })
    .from(zaloGroups)
    .leftJoin(teams, eq(teams.id, zaloGroups.teamId))
    .where(
      and(
        eq(zaloGroups.communeId, communeId),
        sql`(${zaloGroups.teamId} is not null or ${zaloGroups.state} <> 'gone')`,
      ),
    )
    .orderBy(asc(zaloGroups.id));
  return rows.map(({ group, teamName }) => ({
    id: group.id,
    oaId: group.oaId,
    groupId: group.groupId,
    name: group.name ?? undefined,
    team: group.teamId === null ? undefined : { id: group.teamId, name: teamName ?? "" },
    state: group.state,
    memberCount: group.memberCount ?? undefined,
    link: group.link ?? undefined,
    validThrough: group.validThrough ?? undefined,
    checkedAt: group.checkedAt ?? undefined,
    toldState: group.toldState ?? undefined,
  }));
}

export type GroupWish = typeof groupWishes.$inferSelect;

/** Asks for a group for a team; one at a time. Returns the wish, also when there was one already. Undefined: the commune has no OA. */
export async function wishForGroup(
  tx: Transaction,
  { communeId, teamId, byPersonId, now }: { communeId: number; teamId: number; byPersonId: number; now: Date },
): Promise<GroupWish | undefined> {
  const [oa] = await tx
    .select({ oaId: officialAccounts.oaId })
    .from(officialAccounts)
    .where(eq(officialAccounts.communeId, communeId))
    .orderBy(asc(officialAccounts.id))
    .limit(1);
  if (!oa) return undefined;
  await tx
    .insert(groupWishes)
    .values({ communeId, teamId, byPersonId, oaId: oa.oaId, state: "waiting", createdAt: now, changedAt: now })
    .onConflictDoNothing();
  return newestWish(tx, teamId);
}

export async function newestWish(tx: Transaction, teamId: number): Promise<GroupWish | undefined> {
  const [wish] = await tx
    .select()
    .from(groupWishes)
    .where(eq(groupWishes.teamId, teamId))
    .orderBy(sql`${groupWishes.id} desc`)
    .limit(1);
  return wish;
}

/** Wishes nobody has fulfilled yet, oldest first, with their team. The transaction sees all communes. */
export async function openWishes(tx: Transaction): Promise<{ wish: GroupWish; teamName: string }[]> {
  return tx
    .select({ wish: groupWishes, teamName: teams.name })
    .from(groupWishes)
    .innerJoin(teams, and(eq(teams.id, groupWishes.teamId), isNull(teams.closedOn)))
    .where(inArray(groupWishes.state, ["waiting", "calling"]))
    .orderBy(asc(groupWishes.id));
}

export async function changeWish(
  tx: Transaction,
  id: number,
  change: Partial<Pick<GroupWish, "state" | "assetId" | "zaloGroupId" | "reason">> & { changedAt: Date },
): Promise<void> {
  await tx.update(groupWishes).set(change).where(eq(groupWishes.id, id));
}

/** Groups of a team that stopped working and whose officers were not told of it yet. */
export async function untoldGroups(tx: Transaction): Promise<(ListedGroup & { communeId: number; unitId: number })[]> {
  const rows = await tx
    .select({ group: zaloGroups, teamName: teams.name, unitId: teams.unitId })
    .from(zaloGroups)
    .innerJoin(teams, eq(teams.id, zaloGroups.teamId))
    .where(
      and(
        inArray(zaloGroups.state, ["gone", "expired"]),
        sql`${zaloGroups.toldState} is distinct from ${zaloGroups.state}`,
      ),
    );
  return rows.map(({ group, teamName, unitId }) => ({
    id: group.id,
    oaId: group.oaId,
    groupId: group.groupId,
    name: group.name ?? undefined,
    team: { id: group.teamId ?? 0, name: teamName },
    state: group.state,
    memberCount: group.memberCount ?? undefined,
    link: group.link ?? undefined,
    validThrough: group.validThrough ?? undefined,
    checkedAt: group.checkedAt ?? undefined,
    toldState: group.toldState ?? undefined,
    communeId: group.communeId,
    unitId,
  }));
}

export async function markTold(tx: Transaction, { id, state }: { id: number; state: string }): Promise<void> {
  await tx.update(zaloGroups).set({ toldState: state }).where(eq(zaloGroups.id, id));
}
