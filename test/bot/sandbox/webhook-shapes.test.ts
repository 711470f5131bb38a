import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seedIds } from "../../../bot/sandbox/index.ts";
import { Stand } from "./stand.ts";

const FIXTURES = new URL("../../fixtures/zalo-webhooks/", import.meta.url);
const { lan, dung, hoa, tu } = seedIds.people;
const PICTURE = "https://example.gov.vn/anh.jpg";

/** Templates are not sent at night. */
const untilTen = new Date("2026-11-22T10:00:00+07:00").getTime() - Date.now();

let stand: Stand;
beforeAll(async () => {
  stand = await Stand.open({ now: () => new Date(Date.now() + untilTen) });
  await peopleDoEverything();
  await officialAccountDoesEverything();
  await stand.product.receives("user_withdraw");
});
afterAll(() => stand.close());

async function peopleDoEverything(): Promise<void> {
  const contents = [
    { kind: "text", text: "Cho tôi hỏi" },
    { kind: "images", urls: [PICTURE] },
    { kind: "gif", url: PICTURE },
    { kind: "link", url: "https://example.gov.vn/" },
    { kind: "audio", url: "https://example.gov.vn/tieng.amr" },
    { kind: "video", url: "https://example.gov.vn/phim.mp4" },
    { kind: "sticker", stickerId: "23610" },
    { kind: "location", latitude: 18.3428, longitude: 105.9057 },
    { kind: "businessCard", name: "Nguyễn Văn A", phone: "84900000001" },
    { kind: "file", url: "https://example.gov.vn/a.xlsx", name: "bao-cao.xlsx", sizeBytes: 12 },
  ];
  for (const content of contents) {
    await stand.says("lan", content);
    if (content.kind === "location") continue;
    await stand.control("POST", `/conversations/${seedIds.groupId}/messages`, { personId: lan.personId, content });
  }
  const about = { oaId: seedIds.oaId };
  const dungs = `/people/${dung.personId}`;
  await stand.control("POST", `${dungs}/unfollow`, about);
  await stand.control("POST", `${dungs}/chatnow`, about);
  await stand.control("POST", `${dungs}/follow`, about);
  await stand.control("POST", `${dungs}/call`, about);
  const info = { name: "Dũng", phone: "0900000102", birthday: "30/10/1999", gender: "Nam" };
  await stand.control("POST", `${dungs}/info`, {
    ...about,
    ...info,
    city: "Hà Tĩnh",
    ward: "Thạch Quý",
    address: "Số 1",
  });
  await stand.control("POST", `/oas/${seedIds.oaId}/visitors`, { text: "Giờ làm việc?" });
  await stand.control("POST", `/groups/${seedIds.groupId}/leave`, { personId: tu.personId });
  await stand.control("POST", `${dungs}/withdraw`, about);
}

async function officialAccountDoesEverything(): Promise<void> {
  const send = (message: unknown) =>
    stand.zalo("POST", "/v3.0/oa/message/cs", { recipient: { user_id: lan.userId }, message });
  const sendGroup = (message: unknown) =>
    stand.zalo("POST", "/v3.0/oa/group/message", { recipient: { group_id: seedIds.groupId }, message });
  const media = (element: object) => ({
    attachment: { type: "template", payload: { template_type: "media", elements: [element] } },
  });
  const { data: file } = await stand.upload("file", "huong-dan.pdf", new TextEncoder().encode("%PDF-1.4"));
  const fileMessage = { attachment: { type: "file", payload: { token: file.token } } };
  const list = [{ title: "Hộ tịch", image_url: PICTURE, default_action: { url: "https://example.gov.vn/ho-tich" } }];
  const sent = await send({ text: "Đã nhận" });
  for (const message of [
    { text: "Sơ đồ", ...media({ media_type: "image", url: PICTURE }) },
    media({ media_type: "gif", url: PICTURE, width: 10, height: 10 }),
    media({ media_type: "sticker", attachment_id: "23610" }),
    fileMessage,
    { text: "Danh mục", attachment: { type: "template", payload: { template_type: "list", elements: list } } },
  ]) {
    expect(await send(message)).toMatchObject({ error: 0 });
  }
  await sendGroup({ text: "Chào cả nhóm" });
  await sendGroup({ text: "Lịch tuần", ...media({ media_type: "image", url: PICTURE }) });
  await sendGroup(fileMessage);
  await stand.control("POST", `/messages/${sent.data.message_id}/reactions`, {
    personId: lan.personId,
    icon: "/-heart",
  });
  await stand.control("POST", `/conversations/${lan.userId}/receipts`, { personId: lan.personId, state: "seen" });
  const [said] = stand.product.named("user_send_text");
  const reaction = { react_icon: "/-strong", react_message_id: said?.body.message.msg_id };
  await stand.zalo("POST", "/v2.0/oa/message", { recipient: { user_id: lan.userId }, sender_action: reaction });
  const [visitor] = await stand.product.receives("anonymous_send_text");
  const anonymous = {
    anonymous_id: (visitor?.body.sender as { id: string }).id,
    conversation_id: (visitor?.body.message as unknown as { conversation_id: string }).conversation_id,
  };
  await stand.zalo("POST", "/v2.0/oa/message", { recipient: anonymous, message: { text: "Từ 7h30" } });
  await manageGroupsAndTags();
  const byPhone = {
    phone: "84900000101",
    template_id: "300001",
    template_data: { to: "1", ky: "47" },
    tracking_id: "t1",
  };
  const { businessUrl } = stand.sandbox.urls(stand.base);
  const headers = { access_token: stand.token, "content-type": "application/json" };
  await fetch(`${businessUrl}/message/template`, { method: "POST", headers, body: JSON.stringify(byPhone) });
}

