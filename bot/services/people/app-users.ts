import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { identities, people } from "../../db/schema/index.ts";

/**
 * Keeps the id that the writer has within the Zalo app, as webhooks tell it beside the id within the OA; nothing for people
 * we do not know. It links the Mini App's login to the person (zalo-openapi.md 6.4: that both ids are equal is assumed by
 * every integration seen).
 */
export async function keepAppUser(
  tx: Transaction,
  { oaId, zaloUserId, appId, userIdByApp }: { oaId: string; zaloUserId: string; appId: string; userIdByApp: string },
): Promise<void> {
  await tx.execute(sql`
    insert into identities (commune_id, person_id, kind, scope, value)
    select commune_id, person_id, 'app_user', ${appId}, ${userIdByApp} from identities
    where kind = 'oa_user' and scope = ${oaId} and value = ${zaloUserId}
    on conflict do nothing`);
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
