import { describe, expect, test } from "vitest";
import { parseEvent } from "../../../bot/zalo/parse-event.ts";
import { readWebhook } from "../../../bot/zalo/read-webhook.ts";
import type { InboundEvent } from "../../../shared/api/inbound-event.ts";
import { fixtureOaId as oaId, webhookFixtures } from "./webhook-fixtures.ts";

const userId = "4000000000000000031";
const userIdByApp = "5000000000000000041";
const anonymousId = "6000000000000000051";
const groupId = "f0e1d2c3b4a5968778f0";
const sentAt = new Date(1790000000123);

const isKnownOa = (id: string) => id === oaId;

function parse(body: object, known: (id: string) => boolean = isKnownOa): InboundEvent {
  const reading = readWebhook(JSON.stringify(body));
  if (reading.kind !== "event") throw new Error(`not an event: ${reading.kind}`);
  return parseEvent(reading.body, known);
}

const person = { oaId, userId, userIdByApp, sentAt, conversation: { kind: "person", id: userId } };
const personWithoutApp = { ...person, userIdByApp: undefined };
const group = { oaId, groupId, sentAt, conversation: { kind: "group", id: groupId } };
const inGroup = { ...group, userId };
const noContent = { mentions: [], attachments: [] };
const says = (text: string) => ({ ...noContent, text, originalText: text });

const image = {
  type: "image",
  url: "https://f6-zpg.zdn.vn/5560001/aa11bb22cc33.jpg",
  thumbnailUrl: "https://t-f6-zpg.zdn.vn/480/5560001/aa11bb22cc33.jpg",
};
const sticker = {
  type: "sticker",
  id: "23610",
  url: "https://zalo-api.zadn.vn/api/emoticon/sticker/webpc?eid=23610&size=130",
};
const message = (number: string) => ({ kind: "message", messageId: `96d3cdf3af150460${number}` });
const echo = (number: string) => ({ kind: "echo", byHuman: false, messageId: `96d3cdf3af150460${number}` });

