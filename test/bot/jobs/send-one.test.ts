import { expect, test } from "vitest";
import { sendOne } from "../../../bot/jobs/send-one.ts";
import { createLogger } from "../../../bot/logger.ts";
import type { ClaimedMessage } from "../../../bot/services/outbox/claim.ts";
import { TokenUnavailableError } from "../../../bot/zalo/tokens.ts";
import { ZaloApiError } from "../../../bot/zalo/zalo-error.ts";

const now = new Date("2026-11-18T01:00:00Z");
const claimed: ClaimedMessage = {
  id: 1,
  communeId: 1,
  oaId: "3",
  lane: "3:group:a",
  recipient: { kind: "group", id: "a" },
  kind: "notice",
  message: { text: "mai họp" },
  attempts: 1,
};

/** What becomes of the message when the OA's token cannot be had for this reason. */
async function withoutToken(reason: Error, attempts = 1) {
  const refuse = () => Promise.reject(reason);
  const client = { sendToPerson: refuse, sendToGroup: refuse };
  const tokens = { accessToken: refuse, refreshAfterRejection: refuse };
  const shipping = {
    client,
    tokens,
    logger: createLogger("silent", "stderr"),
    now: () => now,
    onRepeat: () => undefined,
  };
  return (await sendOne(shipping, { ...claimed, attempts }, undefined)).outcome;
}

test("a message waits seconds, not minutes, when our own database does not tell the token", async () => {
  const outcome = await withoutToken(new Error("timeout exceeded when trying to connect"));
  expect(outcome).toMatchObject({ kind: "retry", at: new Date(now.getTime() + 2_000) });
  expect(outcome).not.toMatchObject({ reason: expect.stringContaining("Kết nối lại") });
});

test("a message is given up with a reason when the token cannot be read for an hour", async () => {
  const outcome = await withoutToken(new Error("timeout exceeded when trying to connect"), 12);
  expect(outcome).toMatchObject({ kind: "failed", reason: expect.stringContaining("gửi bằng tay") });
});

test("a message waits for an admin of the OA when there is no grant any more", async () => {
  const outcome = await withoutToken(new TokenUnavailableError("dead"));
  expect(outcome).toMatchObject({ kind: "held", reason: expect.stringContaining("Kết nối lại") });
});

test("calls beyond the first, by the other path and with a renewed token, are told one by one", async () => {
  let repeats = 0;
  const calls: string[] = [];
  const sendToPerson = async (token: string, _user: string, _message: object, { path }: { path: string }) => {
    calls.push(`${token} ${path}`);
    if (token === "old") throw new ZaloApiError("sendToPerson", -216, undefined);
    if (path === "v3") throw new ZaloApiError("sendToPerson", -235, undefined);
    return { messageId: "m1", rateLimit: undefined, quota: undefined };
  };
  const tokens = { accessToken: async () => "old", refreshAfterRejection: async () => "new" };
  const client = { sendToPerson, sendToGroup: () => Promise.reject(new Error("nobody writes to a group here")) };
  const logger = createLogger("silent", "stderr");
  const shipping = { client, tokens, logger, now: () => now, onRepeat: () => (repeats += 1) };
  const message = { ...claimed, recipient: { kind: "person" as const, id: "7" } };
  expect((await sendOne(shipping, message, undefined)).outcome).toMatchObject({ kind: "sent" });
  expect(calls).toEqual(["old v3", "new v3", "new v2"]);
  expect(repeats).toBe(2);
});
