import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { seedIds } from "../../../bot/sandbox/index.ts";
import { DAY, Stand } from "./stand.ts";

const { groupId } = seedIds;
const { lan, dung, hoa, tu } = seedIds.people;

let stand: Stand;
beforeEach(async () => {
  stand = await Stand.open();
});
afterEach(() => stand.close());

interface Asset {
  asset_id: string;
  status: string;
  used_id: string;
}

async function assets(): Promise<Asset[]> {
  const { data } = await stand.zalo("POST", "/v3.0/oa/quota/group", { quota_owner: "OA" });
  return data as unknown as Asset[];
}

async function freeAsset(): Promise<string> {
  return (await assets()).find((asset) => asset.status === "available")!.asset_id;
}

function create(body: object): Promise<{ error: number; data: Record<string, unknown> }> {
  return stand.zalo("POST", "/v3.0/oa/group/creategroupwithoa", { group_name: "Tổ 2", ...body });
}

const change = (path: string, body: object) =>
  stand.zalo("POST", `/v3.0/oa/group/${path}`, { group_id: groupId, ...body });
const list = (path: string, query = "") => stand.zalo("GET", `/v3.0/oa/group/${path}?group_id=${groupId}${query}`);

describe("writing into a group", () => {
  test("reaches it and is echoed", async () => {
    const answer = await stand.sendGroupText(groupId, "Hạn nộp: 17h00");
    expect(answer).toMatchObject({ error: 0, data: { group_id: groupId } });
    const [echo] = await stand.product.receives("oa_send_group_text");
    expect(echo?.body).toMatchObject({ recipient: { id: groupId }, message: { msg_id: answer.data.message_id } });
  });

  test("needs no window: it works after two months of silence", async () => {
    await stand.advance(60 * DAY);
    stand.token = (await stand.refresh(stand.sandbox.credentials.refreshToken)).access_token;
    expect((await stand.sendText(lan.userId)).error).toBe(-230);
    expect((await stand.sendGroupText(groupId)).error).toBe(0);
  });

  test.each<[string, object, number]>([
    [
      "buttons",
      {
        text: "A",
        attachment: { type: "template", payload: { buttons: [{ title: "A", type: "oa.query.show", payload: "A" }] } },
      },
      -233,
    ],
    [
      "a contact card",
      { attachment: { type: "template", payload: { template_type: "request_user_info", elements: [] } } },
      -233,
    ],
    ["2,001 letters", { text: "a".repeat(2001) }, -210],
  ])("with %s is refused", async (_, message, error) => {
    const answer = await stand.zalo("POST", "/v3.0/oa/group/message", { recipient: { group_id: groupId }, message });
    expect(answer.error).toBe(error);
  });

  test("that is not ours is -403", async () => {
    expect((await stand.sendGroupText("f0e1d2c3b4a5968778f0")).error).toBe(-403);
    const other = await stand.control<{ oas: { accessToken: string }[] }>("POST", "/oas", { name: "Phường khác" });
    stand.token = other.oas[0]!.accessToken;
    expect((await stand.sendGroupText(groupId)).error).toBe(-403);
  });

  test("shows the names behind mentions to the phones", async () => {
    await stand.sendGroupText(groupId, `Chào [@${lan.userId}] và [@${groupId}]`);
    const page = await stand.control<{ messages: { mentions?: object }[] }>("GET", `/conversations/${groupId}`);
    expect(page.messages.at(-1)?.mentions).toEqual({ [lan.userId]: "Lê Thị Lan", [groupId]: "Tất cả" });
  });
});

describe("a group whose package ended", () => {
  beforeEach(() => stand.control("POST", `/groups/${groupId}/expire`));

  test("refuses messages and changes (-237), but can be read", async () => {
    expect((await stand.sendGroupText(groupId)).error).toBe(-237);
    expect((await change("updateinfo", { group_name: "B" })).error).toBe(-237);
    expect(await list("getgroup")).toMatchObject({ error: 0, data: { group_info: { status: "disabled" } } });
  });

  test("is renewed with a free asset", async () => {
    expect(await change("updateasset", { asset_id: await freeAsset() })).toMatchObject({ error: 0 });
    expect((await stand.sendGroupText(groupId)).error).toBe(0);
  });

  test("tells the app nothing about what its members write", async () => {
    const content = { kind: "text", text: "Có ai không" };
    await stand.control("POST", `/conversations/${groupId}/messages`, { personId: lan.personId, content });
    await stand.says("lan", { kind: "text", text: "Sau đó" });
    await stand.product.receives("user_send_text");
    expect(stand.product.named("user_send_group_text")).toEqual([]);
  });
});

