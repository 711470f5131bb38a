import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { seedIds } from "../../../bot/sandbox/index.ts";
import { createGraphClient } from "../../../bot/zalo/graph-client.ts";
import { createOauthClient } from "../../../bot/zalo/oauth-client.ts";
import { parseEvent } from "../../../bot/zalo/parse-event.ts";
import { sendToPersonByWorkingPath } from "../../../bot/zalo/person-path.ts";
import { readWebhook } from "../../../bot/zalo/read-webhook.ts";
import { verifyZaloSignature } from "../../../bot/zalo/signature.ts";
import { createTokenKeeper, type StoredTokens, toStored } from "../../../bot/zalo/tokens.ts";
import { createZaloClient, type ZaloClient } from "../../../bot/zalo/zalo-client.ts";
import type { InboundEvent } from "../../../shared/api/inbound-event.ts";
import { type Delivered, Stand } from "../sandbox/stand.ts";

// Client and stand-in were written from the same description by different hands: here they meet.

const { oaId, groupId } = seedIds;
const { lan } = seedIds.people;

let stand: Stand;
let client: ZaloClient;

beforeAll(async () => {
  stand = await Stand.open();
  client = createZaloClient({ openapiUrl: stand.sandbox.urls(stand.base).openapiUrl, timeoutMs: 2_000 });
});
afterAll(async () => {
  client.close();
  await stand.close();
});
beforeEach(() => {
  stand.product.events = [];
});

function read({ raw, headers }: Delivered): InboundEvent {
  const rawBody = Buffer.from(raw);
  const { appId, oaSecretKey } = stand.sandbox.credentials;
  const header = headers["x-zevent-signature"] as string;
  expect(verifyZaloSignature({ rawBody, header, appId, secretKey: oaSecretKey })).toBe(true);
  const reading = readWebhook(rawBody);
  if (reading.kind !== "event") throw new Error(reading.kind);
  return parseEvent(reading.body, (id) => id === oaId);
}

test.each([
  [{ kind: "text", text: "báo cáo 12 người 👍🏽" }, "user_send_text", { text: "báo cáo 12 người 👍🏽" }],
  [
    { kind: "location", latitude: 18.67, longitude: 105.69 },
    "user_send_location",
    { attachments: [{ type: "location", latitude: 18.67, longitude: 105.69 }] },
  ],
  [
    { kind: "businessCard", name: "Trần Thị B", phone: "84900000002" },
    "user_send_business_card",
    { attachments: [{ type: "contact_card", phone: "84900000002" }] },
  ],
  [{ kind: "audio", url: "https://voice-aac.zdn.vn/a.amr" }, "user_send_audio", { attachments: [{ type: "audio" }] }],
])("a person's %j is read as what it is", async (content, name, part) => {
  await stand.says("lan", content);
  const [event] = await stand.product.receives(name);
  expect(read(event!)).toMatchObject({
    kind: "message",
    oaId,
    userId: lan.userId,
    userIdByApp: lan.userIdByApp,
    ...part,
  });
});

test("an answer with buttons arrives, and its echo names the same message", async () => {
  await stand.says("lan", { kind: "text", text: "chào" });
  const message = {
    text: "Chào bác Lan",
    buttons: [
      { title: "Đúng", say: "đúng" },
      { title: "Mở", open: "https://zalo.me/s/1" },
      { title: "Gọi", call: "0912345678" },
    ],
  };
  const { sent, path } = await sendToPersonByWorkingPath(client, {
    token: stand.token,
    userId: lan.userId,
    message,
    knownPath: undefined,
  });
  expect(path).toBe("v3");
  expect(sent).toMatchObject({ messageId: expect.any(String), sentTime: expect.any(Date) });
  const echoes = (await stand.product.receives("oa_send_text")).map(read);
  expect(echoes).toContainEqual(
    expect.objectContaining({ kind: "echo", byHuman: false, messageId: sent.messageId, userId: lan.userId }),
  );
  const entries = await client.conversation(stand.token, lan.userId, { offset: 0, count: 10 });
  expect(entries.find((entry) => entry.messageId === sent.messageId)).toMatchObject({
    fromOa: true,
    text: "Chào bác Lan",
  });
});

test("a message to the group arrives, and its echo is the group's", async () => {
  const sent = await client.sendToGroup(stand.token, groupId, {
    text: "Chào cả tổ",
    buttons: [{ title: "Mở", open: "https://a.vn" }],
  });
  const [event] = await stand.product.receives("oa_send_group_text");
  expect(read(event!)).toMatchObject({
    kind: "echo",
    messageId: sent.messageId,
    conversation: { kind: "group", id: groupId },
    text: "Chào cả tổ\n\nMở: https://a.vn",
  });
  const entries = await client.groups.conversation(stand.token, groupId, { offset: 0, count: 10 });
  expect(entries).toContainEqual(expect.objectContaining({ messageId: sent.messageId, fromOa: true }));
});