/** Every sample and what it must become; a sample without a line here fails. */
const expected: Record<string, object> = {
  user_send_text: { ...person, ...message("a01"), ...says("Cho tôi hỏi thủ tục đăng ký tạm trú") },
  user_send_image: { ...person, ...message("a02"), ...noContent, attachments: [image] },
  user_send_gif: {
    ...person,
    ...message("a03"),
    ...noContent,
    attachments: [
      {
        type: "gif",
        url: "https://f7-zpg.zdn.vn/5560002/aa11bb22cc34.gif",
        thumbnailUrl: "https://t-f7-zpg.zdn.vn/480/5560002/aa11bb22cc34.jpg",
      },
    ],
  },
  user_send_link: {
    ...person,
    ...message("a04"),
    ...says("https://example.gov.vn/huong-dan"),
    attachments: [
      {
        type: "link",
        url: "https://example.gov.vn/huong-dan",
        description: "Hướng dẫn nộp hồ sơ trực tuyến",
        thumbnailUrl: "https://example.gov.vn/anh.jpg",
      },
    ],
  },
  user_send_audio: {
    ...person,
    ...message("a05"),
    ...noContent,
    attachments: [{ type: "audio", url: "https://voice-aac.zdn.vn/5560003/aa11bb22cc35.amr" }],
  },
  user_send_video: {
    ...person,
    ...message("a06"),
    ...noContent,
    attachments: [
      {
        type: "video",
        url: "https://video.dlmd.me/5560004/aa11bb22cc36.mp4",
        thumbnailUrl: "https://video-thumb.zdn.vn/5560004/aa11bb22cc36.jpg",
        description: "Đường bị ngập",
      },
    ],
  },
  user_send_sticker: { ...person, ...message("a07"), ...noContent, attachments: [sticker] },
  user_send_location: {
    ...person,
    ...message("a08"),
    ...noContent,
    attachments: [{ type: "location", latitude: 10.7642473, longitude: 106.6564314 }],
  },
  user_send_business_card: {
    ...person,
    ...message("a09"),
    ...says("Nguyễn Văn A"),
    attachments: [
      { type: "contact_card", name: "Nguyễn Văn A", phone: "84900000001", url: "https://zaloapp.com/qr/p/aa11bb22" },
    ],
  },
  user_send_file: {
    ...person,
    ...message("a10"),
    ...noContent,
    attachments: [
      {
        type: "file",
        url: "https://file-stal-21.dlfl.vn/aa11bb22cc37",
        name: "bao-cao-thang.xlsx",
        sizeBytes: 184320,
        extension: "xlsx",
        md5: "0cc175b9c0f1b6a831c399e269772661",
      },
    ],
  },
  anonymous_send_text: {
    kind: "anonymous_message",
    oaId,
    userId: anonymousId,
    sentAt,
    messageId: "96d3cdf3af150460c01",
    anonymousConversationId: "c1d2e3f4a5b60718",
    ...says("Cho tôi hỏi giờ làm việc"),
  },

  oa_send_text: { ...person, ...echo("b01"), ...says("Xin chào, chúng tôi đã nhận được câu hỏi.") },
  oa_send_image: { ...person, ...echo("b02"), ...says("Sơ đồ quy trình"), attachments: [image] },
  oa_send_gif: {
    ...person,
    ...echo("b03"),
    ...noContent,
    attachments: [
      {
        type: "gif",
        url: "https://f7-zpg.zdn.vn/5560002/aa11bb22cc34.gif",
        thumbnailUrl: "https://t-f6-zpg.zdn.vn/480/5560001/aa11bb22cc33.jpg",
      },
    ],
  },
  oa_send_list: {
    ...person,
    ...echo("b04"),
    ...says("Danh mục hướng dẫn"),
    attachments: [
      {
        type: "link",
        url: "https://example.gov.vn/ho-tich",
        description: "Thủ tục hộ tịch",
        thumbnailUrl: image.thumbnailUrl,
      },
      {
        type: "link",
        url: "https://example.gov.vn/dat-dai",
        description: "Thủ tục đất đai",
        thumbnailUrl: image.thumbnailUrl,
      },
    ],
  },
  oa_send_file: {
    ...person,
    ...echo("b05"),
    ...noContent,
    attachments: [
      {
        type: "file",
        url: "https://file-stal-21.dlfl.vn/aa11bb22cc38",
        name: "huong-dan.pdf",
        sizeBytes: 90112,
        extension: "pdf",
        md5: "92eb5ffee6ae2fec3ad71c777531578f",
      },
    ],
  },
  oa_send_sticker: { ...person, ...echo("b06"), ...noContent, attachments: [sticker] },
  oa_send_template: {
    ...person,
    ...echo("b07"),
    ...says("Thông báo lịch tiếp dân"),
    attachments: [
      {
        type: "unknown",
        name: "template",
        payload: {
          zinstant_id: "a1b2c3d4e5",
          text: "Thông báo lịch tiếp dân",
          link_url: "https://example.gov.vn/lich",
          checksum: "4a8a08f09d37b73795649038408b5f33",
        },
      },
    ],
  },
  oa_send_anonymous_text: { ...echo("c02"), oaId, userId: anonymousId, sentAt, ...says("Từ 7h30 đến 17h00") },

  user_send_group_text: { ...inGroup, ...message("d01"), ...says("Tổ 3 đã đi 12 hộ hôm nay") },
  user_send_group_image: { ...inGroup, ...message("d02"), ...noContent, attachments: [image] },
  user_send_group_link: {
    ...inGroup,
    ...message("d03"),
    ...says("https://example.gov.vn/"),
    attachments: [
      {
        type: "link",
        url: "https://example.gov.vn/",
        description: "Cổng dịch vụ công",
        thumbnailUrl: image.thumbnailUrl,
      },
    ],
  },
  user_send_group_audio: {
    ...inGroup,
    ...message("d04"),
    ...noContent,
    attachments: [{ type: "audio", url: "https://voice-aac.zdn.vn/5560003/aa11bb22cc39.amr" }],
  },
  user_send_group_video: {
    ...inGroup,
    ...message("d05"),
    ...noContent,
    attachments: [
      { type: "video", url: "https://video.dlmd.me/5560004/aa11bb22cc40.mp4", thumbnailUrl: image.thumbnailUrl },
    ],
  },
  user_send_group_sticker: { ...inGroup, ...message("d06"), ...noContent, attachments: [sticker] },
  user_send_group_file: {
    ...inGroup,
    ...message("d07"),
    ...noContent,
    attachments: [
      {
        type: "file",
        url: "https://file-stal-22.dlfl.vn/aa11bb22cc41",
        name: "danh-sach-ho.docx",
        sizeBytes: 24576,
        extension: "docx",
        md5: "8fa14cdd754f91cc6554c9e71929cce7",
      },
    ],
  },
  user_send_group_business_card: {
    ...inGroup,
    ...message("d08"),
    ...says("Trần Thị B"),
    attachments: [
      { type: "contact_card", name: "Trần Thị B", phone: "84900000002", url: "https://zaloapp.com/qr/p/aa11bb23" },
    ],
  },
  user_send_group_gif: {
    ...inGroup,
    ...message("d09"),
    ...noContent,
    attachments: [
      { type: "gif", url: "https://f7-zpg.zdn.vn/5560002/aa11bb22cc42.gif", thumbnailUrl: image.thumbnailUrl },
    ],
  },
  oa_send_group_text: { ...group, ...echo("e01"), ...says("Chào cả nhóm, hạn nộp báo cáo là 17h00.") },
  oa_send_group_image: { ...group, ...echo("e02"), ...says("Lịch tuần"), attachments: [image] },
  oa_send_group_file: {
    ...group,
    ...echo("e03"),
    ...noContent,
    attachments: [
      {
        type: "file",
        url: "https://file-stal-21.dlfl.vn/aa11bb22cc43",
        name: "mau-bao-cao.pdf",
        sizeBytes: 90112,
        extension: "pdf",
        md5: "92eb5ffee6ae2fec3ad71c777531578f",
      },
    ],
  },

  create_group: { ...group, kind: "group_changed", change: "created", userIds: [] },
  user_join_group: { ...inGroup, kind: "group_changed", change: "joined", userIds: [userId] },
  user_out_group: { ...inGroup, kind: "group_changed", change: "left", userIds: [userId] },
  user_request_join_group: { ...inGroup, kind: "group_changed", change: "join_requested", userIds: [userId] },
  accept_request_join_group: { ...inGroup, kind: "group_changed", change: "join_accepted", userIds: [userId] },
  reject_request_join_group: { ...inGroup, kind: "group_changed", change: "join_rejected", userIds: [userId] },
  add_group_admin: { ...inGroup, kind: "group_changed", change: "admin_added", userIds: [userId] },
  remove_group_admin: { ...inGroup, kind: "group_changed", change: "admin_removed", userIds: [userId] },
  update_group_info: { ...group, kind: "group_changed", change: "info_updated", userIds: [] },
  delete_group: { ...group, kind: "group_changed", change: "deleted", userIds: [] },

  follow: { ...person, kind: "follow", source: "oa_profile" },
  unfollow: { ...person, kind: "unfollow", source: "oa_profile" },
  user_click_chatnow: { ...person, kind: "chat_opened" },
  user_withdraw: { ...person, kind: "data_withdrawn" },
  user_submit_info: {
    ...personWithoutApp,
    kind: "contact_shared",
    contact: {
      name: "Nguyễn Văn A",
      phone: "84900000001",
      birthDate: "30/10/1999",
      gender: "Nam",
      province: "Thành phố Hồ Chí Minh",
      commune: "Phường Tân Thuận",
      address: "Đường số 13",
    },
  },
  user_received_message: { ...person, kind: "delivered", messageIds: ["96d3cdf3af150460b01"] },
  user_received_message_zns: {
    kind: "delivered",
    oaId,
    sentAt: new Date(1790000000999),
    messageIds: ["15a0cc0bbb13bd4ce403"],
    trackingId: "bao-cao-0001",
    at: new Date(1790000000456),
  },
  user_seen_message: { ...person, kind: "seen", messageIds: ["96d3cdf3af150460b01"] },
  user_reacted_message: {
    ...person,
    kind: "reaction",
    byOa: false,
    messageIds: ["96d3cdf3af150460b01"],
    icon: "/-heart",
  },
  oa_reacted_message: {
    ...person,
    kind: "reaction",
    byOa: true,
    messageIds: ["96d3cdf3af150460a01"],
    icon: "/-strong",
  },

  user_feedback: { kind: "template", oaId, sentAt, messageIds: ["15a0cc0bbb13bd4ce404"], trackingId: "bao-cao-0002" },
  user_click_response_button: {
    kind: "template",
    oaId,
    sentAt,
    messageIds: ["15a0cc0bbb13bd4ce405"],
    trackingId: "bao-cao-0003",
  },
  change_template_status: { kind: "template", oaId, sentAt, messageIds: [] },
  change_template_quality: { kind: "template", oaId, sentAt, messageIds: [] },
  change_oa_daily_quota: { kind: "template", oaId, sentAt, messageIds: [] },
  user_call_oa: { ...personWithoutApp, kind: "call" },
  user_reply_consent: { ...personWithoutApp, kind: "call" },
  update_user_info: { ...person, kind: "other" },
  widget_interaction_accepted: { ...personWithoutApp, kind: "other" },
  add_user_to_tag: { kind: "other", oaId, userIdByApp, sentAt },
  remove_user_from_tag: { kind: "other", oaId, userIdByApp, sentAt },
  remove_tag: { kind: "other", oaId, sentAt },
};

