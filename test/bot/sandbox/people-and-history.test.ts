import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { seedIds } from "../../../bot/sandbox/index.ts";
import { DAY, Stand } from "./stand.ts";

const { oaId, groupId } = seedIds;
const { lan, dung, hoa, tu } = seedIds.people;

let stand: Stand;
beforeEach(async () => {
  stand = await Stand.open({ now: () => new Date("2026-11-20T02:00:00Z") });
});
afterEach(() => stand.close());

const userIds = (answer: { data: Record<string, unknown> }) =>
  (answer.data.users as { user_id: string }[]).map((user) => user.user_id);

describe("the list of people", () => {
  test("comes in pages of at most fifty", async () => {
    await stand.control("POST", "/people", { displayName: "Người", count: 60, oaId });
    const first = await stand.zaloData("/v3.0/oa/user/getlist", { offset: 0, count: 50 });
    const second = await stand.zaloData("/v3.0/oa/user/getlist", { offset: 50, count: 50 });
    expect(first.data).toMatchObject({ total: 64, count: 50, offset: 0 });
    expect(new Set([...userIds(first), ...userIds(second)]).size).toBe(64);
    expect((await stand.zaloData("/v3.0/oa/user/getlist", { offset: 0, count: 51 })).error).toBe(-210);
    expect((await stand.zaloData("/v3.0/oa/user/getlist", { offset: 9952, count: 1 })).error).toBe(-210);
  });

  test("can be narrowed by tag, following and last interaction", async () => {
    await stand.zalo("POST", "/v2.0/oa/tag/tagfollower", { user_id: lan.userId, tag_name: "Tổ 1" });
    await stand.control("POST", `/people/${dung.personId}/unfollow`, { oaId });
    await stand.advance(DAY);
    await stand.says("tu", { kind: "text", text: "Hôm nay" });
    const list = async (filter: object) =>
      userIds(await stand.zaloData("/v3.0/oa/user/getlist", { offset: 0, count: 50, ...filter }));
    expect(await list({ tag_name: "Tổ 1" })).toEqual([lan.userId]);
    expect(await list({ is_follower: "false" })).toEqual([dung.userId]);
    expect(await list({ last_interaction_period: "TODAY" })).toEqual([tu.userId]);
    expect(await list({ last_interaction_period: "YESTERDAY" })).toEqual([lan.userId, dung.userId, hoa.userId]);
    expect(await list({ last_interaction_period: "L7D" })).toHaveLength(4);
    expect(await list({ last_interaction_period: "2026_11_21:2026_11_21" })).toEqual([tu.userId]);
    expect(
      (await stand.zaloData("/v3.0/oa/user/getlist", { offset: 0, count: 1, last_interaction_period: "EVER" })).error,
    ).toBe(-201);
  });
});

describe("a person's detail", () => {
  test("has no phone before the person shared it, and their name in Vietnamese", async () => {
    const { data } = await stand.zaloData("/v3.0/oa/user/detail", { user_id: lan.userId });
    expect(data).toMatchObject({
      user_id: lan.userId,
      user_id_by_app: lan.userIdByApp,
      display_name: "Lê Thị Lan",
      user_is_follower: true,
      user_last_interaction_date: "20/11/2026",
    });
    expect(data.shared_info).toBeUndefined();
  });

  test("carries the phone as a number once it was shared", async () => {
    const info = { oaId, name: "Lan", phone: "0900000101", city: "Hà Tĩnh", ward: "Thạch Quý", address: "Số 1" };
    await stand.control("POST", `/people/${lan.personId}/info`, info);
    const { data } = await stand.zaloData("/v3.0/oa/user/detail", { user_id: lan.userId });
    expect(data.shared_info).toMatchObject({ phone: 84900000101, ward: "Thạch Quý" });
  });

  test("of a person of another OA is refused", async () => {
    const { oas } = await stand.control<{ oas: { accessToken: string }[] }>("POST", "/oas", { name: "Xã khác" });
    stand.token = oas[0]!.accessToken;
    expect((await stand.zaloData("/v3.0/oa/user/detail", { user_id: lan.userId })).error).toBe(-201);
  });

  test("is the same person with another id at another OA", async () => {
    const { oas } = await stand.control<{ oas: { oaId: string }[] }>("POST", "/oas", { name: "Xã khác" });
    await stand.control("POST", `/people/${lan.personId}/follow`, { oaId: oas[0]?.oaId });
    const [event] = await stand.product.receives("follow");
    const follower = event?.body.follower as { id: string };
    expect(follower.id).toMatch(/^\d{19}$/);
    expect(follower.id).not.toBe(lan.userId);
    expect(event?.body.user_id_by_app).toBe(lan.userIdByApp);
  });
});

