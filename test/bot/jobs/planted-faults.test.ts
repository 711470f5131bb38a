import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { officialAccounts, quarantinedEvents } from "../../../bot/db/schema/index.ts";
import { sendOne } from "../../../bot/jobs/send-one.ts";
import { watchAccounts } from "../../../bot/jobs/watch-accounts.ts";
import { createLogger } from "../../../bot/logger.ts";
import { seedIds } from "../../../bot/sandbox/index.ts";
import { noteRefusal, noteSent } from "../../../bot/services/official-accounts/account-state.ts";
import { createTokenStore, seal } from "../../../bot/services/official-accounts/token-store.ts";
import { createOauthClient } from "../../../bot/zalo/oauth-client.ts";
import { createTokenKeeper } from "../../../bot/zalo/tokens.ts";
import { createZaloClient } from "../../../bot/zalo/zalo-client.ts";
import { makeCommune, makePerson, type TestCommune } from "../../helpers/commune.ts";
import { queuedFor } from "../../helpers/outbox.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";
import { testDeps, testVault } from "../../helpers/turn.ts";
import { DAY, HOUR, Stand } from "../sandbox/stand.ts";

/** Wednesday, 10:00 in Vietnam; the sandbox's clock goes with it. */
const MORNING = new Date("2026-11-18T03:00:00Z");
const MINUTE = 60_000;
const clock = { now: MORNING };
const officer = "7000000000000000077";

let stand: Stand;
const database = openTestDatabase();
let commune: TestCommune;
let deps: Parameters<typeof watchAccounts>[0];
let shipping: Parameters<typeof sendOne>[0];
const clients: { close(): void }[] = [];

afterAll(async () => {
  for (const client of clients) client.close();
  await stand?.close();
});

beforeEach(async () => {
  await stand?.close();
  clock.now = MORNING;
  stand = await Stand.open({ now: () => clock.now });
  const { oaId, appId, appSecret, accessToken, refreshToken } = stand.sandbox.credentials;
  await withScope(database.db, "all", async (tx) => {
    await tx.execute("truncate outbound_messages, quarantined_events");
    await tx.execute("delete from identities");
    await tx.delete(officialAccounts);
  });
  commune = await makeCommune(database.db, 1);
  await database.db.update(officialAccounts).set({ oaId, appId }).where(eq(officialAccounts.oaId, commune.oaId));
  commune = { ...commune, oaId };
  await makePerson(database.db, commune, { zaloUserId: officer, staffOf: commune.id });
  const issuedAt = new Date(clock.now.getTime() - HOUR);
  const expiresAt = new Date(issuedAt.getTime() + 25 * HOUR);
  await change({
    ...seal({ accessToken, refreshToken, issuedAt, expiresAt, state: "ok", stateAt: issuedAt }, testVault),
    verifiedAt: issuedAt,
    lastEventAt: clock.now,
    lastSentAt: new Date(clock.now.getTime() - 10 * MINUTE),
  });
  const { openapiUrl, oauthUrl } = stand.sandbox.urls(stand.base);
  const zalo = createZaloClient({ openapiUrl, timeoutMs: 5_000 });
  const oauth = createOauthClient({ oauthUrl, appId, appSecret, timeoutMs: 5_000 });
  clients.push(zalo, oauth);
  const now = () => clock.now;
  const { db } = database;
  const tokens = createTokenKeeper({ store: createTokenStore(db, testVault), oauth, now });
  const logger = createLogger("silent", "stderr");
  deps = { db, tokens, zalo, now, logger, outbox: testDeps(clock).outbox };
  shipping = { client: zalo, tokens, logger, now, onRepeat: () => undefined };
});

async function change(columns: Partial<typeof officialAccounts.$inferInsert>) {
  await database.db.update(officialAccounts).set(columns).where(eq(officialAccounts.oaId, commune.oaId));
}

const oa = (change: object) => stand.control("PATCH", `/oas/${commune.oaId}`, change);
const refuses = (code: number, path?: string) =>
  stand.control("POST", "/faults", { on: "api", effect: { kind: "error", code }, ...(path ? { path } : {}) });