test("every sample has an expected result, and every expected result a sample", () => {
  expect(Object.keys(expected).sort()).toEqual(webhookFixtures.map((fixture) => fixture.name));
});

test.each(webhookFixtures.map((fixture) => [fixture.name, fixture] as const))("reads %s", (name, fixture) => {
  const event = parse(fixture.body);
  const { event_name: eventName, app_id: appId } = fixture.body as Record<string, string | undefined>;
  expect(event).toEqual({ name: eventName, ...(appId ? { appId } : {}), ...expected[name] });
});

describe("which side is the OA", () => {
  const seen = (sender: string, recipient: string) => ({
    event_name: "user_seen_message",
    sender: { id: sender },
    recipient: { id: recipient },
    message: { msg_ids: ["m1", "m2"] },
  });

  test.each([
    ["as sender, as the documents say", seen(oaId, userId)],
    ["as recipient, as others saw it", seen(userId, oaId)],
  ])("is found %s", (_, body) => {
    expect(parse(body)).toMatchObject({ kind: "seen", oaId, userId, messageIds: ["m1", "m2"] });
  });

  test("follows the documents when no side is a known OA", () => {
    expect(parse(seen(oaId, userId), () => false)).toMatchObject({ oaId, userId });
  });

  test("a message of the OA under a person's event name is an echo, so that the bot never answers itself", () => {
    const body = {
      event_name: "user_send_text",
      sender: { id: oaId },
      recipient: { id: userId },
      message: { text: "a", msg_id: "m1" },
    };
    expect(parse(body)).toMatchObject({ kind: "echo", oaId, userId });
    const grouped = { ...body, event_name: "user_send_group_text", oa_id: oaId, recipient: { id: groupId } };
    expect(parse(grouped)).toMatchObject({ kind: "echo", oaId, groupId });
  });

  test("a staff member's answer is told from our own echo", () => {
    const sender = { id: oaId, admin_id: "4000000000000000099" };
    const body = {
      event_name: "oa_send_text",
      sender,
      recipient: { id: userId },
      message: { text: "Chào bác", msg_id: "m1" },
    };
    expect(parse(body)).toMatchObject({ kind: "echo", byHuman: true, adminId: "4000000000000000099", oaId, userId });
  });

  test("an unknown OA stays named, so that its events can be kept apart", () => {
    const body = {
      event_name: "user_send_text",
      sender: { id: userId },
      recipient: { id: "3000000000000000999" },
      message: { text: "a" },
    };
    expect(parse(body)).toMatchObject({ kind: "message", oaId: "3000000000000000999", userId });
  });
});

