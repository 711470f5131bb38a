import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seedIds } from "../../../bot/sandbox/index.ts";
import { Stand } from "./stand.ts";

const { lan } = seedIds.people;

let stand: Stand;
beforeAll(async () => {
  stand = await Stand.open();
});
afterAll(() => stand.close());

const query = (title = "Đúng", payload: unknown = "đúng") => ({ title, type: "oa.query.show", payload });
const buttons = (list: unknown[]) => ({ attachment: { type: "template", payload: { buttons: list } } });
const media = (...elements: object[]) => ({
  attachment: { type: "template", payload: { template_type: "media", elements } },
});
const card = (element: object) => ({
  attachment: { type: "template", payload: { template_type: "request_user_info", elements: [element] } },
});
const url = "https://example.gov.vn/anh.jpg";
const NFD = "ế".normalize("NFD");

describe("a 1-1 message", () => {
  test.each<[string, object, number]>([
    ["2,000 code points", { text: "ế".repeat(2000) }, 0],
    ["2,001 code points", { text: "ế".repeat(2001) }, -210],
    ["2,000 emoji of two UTF-16 units each", { text: "😀".repeat(2000) }, 0],
    ["1,900 letters in NFD, which are more code points", { text: NFD.repeat(1900) }, -210],
    ["an empty text", { text: "" }, -201],
    ["only spaces", { text: "   " }, -201],
    ["no text at all", {}, -201],
    ["a text that is a number", { text: 12 }, -201],
    ["five buttons", { text: "Chọn", ...buttons(Array.from({ length: 5 }, () => query())) }, 0],
    ["six buttons", { text: "Chọn", ...buttons(Array.from({ length: 6 }, () => query())) }, -210],
    ["a title of 100 letters", { text: "Chọn", ...buttons([query("ế".repeat(100))]) }, 0],
    ["a title of 101 letters", { text: "Chọn", ...buttons([query("ế".repeat(101))]) }, -210],
    ["an empty title", { text: "Chọn", ...buttons([query("")]) }, -201],
    ["a query of 1,000 letters", { text: "Chọn", ...buttons([query("A", "ế".repeat(1000))]) }, 0],
    ["a query of 1,001 letters", { text: "Chọn", ...buttons([query("A", "ế".repeat(1001))]) }, -210],
    ["a query that is an object", { text: "Chọn", ...buttons([query("A", { a: 1 })]) }, -201],
    ["buttons without a text", buttons([query()]), -201],
    ["an unknown button type", { text: "Chọn", ...buttons([{ title: "A", type: "oa.open.app", payload: {} }]) }, -201],
    ["a page button", { text: "A", ...buttons([{ title: "A", type: "oa.open.url", payload: { url } }]) }, 0],
    [
      "a page button with a bare string",
      { text: "A", ...buttons([{ title: "A", type: "oa.open.url", payload: url }]) },
      -201,
    ],
    [
      "a page button that is no address",
      { text: "A", ...buttons([{ title: "A", type: "oa.open.url", payload: { url: "/app" } }]) },
      -201,
    ],
    [
      "a call button",
      { text: "A", ...buttons([{ title: "A", type: "oa.open.phone", payload: { phone_code: "84900000001" } }]) },
      0,
    ],
    [
      "a call button with a local number",
      { text: "A", ...buttons([{ title: "A", type: "oa.open.phone", payload: { phone_code: "0900000001" } }]) },
      -201,
    ],
    ["an image by address", media({ media_type: "image", url }), 0],
    ["two images at once", media({ media_type: "image", url }, { media_type: "image", url }), -210],
    ["an image by address and id", media({ media_type: "image", url, attachment_id: "x" }), -201],
    ["an image without either", media({ media_type: "image" }), -201],
    ["an attachment id nobody uploaded", media({ media_type: "image", attachment_id: "x" }), -100],
    ["a gif without its size", media({ media_type: "gif", url }), -201],
    ["a gif with its size", media({ media_type: "gif", url, width: 1, height: 1 }), 0],
    ["an unknown medium", media({ media_type: "hologram", url }), -233],
    ["a file with a token nobody has", { attachment: { type: "file", payload: { token: "x" } } }, -100],
    ["an unknown kind of attachment", { attachment: { type: "tape", payload: {} } }, -201],
    [
      "an unknown template",
      { text: "A", attachment: { type: "template", payload: { template_type: "promotion" } } },
      -233,
    ],
    ["a contact card", card({ title: "Tên", subtitle: "Số điện thoại", image_url: url }), 0],
    [
      "a contact card with a title of 101 letters",
      card({ title: "ế".repeat(101), subtitle: "A", image_url: url }),
      -210,
    ],
    ["a contact card without a subtitle", card({ title: "A", image_url: url }), -201],
    ["a quote of a message nobody wrote", { text: "A", quote_message_id: "0".repeat(20) }, -201],
  ])("%s", async (_, message, error) => {
    const answer = await stand.zalo("POST", "/v3.0/oa/message/cs", { recipient: { user_id: lan.userId }, message });
    expect(answer.error).toBe(error);
  });

  test.each<[string, object]>([
    ["an unknown person", { user_id: "4999999999999999999" }],
    ["a person as a number", { user_id: 4186093527741251000 }],
    ["nobody", {}],
  ])("to %s is refused with -201", async (_, recipient) => {
    const answer = await stand.zalo("POST", "/v3.0/oa/message/cs", { recipient, message: { text: "A" } });
    expect(answer.error).toBe(-201);
  });

  test.each(["", "{", "[]", "null", '"text"'])("with the body %j is refused with -201 and HTTP 200", async (body) => {
    const answer = await fetch(`${stand.sandbox.urls(stand.base).openapiUrl}/v3.0/oa/message/cs`, {
      method: "POST",
      headers: { access_token: stand.token, "content-type": "application/json" },
      body,
    });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ error: -201 });
  });

  test("that quotes shows the quoted text to the person", async () => {
    const { messageIds } = await stand.says("lan", { kind: "text", text: "5 hộ" });
    const message = { text: "Đã ghi 5 hộ", quote_message_id: messageIds[0] };
    await stand.zalo("POST", "/v3.0/oa/message/cs", { recipient: { user_id: lan.userId }, message });
    const page = await stand.control<{ messages: { quote?: unknown }[] }>("GET", `/conversations/${lan.userId}`);
    expect(page.messages.at(-1)?.quote).toEqual({ messageId: messageIds[0], text: "5 hộ" });
  });
});