describe("tags", () => {
  const tag = { user_id: lan.userId, tag_name: "Tổ 1" };

  test("exist from their first use until removed", async () => {
    await stand.zalo("POST", "/v2.0/oa/tag/tagfollower", tag);
    expect((await stand.zalo("GET", "/v2.0/oa/tag/gettagsofoa")).data).toEqual(["Tổ 1"]);
    const { data } = await stand.zaloData("/v3.0/oa/user/detail", { user_id: lan.userId });
    expect(data.tags_and_notes_info).toMatchObject({ tag_names: ["Tổ 1"] });
    expect((await stand.zalo("POST", "/v2.0/oa/tag/rmtag", { tag_name: "Tổ 1" })).error).toBe(0);
    expect((await stand.zalo("POST", "/v2.0/oa/tag/rmfollowerfromtag", tag)).error).toBe(-201);
  });
});

describe("the history", () => {
  beforeEach(async () => {
    for (let n = 1; n <= 12; n++) await stand.says("lan", { kind: "text", text: `Tin ${n}` });
    await stand.sendText(lan.userId, "Trả lời");
    await stand.says("dung", { kind: "location", latitude: 18.34, longitude: 105.9 });
    await stand.sendGroupText(groupId, "Nhắc");
  });

  test("of a conversation is newest first, at most ten, sides by number", async () => {
    const { data } = await stand.zaloData("/v2.0/oa/conversation", { user_id: lan.userId, offset: 0, count: 10 });
    const items = data as unknown as Record<string, unknown>[];
    expect(items).toHaveLength(10);
    expect(items[0]).toMatchObject({ src: 0, type: "text", message: "Trả lời", from_id: oaId, to_id: lan.userId });
    expect(items[1]).toMatchObject({ src: 1, message: "Tin 12", from_id: lan.userId, to_id: oaId });
    expect(typeof items[0]?.time).toBe("number");
    expect((await stand.zaloData("/v2.0/oa/conversation", { user_id: lan.userId, offset: 0, count: 11 })).error).toBe(
      -210,
    );
    const rest = await stand.zaloData("/v2.0/oa/conversation", { user_id: lan.userId, offset: 10, count: 10 });
    expect(rest.data).toHaveLength(3);
  });

  test("of all people shows each one's newest message, most recent first", async () => {
    const { data } = await stand.zaloData("/v2.0/oa/listrecentchat", { offset: 0, count: 10 });
    expect(data).toMatchObject([
      { type: "location", from_id: dung.userId, location: '{"longitude":"105.9","latitude":"18.34"}' },
      { type: "text", message: "Trả lời", to_id: lan.userId },
    ]);
  });

  test("of groups carries the group's id", async () => {
    const recent = await stand.zalo("GET", "/v3.0/oa/group/listrecentchat");
    expect(recent.data).toMatchObject([{ group_id: groupId, message: "Nhắc", src: 0 }]);
    const inGroup = await stand.zalo("GET", `/v3.0/oa/group/conversation?group_id=${groupId}`);
    expect(inGroup.data).toMatchObject([{ group_id: groupId, message: "Nhắc" }]);
  });

  test("knows the message whose answer timed out, so that unknown can be settled", async () => {
    await stand.control("POST", "/faults", { on: "api", count: 1, effect: { kind: "timeoutAfterAccepting", ms: 10 } });
    await expect(stand.sendText(lan.userId, "Có tới không?")).rejects.toThrow("fetch failed");
    const { data } = await stand.zaloData("/v2.0/oa/conversation", { user_id: lan.userId, offset: 0, count: 1 });
    expect(data).toMatchObject([{ message: "Có tới không?", message_id: expect.any(String) }]);
  });
});

describe("quotas", () => {
  test("of a person tell the last interaction in milliseconds, as text", async () => {
    const { data } = await stand.zalo("POST", "/v3.0/oa/quota/message", { user_id: lan.userId });
    expect(data.last_interaction).toBe(String(Date.parse("2026-11-20T02:00:00Z")));
  });

  test("of the OA tell what is left", async () => {
    await stand.advance(3 * DAY);
    stand.token = (await stand.refresh(stand.sandbox.credentials.refreshToken)).access_token;
    expect((await stand.sendText(lan.userId)).data.quota).toMatchObject({ remain: "1999", total: "2000" });
    const { data } = await stand.zalo("POST", "/v3.0/oa/quota/message", { quota_owner: "OA", product_type: "cs" });
    expect(data).toMatchObject([{ product_type: "cs", total: "2000", remain: 1999 }]);
  });
});