/** The product tries to send, as the sender does, and notes what the answer says of the OA. */
async function sends(kind: "person" | "group" = "person") {
  const id = kind === "person" ? seedIds.people.lan.userId : seedIds.groupId;
  const claimed = {
    id: 1,
    communeId: commune.id,
    oaId: commune.oaId,
    lane: "x",
    recipient: { kind, id },
    kind: "notice",
    message: { text: "Chào" },
    attempts: 1,
  } as const;
  const { outcome, refusal } = await sendOne(shipping, claimed, "v3");
  const operation = kind === "group" ? "sendToGroup" : "sendToPerson";
  const noted = { oaId: commune.oaId, operation, now: clock.now };
  if (outcome.kind === "sent") await noteSent(database.db, [noted], noted.now);
  if (refusal !== undefined) await noteRefusal(database.db, { ...noted, code: refusal });
}

/** The job's looks during the five minutes after something broke; events of a healthy OA keep coming unless told otherwise. */
async function fiveMinutesPass({ isQuiet = false } = {}) {
  for (let n = 0; n < 2; n += 1) {
    clock.now = new Date(clock.now.getTime() + 2 * MINUTE);
    if (!isQuiet) await change({ lastEventAt: clock.now });
    await watchAccounts(deps);
  }
}

async function found() {
  const [row] = await database.db.select().from(officialAccounts).where(eq(officialAccounts.oaId, commune.oaId));
  const { problems } = row?.health as {
    problems: { code: string; sentence: string; press: string; goneAt?: string }[];
  };
  return problems.filter(({ goneAt }) => goneAt === undefined);
}

const wrongly = (diagnosis: string) => async () => {
  const row = { oaId: commune.oaId, reason: "bad_signature" as const, diagnosis, bodySha256: "x" };
  const later = new Date(clock.now.getTime() + 5 * MINUTE);
  await database.db.insert(quarantinedEvents).values({ ...row, receivedAt: later });
};
const tokenRuns = async () => {
  await oa({ isGranted: true });
  await change({ tokenExpiresAt: clock.now, tokenState: "ok" });
};
const sentNow = () => change({ lastSentAt: clock.now, lastEventAt: new Date(clock.now.getTime() - 1_000) });

interface Planted {
  fault: string;
  plant: () => Promise<unknown>;
  code: string;
  /** Part of what the officer is told to press. */
  press: string;
  /** Nothing comes in any more. */
  isQuiet?: boolean;
}