async function manageGroupsAndTags(): Promise<void> {
  const { data: assets } = await stand.zalo("POST", "/v3.0/oa/quota/group", { quota_owner: "OA" });
  const free = (assets as unknown as { asset_id: string; status: string }[]).find(
    (asset) => asset.status === "available",
  );
  const { data: group } = await stand.zalo("POST", "/v3.0/oa/group/creategroupwithoa", {
    group_name: "Tổ 2",
    asset_id: free?.asset_id,
    member_user_ids: [hoa.userId],
  });
  const change = (path: string, more: object) =>
    stand.zalo("POST", `/v3.0/oa/group/${path}`, { group_id: group.group_id, ...more });
  await change("updateinfo", { join_appr: true });
  for (const decision of ["accept", "reject"]) {
    const person = decision === "accept" ? lan : tu;
    await stand.control("POST", `/groups/${group.group_id}/join`, { personId: person.personId });
    await change(`${decision}pendinginvite`, { member_user_ids: [person.userId] });
  }
  await change("addadmins", { member_user_ids: [lan.userId] });
  await change("removeadmins", { member_user_ids: [lan.userId] });
  await change("delete", {});
  const tag = { user_id: lan.userId, tag_name: "Tổ 1" };
  await stand.zalo("POST", "/v2.0/oa/tag/tagfollower", tag);
  await stand.zalo("POST", "/v2.0/oa/tag/rmfollowerfromtag", tag);
  await stand.zalo("POST", "/v2.0/oa/tag/rmtag", tag);
}

/** Names and types all the way down; lists by their first item, texts in a message as optional as Zalo's. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])];
  if (typeof value !== "object" || value === null) return typeof value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, shapeOf(inner)]),
  );
}

const fixtures = readdirSync(FIXTURES)
  .filter((file) => file.endsWith(".json"))
  .map((file) => {
    const { body } = JSON.parse(readFileSync(new URL(file, FIXTURES), "utf8"));
    return { name: file.replace(".json", ""), event: body.event_name as string, body };
  });

/** Events that come from a console or a product the sandbox does not play. */
const NOT_PLAYED = [
  "change_oa_daily_quota",
  "change_template_quality",
  "change_template_status",
  "oa_send_template",
  "update_user_info",
  "user_click_response_button",
  "user_feedback",
  "user_reply_consent",
  "widget_interaction_accepted",
];

describe("every webhook has the shape of Zalo's sample of the same name", () => {
  test.each(fixtures.filter(({ name }) => !NOT_PLAYED.includes(name)))("$name", async ({ name, event, body }) => {
    const got = stand.product.named(event);
    const isTemplateReceipt = (headers: Record<string, unknown>) => headers["x-zevent-server"] === "ZNS";
    const same = got.filter(({ headers }) => isTemplateReceipt(headers) === (name === "user_received_message_zns"));
    expect(same.length, `${event} was sent`).toBeGreaterThan(0);
    expect(shapeOf(same[0]?.body)).toEqual(shapeOf(body));
  });
});

test("an independent computation of the signature agrees for every event", () => {
  const { appId, oaSecretKey } = stand.sandbox.credentials;
  expect(stand.product.events.length).toBeGreaterThan(60);
  for (const { raw, headers, body } of stand.product.events) {
    const mac = createHash("sha256").update(`${appId}${raw}${body.timestamp}${oaSecretKey}`, "utf8").digest("hex");
    expect(headers["x-zevent-signature"]).toBe(`mac=${mac}`);
  }
});

test("ids and times are strings, ids beyond 2^53", () => {
  for (const { raw, body } of stand.product.events) {
    expect(body.timestamp).toMatch(/^\d{13}$/);
    expect(body.app_id).toBe(seedIds.appId);
    expect(raw).not.toMatch(/"(id|user_id|oa_id|user_id_by_app|msg_id)":\d/);
  }
  expect(BigInt(lan.userId)).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER));
});
