import { withScope } from "../db/connection.ts";
import type { Deps } from "../deps.ts";
import { isSameText, textIn } from "../services/outbox/receipts.ts";
import {
  confirmUnknown,
  dueUnknown,
  lookAgainLater,
  lookAgainSoon,
  sendOnceMore,
  surelyShownMs,
  type UnknownMessage,
} from "../services/outbox/unknown.ts";
import type { ChatEntry } from "../zalo/answers.ts";
import type { Job } from "./job.ts";
import { createLimiter } from "./limiter.ts";

const messagesAtOnce = 200;
const callsAtOnce = 8;
/** Zalo's page of history (zalo-openapi.md 3.9); two of them reach back further than a minute of any chat. */
const historyPages = [0, 10];
const pageSize = 10;
/** Their clock and ours. */
const clockToleranceMs = 2 * 60_000;
/** A run begins no look after that, so that runs do not pile up while Zalo is slow. */
const runAtMostMs = 4_000;

/**
 * Looks in Zalo's own history for messages whose arrival nobody knows. A reply to a person that is not there is sent once more;
 * anything else waits for the echo or for a person's word.
 */
export const settleUnknownJob: Job = {
  name: "settle-unknown",
  schedule: { everyMs: 5_000 },
  async run(_payload, deps) {
    const counts = { found: 0, resent: 0, open: 0 };
    const endsAt = performance.now() + runAtMostMs;
    const isOver = () => deps.queue.ending.aborted || performance.now() > endsAt;
    let looked: number;
    do looked = await settleSome(deps, counts, isOver);
    while (looked === messagesAtOnce && !isOver());
    if (counts.resent > 0) deps.queue.wake("send-messages");
    // A killed process may leave hundreds: they are not left to the clock.
    if (looked === messagesAtOnce) deps.queue.wake("settle-unknown");
    return counts;
  },
};

/** Looks for the next ones. Returns how many were due, at most `messagesAtOnce`. */
async function settleSome(deps: Deps, counts: Record<Result, number>, isOver: () => boolean): Promise<number> {
  const now = deps.now();
  const messages = await withScope(deps.db, "all", (tx) => dueUnknown(tx, { now, limit: messagesAtOnce }));
  const limit = createLimiter(callsAtOnce);
  await Promise.all(
    messages.map((message) =>
      limit(async () => {
        if (isOver()) return;
        const result = await settleOne(deps, message).catch((error: unknown) => {
          deps.logger.warn({ err: error, message: message.id }, "an unknown message could not be looked up");
          return lookSoon(deps, message);
        });
        counts[result] += 1;
      }),
    ),
  );
  return messages.length;
}

type Result = "found" | "resent" | "open";

async function settleOne(deps: Deps, message: UnknownMessage): Promise<Result> {
  const { contentSealed } = message;
  if (contentSealed === null) return postpone(deps, message);
  const text = textIn(deps.vault, contentSealed);
  const history = await readHistory(deps, message);
  const now = deps.now();
  return withScope(deps.db, { communes: [message.communeId] }, async (tx) => {
    for (const entry of history.filter((one) => mayBe(one, message, text))) {
      const zaloMessageId = entry.messageId ?? "";
      if (await confirmUnknown(tx, { id: message.id, zaloMessageId, now })) return "found";
    }
    // A picture cannot be told from another; only words can be missed for sure. An empty history proves nothing: what the
    // person wrote, which this answers, would be in it.
    const isMissing = text !== "" && history.length > 0 && now.getTime() - message.claimedAt.getTime() >= surelyShownMs;
    const mayResend = message.recipient.kind === "person" && message.kind === "reply" && !message.wasResent;
    if (isMissing && mayResend && (await sendOnceMore(tx, message, now))) return "resent";
    await lookAgainLater(tx, message, now);
    return "open";
  });
}

async function postpone(deps: Deps, message: UnknownMessage): Promise<Result> {
  await withScope(deps.db, { communes: [message.communeId] }, (tx) => lookAgainLater(tx, message, deps.now()));
  return "open";
}

async function lookSoon(deps: Deps, message: UnknownMessage): Promise<Result> {
  await withScope(deps.db, { communes: [message.communeId] }, (tx) => lookAgainSoon(tx, message, deps.now()));
  return "open";
}

async function readHistory(deps: Deps, { oaId, recipient }: UnknownMessage): Promise<ChatEntry[]> {
  const token = await deps.tokens.accessToken(oaId);
  const entries: ChatEntry[] = [];
  for (const offset of historyPages) {
    const page = { offset, count: pageSize };
    const found =
      recipient.kind === "group"
        ? await deps.zalo.groups.conversation(token, recipient.id, page)
        : await deps.zalo.conversation(token, recipient.id, page);
    entries.push(...found);
    if (found.length < pageSize) break;
  }
  return entries;
}

function mayBe(entry: ChatEntry, message: UnknownMessage, text: string): boolean {
  if (!entry.fromOa || entry.messageId === undefined || text === "") return false;
  const earliest = message.claimedAt.getTime() - clockToleranceMs;
  const isInTime = entry.sentAt === undefined || entry.sentAt.getTime() >= earliest;
  return isInTime && isSameText(text, entry.text);
}
