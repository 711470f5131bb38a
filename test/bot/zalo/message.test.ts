import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  breakMentions,
  splitGroupMessage,
  splitMessage,
  toGroupBody,
  toPersonBody,
} from "../../../bot/zalo/message.ts";
import { lengthOf, OutgoingMessageError } from "../../../bot/zalo/message-limits.ts";
import type { Button, OutgoingMessage } from "../../../shared/api/message.ts";

const say: Button = { title: "Đúng", say: "đúng" };
const open: Button = { title: "Mở biểu mẫu", open: "https://zalo.me/s/123/report" };
const call: Button = { title: "Gọi cán bộ", call: "0912 345 678" };

describe("the body for a person", () => {
  const message = (plain: OutgoingMessage) => toPersonBody("4000000000000000031", plain).message;

  test("is addressed by the user's id and holds plain text", () => {
    expect(toPersonBody("4000000000000000031", { text: "Chào bác" })).toEqual({
      recipient: { user_id: "4000000000000000031" },
      message: { text: "Chào bác" },
    });
  });

  test("has buttons of every kind", () => {
    expect(message({ text: "Bác xem lại", buttons: [say, open, call] })).toEqual({
      text: "Bác xem lại",
      attachment: {
        type: "template",
        payload: {
          buttons: [
            { title: "Đúng", type: "oa.query.show", payload: "đúng" },
            { title: "Mở biểu mẫu", type: "oa.open.url", payload: { url: "https://zalo.me/s/123/report" } },
            { title: "Gọi cán bộ", type: "oa.open.phone", payload: { phone_code: "84912345678" } },
          ],
        },
      },
    });
  });

  test.each([
    ["an address", { url: "https://example.vn/a.jpg" }, { url: "https://example.vn/a.jpg" }],
    ["an uploaded picture", { attachmentId: "abc" }, { attachment_id: "abc" }],
  ])("has an image by %s", (_, image, source) => {
    expect(message({ text: "Sơ đồ", image })).toEqual({
      text: "Sơ đồ",
      attachment: {
        type: "template",
        payload: { template_type: "media", elements: [{ media_type: "image", ...source }] },
      },
    });
    expect(message({ text: "", image })).not.toHaveProperty("text");
  });

  test("has a file by its token", () => {
    expect(message({ text: "", file: { token: "tok" } })).toEqual({
      attachment: { type: "file", payload: { token: "tok" } },
    });
  });

  test("may keep from the chat what a tap says", () => {
    const quiet = { title: "Đúng", say: "đúng (kbdt)", quiet: true } as const;
    expect(message({ text: "Xem lại", buttons: [quiet] })).toMatchObject({
      attachment: { payload: { buttons: [{ title: "Đúng", type: "oa.query.hide", payload: "đúng (kbdt)" }] } },
    });
  });

  test("quotes", () => {
    expect(message({ text: "Vâng", quoteMessageId: "m1" })).toEqual({ text: "Vâng", quote_message_id: "m1" });
  });

  test("writes decomposed letters composed, everywhere", () => {
    expect(message({ text: "Ba\u0301o", buttons: [{ title: "Su\u031b\u0309a", say: "su\u031b\u0309a" }] })).toEqual({
      text: "Báo",
      attachment: { type: "template", payload: { buttons: [{ title: "Sửa", type: "oa.query.show", payload: "sửa" }] } },
    });
  });

  test.each([
    ["a text of 2,001", { text: "a".repeat(2_001) }],
    ["an image and buttons", { text: "a", image: { url: "https://x" }, buttons: [say] }],
    ["a file and a text", { text: "a", file: { token: "t" } }],
    ["nothing", { text: " " }],
  ])("refuses %s, which fit no single message", (_, plain) => {
    expect(() => message(plain)).toThrow(OutgoingMessageError);
  });
});