const planted: Planted[] = [
  {
    fault: "the app's permission taken away at Zalo",
    plant: () => oa({ isGranted: false }),
    code: "refused_223",
    press: "Kết nối lại",
  },
  {
    fault: "an app that was switched off",
    plant: () => refuses(-209),
    code: "refused_209",
    press: "developers.zalo.me",
  },
  { fault: "an app that was removed", plant: () => refuses(-219), code: "refused_219", press: "developers.zalo.me" },
  { fault: "an API the app has not registered", plant: () => refuses(-212), code: "refused_212", press: "đăng ký API" },
  { fault: "an OA that was deleted", plant: () => refuses(-204), code: "refused_204", press: "kết nối một OA khác" },
  { fault: "an OA Zalo does not know", plant: () => refuses(-205), code: "refused_205", press: "kiểm tra mã OA" },
  {
    fault: "an OA that lost its verification",
    plant: () => oa({ isVerified: false }),
    code: "oa_not_verified",
    press: "oa.zalo.me",
  },
  {
    fault: "a refresh token that Zalo takes no more",
    plant: async () => {
      await stand.refresh(stand.sandbox.credentials.refreshToken);
      await tokenRuns();
    },
    code: "connection_lost",
    press: "Kết nối lại",
  },
  {
    fault: "tokens nobody could renew for 22 hours",
    plant: () =>
      change({
        tokenIssuedAt: new Date(clock.now.getTime() - 22 * HOUR),
        tokenExpiresAt: new Date(clock.now.getTime() + 3 * HOUR),
      }),
    code: "connection_expiring",
    press: "Kết nối lại",
  },
  {
    fault: "a refresh without an answer",
    plant: () => change({ tokenState: "uncertain", tokenStateAt: clock.now }),
    code: "connection_uncertain",
    press: "Kết nối lại",
  },
  {
    fault: "an OA that was never connected",
    plant: () => change({ accessTokenSealed: null, tokenIssuedAt: null }),
    code: "not_connected",
    press: "Kết nối OA",
  },
  {
    fault: "the message quota used up (−211)",
    plant: () => refuses(-211, "/openapi/v3.0/oa/message").then(() => sends()),
    code: "refused_211",
    press: "oa.zalo.me",
  },
  {
    fault: "a package that allows no messages",
    plant: () => refuses(-224, "/openapi/v3.0/oa/message").then(() => sends()),
    code: "refused_224",
    press: "nâng gói",
  },
  {
    fault: "an empty wallet",
    plant: () => refuses(-321, "/openapi/v3.0/oa/message").then(() => sends()),
    code: "refused_321",
    press: "zalo.cloud",
  },
  { fault: "a wrong app secret", plant: () => refuses(-242), code: "refused_242", press: "ZALO_APP_SECRET" },
  {
    fault: "a group package that expired",
    plant: () => stand.control("POST", `/groups/${seedIds.groupId}/expire`).then(() => sends("group")),
    code: "refused_237",
    press: "gia hạn",
  },
  {
    fault: "group packages about to end",
    plant: () => endPackages(),
    code: "group_package_ending",
    press: "Gia hạn gói nhóm",
  },
  { fault: "a package without groups", plant: () => oa({ package: "basic" }), code: "refused_224", press: "nâng gói" },
  {
    fault: "the OA Secret Key mixed up with the app's",
    plant: wrongly("app_secret"),
    code: "signature_app_secret",
    press: "Dán OA Secret Key",
    isQuiet: true,
  },
  {
    fault: "a signature that fits nothing",
    plant: wrongly("unknown"),
    code: "signature_unknown",
    press: "Chép lại OA Secret Key",
    isQuiet: true,
  },
  {
    fault: "events of another app",
    plant: wrongly("other_app"),
    code: "signature_other_app",
    press: "ZALO_APP_ID",
    isQuiet: true,
  },
  {
    fault: "a proxy that drops the signature",
    plant: wrongly("no_signature"),
    code: "signature_no_signature",
    press: "X-ZEvent-Signature",
    isQuiet: true,
  },
  {
    fault: "a webhook that was switched off: what we send is not echoed",
    plant: sentNow,
    code: "webhook_silent",
    press: "Bật lại webhook",
    isQuiet: true,
  },
  {
    fault: "an OA that falls silent for more than a day",
    plant: () => change({ lastEventAt: new Date(clock.now.getTime() - 30 * HOUR), lastSentAt: null }),
    code: "no_recent_event",
    press: "Nhắn thử",
    isQuiet: true,
  },
  {
    fault: "a webhook that was never set up",
    plant: () => change({ verifiedAt: null, lastEventAt: null }),
    code: "no_event_yet",
    press: "Khai báo webhook",
    isQuiet: true,
  },
  {
    fault: "permission revoked by an event",
    plant: () => change({ health: { revokedAt: clock.now.toISOString(), watchedAt: clock.now.toISOString() } }),
    code: "permission_revoked",
    press: "Kết nối lại",
  },
];

/** What the OA has bought for groups ends within 14 days. */
async function endPackages() {
  clock.now = new Date(clock.now.getTime());
  type Seen = { oas: { id: string; groupAssets: { validUntil: number }[] }[] };
  const snapshot = await stand.control<Seen>("GET", "/snapshot");
  const ends =
    snapshot.oas.find(({ id }) => id === commune.oaId)?.groupAssets.map(({ validUntil }) => validUntil) ?? [];
  const first = Math.min(...ends);
  clock.now = new Date(first - 10 * DAY);
  // A weekday morning, with tokens and events as a healthy OA has them.
  await change({
    tokenIssuedAt: clock.now,
    tokenExpiresAt: new Date(clock.now.getTime() + 25 * HOUR),
    lastEventAt: clock.now,
  });
}

test("a healthy OA raises no alarm", async () => {
  await sends();
  await fiveMinutesPass();
  await fiveMinutesPass();
  expect(await found()).toEqual([]);
  expect(await queuedFor(database.db, officer)).toEqual([]);
});

describe.each(planted)("$fault", ({ plant, code, press, isQuiet }) => {
  test("is found within five minutes, said in one sentence with what to press", async () => {
    await watchAccounts(deps);
    await plant();
    await fiveMinutesPass({ isQuiet });
    const problem = (await found()).find((one) => one.code === code);
    expect((await found()).map((one) => one.code)).toContain(code);
    expect(`${problem?.sentence} ${problem?.press}`).toContain(press);
    expect(problem?.sentence.match(/[.!?](\s|$)/g)).toHaveLength(1);
  });
});

test("after the product itself was away, missed events are waited for before the webhook is called dead", async () => {
  await watchAccounts(deps);
  await sentNow();
  clock.now = new Date(clock.now.getTime() + 40 * MINUTE);
  await watchAccounts(deps);
  expect((await found()).map(({ code }) => code)).not.toContain("webhook_silent");
});
