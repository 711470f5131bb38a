import type { Database } from "../db/connection.ts";
import { withScope } from "../db/connection.ts";
import type { Vault } from "../db/vault.ts";
import { type ClaimedMessage, claimFrom } from "../services/outbox/claim.ts";
import { type DueAccount, findDueAccounts } from "../services/outbox/due-accounts.ts";
import type { PersonPath } from "../zalo/zalo-client.ts";
import { createAlarm } from "./alarm.ts";
import { createBatcher } from "./batcher.ts";
import { type Attempted, recordAttempts } from "./record-attempts.ts";
import { type Shipping, sendOne } from "./send-one.ts";
import { createSingleFlight } from "./single-flight.ts";
import { createTraffic } from "./traffic.ts";

/** In one claim: a transaction of some tens of milliseconds. */
const claimsPerOa = 50;
/**
 * Called within some tens of milliseconds: of what a killed process had claimed and not called yet, nobody knows whether it arrived. And
 * of as many OAs, so that each has its turn with one message when their app lets few go.
 */
const claimsAtOnce = 100;
/** Of the process's connections, so that handling and pages keep theirs. */
const recordings = { most: 50, atOnce: 3 };
/** Tokens come one by one: how soon to look again for an OA that has messages but none. */
const lookAgainMs = 250;
/** Messages end one by one, and a look over thousands of OAs takes tens of milliseconds: it rests so many times as long as it took. */
const restsAfterLook = 4;
/** The whole product has ten seconds to stop. */
const closeWithinMs = 4_000;

export interface SenderDeps extends Shipping {
  db: Database;
  vault: Vault;
  /** Unique per process and start. */
  owner: string;
}

/** Carries queued messages to Zalo. `pump` returns as soon as what may leave now is under way. */
export interface Sender {
  /** Returns how many messages it took. */
  pump(): Promise<number>;
  /** Takes no more, and waits a few seconds for the calls under way. */
  close(): Promise<void>;
}

export function createSender(deps: SenderDeps): Sender {
  const traffic = createTraffic();
  const record = createBatcher<Attempted>(recordings, (attempts) => recordAttempts(deps, attempts));
  let lastLookMs = 0;
  let isClosed = false;

  const pumpOnce = createSingleFlight(async () => {
    let taken = 0;
    for (let count = await take(); count > 0; count = await take()) taken += count;
    return taken;
  });
  const pump = () => pumpOnce("all");

  const alarm = createAlarm(() => {
    pump().catch(complain);
  });
  const roomNow = () => Math.min(claimsAtOnce, traffic.room());

  async function take(): Promise<number> {
    if (isClosed || traffic.room() < 1) return 0;
    const wanted = { except: traffic.full(), limit: claimsAtOnce, now: deps.now() };
    const startedAt = performance.now();
    const due = await withScope(deps.db, "all", (tx) => findDueAccounts(tx, wanted));
    lastLookMs = performance.now() - startedAt;
    const able = due.filter((account) => account.mayLeave).slice(0, roomNow());
    const claimed = able.length === 0 || isClosed ? [] : await claim(able);
    if (claimed.length < due.length) alarm.ringIn(lookAgainMs);
    const tokens = onceEach(deps.tokens);
    const paths = new Map(able.map(({ oaId, personPath }) => [oaId, personPath]));
    for (const message of claimed)
      traffic.add(message.oaId, ship({ ...deps, tokens }, message, paths.get(message.oaId)));
    return claimed.length;
  }

  function claim(accounts: readonly DueAccount[]): Promise<ClaimedMessage[]> {
    const each = Math.max(1, Math.floor(roomNow() / accounts.length));
    const shares = accounts.map(({ oaId, appId, isMass }) => {
      return { oaId, appId, isMass, limit: Math.min(claimsPerOa, each, traffic.room(oaId)) };
    });
    const { owner, vault } = deps;
    const wanted = { shares, owner, now: deps.now() };
    return withScope(deps.db, "all", (tx) => claimFrom(tx, vault, wanted));
  }

  async function ship(shipping: Shipping, message: ClaimedMessage, knownPath: PersonPath | undefined): Promise<void> {
    const attempt = await sendOne(shipping, message, knownPath);
    await record({ ...attempt, message, knownPath }).catch(complain);
    // The recipient's next message may go now, and there is room for others.
    alarm.ringIn(Math.min(lookAgainMs, restsAfterLook * lastLookMs));
  }

  function complain(error: unknown): void {
    // What was claimed and not settled becomes unknown when its lease ends.
    deps.logger.error({ err: error }, "the outbox met an error");
  }

  return {
    pump,
    async close() {
      isClosed = true;
      alarm.stop();
      await waitAtMost(closeWithinMs, traffic.settled());
    },
  };
}

/** Messages that leave together ask for their OA's token once. */
function onceEach({ accessToken, refreshAfterRejection }: Shipping["tokens"]): Shipping["tokens"] {
  const asked = new Map<string, Promise<string>>();
  return {
    accessToken(oaId) {
      const token = asked.get(oaId) ?? accessToken(oaId);
      asked.set(oaId, token);
      return token;
    },
    refreshAfterRejection,
  };
}

/** Waits, but not for ever: what takes longer is found again when its lease ends, as unknown. */
async function waitAtMost(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