describe("ids", () => {
  test("survive as bare numbers beyond 2^53", () => {
    const raw = `{"event_name":"user_send_text","sender":{"id":4000000000000000031},"recipient":{"id":${oaId}},"user_id_by_app":5000000000000000041,"message":{"msg_id":96000000000000000001,"text":"a"},"timestamp":1790000000123}`;
    const reading = readWebhook(Buffer.from(raw));
    expect(reading.kind === "event" && parseEvent(reading.body, isKnownOa)).toMatchObject({
      oaId,
      userId,
      userIdByApp,
      messageId: "96000000000000000001",
      sentAt,
    });
  });

  test.each([
    [null],
    [{}],
    [[]],
    [true],
    [""],
    [" "],
    ["a b"],
    ["a\u0000b"],
    [1.5],
    ["x".repeat(129)],
  ])("%j is no id", (id) => {
    const body = { event_name: "user_send_text", sender: { id }, recipient: { id: oaId }, message: { text: "a" } };
    expect(parse(body)).toMatchObject({ kind: "message", userId: undefined, conversation: undefined });
  });
});

describe("time", () => {
  test.each([
    ["1790000000123", sentAt],
    [1790000000123, sentAt],
    ["154390853474", undefined],
    ["15503500848", undefined],
    ["17900000001234", undefined],
    ["", undefined],
    ["hôm qua", undefined],
    [undefined, undefined],
    [null, undefined],
  ])("%j is %s", (timestamp, at) => {
    expect(parse({ event_name: "follow", follower: { id: userId }, timestamp }).sentAt).toEqual(at);
  });
});

