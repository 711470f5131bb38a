import { inspect } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { OutgoingMessageError } from "../../../bot/zalo/message-limits.ts";
import { createZaloClient, type ZaloClient } from "../../../bot/zalo/zalo-client.ts";
import { ZaloApiError, ZaloUnreachableError } from "../../../bot/zalo/zalo-error.ts";
import { startFakeZalo, success } from "./fake-zalo.ts";

const token = "tok-1";
const userId = "4000000000000000031";
const groupId = "f0e1d2c3b4a5968778f0";

async function connect(...args: Parameters<typeof startFakeZalo>) {
  const zalo = await startFakeZalo(...args);
  const client = createZaloClient({ openapiUrl: zalo.url, timeoutMs: 2_000 });
  onTestFinished(() => client.close());
  return { client, seen: zalo.seen };
}

describe("sending", () => {
  test.each([
    ["v3", "/v3.0/oa/message/cs"],
    ["v2", "/v2.0/oa/message"],
  ] as const)("to a person goes by %s to %s with the token in its header", async (path, address) => {
    const { client, seen } = await connect(() => success({ message_id: "m1" }));
    await client.sendToPerson(token, userId, { text: "Chào bác" }, { path });
    expect(seen).toMatchObject([
      {
        method: "POST",
        path: address,
        query: {},
        json: { recipient: { user_id: userId }, message: { text: "Chào bác" } },
      },
    ]);
    expect(seen[0]?.headers).toMatchObject({ access_token: token });
    expect(seen[0]?.headers).not.toHaveProperty("authorization");
  });

  test("to a group goes to the group's address", async () => {
    const { client, seen } = await connect(() => success({ message_id: "m1", group_id: groupId }));
    expect(await client.sendToGroup(token, groupId, { text: "Chào tổ" })).toMatchObject({ messageId: "m1" });
    expect(seen).toMatchObject([
      { path: "/v3.0/oa/group/message", json: { recipient: { group_id: groupId }, message: { text: "Chào tổ" } } },
    ]);
  });

  test.each([
    [
      "text for numbers",
      { message_id: "m1", sent_time: "1790000000123", quota: { quota_type: "reply", remain: "7", total: "8" } },
      { messageId: "m1", sentTime: new Date(1790000000123), quota: { type: "reply", remain: 7, total: 8 } },
    ],
    [
      "numbers for text",
      { message_id: 12, sent_time: 1790000000123, quota: { quota_type: "sub_quota", remain: 7 } },
      { messageId: "12", sentTime: new Date(1790000000123), quota: { type: "sub_quota", remain: 7 } },
    ],
    ["a paid message without quota", { message_id: "m1" }, { messageId: "m1" }],
    ["nothing", {}, {}],
    ["nonsense", { message_id: {}, sent_time: "hôm qua", quota: "x" }, { quota: {} }],
  ])("reads an answer with %s", async (_, data, sent) => {
    const { client } = await connect(() => success(data));
    expect(await client.sendToPerson(token, userId, { text: "a" }, { path: "v3" })).toEqual(sent);
  });

  test("tells the limit that the answer's headers name", async () => {
    const { client } = await connect((_, response) => {
      response.setHeader("X-RateLimit-Limit", "100").setHeader("X-RateLimit-Remain", "42");
      return success({ message_id: "m1" });
    });
    const sent = await client.sendToGroup(token, groupId, { text: "a" });
    expect(sent.rateLimit).toEqual({ limit: 100, remain: 42 });
  });

  test("what does not fit one message never leaves", async () => {
    const { client, seen } = await connect(() => success());
    const long = { text: "a".repeat(2_001) };
    await expect(client.sendToPerson(token, userId, long, { path: "v3" })).rejects.toThrow(OutgoingMessageError);
    expect(seen).toEqual([]);
  });
});

