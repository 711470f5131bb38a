import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { seedIds } from "../../../bot/sandbox/index.ts";
import { Stand, until } from "./stand.ts";

let stand: Stand;
beforeEach(async () => {
  stand = await Stand.open();
});
afterEach(() => stand.close());

const app = `/apps/${seedIds.appId}/webhook`;
const waiting = async () =>
  (await stand.control<{ apps: { webhook: WebhookState }[] }>("GET", "/snapshot")).apps[0]!.webhook;

interface WebhookState {
  state: string;
  waiting: number;
  lastError?: string;
}

describe("saving the webhook's address", () => {
  test("probes it with an unsigned {}", () => {
    expect(stand.product.probes).toEqual(["undefined"]);
  });

  test("is refused when nobody answers there", async () => {
    const answer = await stand.rawControl("PUT", app, { url: "http://127.0.0.1:9/webhooks/zalo" });
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ error: { code: "probe_failed" } });
    await stand.says("lan", { kind: "text", text: "Vẫn tới" });
    await stand.product.receives("user_send_text");
  });
});

describe("a delivery that is not answered with 200", () => {
  const ladder = [30_000, 300_000, 900_000, 1_800_000, 3_600_000];

  test.each([
    401, 500, 302,
  ])("with %i instead is repeated by the ladder, same bytes, then the app is unsubscribed", async (status) => {
    stand.product.answer = () => status;
    await stand.says("lan", { kind: "text", text: "Một" });
    await stand.product.receives("user_send_text", 1);
    for (const [step, waitMs] of ladder.entries()) {
      await until(async () => (await waiting()).waiting === 1, "the failed delivery to wait");
      await stand.advance(waitMs - 1000);
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect(stand.product.events).toHaveLength(step + 1);
      await stand.advance(1000);
      await stand.product.receives("user_send_text", step + 2);
    }
    const { events } = stand.product;
    expect(events.map((event) => event.headers.num_retry)).toEqual([undefined, "1", "2", "3", "4", "5"]);
    expect(new Set(events.map((event) => event.raw)).size).toBe(1);
    expect(new Set(events.map((event) => event.headers["x-zevent-signature"])).size).toBe(1);
    await until(async () => (await waiting()).state === "unsubscribed", "the app to be unsubscribed");
    expect((await waiting()).lastError).toBe(`HTTP ${status}`);
  });

  test("stays lost while unsubscribed, and later events come once it is enabled again", async () => {
    stand.product.answer = () => 500;
    await stand.control("POST", "/clock", { retrySpeed: 100_000 });
    await stand.says("lan", { kind: "text", text: "Mất" });
    await until(async () => (await waiting()).state === "unsubscribed", "the app to be unsubscribed");
    stand.product.answer = () => 200;
    stand.product.events = [];
    await stand.says("lan", { kind: "text", text: "Cũng mất" });
    await stand.control("PUT", app, { enabled: true });
    await stand.says("lan", { kind: "text", text: "Tới" });
    const [event] = await stand.product.receives("user_send_text");
    expect(event?.body.message.text).toBe("Tới");
    expect(stand.product.events).toHaveLength(1);
  });

  test("is given up after two seconds and repeated", async () => {
    await stand.control("POST", "/clock", { retrySpeed: 1000 });
    stand.product.answer = async (event) => {
      if (event.headers.num_retry === undefined) await new Promise((resolve) => setTimeout(resolve, 2200));
      return 200;
    };
    await stand.says("lan", { kind: "text", text: "Chậm" });
    const [first, second] = await stand.product.receives("user_send_text", 2);
    expect(second!.at - first!.at).toBeGreaterThan(1950);
    expect(second?.headers.num_retry).toBe("1");
  });

  test("is not repeated when the answer came within two seconds", async () => {
    await stand.control("POST", "/clock", { retrySpeed: 1000 });
    stand.product.answer = async () => {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      return 200;
    };
    await stand.says("lan", { kind: "text", text: "Vừa kịp" });
    await new Promise((resolve) => setTimeout(resolve, 1400));
    expect(stand.product.events).toHaveLength(1);
  });

  test("waits through a restart and goes out again", async () => {
    stand.product.answer = () => 500;
    await stand.says("lan", { kind: "text", text: "Còn đó" });
    await until(async () => (await waiting()).waiting === 1, "the failed delivery to wait");
    await stand.stopServing();
    stand.product.answer = () => 200;
    await stand.start();
    await stand.advance(30_000);
    const [, again] = await stand.product.receives("user_send_text", 2);
    expect(again?.headers.num_retry).toBe("1");
  });
});

