import { and, eq, isNull, sql } from "drizzle-orm";
import { type Database, type Transaction, withScope } from "../../db/connection.ts";
import { communes, officialAccounts } from "../../db/schema/index.ts";
import type { Vault } from "../../db/vault.ts";
import { seal } from "./token-store.ts";

/** Zalo's life of an OA access token, 25 h, when a pair is given without saying how old it is. */
const tokenLifeMs = 25 * 3_600_000;

export interface GivenOa {
  oaId: string;
  appId: string;
  secretKey: string;
  accessToken: string;
  refreshToken: string;
}

/**
 * Makes an OA known by its settings. A pair stored before is newer than the settings' (a refresh spends the old one) and stays unless it is dead; keys
 * are taken from the settings each time, so that a wrongly pasted one can be put right by a restart.
 */
export async function connectOa(
  db: Database,
  vault: Vault,
  { given, now }: { given: GivenOa; now: Date },
): Promise<void> {
  const pair = {
    accessToken: given.accessToken,
    refreshToken: given.refreshToken,
    issuedAt: now,
    expiresAt: new Date(now.getTime() + tokenLifeMs),
    state: "ok" as const,
    stateAt: now,
  };
  const keys = { appId: given.appId, secretKeySealed: vault.seal(given.secretKey) };
  await db.transaction(async (tx) => {
    await tx
      .insert(officialAccounts)
      .values({ oaId: given.oaId, ...keys, ...seal(pair, vault) })
      .onConflictDoNothing({ target: officialAccounts.oaId });
    await tx.update(officialAccounts).set(keys).where(eq(officialAccounts.oaId, given.oaId));
    // A dead pair has nothing to lose: whoever entered a new one wants it tried.
    await tx
      .update(officialAccounts)
      .set(seal(pair, vault))
      .where(and(eq(officialAccounts.oaId, given.oaId), eq(officialAccounts.tokenState, "dead")));
  });
}

/**
 * OAs without a commune serve the first one imported. Gives them to it, and what arrived for them meanwhile. Returns how many events
 * have found their commune; none are lost while there is no commune.
 */
export async function adoptOrphans(db: Database): Promise<number> {
  return withScope(db, "all", async (tx) => {
    const [first] = await tx.select({ id: communes.unitId }).from(communes).orderBy(communes.unitId).limit(1);
    if (!first) return 0;
    await tx.update(officialAccounts).set({ communeId: first.id }).where(isNull(officialAccounts.communeId));
    return adoptEvents(tx);
  });
}

async function adoptEvents(tx: Transaction): Promise<number> {
  const { rowCount } = await tx.execute(sql`
    update inbound_events set commune_id = official_accounts.commune_id from official_accounts
    where inbound_events.commune_id is null and inbound_events.handled_at is null
      and inbound_events.conversation_key is not null
      and official_accounts.oa_id = inbound_events.oa_id and official_accounts.commune_id is not null`);
  return rowCount ?? 0;
}

export async function connectedOaIds(db: Database): Promise<string[]> {
  const rows = await db.select({ oaId: officialAccounts.oaId }).from(officialAccounts).orderBy(officialAccounts.oaId);
  return rows.map((row) => row.oaId);
}
