import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { zaloGroups } from "../../db/schema/index.ts";

/** Makes the OA's group known, or marks it gone. Its team is linked elsewhere, by a person. */
export async function noteGroup(
  tx: Transaction,
  { communeId, oaId, groupId, isGone }: { communeId: number; oaId: string; groupId: string; isGone: boolean },
): Promise<void> {
  const state = isGone ? "gone" : "active";
  await tx
    .insert(zaloGroups)
    .values({ communeId, oaId, groupId, state })
    .onConflictDoUpdate({
      target: [zaloGroups.oaId, zaloGroups.groupId],
      set: { state: sql`excluded.state` },
      setWhere: sql`${zaloGroups.state} <> excluded.state and ${zaloGroups.communeId} = excluded.commune_id`,
    });
}