describe("creating a group", () => {
  test("takes an asset, tells about the group and who joined, and appears in the list", async () => {
    const assetId = await freeAsset();
    const created = await create({ asset_id: assetId, member_user_ids: [hoa.userId, dung.userId] });
    expect(created).toMatchObject({ error: 0, data: { name: "Tổ 2", total_member: "3", status: "enabled" } });
    expect(created.data.group_id).toMatch(/^[0-9a-f]{20}$/);
    await stand.product.receives("create_group");
    const [joined] = await stand.product.receives("user_join_group");
    expect(joined?.body.users).toEqual([{ id: hoa.userId }, { id: dung.userId }]);
    const asset = (await assets()).find((candidate) => candidate.asset_id === assetId);
    expect(asset).toMatchObject({ status: "used", used_id: created.data.group_id });
    const groups = await stand.zalo("GET", "/v3.0/oa/group/getgroupsofoa");
    expect(groups.data).toMatchObject({ total: "2", group_count: 2 });
  });

  test.each<[string, () => Promise<object>, number]>([
    [
      "a used asset",
      async () => ({
        asset_id: (await assets()).find((a) => a.status === "used")!.asset_id,
        member_user_ids: [hoa.userId],
      }),
      -238,
    ],
    ["an unknown asset", async () => ({ asset_id: "x", member_user_ids: [hoa.userId] }), -238],
    ["no admin of the OA", async () => ({ asset_id: await freeAsset(), member_user_ids: [dung.userId] }), -201],
    [
      "a stranger",
      async () => ({ asset_id: await freeAsset(), member_user_ids: [hoa.userId, "4999999999999999999"] }),
      -201,
    ],
    ["no members", async () => ({ asset_id: await freeAsset(), member_user_ids: [] }), -201],
  ])("with %s is refused and takes nothing", async (_, body, error) => {
    const before = await assets();
    expect((await create(await body())).error).toBe(error);
    expect(await assets()).toEqual(before);
  });

  test.each<[string, object, number]>([
    ["an unverified OA", { isVerified: false }, -221],
    ["a package without groups", { package: "standard" }, -224],
  ])("by %s is refused", async (_, oa, error) => {
    const assetId = await freeAsset();
    await stand.control("PATCH", `/oas/${seedIds.oaId}`, oa);
    expect((await create({ asset_id: assetId, member_user_ids: [hoa.userId] })).error).toBe(error);
  });
});

describe("lists", () => {
  test("give five members unless asked for more; the OA is one of them", async () => {
    const people = await stand.control<{ people: { personId: string }[] }>("POST", "/people", {
      displayName: "Người",
      count: 6,
      oaId: seedIds.oaId,
    });
    for (const { personId } of people.people) await stand.control("POST", `/groups/${groupId}/join`, { personId });
    const first = await list("listmember");
    expect(first.data).toMatchObject({ total: "10", count: 5, offset: 0 });
    expect(first.data.members[0]).toMatchObject({ oa_id: seedIds.oaId });
    const all = await list("listmember", "&offset=0&count=50");
    expect(all.data.members).toHaveLength(10);
    expect((await list("listmember", "&count=51")).error).toBe(-210);
  });

  test("wrapped in data, as the other calls want it, are refused", async () => {
    const data = encodeURIComponent(JSON.stringify({ group_id: groupId }));
    expect((await stand.zalo("GET", `/v3.0/oa/group/getgroup?data=${data}`)).error).toBe(-201);
  });

  test("carry untidy types: numbers as strings, booleans as strings", async () => {
    expect((await list("getgroup")).data).toMatchObject({
      group_info: { total_member: 4, max_member: "100", group_id: groupId },
      asset_info: { auto_renew: "false", valid_through: expect.stringMatching(/^\d\d\/\d\d\/\d{4}$/) },
      group_setting: { lock_send_msg: false, join_appr: false },
    });
  });
});

describe("membership", () => {
  test("by approval waits in the list until accepted", async () => {
    await change("updateinfo", { join_appr: "true" });
    await stand.control("POST", `/groups/${groupId}/join`, { personId: dung.personId });
    await stand.product.receives("user_request_join_group");
    expect((await list("listpendinginvite")).data).toMatchObject({
      total: 1,
      members: [{ user_id: dung.userId, name: "Trần Văn Dũng" }],
    });
    expect((await change("acceptpendinginvite", { member_user_ids: [dung.userId] })).error).toBe(0);
    await stand.product.receives("accept_request_join_group");
    await stand.product.receives("user_join_group");
    expect((await list("listpendinginvite")).data).toMatchObject({ total: 0, members: [] });
    expect((await change("acceptpendinginvite", { member_user_ids: [dung.userId] })).error).toBe(-201);
  });

  test("an invitation of somebody who did not follow and was silent for a week is refused", async () => {
    await stand.control("POST", `/people/${dung.personId}/unfollow`, { oaId: seedIds.oaId });
    await stand.advance(8 * DAY);
    stand.token = (await stand.refresh(stand.sandbox.credentials.refreshToken)).access_token;
    expect((await change("invite", { member_user_ids: [dung.userId] })).error).toBe(-232);
    await stand.says("dung", { kind: "text", text: "Tôi đây" });
    expect((await change("invite", { member_user_ids: [dung.userId] })).error).toBe(0);
  });

  test("ends when removed: the person can no longer write there", async () => {
    expect((await change("removemembers", { member_user_ids: [tu.userId] })).error).toBe(0);
    await stand.product.receives("user_out_group");
    const content = { kind: "text", text: "Tôi còn đây" };
    const answer = await stand.rawControl("POST", `/conversations/${groupId}/messages`, {
      personId: tu.personId,
      content,
    });
    expect(answer.status).toBe(409);
    expect((await change("removemembers", { member_user_ids: [tu.userId] })).error).toBe(-201);
  });

  test("of a dissolved group is over for all", async () => {
    expect((await change("delete", {})).error).toBe(0);
    await stand.product.receives("delete_group");
    expect((await stand.sendGroupText(groupId)).error).toBe(-403);
  });

  test("in a locked group lets only admins write", async () => {
    await change("updateinfo", { lock_send_msg: true });
    await change("addadmins", { member_user_ids: [lan.userId] });
    const write = (personId: string) =>
      stand.rawControl("POST", `/conversations/${groupId}/messages`, {
        personId,
        content: { kind: "text", text: "A" },
      });
    expect((await write(tu.personId)).status).toBe(409);
    expect((await write(lan.personId)).status).toBe(200);
  });
});
