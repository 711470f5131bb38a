import type { Database } from "../../db/connection.ts";
import { officialAccounts } from "../../db/schema/index.ts";
import type { Vault } from "../../db/vault.ts";
import type { Logger } from "../../logger.ts";

/** What the door must know of an OA. */
export interface ConnectedOa {
  oaId: string;
  appId: string;
  /** Undefined until it is given to a commune. */
  communeId: number | undefined;
  /** Signs its webhooks. */
  secretKey: string;
  /** Had a rightly signed event: set-up is over. */
  isVerified: boolean;
  lastEventAt: Date | undefined;
}

export interface OaDirectory {
  /** From memory, at most a few seconds old; asks the database again for an id it does not know. */
  find(oaIds: readonly string[]): Promise<ConnectedOa | undefined>;
  /** Of those in memory. */
  isKnown(oaId: string): boolean;
  /** After a change made in this process. */
  forget(): void;
}

interface DirectoryDeps {
  db: Database;
  vault: Vault;
  logger: Logger;
  now(): Date;
}

const freshForMs = 5_000;
/** Older than this nobody is served from memory: the process may have slept. */
const tooOldMs = 60_000;
/** Strangers may send ids nobody knows as fast as they like. */
const askAgainAfterMs = 1_000;

/** All connected OAs in memory: a few thousand small rows, so that the webhook's hot path has no query but its insert. */
export function createOaDirectory({ db, vault, logger, now }: DirectoryDeps): OaDirectory {
  let accounts = new Map<string, ConnectedOa>();
  let loadedAt = 0;
  let loading: Promise<void> | undefined;
  const openKey = createKeyRing(vault, logger);

  async function load(): Promise<void> {
    const rows = await db
      .select({
        oaId: officialAccounts.oaId,
        appId: officialAccounts.appId,
        communeId: officialAccounts.communeId,
        secretKeySealed: officialAccounts.secretKeySealed,
        verifiedAt: officialAccounts.verifiedAt,
        lastEventAt: officialAccounts.lastEventAt,
      })
      .from(officialAccounts);
    accounts = new Map(
      rows.map((row) => [
        row.oaId,
        {
          oaId: row.oaId,
          appId: row.appId,
          communeId: row.communeId ?? undefined,
          secretKey: openKey(row.secretKeySealed),
          isVerified: row.verifiedAt !== null,
          lastEventAt: row.lastEventAt ?? undefined,
        },
      ]),
    );
    loadedAt = now().getTime();
  }

  function refresh(): Promise<void> {
    loading ??= load().finally(() => {
      loading = undefined;
    });
    return loading;
  }

  function complain(error: unknown): void {
    logger.warn({ err: error }, "the connected OAs could not be read anew");
  }

  const pick = (oaIds: readonly string[]) => {
    const known = oaIds.find((oaId) => accounts.has(oaId));
    return known === undefined ? undefined : accounts.get(known);
  };

  return {
    async find(oaIds) {
      const age = now().getTime() - loadedAt;
      const found = pick(oaIds);
      if (found && age <= tooOldMs) {
        // Nobody waits for news; they are there for the next one.
        if (age > freshForMs) refresh().catch(complain);
        return found;
      }
      if (age > askAgainAfterMs) await refresh();
      return pick(oaIds);
    },
    isKnown: (oaId) => accounts.has(oaId),
    forget() {
      loadedAt = 0;
    },
  };
}

/** Opens each key once. "" verifies nothing: one OA whose key cannot be read must not shut out the others. */
function createKeyRing(vault: Vault, logger: Logger): (sealed: string) => string {
  const opened = new Map<string, string>();
  return (sealed) => {
    const known = opened.get(sealed);
    if (known !== undefined) return known;
    let key = "";
    try {
      key = vault.open(sealed);
    } catch (error) {
      logger.error({ err: error }, "an OA's secret key cannot be opened; its events are refused");
    }
    opened.set(sealed, key);
    return key;
  };
}