describe("an error that comes with HTTP 200", () => {
  test("is thrown with its class, and never repeated", async () => {
    const { client, seen } = await connect(() => ({ error: -216, message: "Access token is invalid" }));
    const sending = client.sendToPerson(token, userId, { text: "a" }, { path: "v3" });
    await expect(sending).rejects.toMatchObject({
      name: "ZaloApiError",
      code: -216,
      kind: "refresh",
      operation: "sendToPerson",
    });
    expect(seen).toHaveLength(1);
  });

  test("is understood when the code is text", async () => {
    const { client } = await connect(() => ({ error: "-230", message: "x" }));
    await expect(client.getOa(token)).rejects.toMatchObject({ name: "ZaloApiError", code: -230 });
  });

  test("is understood with HTTP 400", async () => {
    const { client } = await connect((_, response) => {
      response.statusCode = 400;
      return { error: -201 };
    });
    await expect(client.getOa(token)).rejects.toMatchObject({ name: "ZaloApiError", code: -201 });
  });

  test("carries no token and no text, even when Zalo repeats them", async () => {
    const { client } = await connect(() => ({ error: -201, message: `invalid: tok-1 bí mật ${userId}` }));
    const error = await client
      .sendToPerson(token, userId, { text: "bí mật" }, { path: "v3" })
      .catch((thrown) => thrown);
    expect(error).toBeInstanceOf(ZaloApiError);
    const shown = inspect(error, { depth: 20, showHidden: true });
    for (const secret of ["tok-1", "bí mật", userId, "127.0.0.1"]) expect(shown).not.toContain(secret);
  });

  test("an answer with neither error nor data is no answer", async () => {
    const { client } = await connect(() => ({ hello: "world" }));
    const error = await client.getOa(token).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(ZaloUnreachableError);
    expect(error).toMatchObject({ requestMayHaveArrived: true, because: "not_json" });
  });
});

