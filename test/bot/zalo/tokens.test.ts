import { describe, expect, test } from "vitest";
import { type TokenPair, ZaloGrantError } from "../../../bot/zalo/oauth-client.ts";
import {
  createTokenKeeper,
  type StoredTokens,
  type TokenStore,
  TokenUnavailableError,
  toStored,
} from "../../../bot/zalo/tokens.ts";
import { ZaloUnreachableError } from "../../../bot/zalo/zalo-error.ts";

const oaId = "3000000000000000021";
const start = new Date("2026-11-22T03:00:00Z");
const minutes = 60_000;
const hours = 60 * minutes;

/** As PostgreSQL will: one holder of the row at a time, others wait, a thrown error rolls back. */
function memoryStore(first: StoredTokens | undefined) {
  let stored = first;
  let queue: Promise<unknown> = Promise.resolve();
  let holders = 0;
  const store: TokenStore & { current: () => StoredTokens | undefined; mostHolders: number } = {
    mostHolders: 0,
    current: () => stored,
    readTokens: async () => stored,
    withLockedTokens(_, change) {
      holders += 1;
      store.mostHolders = Math.max(store.mostHolders, holders);
      const turn = queue.then(async () => {
        stored = (await change(stored)) ?? stored;
      });
      queue = turn.catch(() => undefined).finally(() => (holders -= 1));
      return turn;
    },
  };
  return store;
}

/** Zalo: refresh tokens work once, and the next pair is numbered. */
function fakeOauth(first: number) {
  let valid = first;
  const spent: string[] = [];
  return {
    spent,
    async refresh(refreshToken: string): Promise<TokenPair> {
      await new Promise((resolve) => setTimeout(resolve, 5));
      spent.push(refreshToken);
      if (refreshToken !== `r${valid}`) throw new ZaloGrantError("refreshToken", { error: -14014 });
      valid += 1;
      return { accessToken: `a${valid}`, refreshToken: `r${valid}`, lifetimeSeconds: 90_000 };
    },
  };
}

const tokens = (number: number, at = start): StoredTokens =>
  toStored({ accessToken: `a${number}`, refreshToken: `r${number}`, lifetimeSeconds: 90_000 }, at);

function setUp(stored: StoredTokens | undefined, oauth: { refresh(token: string): Promise<TokenPair> } = fakeOauth(1)) {
  const clock = { at: start };
  const store = memoryStore(stored);
  const makeKeeper = () => createTokenKeeper({ store, oauth, now: () => clock.at });
  const wait = (ms: number) => {
    clock.at = new Date(clock.at.getTime() + ms);
  };
  return { store, keeper: makeKeeper(), makeKeeper, wait };
}

function failing(...errors: (Error | undefined)[]) {
  const asked: string[] = [];
  return {
    asked,
    async refresh(refreshToken: string): Promise<TokenPair> {
      asked.push(refreshToken);
      const error = errors[asked.length - 1];
      if (error) throw error;
      return { accessToken: "a2", refreshToken: "r2", lifetimeSeconds: 90_000 };
    },
  };
}

const noAnswer = () => new ZaloUnreachableError("refreshToken", "timeout", true);
const noConnection = () => new ZaloUnreachableError("refreshToken", "connect", false);
const refusal = () => new ZaloGrantError("refreshToken", { error: -14014 });

