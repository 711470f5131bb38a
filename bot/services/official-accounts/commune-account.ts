import { asc, eq } from "drizzle-orm";
import type { Transaction } from "../../db/connection.ts";
import { officialAccounts } from "../../db/schema/index.ts";

/** Zalo id of the OA that serves a commune, the first one when there are several; undefined before one is connected. */
export async function accountOfCommune(tx: Transaction, communeId: number): Promise<string | undefined> {
  const [account] = await tx
    .select({ oaId: officialAccounts.oaId })
    .from(officialAccounts)
    .where(eq(officialAccounts.communeId, communeId))
    .orderBy(asc(officialAccounts.id))
    .limit(1);
  return account?.oaId;
}