describe("groups", () => {
  const inside = (extra: object, text = "a") => ({
    event_name: "user_send_group_text",
    oa_id: oaId,
    sender: { id: userId },
    message: { text, msg_id: "m1" },
    ...extra,
  });

  test.each([
    ["recipient.id", { recipient: { id: groupId } }],
    ["recipient.group_id", { recipient: { group_id: groupId, id: oaId } }],
    ["group_id", { group_id: groupId, recipient: { id: oaId } }],
    [
      "message.conversation_id",
      { recipient: { id: oaId }, message: { text: "a", msg_id: "m1", conversation_id: groupId } },
    ],
  ])("the group's id is found in %s", (_, extra) => {
    expect(parse(inside(extra))).toMatchObject({ groupId, userId, oaId, conversation: { kind: "group", id: groupId } });
  });

  test("the OA is found by its id when oa_id is missing", () => {
    expect(parse({ ...inside({ recipient: { id: oaId }, group_id: groupId }), oa_id: undefined })).toMatchObject({
      oaId,
      groupId,
    });
  });

  test.each([
    ["user_leave_group", "left"],
    ["disperse_group", "deleted"],
    ["react_request_join_group", "join_accepted"],
    ["react_request_join_group_accept", "join_accepted"],
    ["react_request_join_group_reject", "join_rejected"],
  ])("%s, an older spelling, means %s", (name, change) => {
    const body = { event_name: name, oa_id: oaId, group_id: groupId, users: [{ id: "1" }, { id: "2" }] };
    expect(parse(body)).toMatchObject({
      kind: "group_changed",
      change,
      userIds: ["1", "2"],
      userId: undefined,
      groupId,
    });
  });

  test("what was said in a group that cannot be named is no private talk", () => {
    expect(parse(inside({ recipient: { id: oaId } }))).toMatchObject({
      kind: "message",
      userId,
      groupId: undefined,
      conversation: undefined,
    });
  });

  test("mentions are taken out of the text and named", () => {
    const text = `[@${oaId}] đăng ký TQ-01, nhờ [@4000000000000000032] xem, [@${groupId}]`;
    expect(parse(inside({ recipient: { id: groupId } }, text))).toMatchObject({
      text: "đăng ký TQ-01, nhờ xem,",
      originalText: text,
      mentions: [
        { id: oaId, who: "oa" },
        { id: "4000000000000000032", who: "person" },
        { id: groupId, who: "everyone" },
      ],
    });
  });

  test("a mention alone leaves no text", () => {
    expect(parse(inside({ recipient: { id: groupId } }, `[@${oaId}]`))).toMatchObject({
      text: undefined,
      mentions: [{ who: "oa" }],
    });
  });
});

describe("text", () => {
  const text = (value: unknown) =>
    parse({ event_name: "user_send_text", sender: { id: userId }, recipient: { id: oaId }, message: { text: value } });

  test.each([
    ["decomposed letters are composed", "  Ba\u0301o ca\u0301o\n", "Báo cáo", "  Ba\u0301o ca\u0301o\n"],
    ["a # does nothing", "#báo cáo", "#báo cáo", "#báo cáo"],
    ["lines and double spaces stay", "a  b\nc", "a  b\nc", "a  b\nc"],
    ["U+0000, which the database cannot hold, goes", "a\u0000b", "ab", "ab"],
    ["blank is no text", "   ", undefined, "   "],
    ["a number is no text", 12, undefined, undefined],
  ])("%s", (_, sent, clean, original) => {
    expect(text(sent)).toMatchObject({ text: clean, originalText: original });
  });

  test("the message it answers is named", () => {
    const body = {
      event_name: "user_send_text",
      sender: { id: userId },
      recipient: { id: oaId },
      message: { text: "a", quote_msg_id: "m0" },
    };
    expect(parse(body)).toMatchObject({ quotedMessageId: "m0" });
  });
});