describe("a token for a call", () => {
  test("is the stored one while it lives, without asking Zalo or locking anything", async () => {
    const oauth = fakeOauth(1);
    const { store, keeper, wait } = setUp(tokens(1), oauth);
    wait(24 * hours);
    expect(await keeper.accessToken(oaId)).toBe("a1");
    expect(oauth.spent).toEqual([]);
    expect(store.mostHolders).toBe(0);
  });

  test("is a new one when the stored one is about to expire", async () => {
    const { store, keeper, wait } = setUp(tokens(1));
    wait(25 * hours - 4 * minutes);
    expect(await keeper.accessToken(oaId)).toBe("a2");
    expect(store.current()).toMatchObject({ accessToken: "a2", refreshToken: "r2", state: "ok" });
    expect(store.current()?.expiresAt.getTime()).toBe(start.getTime() + 50 * hours - 4 * minutes);
  });

  test("is refused for an OA that was never connected", async () => {
    const { keeper } = setUp(undefined);
    await expect(keeper.accessToken(oaId)).rejects.toMatchObject({ name: "TokenUnavailableError", because: "missing" });
  });
});

describe("one refresh, however many ask", () => {
  test("50 callers of one process, all rejected with the same token", async () => {
    const oauth = fakeOauth(1);
    const { store, keeper } = setUp(tokens(1), oauth);
    const got = await Promise.all(Array.from({ length: 50 }, () => keeper.refreshAfterRejection(oaId, "a1")));
    expect(new Set(got)).toEqual(new Set(["a2"]));
    expect(oauth.spent).toEqual(["r1"]);
    expect(store.mostHolders).toBe(1);
  });

  test("50 callers in ten processes, by every way at once", async () => {
    const oauth = fakeOauth(1);
    const { store, makeKeeper, wait } = setUp(tokens(1), oauth);
    wait(25 * hours);
    const keepers = Array.from({ length: 10 }, makeKeeper);
    await Promise.all(
      keepers.flatMap((keeper) => [
        keeper.accessToken(oaId),
        keeper.accessToken(oaId),
        keeper.refreshAfterRejection(oaId, "a1"),
        keeper.refreshAfterRejection(oaId, "a1"),
        keeper.refreshIfDue(oaId),
      ]),
    );
    expect(oauth.spent).toEqual(["r1"]);
    expect(store.current()).toMatchObject({ accessToken: "a2", state: "ok" });
  });

  test("a caller whose rejected token is old already gets the stored one", async () => {
    const oauth = fakeOauth(7);
    const { keeper } = setUp(tokens(7), oauth);
    expect(await keeper.refreshAfterRejection(oaId, "a6")).toBe("a7");
    expect(oauth.spent).toEqual([]);
  });

  test("a second rejection, of the new token, refreshes again", async () => {
    const oauth = fakeOauth(1);
    const { keeper } = setUp(tokens(1), oauth);
    expect(await keeper.refreshAfterRejection(oaId, "a1")).toBe("a2");
    expect(await keeper.refreshAfterRejection(oaId, "a2")).toBe("a3");
    expect(oauth.spent).toEqual(["r1", "r2"]);
  });
});

describe("the periodic refresh", () => {
  test.each([
    [19.9 * hours, "not_due", []],
    [20 * hours, "refreshed", ["r1"]],
  ])("after %d ms is %s", async (age, result, spent) => {
    const oauth = fakeOauth(1);
    const { keeper, wait } = setUp(tokens(1), oauth);
    wait(age);
    expect(await keeper.refreshIfDue(oaId)).toBe(result);
    expect(oauth.spent).toEqual(spent);
  });

  test("has nothing to do for an OA without tokens", async () => {
    expect(await setUp(undefined).keeper.refreshIfDue(oaId)).toBe("not_due");
  });
});

