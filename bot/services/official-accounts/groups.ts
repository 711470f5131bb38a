import { and, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { zaloGroupMembers, zaloGroups } from "../../db/schema/index.ts";

interface Place {
  communeId: number;
  oaId: string;
  groupId: string;
}

/** Makes the OA's group known, or marks it gone. Its team is linked elsewhere, by a person. Returns its row id. */
export async function noteGroup(
  tx: Transaction,
  { communeId, oaId, groupId, isGone }: Place & { isGone: boolean },
): Promise<number | undefined> {
  const state = isGone ? "gone" : "active";
  await tx
    .insert(zaloGroups)
    .values({ communeId, oaId, groupId, state })
    .onConflictDoUpdate({
      target: [zaloGroups.oaId, zaloGroups.groupId],
      set: { state: sql`excluded.state` },
      // An expired package does not come back by people talking of the group.
      setWhere: sql`${zaloGroups.state} <> excluded.state and ${zaloGroups.communeId} = excluded.commune_id
        and (${zaloGroups.state} <> 'expired' or excluded.state = 'gone')`,
    });
  const [row] = await tx
    .select({ id: zaloGroups.id })
    .from(zaloGroups)
    .where(and(eq(zaloGroups.oaId, oaId), eq(zaloGroups.groupId, groupId), eq(zaloGroups.communeId, communeId)));
  return row?.id;
}

/** Who came into a group, left it, or became or ceased to be its admin. */
export type MemberChange = "joined" | "left" | "admin_added" | "admin_removed";

/** Follows an event about people of a group. */
export async function noteMembers(
  tx: Transaction,
  given: Place & { rowId: number; change: MemberChange; userIds: readonly string[]; now: Date },
): Promise<void> {
  const { rowId, change, userIds, now, communeId } = given;
  if (userIds.length === 0) return;
  if (change === "left") {
    await tx
      .delete(zaloGroupMembers)
      .where(and(eq(zaloGroupMembers.zaloGroupId, rowId), inArray(zaloGroupMembers.userId, [...userIds])));
    return;
  }
  const isAdmin = change === "admin_added";
  const insert = tx
    .insert(zaloGroupMembers)
    .values(userIds.map((userId) => ({ communeId, zaloGroupId: rowId, userId, isAdmin, since: now })));
  const target = [zaloGroupMembers.zaloGroupId, zaloGroupMembers.userId];
  if (change === "joined") await insert.onConflictDoNothing({ target });
  else await insert.onConflictDoUpdate({ target, set: { isAdmin } });
}

/** What Zalo tells of one group of an OA. */
export interface SeenGroup {
  groupId: string;
  name: string | undefined;
  link: string | undefined;
  memberCount: number | undefined;
  /** Zalo no longer lets the OA write there: the package ended. */
  isDisabled: boolean;
  /** "YYYY-MM-DD". */
  validThrough: string | undefined;
}

/** A group as it stands in our table. */
export interface KnownGroup extends Place {
  id: number;
  teamId: number | null;
}

const known = {
  id: zaloGroups.id,
  communeId: zaloGroups.communeId,
  oaId: zaloGroups.oaId,
  groupId: zaloGroups.groupId,
  teamId: zaloGroups.teamId,
};

/** Writes down all groups that Zalo lists for an OA. Returns those we know as living and Zalo does not list: worth a look of their own. */
export async function keepSeenGroups(
  tx: Transaction,
  { communeId, oaId, seen, now }: { communeId: number; oaId: string; seen: readonly SeenGroup[]; now: Date },
): Promise<KnownGroup[]> {
  for (const { groupId, isDisabled, ...rest } of seen) {
    const found = {
      name: rest.name ?? null,
      link: rest.link ?? null,
      memberCount: rest.memberCount ?? null,
      validThrough: rest.validThrough ?? null,
      state: isDisabled ? ("expired" as const) : ("active" as const),
      checkedAt: now,
    };
    await tx
      .insert(zaloGroups)
      .values({ communeId, oaId, groupId, ...found })
      .onConflictDoUpdate({
        target: [zaloGroups.oaId, zaloGroups.groupId],
        set: found,
        setWhere: sql`${zaloGroups.communeId} = ${communeId}`,
      });
  }
  const listed = seen.map((group) => group.groupId);
  return tx
    .select(known)
    .from(zaloGroups)
    .where(
      and(
        eq(zaloGroups.oaId, oaId),
        eq(zaloGroups.communeId, communeId),
        sql`${zaloGroups.state} <> 'gone' and not (${zaloGroups.groupId} = any(${sql.param(listed)}::text[]))`,
      ),
    );
}

/** A message to these groups was refused as if they were gone: Zalo is asked about them (`doubtfulGroups`) before that is believed. */
export async function doubtGroups(
  tx: Transaction,
  groups: readonly { oaId: string; groupId: string }[],
): Promise<void> {
  for (const { oaId, groupId } of groups) {
    const isIt = and(eq(zaloGroups.oaId, oaId), eq(zaloGroups.groupId, groupId), eq(zaloGroups.state, "active"));
    await tx.update(zaloGroups).set({ checkedAt: null }).where(isIt);
  }
}

/** Teams' groups in use that Zalo was not asked about since they were linked or doubted; others of them each time. */
export async function doubtfulGroups(tx: Transaction, limit: number): Promise<KnownGroup[]> {
  return tx
    .select(known)
    .from(zaloGroups)
    .where(and(eq(zaloGroups.state, "active"), isNull(zaloGroups.checkedAt), isNotNull(zaloGroups.teamId)))
    .orderBy(sql`random()`)
    .limit(limit);
}

/** What a look at one group told; undefined: nothing. */
export async function noteLook(
  tx: Transaction,
  { id, state, now }: { id: number; state: "active" | "expired" | "gone" | undefined; now: Date },
): Promise<void> {
  await tx
    .update(zaloGroups)
    .set({ checkedAt: now, ...(state === undefined ? {} : { state }) })
    .where(eq(zaloGroups.id, id));
}
