import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { seedIds } from "../../../bot/sandbox/index.ts";
import { Stand } from "./stand.ts";

const { lan } = seedIds.people;

let stand: Stand;
beforeEach(async () => {
  stand = await Stand.open();
});
afterEach(() => stand.close());

const add = (fault: object) => stand.control<{ id: string }>("POST", "/faults", fault);
const textsOfLan = async () =>
  (await stand.control<{ messages: { text?: string }[] }>("GET", `/conversations/${lan.userId}`)).messages.map(
    (m) => m.text,
  );

describe("a fault of the API", () => {
  test("slow: answers as usual, but late", async () => {
    await add({ on: "api", effect: { kind: "slow", ms: 300 } });
    const startedAt = Date.now();
    expect(await stand.sendText(lan.userId)).toMatchObject({ error: 0 });
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(295);
  });

  test("error: the code in Zalo's envelope, nothing delivered, only as often as asked", async () => {
    await add({ on: "api", count: 2, effect: { kind: "error", code: -200 } });
    expect((await stand.sendText(lan.userId)).error).toBe(-200);
    expect((await stand.sendText(lan.userId)).error).toBe(-200);
    expect(await textsOfLan()).toEqual([]);
    expect((await stand.sendText(lan.userId)).error).toBe(0);
  });

  test("http500 and notJson: not the envelope at all", async () => {
    await add({ on: "api", count: 1, effect: { kind: "http500" } });
    expect((await stand.rawZalo("GET", "/v2.0/oa/getoa")).status).toBe(500);
    await add({ on: "api", count: 1, effect: { kind: "notJson" } });
    const page = await stand.rawZalo("GET", "/v2.0/oa/getoa");
    expect(page.status).toBe(200);
    await expect(page.json()).rejects.toThrow(SyntaxError);
  });

  test("timeoutAfterAccepting: the message IS delivered and echoed, the answer never comes", async () => {
    await add({ on: "api", count: 1, effect: { kind: "timeoutAfterAccepting", ms: 100 } });
    await expect(stand.sendText(lan.userId, "Đã tới")).rejects.toThrow("fetch failed");
    expect(await textsOfLan()).toEqual(["Đã tới"]);
    const [echo] = await stand.product.receives("oa_send_text");
    expect(echo?.body.message.text).toBe("Đã tới");
  });

  test("reset: the connection dies and nothing is delivered", async () => {
    await add({ on: "api", count: 1, effect: { kind: "reset" } });
    await expect(stand.sendText(lan.userId, "Không tới")).rejects.toThrow("fetch failed");
    expect(await textsOfLan()).toEqual([]);
  });

  test("strikes only the path and the OA it names", async () => {
    await add({ on: "api", path: "/openapi/v3.0/oa/group", effect: { kind: "error", code: -200 } });
    await add({ on: "api", oaId: "3000000000000000000", effect: { kind: "error", code: -200 } });
    expect((await stand.sendText(lan.userId)).error).toBe(0);
    expect((await stand.sendGroupText(seedIds.groupId)).error).toBe(-200);
  });

  test("with a share strikes about that share of the calls", async () => {
    await add({ on: "api", share: 0.5, effect: { kind: "error", code: -200 } });
    const answers = await Promise.all(Array.from({ length: 200 }, () => stand.zalo("GET", "/v2.0/oa/getoa")));
    const struck = answers.filter((answer) => answer.error === -200).length;
    // Binomial, 200 × 0.5: outside 60–140 once in 10^8 runs.
    expect(struck).toBeGreaterThan(60);
    expect(struck).toBeLessThan(140);
  });

  test("can be taken back", async () => {
    const { id } = await add({ on: "api", effect: { kind: "http500" } });
    await stand.control("DELETE", `/faults/${id}`);
    expect((await stand.sendText(lan.userId)).error).toBe(0);
    expect((await stand.rawControl("DELETE", `/faults/${id}`)).status).toBe(404);
  });
});

describe("a fault of webhooks", () => {
  const say = (text: string) => stand.says("lan", { kind: "text", text });
  const texts = () => stand.product.named("user_send_text").map((event) => event.body.message.text);

  test("lost: the event never comes", async () => {
    await add({ on: "webhook", count: 1, event: "user_send_text", effect: { kind: "lost" } });
    await say("Một");
    await say("Hai");
    await stand.product.receives("user_send_text");
    expect(texts()).toEqual(["Hai"]);
  });

  test("duplicated: the same bytes again", async () => {
    await add({ on: "webhook", count: 1, effect: { kind: "duplicated", times: 2 } });
    await say("Một");
    const events = await stand.product.receives("user_send_text", 3);
    expect(new Set(events.map((event) => event.raw)).size).toBe(1);
  });

  test("delayed: later than the next one", async () => {
    await add({ on: "webhook", count: 1, effect: { kind: "delayed", ms: 300 } });
    await say("Một");
    await say("Hai");
    await stand.product.receives("user_send_text", 2);
    expect(texts()).toEqual(["Hai", "Một"]);
  });

  test("outOfOrder: after the next one", async () => {
    await add({ on: "webhook", count: 1, effect: { kind: "outOfOrder" } });
    await say("Một");
    await say("Hai");
    await stand.product.receives("user_send_text", 2);
    expect(texts()).toEqual(["Hai", "Một"]);
  });

  test("wrongSignature: does not verify", async () => {
    await add({ on: "webhook", count: 1, effect: { kind: "wrongSignature" } });
    await say("Một");
    const [event] = await stand.product.receives("user_send_text");
    const { appId, oaSecretKey } = stand.sandbox.credentials;
    const right = createHash("sha256")
      .update(`${appId}${event?.raw}${event?.body.timestamp}${oaSecretKey}`)
      .digest("hex");
    expect(event?.headers["x-zevent-signature"]).toMatch(/^mac=[0-9a-f]{64}$/);
    expect(event?.headers["x-zevent-signature"]).not.toBe(`mac=${right}`);
  });
});
