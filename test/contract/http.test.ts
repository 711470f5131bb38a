import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { communeSheet } from "./commune-file.ts";
import { jsonOf, makeTalk, openStand, postEvent, type Stand, sign, textEvent } from "./stand.ts";

let stand: Stand;
let url: string;
beforeAll(async () => {
  stand = await openStand();
  url = (await stand.start()).url;
  jsonOf(await stand.cli(["import", stand.write("teams.csv", communeSheet(1)), "--json"]));
}, 120_000);
afterAll(() => stand?.close());

const signed = (event: { body: string; timestamp: string }) =>
  postEvent(url, event.body, sign(event.body, event.timestamp)).then(({ status }) => status);
const heardBy = (userId: string) => stand.zalo.heard.filter(({ to }) => to === userId);

interface ErrorBody {
  error: { code: string; message: string };
}

describe("POST /webhooks/zalo", () => {
  it("takes a wrong signature for a sign of setting up until the first good event, and refuses it afterwards", async () => {
    const talk = makeTalk(stand.zalo, () => url);
    const stranger = "4000000000000000901";
    const forged = () => {
      const { body, timestamp } = textEvent(stranger, { text: "trợ giúp" });
      return postEvent(url, body, sign(body, timestamp, "another key")).then(({ status }) => status);
    };
    expect(await forged()).toBe(200);
    const ladder = jsonOf<object[]>(await stand.cli(["oa", "status", "--json"]));
    expect(JSON.stringify(ladder)).toContain("3000000000000000021");
    await talk.say("4000000000000000902", "trợ giúp");
    expect(await forged()).toBe(401);
    expect((await postEvent(url, textEvent(stranger, { text: "trợ giúp" }).body)).status).toBe(401);
    expect(heardBy(stranger)).toEqual([]);
  });

  it("answers 200 to the probe, to unknown events, to unknown OAs and to old events", async () => {
    expect((await postEvent(url, "{}")).status).toBe(200);
    const unknownEvent = textEvent("4000000000000000903", { text: "a" });
    unknownEvent.body = unknownEvent.body.replace("user_send_text", "user_waved");
    expect(await signed(unknownEvent)).toBe(200);
    expect(await signed(textEvent("4000000000000000904", { text: "trợ giúp", oa: "3000000000000000099" }))).toBe(200);
    const old = { text: "trợ giúp", at: Date.now() - 40 * 24 * 3_600_000 };
    expect(await signed(textEvent("4000000000000000905", old))).toBe(200);
    await expect.poll(() => heardBy("4000000000000000905").length, { timeout: 10_000 }).toBe(1);
    expect(heardBy("4000000000000000904")).toEqual([]);
  });

  it("keeps ids beyond 2^53 whole, also when they come as bare numbers", async () => {
    const { body, timestamp } = textEvent("4987654321987654321", { text: "trợ giúp" });
    const bare = body.replace('"4987654321987654321"', "4987654321987654321");
    expect(bare).not.toBe(body);
    expect((await postEvent(url, bare, sign(bare, timestamp))).status).toBe(200);
    await expect.poll(() => heardBy("4987654321987654321").length, { timeout: 10_000 }).toBe(1);
  });

  it("refuses 2 MB with 413 and broken JSON with 400, in the common form", async () => {
    for (const [body, status] of [
      [`{"a":"${"x".repeat(2 * 1024 * 1024)}"}`, 413],
      ['{"app_id":', 400],
      ["[]", 400],
    ] as const) {
      const answer = await postEvent(url, body);
      expect(answer.status).toBe(status);
      expect((await answer.json()) as ErrorBody).toEqual({
        error: { code: expect.stringMatching(/^[a-z_]+$/), message: expect.any(String) },
      });
    }
  });

  it("survives whatever is rightly signed", async () => {
    const { timestamp } = textEvent("4000000000000000906", { text: "" });
    const head = `"app_id":"2000000000000000011","recipient":{"id":"3000000000000000021"},"timestamp":"${timestamp}"`;
    const bodies = [
      `{${head},"event_name":"user_send_text","message":null}`,
      `{${head},"event_name":"user_send_text","sender":null,"message":{"text":{"a":1}}}`,
      `{${head},"event_name":null}`,
      `{${head},"event_name":"user_send_text","sender":{"id":"4000000000000000906"},"message":{"text":"a\\u0000\\ud800b","msg_id":"nul"}}`,
      `{${head},"event_name":"user_send_image","sender":{"id":"4000000000000000906"},"message":{"msg_id":"i","attachments":"none"}}`,
    ];
    for (const body of bodies) expect((await postEvent(url, body, sign(body, timestamp))).status, body).toBe(200);
    await expect.poll(() => heardBy("4000000000000000906").length, { timeout: 10_000 }).toBeGreaterThan(0);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });
});

