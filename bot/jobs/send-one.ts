import type { Logger } from "../logger.ts";
import type { ClaimedMessage } from "../services/outbox/claim.ts";
import type { Outcome } from "../services/outbox/settle.ts";
import type { SentMessage } from "../zalo/answers.ts";
import type { RateLimit } from "../zalo/api-call.ts";
import { ZaloGrantError } from "../zalo/oauth-client.ts";
import { sendToPersonByWorkingPath } from "../zalo/person-path.ts";
import { retryAt } from "../zalo/retry-at.ts";
import { type TokenKeeper, TokenUnavailableError } from "../zalo/tokens.ts";
import type { PersonPath, ZaloClient } from "../zalo/zalo-client.ts";
import { ZaloApiError, ZaloUnreachableError } from "../zalo/zalo-error.ts";

/** About an hour of outages with the pauses below; then a person has to decide. */
const maxAttempts = 12;
const longestPauseMs = 10 * 60_000;
/** The OA's own quota, not the person's: officers should know. */
const quotaUsedUp = -211;
const untilReconnectedMs = 10 * 60_000;
const untilTokenHealsMs = 30_000;
const ownTrouble = "Tin này không gửi được do lỗi hệ thống; xin gửi bằng tay.";

export interface Shipping {
  client: Pick<ZaloClient, "sendToPerson" | "sendToGroup">;
  tokens: Pick<TokenKeeper, "accessToken" | "refreshAfterRejection">;
  logger: Logger;
  now(): Date;
  /** The claim asked for one call; before each further one. */
  onRepeat(): void;
}

export interface Attempt {
  outcome: Outcome;
  rateLimit: RateLimit | undefined;
  /** What the message cost; undefined when it cost money, or nothing was told. */
  quota: SentMessage["quota"];
  /** The API that worked for people of this OA, for the caller to remember. */
  personPath: PersonPath | undefined;
  /** Nothing of this OA may go before. */
  pauseUntil: Date | undefined;
  /** The code says that the OA or the app is set up wrongly: for its health page. */
  refusal: number | undefined;
}

/** Calls Zalo once (twice when the token had to be renewed) and says what became of the message. Never throws. */
export async function sendOne(
  shipping: Shipping,
  claimed: ClaimedMessage,
  knownPath: PersonPath | undefined,
): Promise<Attempt> {
  const nothing = {
    rateLimit: undefined,
    quota: undefined,
    personPath: undefined,
    pauseUntil: undefined,
    refusal: undefined,
  };
  try {
    const client = tellRepeats(shipping);
    const { sent, path } = await callWithToken({ ...shipping, client }, claimed, knownPath);
    const outcome: Outcome = { kind: "sent", zaloMessageId: sent.messageId };
    return { ...nothing, outcome, rateLimit: sent.rateLimit, quota: sent.quota, personPath: path };
  } catch (error) {
    const now = shipping.now();
    if (error instanceof NoTokenError) return { ...nothing, ...withoutToken(shipping, error, claimed) };
    if (error instanceof ZaloApiError) return { ...nothing, ...afterRefusal(error, claimed, now) };
    if (error instanceof ZaloUnreachableError) return { ...nothing, outcome: afterSilence(error, claimed, now) };
    shipping.logger.error({ err: error, message: claimed.id }, "a message could not be built or sent");
    return { ...nothing, outcome: failed(ownTrouble, undefined) };
  }
}

function tellRepeats({ client, onRepeat }: Shipping): Shipping["client"] {
  let calls = 0;
  const note = () => {
    calls += 1;
    if (calls > 1) onRepeat();
  };
  return {
    async sendToPerson(...asked) {
      note();
      return client.sendToPerson(...asked);
    },
    async sendToGroup(...asked) {
      note();
      return client.sendToGroup(...asked);
    },
  };
}

async function callWithToken(
  { client, tokens }: Shipping,
  { oaId, recipient, message }: ClaimedMessage,
  knownPath: PersonPath | undefined,
): Promise<{ sent: SentMessage; path: PersonPath | undefined }> {
  const call = async (token: string) => {
    if (recipient.kind === "group") {
      return { sent: await client.sendToGroup(token, recipient.id, message), path: undefined };
    }
    return sendToPersonByWorkingPath(client, { token, userId: recipient.id, message, knownPath });
  };
  const token = await orNoToken(tokens.accessToken(oaId));
  try {
    return await call(token);
  } catch (error) {
    if (!(error instanceof ZaloApiError) || error.kind !== "refresh") throw error;
    return call(await orNoToken(tokens.refreshAfterRejection(oaId, token)));
  }
}

