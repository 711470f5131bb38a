import { and, eq, inArray, sql } from "drizzle-orm";
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

/** Writes down all groups that Zalo lists for an OA; those we know and Zalo does not are gone. */
export async function keepSeenGroups(
  tx: Transaction,
  { communeId, oaId, seen, now }: { communeId: number; oaId: string; seen: readonly SeenGroup[]; now: Date },
): Promise<void> {
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
  await tx.execute(sql`
    update zalo_groups set state = 'gone', checked_at = ${now}
    where oa_id = ${oaId} and commune_id = ${communeId} and state <> 'gone'
      and not (group_id = any(${sql.param(listed)}::text[]))`);
}
