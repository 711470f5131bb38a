import { newSecret } from "./ids.ts";
import type { OaRecord, TokenPair } from "./records.ts";
import type { World } from "./world.ts";

const HOUR_MS = 3_600_000;
/** 25 hours, zalo-openapi.md §2.2. */
export const ACCESS_TOKEN_LIFE_MS = 25 * HOUR_MS;
/** Three months, same place. */
const REFRESH_TOKEN_LIFE_MS = 90 * 24 * HOUR_MS;

export function newTokenPair(now: number): TokenPair {
  return {
    accessToken: newSecret(),
    refreshToken: newSecret(),
    accessExpiresAt: now + ACCESS_TOKEN_LIFE_MS,
    refreshExpiresAt: now + REFRESH_TOKEN_LIFE_MS,
    rotations: 0,
    isUsed: false,
  };
}

/** Gives the OA a new pair for `spent` (missing: for a code); the old access token dies with it. */
export function rotateTokens(world: World, oa: OaRecord, now: number, spent?: string): TokenPair {
  const old = oa.tokens;
  world.accessTokens.delete(old.accessToken);
  oa.tokens = { ...newTokenPair(now), rotations: old.rotations + 1 };
  if (spent !== undefined) oa.tokens.spentRefreshToken = spent;
  delete oa.returnedRefreshToken;
  world.accessTokens.set(oa.tokens.accessToken, oa.id);
  return oa.tokens;
}

/** Takes a rotation back that could not be saved: nobody has learned the new pair. */
export function undoRotation(world: World, oa: OaRecord, old: TokenPair): void {
  world.accessTokens.delete(oa.tokens.accessToken);
  oa.tokens = old;
  world.accessTokens.set(old.accessToken, oa.id);
}

/**
 * The refresh tokens that work now: the newest one, once. One exception keeps a killed process from losing its OA for
 * good: when the sandbox starts and the newest pair was never used, its answer may have died with the process, so the
 * token that was spent for it works once more (`giveBackLostRotation`).
 */
export function findOaOfRefreshToken(world: World, appId: string, refreshToken: string): OaRecord | undefined {
  for (const oa of world.oas.values()) {
    if (oa.appId !== appId) continue;
    if (oa.tokens.refreshToken === refreshToken || oa.returnedRefreshToken === refreshToken) return oa;
  }
  return undefined;
}

/** Called once for each OA after a start. */
export function giveBackLostRotation(oa: OaRecord): void {
  delete oa.returnedRefreshToken;
  if (!oa.tokens.isUsed && oa.tokens.spentRefreshToken !== undefined) {
    oa.returnedRefreshToken = oa.tokens.spentRefreshToken;
  }
}