describe("the body for a group", () => {
  const text = (plain: OutgoingMessage) => toGroupBody("f0e1d2c3b4a5968778f0", plain).message.text;

  test("is addressed by the group's id", () => {
    expect(toGroupBody("f0e1d2c3b4a5968778f0", { text: "Chào tổ" })).toEqual({
      recipient: { group_id: "f0e1d2c3b4a5968778f0" },
      message: { text: "Chào tổ" },
    });
  });

  test("has buttons as lines, because groups have none", () => {
    const body = toGroupBody("g", {
      text: "Tuần này tổ chưa báo cáo.",
      buttons: [say, { title: "Hủy", say: "hủy" }, open, call],
    });
    expect(body.message).toEqual({
      text: "Tuần này tổ chưa báo cáo.\n\nNhắn riêng cho tài khoản này: “Đúng” hoặc “Hủy”\nMở biểu mẫu: https://zalo.me/s/123/report\nGọi cán bộ: 0912 345 678",
    });
  });

  test("never rings the whole group for words copied from a person", () => {
    expect(text({ text: "Bác A viết: [@f0e1d2c3b4a5968778f0] họp" })).toBe("Bác A viết: (@f0e1d2c3b4a5968778f0) họp");
  });

  test("counts the lines made of buttons when it splits", () => {
    const long = { text: "a ".repeat(995).trim(), buttons: [open] };
    expect(() => toGroupBody("g", long)).toThrow(OutgoingMessageError);
    const parts = splitGroupMessage(long);
    expect(parts).toHaveLength(2);
    expect(parts.map((part) => toGroupBody("g", part).message.text).join(" ")).toContain(open.open);
  });
});

describe("buttons that Zalo would refuse", () => {
  test.each<[string, readonly Button[]]>([
    ["six of them", Array.from({ length: 6 }, () => say)],
    ["a title of 101 characters", [{ title: "đ".repeat(101), say: "a" }]],
    ["an empty title", [{ title: " ", say: "a" }]],
    ["1,001 characters to say", [{ title: "a", say: "đ".repeat(1_001) }]],
    ["nothing to say", [{ title: "a", say: "" }]],
    ["an address that is none", [{ title: "a", open: "javascript:alert(1)" }]],
    ["an address with a space", [{ title: "a", open: "https://a b" }]],
    ["a phone that is none", [{ title: "a", call: "gọi tôi" }]],
  ])("are an error of ours, never cut: %s", (_, buttons) => {
    for (const build of [splitMessage, splitGroupMessage, (plain: OutgoingMessage) => toPersonBody("1", plain)]) {
      expect(() => build({ text: "a", buttons })).toThrow(OutgoingMessageError);
    }
  });

  test.each<[string, readonly Button[]]>([
    ["five of them", Array.from({ length: 5 }, () => say)],
    [
      "a title of 100 letters that came decomposed",
      [{ title: "Đ\u0301".normalize("NFD").repeat(1) + "a\u0301".repeat(98), say: "a" }],
    ],
    ["1,000 characters to say", [{ title: "a", say: "đ".repeat(1_000) }]],
    ["a short number", [{ title: "a", call: "1022" }]],
    ["a number with +84", [{ title: "a", call: "+84 912-345-678" }]],
  ])("but these are accepted: %s", (_, buttons) => {
    expect(splitMessage({ text: "a", buttons })).toHaveLength(1);
  });
});

test("the order of a mixed message is file, picture, text; buttons under the last part, the quote on the first", () => {
  const text = `${"a".repeat(1_500)}\n\n${"b".repeat(1_500)}`;
  const parts = splitMessage({
    text,
    buttons: [say],
    image: { url: "https://x" },
    file: { token: "t" },
    quoteMessageId: "m1",
  });
  expect(parts).toEqual([
    { text: "", file: { token: "t" } },
    { text: "", image: { url: "https://x" } },
    { text: "a".repeat(1_500), quoteMessageId: "m1" },
    { text: "b".repeat(1_500), buttons: [say] },
  ]);
});

test.each([
  ["[@4000000000000000031] ơi", "(@4000000000000000031) ơi"],
  ["[@all]", "(@all)"],
  ["[@[@1]]", "(@(@1)]"],
  ["[@ 1]", "(@ 1]"],
  ["[[@1]]", "[(@1)]"],
  ["một@hai [3]", "một@hai [3]"],
])("the mention in %s is broken", (text, broken) => {
  expect(breakMentions(text)).toBe(broken);
});

test("no text whatever keeps a mention, and breaking twice changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("[", "@", "]", "1", " ") }), (text) => {
      const broken = breakMentions(text);
      expect(broken).not.toContain("[@");
      expect(breakMentions(broken)).toBe(broken);
      expect(broken).toHaveLength(text.length);
    }),
  );
});

test("lengths are counted in code points", () => {
  expect(lengthOf("👍🏽đ")).toBe(3);
});