test("an event whose switch is off is never sent", async () => {
  await stand.control("PUT", app, { mutedEvents: ["user_send_sticker"] });
  await stand.says("lan", { kind: "sticker", stickerId: "23610" });
  await stand.says("lan", { kind: "text", text: "Sau nhãn dán" });
  await stand.product.receives("user_send_text");
  expect(stand.product.named("user_send_sticker")).toEqual([]);
});

test("images sent together come as several events of one album, counts as strings", async () => {
  const urls = [1, 2, 3].map((n) => `https://example.gov.vn/${n}.jpg`);
  await stand.says("lan", { kind: "images", urls });
  const events = await stand.product.receives("user_send_image", 3);
  const items = events.map((event) => event.body.message.attachments![0]!);
  expect(new Set(items.map((item) => item.type))).toEqual(new Set(["multi_image"]));
  expect(new Set(items.map((item) => item.payload.album_id)).size).toBe(1);
  expect(items.map((item) => item.payload.id_in_album).sort()).toEqual(["1", "2", "3"]);
  expect(items[0]?.payload.total_item_in_album).toBe("3");
  expect(new Set(events.map((event) => event.body.message.msg_id)).size).toBe(3);
});

test("a tapped query button arrives as a text with its payload; a hidden one is not shown", async () => {
  const list = [
    { title: "Đúng", type: "oa.query.show", payload: "#dung 12" },
    { title: "Hủy", type: "oa.query.hide", payload: "#huy 12" },
  ];
  const { userId, personId } = seedIds.people.lan;
  const attachment = { type: "template", payload: { buttons: list } };
  const sent = await stand.zalo("POST", "/v3.0/oa/message/cs", {
    recipient: { user_id: userId },
    message: { text: "Đúng chưa?", attachment },
  });
  for (const index of [0, 1]) {
    await stand.control("POST", `/messages/${sent.data.message_id}/taps`, { personId, index });
  }
  const events = await stand.product.receives("user_send_text", 2);
  expect(events.map((event) => event.body.message.text).sort()).toEqual(["#dung 12", "#huy 12"]);
  const { messages } = await stand.control<{ messages: { text: string; visible: boolean }[] }>(
    "GET",
    `/conversations/${userId}`,
  );
  expect(messages.slice(-2).map((message) => message.visible)).toEqual([true, false]);
});

test("a staff member's answer carries their id, our own echo does not", async () => {
  const { userId } = seedIds.people.lan;
  await stand.sendText(userId, "Máy trả lời");
  await stand.control("POST", `/conversations/${userId}/staff-messages`, { text: "Người trả lời" });
  const events = await stand.product.receives("oa_send_text", 2);
  const adminOf = (text: string) =>
    (events.find((event) => event.body.message.text === text)?.body.sender as { admin_id?: string }).admin_id;
  expect(adminOf("Người trả lời")).toBe(seedIds.people.hoa.userId);
  expect(adminOf("Máy trả lời")).toBeUndefined();
});

test("the echo and the receipt name the message id the send call answered", async () => {
  const { data } = await stand.sendText(seedIds.people.lan.userId);
  const [echo] = await stand.product.receives("oa_send_text");
  const [receipt] = await stand.product.receives("user_received_message");
  expect(echo?.body.message.msg_id).toBe(data.message_id);
  expect(receipt?.body.message.msg_id).toBe(data.message_id);
});