describe("attachments", () => {
  const attachments = (item: unknown, message: object = {}) => {
    const event = parse({
      event_name: "user_send_image",
      sender: { id: userId },
      recipient: { id: oaId },
      message: { ...message, attachments: [item] },
    });
    return event.kind === "message" ? event.attachments[0] : undefined;
  };

  test("a picture of an album knows its place", () => {
    const payload = { url: "https://x", album_id: "al1", id_in_album: "2", total_item_in_album: "3" };
    expect(attachments({ type: "multi_image", payload })).toEqual({
      type: "image",
      url: "https://x",
      album: { id: "al1", position: 2, total: 3 },
    });
  });

  test.each([
    ["as numbers", 10.5, 106.25],
    ["as text", "10.5", "106.25"],
  ])("coordinates are read %s", (_, latitude, longitude) => {
    expect(attachments({ type: "location", payload: { coordinates: { latitude, longitude } } })).toEqual({
      type: "location",
      latitude: 10.5,
      longitude: 106.25,
    });
  });

  test.each([
    [{ latitude: "", longitude: "" }],
    [{ latitude: "bắc", longitude: "đông" }],
    [{ latitude: 91, longitude: 0 }],
    [{}],
  ])("the place %j is kept as it came, not read as 0, 0", (coordinates) => {
    expect(attachments({ type: "location", payload: { coordinates } })).toEqual({
      type: "unknown",
      name: "location",
      payload: { coordinates },
    });
  });

  test("an unknown type is kept", () => {
    expect(attachments({ type: "hologram", payload: { url: "https://x", depth: 3 } })).toEqual({
      type: "unknown",
      name: "hologram",
      payload: { url: "https://x", depth: 3 },
    });
  });

  test.each([["text"], [null], [{}], [[1]]])("nonsense %j is kept, not thrown", (item) => {
    expect(attachments(item)).toMatchObject({ type: "unknown" });
  });

  test("a card under the older name user_send_link, its phone a number, is a card", () => {
    const payload = { description: '{"phone":84900000001,"qrCodeUrl":"https://q"}', url: "https://z" };
    expect(attachments({ type: "link", payload }, { text: "Nguyễn Văn A" })).toEqual({
      type: "contact_card",
      name: "Nguyễn Văn A",
      phone: "84900000001",
      url: "https://z",
    });
  });

  test.each([
    "{không phải JSON",
    "[1]",
    '{"a":1}',
    "Bình thường",
  ])("a link described %j stays a link", (description) => {
    expect(attachments({ type: "link", payload: { description, url: "https://z", title: "T" } })).toEqual({
      type: "link",
      url: "https://z",
      title: "T",
      description,
    });
  });
});

test("the older layout of contact data is read, every field optional", () => {
  const info = {
    name: "A",
    phone: "84900000001",
    city: "Nghệ An",
    district: "Vinh",
    ward: "Thạch Quý",
    address: "Số 1",
  };
  const body = { event_name: "user_submit_info", sender: { id: userId }, recipient: { id: oaId }, info };
  expect(parse(body)).toMatchObject({
    contact: {
      name: "A",
      phone: "84900000001",
      province: "Nghệ An",
      district: "Vinh",
      commune: "Thạch Quý",
      address: "Số 1",
    },
  });
  expect(parse({ ...body, info: undefined })).toMatchObject({ kind: "contact_shared", contact: {} });
});

test("permission_revoked is told", () => {
  expect(parse({ event_name: "permission_revoked", oa_id: oaId })).toMatchObject({ kind: "permission_revoked", oaId });
});

test.each([
  "user_send_hologram",
  "anonymous_send_sticker",
  "oa_send_group_location",
  "oa_send_hologram",
])("%s, a message of a type not known yet, is still a message or an echo", (name) => {
  const body = {
    event_name: name,
    oa_id: oaId,
    sender: { id: "1" },
    recipient: { id: "2" },
    message: { msg_id: "m1" },
  };
  expect(["message", "anonymous_message", "echo"]).toContain(parse(body).kind);
});

test.each([["constructor"], ["__proto__"], [""], [12], [undefined]])("the event name %j means other", (name) => {
  expect(parse({ event_name: name, x: 1 })).toMatchObject({ kind: "other" });
});

test.each([
  ["{}", "probe"],
  [" {} ", "probe"],
  ["[]", "not_an_object"],
  ["null", "not_an_object"],
  ["12", "not_an_object"],
  ['"text"', "not_an_object"],
  ["", "not_json"],
  ["{", "not_json"],
  ["user_send_text", "not_json"],
  ['{"a":1}', "event"],
])("the body %s is reported as %s", (raw, kind) => {
  expect(readWebhook(Buffer.from(raw)).kind).toBe(kind);
  expect(readWebhook(raw).kind).toBe(kind);
});