describe("every other address", () => {
  it("is alive, ready and measured", async () => {
    for (const path of ["/healthz", "/readyz", "/metrics", "/webhooks/zalo", "/app/"]) {
      expect((await fetch(url + path)).status, path).toBe(200);
    }
    expect(await (await fetch(`${url}/metrics`)).text()).toMatch(/^# HELP /m);
  });

  it("has no sandbox when Zalo's credentials are set", async () => {
    expect((await fetch(`${url}/sandbox/`)).status).toBe(404);
  });

  it("answers 404 and 405 as JSON with a code and a Vietnamese sentence", async () => {
    for (const [method, path, status, code] of [
      ["GET", "/api/v1/nowhere", 404, "not_found"],
      ["PUT", "/api/v1/guides", 405, "method_not_allowed"],
    ] as const) {
      const answer = await fetch(url + path, { method });
      expect(answer.status).toBe(status);
      const { error } = (await answer.json()) as ErrorBody;
      expect(error.code).toBe(code);
      expect(error.message).toMatch(/[à-ỹđ]/);
    }
  });

  it("leads from its bare address to the app", async () => {
    const answer = await fetch(url, { redirect: "manual" });
    expect([answer.status, answer.headers.get("location")]).toEqual([302, "/app/"]);
  });

  it("answers what is no request in the common form", async () => {
    const send = (text: string) =>
      new Promise<string>((resolve, reject) => {
        const socket = connect(Number(new URL(url).port), "127.0.0.1", () => socket.write(text));
        let heard = "";
        socket
          .on("data", (part) => (heard += part))
          .on("error", reject)
          .on("close", () => resolve(heard));
      });
    for (const [text, status] of [
      [`GET /api/v1/guides HTTP/1.1\r\nhost: a\r\nx: ${"a".repeat(20_000)}\r\n\r\n`, 431],
      ["hello\r\n\r\n", 400],
    ] as const) {
      const [head, body] = (await send(text)).split("\r\n\r\n");
      expect(head).toContain(`HTTP/1.1 ${status} `);
      expect(JSON.parse(body ?? "")).toEqual({ error: { code: expect.any(String), message: expect.any(String) } });
    }
  });

  it("asks for a login wherever openapi.json does not say otherwise, before it looks at the input", async () => {
    const described = (await (await fetch(`${url}/api/v1/openapi.json`)).json()) as {
      paths: Record<string, Record<string, { security?: object[] }>>;
    };
    const operations = Object.entries(described.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { security }]) => ({ path, method, isOpen: security?.length === 0 })),
    );
    expect(operations.filter(({ isOpen }) => isOpen).length).toBeGreaterThan(2);
    expect(operations.filter(({ isOpen }) => !isOpen).length).toBeGreaterThan(5);
    for (const { path, method, isOpen } of operations) {
      const isGet = method === "get";
      const answer = await fetch(url + path.replaceAll(/\{\w+\}/g, "no-number"), {
        method: method.toUpperCase(),
        headers: { authorization: "Bearer nothing", ...(isGet ? {} : { "content-type": "application/json" }) },
        ...(isGet ? {} : { body: "broken{" }),
      });
      const what = `${method} ${path}`;
      if (isOpen) expect(answer.status, what).not.toBe(401);
      else expect(answer.status, what).toBe(401);
      expect(await answer.text(), what).not.toMatch(/\.(?:js|ts):\d+|select .* from/i);
    }
  });
});
