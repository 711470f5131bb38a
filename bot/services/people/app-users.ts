import { and, desc, eq, isNull } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { identities, people } from "../../db/schema/index.ts";

/**
 * Keeps the id that a person has within the Zalo app, as webhooks tell it beside the id within the OA. It links the
 * Mini App's login to the person (zalo-openapi.md 6.4: the equality of both ids is assumed by every integration seen).
 */
export async function keepAppUser(
  tx: Transaction,
  { communeId, personId, appId, zaloId }: { communeId: number; personId: number; appId: string; zaloId: string },
): Promise<void> {
  await tx
    .insert(identities)
    .values({ communeId, personId, kind: "app_user", scope: appId, value: zaloId })
    .onConflictDoNothing();
}

/** The person behind an id within the app; the newest one where several communes know them. */
export async function findAppUser(
  tx: Transaction,
  { appId, zaloId }: { appId: string; zaloId: string },
): Promise<{ communeId: number; personId: number } | undefined> {
  const [found] = await tx
    .select({ communeId: identities.communeId, personId: identities.personId })
    .from(identities)
    .innerJoin(people, eq(people.id, identities.personId))
    .where(
      and(
        eq(identities.kind, "app_user"),
        eq(identities.scope, appId),
        eq(identities.value, zaloId),
        isNull(people.erasedAt),
      ),
    )
    .orderBy(desc(identities.id))
    .limit(1);
  return found;
}