describe("a GET of the OA API", () => {
  test.each([
    ["without data", "/v3.0/oa/user/detail?user_id=1"],
    ["with broken data", "/v3.0/oa/user/detail?data=%7B"],
    ["with a missing field", "/v3.0/oa/user/getlist?data=%7B%7D"],
  ])("%s is refused with -201", async (_, path) => {
    expect(await stand.zalo("GET", path)).toMatchObject({ error: -201 });
  });

  test("that does not exist is HTTP 404", async () => {
    expect((await stand.rawZalo("GET", "/v9/oa/nothing")).status).toBe(404);
  });
});

describe("people and their windows", () => {
  test("who unfollowed are refused (-213) until they write again", async () => {
    const { dung } = seedIds.people;
    await stand.control("POST", `/people/${dung.personId}/unfollow`, { oaId: seedIds.oaId });
    expect((await stand.sendText(dung.userId)).error).toBe(-213);
    await stand.says("dung", { kind: "text", text: "Chào lại" });
    expect((await stand.sendText(dung.userId)).error).toBe(0);
  });

  test("who never interacted are refused (-232)", async () => {
    const created = await stand.control<{ people: { personId: string }[] }>("POST", "/people", {
      displayName: "Người lạ",
    });
    const personId = created.people[0]?.personId;
    await stand.control("POST", `/groups/${seedIds.groupId}/join`, { personId });
    const [joined] = await stand.product.receives("user_join_group");
    const [user] = joined?.body.users as { id: string }[];
    expect((await stand.sendText(user?.id ?? "")).error).toBe(-232);
  });
});