/** What each call asks and how it reads the answer. */
const calls: [string, (client: ZaloClient) => Promise<unknown>, object, unknown, unknown][] = [
  [
    "reads the OA",
    (client) => client.getOa(token),
    { method: "GET", path: "/v2.0/oa/getoa", query: {} },
    {
      oa_id: 3000000000000000,
      name: "Phường Thạch Quý",
      is_verified: "true",
      oa_type: "4",
      num_follower: 1016,
      package_name: "Growth",
    },
    {
      oaId: "3000000000000000",
      name: "Phường Thạch Quý",
      isVerified: true,
      oaType: 4,
      followerCount: 1016,
      packageName: "Growth",
    },
  ],
  [
    "reads a person's detail, wrapped in data=",
    (client) => client.getUserDetail(token, userId),
    { method: "GET", path: "/v3.0/oa/user/detail", query: { data: `{"user_id":"${userId}"}` } },
    {
      user_id: userId,
      user_id_by_app: "5",
      display_name: "A",
      user_is_follower: true,
      shared_info: { phone: 84900000001 },
    },
    { userId, userIdByApp: "5", displayName: "A", isFollower: true, phone: "84900000001" },
  ],
  [
    "reacts through v2",
    (client) => client.react(token, userId, "m1", "/-heart"),
    {
      method: "POST",
      path: "/v2.0/oa/message",
      json: { recipient: { user_id: userId }, sender_action: { react_icon: "/-heart", react_message_id: "m1" } },
    },
    {},
    undefined,
  ],
  [
    "asks when a person last interacted",
    (client) => client.quotaMessage(token, userId),
    { method: "POST", path: "/v3.0/oa/quota/message", json: { user_id: userId } },
    { last_interaction: "1790000000123", cs_reply: { remain: "3", total: 8 } },
    { lastInteractionAt: new Date(1790000000123), replyRemain: 3, replyTotal: 8 },
  ],
  [
    "reads a conversation",
    (client) => client.conversation(token, userId, { offset: 0, count: 10 }),
    { method: "GET", path: "/v2.0/oa/conversation", query: { data: `{"user_id":"${userId}","offset":0,"count":10}` } },
    [
      { src: 0, time: 1790000000123, type: "text", message: "Chào", message_id: "m1", from_id: "3", to_id: userId },
      { src: "1", time: "1790000000124", type: "photo", message_id: "m2", from_id: userId, to_id: "3" },
    ],
    [
      {
        messageId: "m1",
        fromOa: true,
        sentAt: new Date(1790000000123),
        type: "text",
        text: "Chào",
        fromId: "3",
        toId: userId,
      },
      { messageId: "m2", fromOa: false, sentAt: new Date(1790000000124), type: "photo", fromId: userId, toId: "3" },
    ],
  ],
  [
    "lists recent chats",
    (client) => client.listRecentChat(token, { offset: 0, count: 10 }),
    { path: "/v2.0/oa/listrecentchat", query: { data: '{"offset":0,"count":10}' } },
    [],
    [],
  ],
  [
    "creates a group",
    (client) => client.groups.create(token, { name: "Tổ 1", assetId: "as1", memberUserIds: ["1", "2"] }),
    {
      method: "POST",
      path: "/v3.0/oa/group/creategroupwithoa",
      json: { group_name: "Tổ 1", asset_id: "as1", member_user_ids: ["1", "2"] },
    },
    { group_id: groupId, name: "Tổ 1", group_link: "https://zalo.me/g/x", total_member: "2", status: "enabled" },
    { groupId, name: "Tổ 1", link: "https://zalo.me/g/x", memberCount: 2, status: "enabled" },
  ],
  [
    "reads a group, with plain parameters",
    (client) => client.groups.info(token, groupId),
    { method: "GET", path: "/v3.0/oa/group/getgroup", query: { group_id: groupId } },
    {
      group_info: {
        group_id: groupId,
        name: "Tổ 1",
        total_member: 8,
        max_member: "10",
        auto_delete_date: "31/12/2026",
      },
      asset_info: { asset_id: "as1", valid_through: "30/11/2026" },
    },
    { groupId, name: "Tổ 1", memberCount: 8, memberLimit: 10, autoDeleteOn: "31/12/2026", validThrough: "30/11/2026" },
  ],
  [
    "lists groups by pages",
    (client) => client.groups.list(token, { offset: 50, count: 50 }),
    { path: "/v3.0/oa/group/getgroupsofoa", query: { offset: "50", count: "50" } },
    { total: "51", group_count: 1, groups: [{ group_id: groupId, name: "Tổ 1" }] },
    { total: 51, items: [{ groupId, name: "Tổ 1" }] },
  ],
  [
    "lists members by pages",
    (client) => client.groups.members(token, groupId, { offset: 0, count: 50 }),
    { path: "/v3.0/oa/group/listmember", query: { group_id: groupId, offset: "0", count: "50" } },
    {
      total: 2,
      members: [
        { user_id: userId, name: "A" },
        { oa_id: "3", name: "OA" },
      ],
    },
    {
      total: 2,
      items: [
        { userId, name: "A" },
        { oaId: "3", name: "OA" },
      ],
    },
  ],
  [
    "invites",
    (client) => client.groups.invite(token, groupId, [userId]),
    { path: "/v3.0/oa/group/invite", json: { group_id: groupId, member_user_ids: [userId] } },
    undefined,
    undefined,
  ],
  [
    "changes a group",
    (client) => client.groups.update(token, groupId, { name: "Tổ 2", isLocked: false }),
    { path: "/v3.0/oa/group/updateinfo", json: { group_id: groupId, group_name: "Tổ 2", lock_send_msg: false } },
    { group_info: { group_id: groupId, name: "Tổ 2" } },
    { groupId, name: "Tổ 2" },
  ],
  [
    "dissolves a group",
    (client) => client.groups.remove(token, groupId),
    { path: "/v3.0/oa/group/delete", json: { group_id: groupId } },
    undefined,
    undefined,
  ],
  [
    "reads the group packages",
    (client) => client.groups.packages(token),
    { path: "/v3.0/oa/quota/group", json: { quota_owner: "OA" } },
    [
      { product_type: "gmf100", asset_id: "as1", status: "available", valid_through: "30/11/2026", auto_renew: "true" },
      { product_type: "gmf10", asset_id: "as2", status: "used", used_id: groupId, auto_renew: false },
    ],
    [
      { product: "gmf100", assetId: "as1", isAvailable: true, validThrough: "30/11/2026", autoRenew: true },
      { product: "gmf10", assetId: "as2", isAvailable: false, usedByGroupId: groupId, autoRenew: false },
    ],
  ],
  [
    "lists the recent chats of groups",
    (client) => client.groups.recentChats(token, { offset: 0, count: 10 }),
    { path: "/v3.0/oa/group/listrecentchat", query: { offset: "0", count: "10" } },
    [],
    [],
  ],
  [
    "reads a group's conversation",
    (client) => client.groups.conversation(token, groupId, { offset: 0, count: 10 }),
    { path: "/v3.0/oa/group/conversation", query: { group_id: groupId, offset: "0", count: "10" } },
    [{ src: 0, group_id: groupId, message_id: "m1", message: "Chào tổ", time: 1790000000123 }],
    [{ fromOa: true, groupId, messageId: "m1", text: "Chào tổ", sentAt: new Date(1790000000123) }],
  ],
];

test.each(calls)("%s", async (_, call, request, data, result) => {
  const { client, seen } = await connect(() => success(data));
  expect(await call(client)).toEqual(result);
  expect(seen).toMatchObject([{ ...request, headers: { access_token: token } }]);
});

test("uploads a picture as the multipart field `file`", async () => {
  const { client, seen } = await connect(() => success({ attachment_id: "at1" }));
  const image = { bytes: new Uint8Array([0xff, 0xd8, 0xff]), fileName: "a.jpg", mediaType: "image/jpeg" } as const;
  expect(await client.uploadImage(token, image)).toEqual({ attachmentId: "at1" });
  expect(seen[0]).toMatchObject({ method: "POST", path: "/v2.0/oa/upload/image" });
  expect(seen[0]?.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
  const body = seen[0]?.rawBody.toString("latin1");
  expect(body).toContain('name="file"; filename="a.jpg"');
  expect(body).toContain("\u00ff\u00d8\u00ff");
});
