import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { dedupeKey } from "../../../bot/zalo/dedupe-key.ts";
import { fixtureOaId as oa, webhookFixture, webhookFixtures } from "./webhook-fixtures.ts";

const user = "4000000000000000031";
const group = "f0e1d2c3b4a5968778f0";
const at = "1790000000123";

function keyOf(body: Record<string, unknown>): string {
  return dedupeKey(body, JSON.stringify(body));
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

test.each([
  ["user_send_text", "user_send_text|96d3cdf3af150460a01"],
  ["oa_send_text", "oa_send_text|96d3cdf3af150460b01"],
  ["anonymous_send_text", "anonymous_send_text|96d3cdf3af150460c01"],
  ["user_send_group_text", "user_send_group_text|96d3cdf3af150460d01"],
  ["user_received_message_zns", "user_received_message|bao-cao-0001"],
  ["user_feedback", "user_feedback|bao-cao-0002"],
  ["user_click_response_button", "user_click_response_button|bao-cao-0003"],
  ["user_join_group", `user_join_group|${oa}|${group}|${user}|${at}`],
  ["create_group", `create_group|${oa}|${group}|${at}`],
  ["accept_request_join_group", `accept_request_join_group|${oa}|${group}|${user}|${at}`],
  ["remove_group_admin", `remove_group_admin|${oa}|${group}|${user}|${at}`],
  ["follow", `follow|${oa}|${user}|${at}`],
  ["unfollow", `unfollow|${oa}|${user}|${at}`],
  ["user_submit_info", `user_submit_info|${oa}|${user}|${at}`],
])("%s has the key %s", (name, key) => {
  const { body, rawBody } = webhookFixture(name);
  expect(dedupeKey(body, rawBody)).toBe(key);
});

test.each([
  "user_seen_message",
  "user_reacted_message",
  "user_received_message",
  "oa_reacted_message",
  "user_call_oa",
  "user_withdraw",
])("%s, which names another message or none, is keyed by its whole body", (name) => {
  const { body, rawBody } = webhookFixture(name);
  expect(dedupeKey(body, rawBody)).toBe(`body|${hashOf(rawBody.toString())}`);
});

test("every sample has a key of its own, the same at every delivery", () => {
  const keys = webhookFixtures.map(({ body, rawBody }) => dedupeKey(body, rawBody));
  expect(new Set(keys).size).toBe(webhookFixtures.length);
  expect(webhookFixtures.map(({ body, rawBody }) => dedupeKey(body, Buffer.from(rawBody)))).toEqual(keys);
});

describe("messages", () => {
  const picture = (place: string | number, type = "multi_image") => ({
    event_name: "user_send_image",
    message: { msg_id: "m1", attachments: [{ type, payload: { url: "https://x", id_in_album: place } }] },
    timestamp: at,
  });

  test("pictures of one album that share a message id are told apart", () => {
    expect(keyOf(picture("1"))).toBe("user_send_image|m1|1");
    expect(keyOf(picture(2))).toBe("user_send_image|m1|2");
  });

  test("an ordinary picture is keyed by its message only", () => {
    expect(keyOf(picture("1", "image"))).toBe("user_send_image|m1");
  });

  test("the echo of a message is not the message", () => {
    const message = { msg_id: "m1" };
    expect(keyOf({ event_name: "oa_send_text", message })).not.toBe(keyOf({ event_name: "user_send_text", message }));
  });

  test("another key order or a later time does not make another message", () => {
    const first = { event_name: "user_send_text", message: { msg_id: "m1", text: "a" }, timestamp: "1" };
    const again = { timestamp: "2", message: { text: "a", msg_id: "m1" }, event_name: "user_send_text" };
    expect(keyOf(again)).toBe(keyOf(first));
  });

  test("without a message id the whole body counts", () => {
    expect(keyOf({ event_name: "user_send_text", message: { text: "a" } })).toMatch(/^body\|[0-9a-f]{64}$/);
  });
});

test("members of one change are keyed in any order", () => {
  const change = (ids: string[]) => ({
    event_name: "user_join_group",
    oa_id: oa,
    group_id: group,
    users: ids.map((id) => ({ id })),
    timestamp: at,
  });
  expect(keyOf(change(["2", "1"]))).toBe(keyOf(change(["1", "2"])));
  expect(keyOf(change(["1"]))).not.toBe(keyOf(change(["1", "2"])));
});

test("two tags put on one person in the same millisecond are two events", () => {
  const tagged = (name: string) => ({
    event_name: "add_user_to_tag",
    oa_id: oa,
    tag: { user_ids: [user], name },
    timestamp: at,
  });
  expect(keyOf(tagged("Tổ 1"))).not.toBe(keyOf(tagged("Tổ 2")));
});

test("an event without a time is keyed by its whole body, so that two of them do not become one", () => {
  const follow = (source: string) => ({ event_name: "follow", oa_id: oa, follower: { id: user }, source });
  expect(keyOf(follow("a"))).not.toBe(keyOf(follow("b")));
});

test("following twice at different times is two events", () => {
  const follow = (timestamp: string) => ({ event_name: "follow", oa_id: oa, follower: { id: user }, timestamp });
  expect(keyOf(follow("1790000000123"))).not.toBe(keyOf(follow("1790000000124")));
});

test("no key is too long for an index, and none can be forged with a separator", () => {
  const many = {
    event_name: "user_join_group",
    oa_id: oa,
    group_id: group,
    users: Array.from({ length: 100 }, (_, n) => ({ id: `40000000000000000${n}` })),
    timestamp: at,
  };
  expect(keyOf(many)).toMatch(/^hash\|[0-9a-f]{64}$/);
  expect(keyOf({ event_name: "user_send_image", message: { msg_id: "m1|1" } })).not.toBe(
    keyOf({
      event_name: "user_send_image",
      message: { msg_id: "m1", attachments: [{ type: "multi_image", payload: { id_in_album: "1" } }] },
    }),
  );
});