test("a government OA is reached by v2 after v3 said −235", async () => {
  await stand.control("PATCH", `/oas/${oaId}`, { kind: "government" });
  await stand.says("lan", { kind: "text", text: "chào" });
  const request = { token: stand.token, userId: lan.userId, message: { text: "Chào bác" }, knownPath: undefined };
  expect(await sendToPersonByWorkingPath(client, request)).toMatchObject({
    path: "v2",
    sent: { messageId: expect.any(String) },
  });
  expect(await client.getOa(stand.token)).toMatchObject({ oaId, oaType: 4 });
  await stand.control("PATCH", `/oas/${oaId}`, { kind: "business" });
});

test("people, groups, places, quota and pictures can be asked for", async () => {
  expect(await client.getOa(stand.token)).toMatchObject({ oaId, name: expect.any(String) });
  expect(await client.getUserDetail(stand.token, lan.userId)).toMatchObject({
    userId: lan.userId,
    userIdByApp: lan.userIdByApp,
  });
  await stand.says("lan", { kind: "text", text: "chào" });
  expect(await client.quotaMessage(stand.token, lan.userId)).toMatchObject({ lastInteractionAt: expect.any(Date) });
  expect(await client.groups.info(stand.token, groupId)).toMatchObject({ groupId, memberCount: expect.any(Number) });
  const groups = await client.groups.list(stand.token, { offset: 0, count: 50 });
  expect(groups.items).toContainEqual(expect.objectContaining({ groupId }));
  const members = await client.groups.members(stand.token, groupId, { offset: 0, count: 50 });
  expect(members.items).toContainEqual(expect.objectContaining({ userId: lan.userId }));
  expect(await client.groups.packages(stand.token)).toContainEqual(expect.objectContaining({ usedByGroupId: groupId }));
  expect(await client.listRecentChat(stand.token, { offset: 0, count: 10 })).not.toEqual([]);
  await client.groups.recentChats(stand.token, { offset: 0, count: 10 });
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  const image = await client.uploadImage(stand.token, {
    bytes: new Uint8Array(png),
    fileName: "a.png",
    mediaType: "image/png",
  });
  expect(image.attachmentId).toEqual(expect.any(String));
  await client.sendToPerson(
    stand.token,
    lan.userId,
    { text: "Sơ đồ", image: { attachmentId: image.attachmentId! } },
    { path: "v3" },
  );
});

test("a message accepted in silence may have arrived, and the conversation tells that it did", async () => {
  await stand.says("lan", { kind: "text", text: "chào" });
  await stand.control("POST", "/faults", { on: "api", count: 1, effect: { kind: "timeoutAfterAccepting", ms: 100 } });
  const sending = client.sendToPerson(stand.token, lan.userId, { text: "Có đến không?" }, { path: "v3" });
  await expect(sending).rejects.toMatchObject({ name: "ZaloUnreachableError", requestMayHaveArrived: true });
  const entries = await client.conversation(stand.token, lan.userId, { offset: 0, count: 10 });
  expect(entries).toContainEqual(expect.objectContaining({ fromOa: true, text: "Có đến không?" }));
});

test("the Mini App's person is proved by the graph, and gives a phone number", async () => {
  const { urls, credentials } = stand.sandbox;
  const graph = createGraphClient({
    graphUrl: urls(stand.base).graphUrl,
    appSecret: credentials.appSecret,
    timeoutMs: 2_000,
  });
  const frame = await stand.control<{ accessToken: string }>("POST", `/people/${lan.personId}/mini-app`, {
    sharesProfile: true,
  });
  expect(await graph.me(frame.accessToken)).toMatchObject({ id: lan.userIdByApp, name: expect.any(String) });
  const { code } = await stand.control<{ code: string }>("POST", `/people/${lan.personId}/mini-app-codes`, {
    kind: "phone",
  });
  expect(await graph.phoneNumber(frame.accessToken, code)).toMatch(/^84\d{9}$/);
  await expect(graph.me("wrong")).rejects.toMatchObject({ name: "ZaloGraphError" });
  graph.close();
});

test("a rejected token is refreshed once, and the new one works", async () => {
  const { urls, credentials } = stand.sandbox;
  const { appId, appSecret } = credentials;
  const oauth = createOauthClient({ oauthUrl: urls(stand.base).oauthUrl, appId, appSecret, timeoutMs: 2_000 });
  let stored: StoredTokens = toStored(
    { accessToken: credentials.accessToken, refreshToken: credentials.refreshToken, lifetimeSeconds: 90_000 },
    new Date(),
  );
  const store = {
    readTokens: async () => stored,
    async withLockedTokens(_: string, change: (current: StoredTokens) => Promise<StoredTokens | undefined>) {
      stored = (await change(stored)) ?? stored;
    },
  };
  const keeper = createTokenKeeper({ store, oauth, now: () => new Date() });
  await stand.control("POST", `/oas/${oaId}/expire-token`);
  await expect(client.getOa(stored.accessToken)).rejects.toMatchObject({ kind: "refresh" });
  stand.token = await keeper.refreshAfterRejection(oaId, stored.accessToken);
  expect(await client.getOa(stand.token)).toMatchObject({ oaId });
  await expect(oauth.refresh(credentials.refreshToken)).rejects.toMatchObject({ name: "ZaloGrantError", code: -14014 });
  oauth.close();
});
