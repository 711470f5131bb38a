import type { Database } from "../db/connection.ts";
import { keepFindings, keepProbed, type Probe } from "../services/official-accounts/account-state.ts";
import { meaningOfCode } from "../zalo/error-table.ts";
import { ZaloGrantError } from "../zalo/oauth-client.ts";
import { type TokenKeeper, TokenUnavailableError } from "../zalo/tokens.ts";
import type { ZaloClient } from "../zalo/zalo-client.ts";
import { ZaloApiError } from "../zalo/zalo-error.ts";

export interface ProbeDeps {
  db: Database;
  tokens: Pick<TokenKeeper, "accessToken" | "refreshAfterRejection">;
  zalo: Pick<ZaloClient, "getOa"> & { groups: Pick<ZaloClient["groups"], "packages"> };
  now(): Date;
}

/** Zalo no longer takes the token: renewed once, which also finds out whether it can be. */
const tokenRefused = new Set([-216, -220, -124]);

/** What is bought for groups changes rarely. */
const packagesEveryMs = 3_600_000;

/**
 * Asks Zalo how an OA stands, in one call and each hour a second, and keeps the answers and refusals. What cannot be asked now is
 * asked next time; a lost grant is written down by the token keeper. Throws when Zalo is not reached.
 */
export async function probeAccount(deps: ProbeDeps, oaId: string, before: Probe | undefined): Promise<void> {
  const now = deps.now();
  const refused: Record<string, number> = {};
  const ask = async <T>(operation: string, call: (token: string) => Promise<T>): Promise<T | undefined> => {
    try {
      return await withToken(deps, oaId, call);
    } catch (error) {
      if (!(error instanceof ZaloApiError)) throw error;
      if (meaningOfCode(error.code, "").kind === "config") refused[operation] = error.code;
      return undefined;
    }
  };
  const probe: Probe = { ...before, at: now.toISOString() };
  const tried = ["getOa"];
  try {
    const profile = await ask("getOa", (token) => deps.zalo.getOa(token));
    if (profile) {
      const { isVerified, oaType, packageValidThrough } = profile;
      probe.profile = { isVerified, oaType, packageValidThrough };
    }
    if (now.getTime() - Date.parse(before?.packagesAt ?? "1970-01-01") >= packagesEveryMs) {
      tried.push("groupPackages");
      const packages = await ask("groupPackages", (token) => deps.zalo.groups.packages(token));
      if (packages) {
        probe.groupPackages = packages.map(({ isAvailable, validThrough, autoRenew }) => ({
          isAvailable,
          validThrough,
          autoRenew,
        }));
      }
      probe.packagesAt = now.toISOString();
    }
    await keepProbed(deps.db, { oaId, tried, refused, now });
  } catch (error) {
    if (!(error instanceof TokenUnavailableError || error instanceof ZaloGrantError)) throw error;
  } finally {
    await keepFindings(deps.db, oaId, { probe });
  }
}

async function withToken<T>({ tokens }: ProbeDeps, oaId: string, call: (token: string) => Promise<T>): Promise<T> {
  const token = await tokens.accessToken(oaId);
  try {
    return await call(token);
  } catch (error) {
    if (!(error instanceof ZaloApiError) || !tokenRefused.has(error.code)) throw error;
    return call(await tokens.refreshAfterRejection(oaId, token));
  }
}
