import { type OauthClient, type TokenPair, ZaloGrantError } from "./oauth-client.ts";
import { ZaloUnreachableError } from "./zalo-error.ts";

const hourMs = 3_600_000;
/** Tokens live 25 h: five hours are left for retries (zalo-openapi.md 2.4). */
const refreshAgeMs = 20 * hourMs;
/** A token is not handed out for a call that may end after it. */
const expiryMarginMs = 5 * 60_000;
/** Before the only second try with a refresh token that may be spent. */
const uncertainPauseMs = 2 * 60_000;

export interface StoredTokens {
  accessToken: string;
  refreshToken: string;
  issuedAt: Date;
  expiresAt: Date;
  /** `uncertain`: a refresh got no answer, so the refresh token may be spent. `dead`: an admin has to connect again. */
  state: "ok" | "uncertain" | "dead";
  stateAt: Date;
}

export interface TokenStore {
  /** Reads without waiting for a lock. */
  readTokens(oaId: string): Promise<StoredTokens | undefined>;
  /**
   * Runs `change` while no other process can read-for-change or write this OA's tokens, and stores what it returns (undefined leaves
   * them). The lock must outlive the time limit of the OAuth call made inside.
   */
  withLockedTokens(
    oaId: string,
    change: (current: StoredTokens | undefined) => Promise<StoredTokens | undefined>,
  ): Promise<void>;
}

/** No usable token now. `dead` and `missing` need an admin of the OA; `uncertain` may heal by itself within minutes. */
export class TokenUnavailableError extends Error {
  override readonly name = "TokenUnavailableError";
  readonly because: "missing" | "uncertain" | "dead";

  constructor(because: "missing" | "uncertain" | "dead") {
    super(`no usable OA access token: ${because}`);
    this.because = because;
  }
}

export type TokenKeeper = ReturnType<typeof createTokenKeeper>;

/** One refresher per OA over all processes, and a stored pair that no failure overwrites (zalo-openapi.md 2.4). */
export function createTokenKeeper({
  store,
  oauth,
  now,
}: {
  store: TokenStore;
  oauth: Pick<OauthClient, "refresh">;
  now: () => Date;
}) {
  /** Callers of this process wait for one refresh together instead of each holding a database connection. */
  const flights = new Map<string, Promise<string>>();

  function refreshUnless(oaId: string, isFresh: (tokens: StoredTokens) => boolean, flight: string): Promise<string> {
    const running = flights.get(flight);
    if (running) return running;
    const started = refreshLocked(oaId, isFresh).finally(() => flights.delete(flight));
    flights.set(flight, started);
    return started;
  }

  async function refreshLocked(oaId: string, isFresh: (tokens: StoredTokens) => boolean): Promise<string> {
    const outcome: Outcome = { failure: new TokenUnavailableError("missing") };
    await store.withLockedTokens(oaId, async (current) => {
      if (current === undefined) return undefined;
      // Whoever held the lock before us may have done the work.
      Object.assign(
        outcome,
        isFresh(current) ? { accessToken: current.accessToken } : await tryRefresh(current, oauth, now()),
      );
      return outcome.next;
    });
    // Thrown only now, so that the mark in `next` is committed.
    if (outcome.accessToken === undefined) throw outcome.failure;
    return outcome.accessToken;
  }

  return {
    /** The token for the next call. Throws TokenUnavailableError, ZaloGrantError or ZaloUnreachableError when there is none. */
    async accessToken(oaId: string): Promise<string> {
      const isFresh = (tokens: StoredTokens) => tokens.expiresAt.getTime() - expiryMarginMs > now().getTime();
      const tokens = await store.readTokens(oaId);
      if (tokens && isFresh(tokens)) return tokens.accessToken;
      return refreshUnless(oaId, isFresh, `${oaId} expired`);
    },
    /** After −216, −220 or −124: the newer token somebody else fetched meanwhile, or one from a refresh. Throws as accessToken. */
    async refreshAfterRejection(oaId: string, rejectedToken: string): Promise<string> {
      return refreshUnless(oaId, (tokens) => tokens.accessToken !== rejectedToken, `${oaId} ${rejectedToken}`);
    },
    /** For a job that runs a few times an hour: refreshes at 20 h, and tries once more after a refresh without an answer. */
    async refreshIfDue(oaId: string): Promise<"not_due" | "refreshed"> {
      const isFresh = (tokens: StoredTokens) =>
        tokens.state === "dead" ||
        (tokens.state === "ok" && now().getTime() - tokens.issuedAt.getTime() < refreshAgeMs);
      const tokens = await store.readTokens(oaId);
      if (tokens === undefined || isFresh(tokens) || isPausing(tokens, now())) return "not_due";
      await refreshUnless(oaId, isFresh, `${oaId} due`);
      return "refreshed";
    },
  };
}

interface Outcome {
  accessToken?: string;
  /** What to store: the new pair, or the old one with a mark. Absent leaves everything as it is. */
  next?: StoredTokens;
  /** Counts when there is no accessToken. */
  failure: Error;
}

async function tryRefresh(
  current: StoredTokens,
  oauth: Pick<OauthClient, "refresh">,
  at: Date,
): Promise<Partial<Outcome>> {
  if (current.state === "dead") return { failure: new TokenUnavailableError("dead") };
  if (isPausing(current, at)) return { failure: new TokenUnavailableError("uncertain") };
  try {
    const next = toStored(await oauth.refresh(current.refreshToken), at);
    return { next, accessToken: next.accessToken };
  } catch (error) {
    if (error instanceof ZaloGrantError) return { next: { ...current, state: "dead", stateAt: at }, failure: error };
    if (!(error instanceof ZaloUnreachableError)) throw error;
    // Nothing left this machine: the refresh token is as good as before.
    if (!error.requestMayHaveArrived) return { failure: error };
    const state = current.state === "uncertain" ? "dead" : "uncertain";
    return { next: { ...current, state, stateAt: at }, failure: error };
  }
}

function isPausing(tokens: StoredTokens, at: Date): boolean {
  return tokens.state === "uncertain" && at.getTime() - tokens.stateAt.getTime() < uncertainPauseMs;
}

/** What to store for a pair that Zalo just gave. */
export function toStored(pair: TokenPair, at: Date): StoredTokens {
  return {
    accessToken: pair.accessToken,
    refreshToken: pair.refreshToken,
    issuedAt: at,
    expiresAt: new Date(at.getTime() + pair.lifetimeSeconds * 1_000),
    state: "ok",
    stateAt: at,
  };
}