/** There is no token to send with, so nothing was sent, whatever became of the call for one. */
class NoTokenError extends Error {
  override readonly name = "NoTokenError";
}

async function orNoToken(token: Promise<string>): Promise<string> {
  return token.catch((cause: unknown) => {
    throw new NoTokenError("no access token", { cause });
  });
}

/** An unsure or unreachable refresh heals by itself, and so does trouble of our own; a lost grant waits for an admin of the OA. */
function withoutToken(
  { logger, now: clock }: Shipping,
  { cause }: NoTokenError,
  { id, attempts }: ClaimedMessage,
): Pick<Attempt, "outcome"> {
  const now = clock();
  const mayHeal =
    cause instanceof ZaloUnreachableError || (cause instanceof TokenUnavailableError && cause.because === "uncertain");
  if (mayHeal) {
    const at = new Date(now.getTime() + untilTokenHealsMs);
    return { outcome: { kind: "retry", at, reason: "Đang chờ gia hạn kết nối với Zalo.", errorCode: undefined } };
  }
  if (!(cause instanceof ZaloGrantError || cause instanceof TokenUnavailableError)) {
    logger.error({ err: cause, message: id }, "an OA's token could not be read");
    if (attempts >= maxAttempts) return { outcome: failed(ownTrouble, undefined) };
    const at = new Date(now.getTime() + pauseMs(attempts));
    return { outcome: { kind: "retry", at, reason: "Hệ thống đang bận, sẽ tự gửi lại.", errorCode: undefined } };
  }
  const reason =
    cause instanceof ZaloGrantError
      ? cause.reason
      : "OA chưa được kết nối hoặc kết nối đã hết hạn; mở trang Tài khoản OA và bấm Kết nối lại.";
  const until = new Date(now.getTime() + untilReconnectedMs);
  return { outcome: { kind: "held", until, reason, errorCode: undefined } };
}

function afterRefusal(
  error: ZaloApiError,
  { attempts }: ClaimedMessage,
  now: Date,
): Pick<Attempt, "outcome"> & Partial<Attempt> {
  const { reason, code: errorCode } = error;
  if (error.unknownResult) return { outcome: { kind: "unknown", reason } };
  const at = retryAt(error, now, Math.random());
  switch (error.kind) {
    case "backoff": {
      if (attempts >= maxAttempts) return { outcome: failed(reason, errorCode) };
      const again = at ?? new Date(now.getTime() + pauseMs(attempts));
      return { outcome: { kind: "retry", at: again, reason, errorCode }, pauseUntil: at };
    }
    case "later": {
      const until = at ?? new Date(now.getTime() + longestPauseMs);
      const outcome: Outcome = { kind: "held", until, reason, errorCode };
      return errorCode === quotaUsedUp ? { outcome, refusal: errorCode } : { outcome };
    }
    case "refresh": {
      // It was refreshed once already: only a person can help, and the message waits for them.
      const until = new Date(now.getTime() + untilReconnectedMs);
      return { outcome: { kind: "held", until, reason, errorCode }, refusal: errorCode };
    }
    case "config":
      return { outcome: failed(reason, errorCode), refusal: errorCode };
    default:
      return { outcome: failed(reason, errorCode) };
  }
}

function afterSilence(
  { requestMayHaveArrived, reason }: ZaloUnreachableError,
  { attempts }: ClaimedMessage,
  now: Date,
): Outcome {
  if (requestMayHaveArrived) return { kind: "unknown", reason };
  if (attempts >= maxAttempts)
    return failed("Không kết nối được tới Zalo sau nhiều lần thử; xin gửi bằng tay.", undefined);
  return { kind: "retry", at: new Date(now.getTime() + pauseMs(attempts)), reason, errorCode: undefined };
}

function failed(reason: string, errorCode: number | undefined): Outcome {
  return { kind: "failed", reason, errorCode };
}

/** 2 s, 4 s, 8 s … ten minutes. */
function pauseMs(attempts: number): number {
  return Math.min(1_000 * 2 ** attempts, longestPauseMs);
}