describe("a failure never overwrites the stored pair", () => {
  test("a refusal marks it dead, and Zalo is not asked again", async () => {
    const oauth = failing(refusal());
    const { store, keeper, wait } = setUp(tokens(1), oauth);
    await expect(keeper.refreshAfterRejection(oaId, "a1")).rejects.toThrow(ZaloGrantError);
    expect(store.current()).toEqual({ ...tokens(1), state: "dead", stateAt: start });
    wait(30 * hours);
    await expect(keeper.refreshAfterRejection(oaId, "a1")).rejects.toMatchObject({ because: "dead" });
    await expect(keeper.accessToken(oaId)).rejects.toThrow(TokenUnavailableError);
    expect(await keeper.refreshIfDue(oaId)).toBe("not_due");
    expect(oauth.asked).toEqual(["r1"]);
  });

  test("a dead pair still serves calls while its access token lives", async () => {
    const { keeper, wait } = setUp(tokens(1), failing(refusal()));
    wait(20 * hours);
    await expect(keeper.refreshIfDue(oaId)).rejects.toThrow(ZaloGrantError);
    expect(await keeper.accessToken(oaId)).toBe("a1");
  });

  test("a connection that never stood changes nothing and may be tried again at once", async () => {
    const oauth = failing(noConnection(), undefined);
    const { store, keeper } = setUp(tokens(1), oauth);
    await expect(keeper.refreshAfterRejection(oaId, "a1")).rejects.toMatchObject({ requestMayHaveArrived: false });
    expect(store.current()).toEqual(tokens(1));
    expect(await keeper.refreshAfterRejection(oaId, "a1")).toBe("a2");
  });

  test("no answer keeps both tokens, pauses, and tries the same refresh token once more", async () => {
    const oauth = failing(noAnswer(), undefined);
    const { store, keeper, wait } = setUp(tokens(1), oauth);
    await expect(keeper.refreshAfterRejection(oaId, "a1")).rejects.toThrow(ZaloUnreachableError);
    expect(store.current()).toEqual({ ...tokens(1), state: "uncertain", stateAt: start });

    wait(1 * minutes);
    await expect(keeper.refreshAfterRejection(oaId, "a1")).rejects.toMatchObject({ because: "uncertain" });
    expect(await keeper.refreshIfDue(oaId)).toBe("not_due");
    expect(oauth.asked).toEqual(["r1"]);

    wait(2 * minutes);
    expect(await keeper.refreshIfDue(oaId)).toBe("refreshed");
    expect(oauth.asked).toEqual(["r1", "r1"]);
    expect(store.current()).toMatchObject({ accessToken: "a2", state: "ok" });
  });

  test.each([
    ["no answer again", noAnswer, ZaloUnreachableError],
    ["a refusal, because the first had arrived", refusal, ZaloGrantError],
  ])("the second try ending in %s is the last", async (_, second, thrown) => {
    const oauth = failing(noAnswer(), second());
    const { store, keeper, wait } = setUp(tokens(1), oauth);
    await expect(keeper.refreshAfterRejection(oaId, "a1")).rejects.toThrow(ZaloUnreachableError);
    wait(3 * minutes);
    await expect(keeper.refreshIfDue(oaId)).rejects.toThrow(thrown);
    wait(10 * minutes);
    await expect(keeper.refreshAfterRejection(oaId, "a1")).rejects.toMatchObject({ because: "dead" });
    expect(oauth.asked).toEqual(["r1", "r1"]);
    expect(store.current()).toMatchObject({ accessToken: "a1", refreshToken: "r1", state: "dead" });
  });

  test("callers that waited for a refresh without an answer do not try it again one after another", async () => {
    const oauth = failing(noAnswer(), noAnswer(), noAnswer());
    const { makeKeeper } = setUp(tokens(1), oauth);
    const asked = Array.from({ length: 5 }, makeKeeper).map((keeper) => keeper.refreshAfterRejection(oaId, "a1"));
    const results = await Promise.allSettled(asked);
    expect(results.every((result) => result.status === "rejected")).toBe(true);
    expect(oauth.asked).toEqual(["r1"]);
  });

  test("after a failure the next caller is not given the failed attempt of before", async () => {
    const oauth = failing(noConnection(), undefined);
    const { keeper, wait } = setUp(tokens(1), oauth);
    wait(26 * hours);
    await expect(keeper.accessToken(oaId)).rejects.toThrow(ZaloUnreachableError);
    expect(await keeper.accessToken(oaId)).toBe("a2");
  });
});
