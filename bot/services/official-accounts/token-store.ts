import { eq, sql } from "drizzle-orm";
import type { Database, Transaction } from "../../db/connection.ts";
import { officialAccounts } from "../../db/schema/index.ts";
import type { Vault } from "../../db/vault.ts";

/** An OA's pair of tokens, opened. */
export interface OaTokens {
  accessToken: string;
  refreshToken: string;
  issuedAt: Date;
  expiresAt: Date;
  /** `uncertain`: a refresh got no answer. `dead`: an admin has to connect again. */
  state: "ok" | "uncertain" | "dead";
  stateAt: Date;
}

/** Waiting longer than one refresh by another process (a call of at most 15 s) with a margin; the default of 10 s would not. */
const waitForOthersMs = 40_000;

/**
 * Keeps token pairs sealed in their OA's row. The row stays locked while `change` runs, over all processes. `db` should be a small
 * pool of its own: nothing else may make a refresh wait, and refreshes nothing else.
 */
export function createTokenStore(db: Database, vault: Vault) {
  return {
    async readTokens(oaId: string): Promise<OaTokens | undefined> {
      return open(await readRow(db, oaId, false), vault);
    },

    async withLockedTokens(
      oaId: string,
      change: (current: OaTokens | undefined) => Promise<OaTokens | undefined>,
    ): Promise<void> {
      await db.transaction(async (tx) => {
        await tx.execute(sql`select set_config('lock_timeout', ${`${waitForOthersMs}ms`}, true)`);
        const current = open(await readRow(tx, oaId, true), vault);
        const changed = await change(current);
        if (changed) await tx.update(officialAccounts).set(seal(changed, vault)).where(eq(officialAccounts.oaId, oaId));
      });
    },
  };
}

async function readRow(db: Database | Transaction, oaId: string, isLocked: boolean) {
  const query = db
    .select({
      accessTokenSealed: officialAccounts.accessTokenSealed,
      refreshTokenSealed: officialAccounts.refreshTokenSealed,
      tokenIssuedAt: officialAccounts.tokenIssuedAt,
      tokenExpiresAt: officialAccounts.tokenExpiresAt,
      tokenState: officialAccounts.tokenState,
      tokenStateAt: officialAccounts.tokenStateAt,
    })
    .from(officialAccounts)
    .where(eq(officialAccounts.oaId, oaId));
  const [row] = await (isLocked ? query.for("update") : query);
  return row;
}

function open(row: Awaited<ReturnType<typeof readRow>>, vault: Vault): OaTokens | undefined {
  if (!row?.accessTokenSealed || !row.refreshTokenSealed || !row.tokenIssuedAt || !row.tokenExpiresAt) return undefined;
  return {
    accessToken: vault.open(row.accessTokenSealed),
    refreshToken: vault.open(row.refreshTokenSealed),
    issuedAt: row.tokenIssuedAt,
    expiresAt: row.tokenExpiresAt,
    state: row.tokenState,
    stateAt: row.tokenStateAt ?? row.tokenIssuedAt,
  };
}

/** As columns of `official_accounts`. */
export function seal(tokens: OaTokens, vault: Vault) {
  return {
    accessTokenSealed: vault.seal(tokens.accessToken),
    refreshTokenSealed: vault.seal(tokens.refreshToken),
    tokenIssuedAt: tokens.issuedAt,
    tokenExpiresAt: tokens.expiresAt,
    tokenState: tokens.state,
    tokenStateAt: tokens.stateAt,
  };
}
