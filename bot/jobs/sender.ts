import type { Database } from "../db/connection.ts";
import { withScope } from "../db/connection.ts";
import type { Vault } from "../db/vault.ts";
import { sendResults } from "../metrics.ts";
import {
  learnCapability,
  noteRefusal,
  noteSent,
  readCapabilities,
} from "../services/official-accounts/account-state.ts";
import { type ClaimedMessage, claimMessages } from "../services/outbox/claim.ts";
import { findDueOas } from "../services/outbox/recover.ts";
import { settle } from "../services/outbox/settle.ts";
import { bucketOf, growLimit, learnLimit, pauseBucket } from "../services/outbox/token-bucket.ts";
import type { PersonPath } from "../zalo/zalo-client.ts";
import { learnRoutes } from "./learn-routes.ts";
import { createLimiter } from "./limiter.ts";
import { type Attempt, type Shipping, sendOne } from "./send-one.ts";
import { createSingleFlight } from "./single-flight.ts";

/** Calls under way: a slow Zalo costs waiting sockets only, and one slow OA leaves room for the others. */
const callsPerOa = 100;
const callsAltogether = 400;
const claimsAtOnce = 50;
/** Of the process's connections, so that handling and pages keep theirs. */
const settlementsAtOnce = 3;
/** Tokens come one by one: how soon to look again for an OA that has messages but none. */
const lookAgainMs = 250;
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
  const callsOf = new Map<string, number>();
  const underWay = new Set<Promise<void>>();
  const limitSettlements = createLimiter(settlementsAtOnce);
  let lookAgain: NodeJS.Timeout | undefined;
  let isClosed = false;

  async function pump(): Promise<number> {
    if (isClosed) return 0;
    const oaIds = await withScope(deps.db, "all", (tx) => findDueOas(tx, deps.now()));
    let taken = 0;
    let isAnyStuck = false;
    for (const oaId of oaIds) {
      const count = await pumpOa(oaId);
      taken += count;
      isAnyStuck ||= count === 0;
    }
    if (isAnyStuck) lookLater();
    return taken;
  }

  function lookLater(): void {
    if (isClosed || lookAgain !== undefined) return;
    lookAgain = setTimeout(() => {
      lookAgain = undefined;
      pump().catch(complain);
    }, lookAgainMs);
  }

  const pumpOa = createSingleFlight(async (oaId) => {
    let taken = 0;
    for (let count = await take(oaId); count > 0; count = await take(oaId)) taken += count;
    return taken;
  });

  async function take(oaId: string): Promise<number> {
    const room = Math.min(callsPerOa - (callsOf.get(oaId) ?? 0), callsAltogether - underWay.size, claimsAtOnce);
    if (isClosed || room < 1) return 0;
    const claim = { oaId, owner: deps.owner, limit: room, now: deps.now() };
    const claimed = await withScope(deps.db, "all", (tx) => claimMessages(tx, deps.vault, claim));
    if (claimed.length === 0) return 0;
    const { personPath } = await readCapabilities(deps.db, oaId);
    for (const message of claimed) ship(message, personPath);
    return claimed.length;
  }

  function ship(message: ClaimedMessage, knownPath: PersonPath | undefined): void {
    const { oaId } = message;
    callsOf.set(oaId, (callsOf.get(oaId) ?? 0) + 1);
    const call = sendOne(deps, message, knownPath)
      .then((attempt) => limitSettlements(() => record(deps, message, { ...attempt, knownPath })))
      .catch(complain)
      .finally(() => {
        callsOf.set(oaId, (callsOf.get(oaId) ?? 1) - 1);
        underWay.delete(call);
        // The recipient's next message may go now, and there is room for others.
        if (!isClosed) pumpOa(oaId).catch(complain);
      });
    underWay.add(call);
  }

  function complain(error: unknown): void {
    // What was claimed and not settled becomes unknown when its lease ends.
    deps.logger.error({ err: error }, "the outbox met an error");
  }

  return {
    pump,
    async close() {
      isClosed = true;
      clearTimeout(lookAgain);
      await waitAtMost(closeWithinMs, underWay);
    },
  };
}

/** Writes down what became of an attempt, and what its answer told of the OA. */
async function record(
  { db, owner, now: clock }: SenderDeps,
  message: ClaimedMessage,
  attempt: Attempt & { knownPath: PersonPath | undefined },
): Promise<void> {
  const { outcome, rateLimit, quota, personPath, knownPath, pauseUntil, refusal } = attempt;
  const { oaId } = message;
  const now = clock();
  sendResults.inc({ result: outcome.kind });
  // Before the lane is free: the recipient's next message goes by what this one taught.
  if (personPath && personPath !== knownPath) await learnCapability(db, oaId, { personPath });
  await withScope(db, { communes: [message.communeId] }, async (tx) => {
    const errorCode = "errorCode" in outcome ? outcome.errorCode : undefined;
    await learnRoutes(tx, { message, errorCode, quota, now });
    await settle(tx, { id: message.id, lane: message.lane, owner }, outcome, now);
    if (rateLimit?.limit) {
      await learnLimit(tx, bucketOf(oaId), { perMinute: rateLimit.limit, remaining: rateLimit.remain, now });
    } else if (outcome.kind === "sent" && message.kind === "reply") await growLimit(tx, bucketOf(oaId));
    if (pauseUntil) await pauseBucket(tx, bucketOf(oaId), pauseUntil);
  });
  const operation = message.recipient.kind === "group" ? "sendToGroup" : "sendToPerson";
  if (outcome.kind === "sent") await noteSent(db, { oaId, operation, now });
  if (refusal !== undefined) await noteRefusal(db, { oaId, operation, code: refusal, now });
}

/** Waits for all, but not for ever: what takes longer is found again when its lease ends, as unknown. */
async function waitAtMost(ms: number, calls: Iterable<Promise<void>>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([Promise.all(calls), late]);
  clearTimeout(timer);
}
