import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { seedIds } from "../../../bot/sandbox/index.ts";
import { DAY, HOUR, Stand } from "./stand.ts";

const { lan } = seedIds.people;

/** 09:00 in Vietnam. */
const MORNING = new Date("2026-11-20T02:00:00Z");

let stand: Stand;
beforeEach(async () => {
  stand = await Stand.open({ now: () => MORNING });
});
afterEach(() => stand.close());

const changeOa = (change: object) => stand.control("PATCH", `/oas/${seedIds.oaId}`, change);
const sendV2 = (body: object) => stand.zalo("POST", "/v2.0/oa/message", body);
const text = { recipient: { user_id: lan.userId }, message: { text: "Xin chào" } };
const article = {
  recipient: { target: { gender: "0" } },
  message: {
    attachment: {
      type: "template",
      payload: { template_type: "media", elements: [{ media_type: "article", attachment_id: "bai-viet-1" }] },
    },
  },
};

describe("a government OA", () => {
  beforeEach(() => changeOa({ kind: "government" }));

  test("is refused by v3 (-235) and served by v2 with the same body", async () => {
    expect((await stand.zalo("POST", "/v3.0/oa/message/cs", text)).error).toBe(-235);
    expect(await sendV2(text)).toMatchObject({ error: 0, data: { user_id: lan.userId } });
  });

  test("says oa_type 4", async () => {
    expect((await stand.zalo("GET", "/v2.0/oa/getoa")).data).toMatchObject({ oa_type: 4, is_verified: true });
  });
});

describe("a business OA on the v2 path", () => {
  test("may not send ordinary messages (-240)", async () => {
    expect((await sendV2(text)).error).toBe(-240);
  });

  test("may react to a person's message", async () => {
    const { messageIds } = await stand.says("lan", { kind: "text", text: "12 người" });
    const react = (icon: string) =>
      sendV2({
        recipient: { user_id: lan.userId },
        sender_action: { react_icon: icon, react_message_id: messageIds[0] },
      });
    expect((await react("/-heart")).error).toBe(0);
    expect((await react("❤️")).error).toBe(-201);
    const [event] = await stand.product.receives("oa_reacted_message");
    expect(event?.body.message).toEqual({ msg_id: messageIds[0], react_icon: "/-heart" });
  });

  test("may answer a visitor of the chat widget, in that visitor's conversation only", async () => {
    const said = await stand.control<{ conversationId: string; anonymousId: string }>(
      "POST",
      `/oas/${seedIds.oaId}/visitors`,
      {
        text: "Mấy giờ?",
      },
    );
    const recipient = { anonymous_id: said.anonymousId, conversation_id: said.conversationId };
    expect((await sendV2({ recipient, message: { text: "7h30" } })).error).toBe(0);
    const wrong = { ...recipient, conversation_id: lan.userId };
    expect((await sendV2({ recipient: wrong, message: { text: "7h30" } })).error).toBe(-201);
  });
});

describe("a broadcast", () => {
  test("brings the article to every follower, once a day", async () => {
    expect((await sendV2(article)).error).toBe(0);
    expect(await stand.product.receives("oa_send_template", 4)).toHaveLength(4);
    expect((await sendV2(article)).error).toBe(0);
    await stand.says("lan", { kind: "text", text: "sau cùng" });
    await stand.product.receives("user_send_text");
    expect(stand.product.named("oa_send_template")).toHaveLength(4);
  });

  test.each([
    ["21:59", 13 * HOUR - 60_000, 0],
    ["22:00", 13 * HOUR, -234],
    ["05:59", 21 * HOUR - 60_000, -234],
    ["06:00", 21 * HOUR, 0],
  ])("at %s", async (_, later, error) => {
    await stand.advance(later);
    expect((await sendV2(article)).error).toBe(error);
  });

  test("of free text is refused (-233), and -211 when the month's number is used up, until the next month", async () => {
    expect((await sendV2({ ...article, message: { text: "Thông báo" } })).error).toBe(-233);
    for (let n = 0; n < 8; n++) expect((await sendV2(article)).error).toBe(0);
    expect((await sendV2(article)).error).toBe(-211);
    await stand.advance(11 * DAY);
    stand.token = (await stand.refresh(stand.sandbox.credentials.refreshToken)).access_token;
    expect((await sendV2(article)).error).toBe(0);
  });
});

describe("what an OA lacks", () => {
  test.each<[string, object, number]>([
    ["no grant for the app", { isGranted: false }, -223],
    ["the lowest package", { package: "basic" }, -224],
  ])("%s: every call is refused", async (_, change, error) => {
    await changeOa(change);
    expect((await stand.sendText(lan.userId)).error).toBe(error);
    expect((await stand.zalo("GET", "/v2.0/oa/getoa")).error).toBe(error);
  });

  test("without a grant no events come", async () => {
    await changeOa({ isGranted: false });
    await stand.says("lan", { kind: "text", text: "Không tới" });
    await changeOa({ isGranted: true });
    await stand.says("lan", { kind: "text", text: "Tới" });
    const [event] = await stand.product.receives("user_send_text");
    expect(event?.body.message.text).toBe("Tới");
  });

  test.each<[string, object, number]>([
    ["messages of the package left", { paidMessages: 1 }, 0],
    ["none left", { paidMessages: 0 }, -224],
    ["a package without any", { package: "standard" }, -224],
  ])("after 48 hours with %s", async (_, change, error) => {
    await changeOa(change);
    await stand.advance(3 * DAY);
    stand.token = (await stand.refresh(stand.sandbox.credentials.refreshToken)).access_token;
    expect((await stand.sendText(lan.userId)).error).toBe(error);
    if (error === 0) expect((await stand.sendText(lan.userId)).error).toBe(-211);
  });
});

describe("the rate limit", () => {
  test("counts down in the headers, refuses with -32, and begins anew with the next minute", async () => {
    await changeOa({ perMinute: 3 });
    for (const remain of ["2", "1", "0"]) {
      const answer = await stand.rawZalo("GET", "/v2.0/oa/getoa");
      expect(answer.headers.get("x-ratelimit-limit")).toBe("3");
      expect(answer.headers.get("x-ratelimit-remain")).toBe(remain);
    }
    const refused = await stand.rawZalo("GET", "/v2.0/oa/getoa");
    expect(refused.status).toBe(200);
    expect(await refused.json()).toMatchObject({ error: -32 });
    await stand.advance(60_000);
    expect((await stand.zalo("GET", "/v2.0/oa/getoa")).error).toBe(0);
  });

  test("holds for each OA by itself, and for the app over all of them", async () => {
    const { oas } = await stand.control<{ oas: { accessToken: string }[] }>("POST", "/oas", {
      name: "Xã",
      count: 2,
      perMinute: 2,
    });
    await stand.control("PATCH", `/apps/${seedIds.appId}`, { perMinute: 3 });
    const errors: number[] = [];
    for (const place of [0, 0, 0, 1, 1]) {
      stand.token = oas[place]!.accessToken;
      errors.push((await stand.zalo("GET", "/v2.0/oa/getoa")).error);
    }
    expect(errors).toEqual([0, 0, -32, 0, -32]);
  });
});
