import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { seedIds } from "../../../bot/sandbox/index.ts";
import type { ServerEvent, Snapshot } from "../../../bot/sandbox/protocol.ts";
import { DAY, Stand, until } from "./stand.ts";

const { lan } = seedIds.people;

let stand: Stand;
beforeEach(async () => {
  stand = await Stand.open();
});
afterEach(() => stand.close());

/** Reads the stream as a page does. */
class Page {
  readonly events: ServerEvent[] = [];
  lastId = "";
  readonly #stop = new AbortController();

  static async open(base: string, lastId?: string): Promise<Page> {
    const page = new Page();
    const answer = await fetch(`${base}/sandbox/control/events`, {
      signal: page.#stop.signal,
      headers: lastId === undefined ? {} : { "last-event-id": lastId },
    });
    expect(answer.headers.get("content-type")).toContain("text/event-stream");
    page.#read(answer.body!).catch(() => {});
    return page;
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    let text = "";
    for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const frames = text.split("\n\n");
      text = frames.pop() ?? "";
      for (const frame of frames) this.#take(frame);
    }
  }

  #take(frame: string): void {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(frame)?.[1];
    const data = field("data");
    if (data === undefined) return;
    this.lastId = field("id") ?? this.lastId;
    this.events.push(JSON.parse(data));
  }

  async sees(what: string, isIt: (event: ServerEvent) => boolean): Promise<ServerEvent> {
    await until(() => this.events.some(isIt), what);
    return this.events.find(isIt)!;
  }

  close(): void {
    this.#stop.abort();
  }
}

const says = (text: string) => (event: ServerEvent) => event.type === "message" && event.message.text === text;

describe("the stream", () => {
  test("begins with everything the phones show", async () => {
    await stand.says("lan", { kind: "text", text: "Trước đó" });
    const page = await Page.open(stand.base);
    const first = (await page.sees("a snapshot", (event) => event.type === "snapshot")) as { snapshot: Snapshot };
    const { people, conversations, groups, oas, apps } = first.snapshot;
    expect(people.map((person) => person.displayName)).toEqual([
      "Lê Thị Lan",
      "Trần Văn Dũng",
      "Nguyễn Thị Hoa",
      "Phạm Văn Tư",
    ]);
    expect(conversations).toHaveLength(5);
    expect(conversations.find((one) => one.id === lan.userId)?.messages.map((message) => message.text)).toEqual([
      "Trước đó",
    ]);
    expect(groups[0]?.members.map((member) => member.name)).toEqual(["Lê Thị Lan", "Phạm Văn Tư", "Nguyễn Thị Hoa"]);
    expect(oas[0]).toMatchObject({ name: "Phường Thạch Quý", limits: { perMinute: 2000 } });
    expect(apps[0]?.webhook).toMatchObject({ state: "on", url: stand.product.url });
    page.close();
  });

  test("brings what happens: messages of both sides, changed windows, raw calls with what was sent and answered", async () => {
    const page = await Page.open(stand.base);
    await page.sees("a snapshot", (event) => event.type === "snapshot");
    await stand.says("lan", { kind: "text", text: "Chào phường" });
    await stand.sendText(lan.userId, "Chào bà");
    await page.sees("her message", says("Chào phường"));
    await page.sees("the answer", says("Chào bà"));
    await page.sees("her window", (event) => event.type === "person" && event.person.contacts[0]?.window === "free");
    const call = await page.sees(
      "the call",
      (event) => event.type === "log" && event.entry.title === "/v3.0/oa/message/cs",
    );
    expect(call).toMatchObject({ entry: { direction: "api", method: "POST", status: 200, errorCode: 0 } });
    const { entry } = call as Extract<ServerEvent, { type: "log" }>;
    expect(entry.requestBody).toContain("Chào bà");
    expect(entry.requestHeaders.access_token).toBe(`${stand.token.slice(0, 6)}…`);
    await page.sees("the webhook", (event) => event.type === "log" && event.entry.title === "user_send_text");
    page.close();
  });

  test("resumes where it broke off, without a new snapshot", async () => {
    const first = await Page.open(stand.base);
    await first.sees("a snapshot", (event) => event.type === "snapshot");
    await stand.says("lan", { kind: "text", text: "Một" });
    await first.sees("the first message", says("Một"));
    first.close();
    await stand.says("lan", { kind: "text", text: "Hai" });
    const second = await Page.open(stand.base, first.lastId);
    await second.sees("the missed message", says("Hai"));
    expect(second.events.some((event) => event.type === "snapshot")).toBe(false);
    second.close();
  });

  test("begins anew for a page that comes back after a restart", async () => {
    const page = await Page.open(stand.base, "12");
    await page.sees("a snapshot", (event) => event.type === "snapshot");
    page.close();
  });

  test("does not keep the server from stopping", async () => {
    await Page.open(stand.base);
    const startedAt = Date.now();
    await stand.stopServing();
    expect(Date.now() - startedAt).toBeLessThan(1000);
    await stand.start();
  });
});

describe("the clock", () => {
  test("moves windows and tells the page; the product's own clock is untouched", async () => {
    const before = Date.now();
    const clock = await stand.control<{ offsetMs: number; now: number }>("POST", "/clock", { advanceMs: 3 * DAY });
    expect(clock.offsetMs).toBe(3 * DAY);
    expect(clock.now - before).toBeGreaterThanOrEqual(3 * DAY);
    const { people } = await stand.control<Snapshot>("GET", "/snapshot");
    expect(people[0]?.contacts[0]?.window).toBe("paid");
  });

  test("never goes back", async () => {
    expect((await stand.rawControl("POST", "/clock", { advanceMs: -1 })).status).toBe(400);
  });
});

describe("commands that make no sense", () => {
  const message = { personId: lan.personId, content: { kind: "text", text: "A" } };

  test.each<[string, string, string, unknown, number]>([
    ["an unknown command", "POST", "/nothing", {}, 404],
    ["a body that is no command", "POST", "/faults", { on: "moon" }, 400],
    [
      "a text without end",
      "POST",
      `/conversations/${lan.userId}/messages`,
      { ...message, content: { kind: "text", text: "a".repeat(10_001) } },
      400,
    ],
    ["an unknown conversation", "POST", "/conversations/1/messages", message, 404],
    ["somebody else's chat", "POST", `/conversations/${seedIds.people.dung.userId}/messages`, message, 409],
    [
      "a group one is not in",
      "POST",
      `/conversations/${seedIds.groupId}/messages`,
      { ...message, personId: "tran-van-dung" },
      409,
    ],
    ["an unknown person", "POST", "/people/nobody/follow", { oaId: seedIds.oaId }, 404],
    ["an unknown OA", "POST", `/people/${lan.personId}/follow`, { oaId: "1" }, 404],
    ["an address that is none", "PUT", `/apps/${seedIds.appId}/webhook`, { url: "file:///etc/passwd" }, 400],
  ])("%s", async (_, method, path, body, status) => {
    const answer = await stand.rawControl(method, path, body);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({ error: { code: expect.any(String), message: expect.any(String) } });
  });

  test("from a page of another origin", async () => {
    const from = (origin: string) =>
      fetch(`${stand.base}/sandbox/control/reset`, { method: "POST", headers: { origin } }).then(
        (answer) => answer.status,
      );
    expect(await from("https://example.com")).toBe(403);
    expect(await from(stand.base)).toBe(200);
  });
});

test("a reset brings the first world back, but keeps what the product was given", async () => {
  await stand.says("lan", { kind: "text", text: "Xoá đi" });
  await stand.control("POST", "/oas", { name: "Xã khác" });
  await stand.advance(DAY);
  await stand.control("POST", "/reset");
  const world = await stand.control<Snapshot>("GET", "/snapshot");
  expect(world.totals).toEqual({ oas: 1, people: 4, groups: 1, messages: 0 });
  expect(world.clock.offsetMs).toBe(0);
  expect(world.apps[0]?.webhook.url).toBe(stand.product.url);
  expect((await stand.sendText(lan.userId)).error).toBe(0);
});

test("a second start finds everything: people, messages, uploads, clock, settings", async () => {
  await stand.says("lan", { kind: "text", text: "Nhớ lấy" });
  await stand.zalo("POST", "/v2.0/oa/tag/tagfollower", { user_id: lan.userId, tag_name: "Tổ 1" });
  await stand.control("PATCH", `/oas/${seedIds.oaId}`, { kind: "government" });
  await stand.advance(DAY);
  const before = await stand.control<Snapshot>("GET", "/snapshot");
  await stand.stopServing();
  await stand.start();
  const after = await stand.control<Snapshot>("GET", "/snapshot");
  expect(after.conversations).toEqual(before.conversations);
  expect(after.groups).toEqual(before.groups.map((group) => ({ ...group, avatarUrl: expect.any(String) })));
  expect(after.clock.offsetMs).toBe(DAY);
  expect(after.oas[0]?.kind).toBe("government");
  expect((await stand.zalo("GET", "/v2.0/oa/tag/gettagsofoa")).data).toEqual(["Tổ 1"]);
});

test("the page's address without a slash leads to the one with it, and the page or a hint is there", async () => {
  const bare = await fetch(`${stand.base}/sandbox`, { redirect: "manual" });
  expect(bare.status).toBeGreaterThanOrEqual(301);
  expect(bare.status).toBeLessThan(309);
  expect(bare.headers.get("location")).toMatch(/\/sandbox\/$/);
  const page = await fetch(`${stand.base}/sandbox/`);
  expect(page.headers.get("content-type")).toContain("text/html");
  expect(await page.text()).toMatch(/<!doctype html>/i);
});

test("everybody has a face", async () => {
  const answer = await fetch(`${stand.base}/sandbox/avatars/${lan.personId}.svg`);
  expect(answer.headers.get("content-type")).toContain("image/svg+xml");
  expect(await answer.text()).toContain(">L</text>");
});

describe("load tests", () => {
  test("make many OAs, people and groups at once, which the page does not show", async () => {
    const { oas } = await stand.control<{ oas: { oaId: string; accessToken: string }[] }>("POST", "/oas", {
      name: "Xã",
      count: 20,
    });
    expect(new Set(oas.map((oa) => oa.accessToken)).size).toBe(20);
    const { ids } = await stand.control<{ ids: string[] }>("POST", "/groups", {
      oaId: oas[7]?.oaId,
      name: "Tổ",
      count: 50,
    });
    expect(new Set(ids).size).toBe(50);
    const world = await stand.control<Snapshot>("GET", "/snapshot");
    expect(world.totals).toMatchObject({ oas: 21, groups: 51 });
    expect(world.oas).toHaveLength(1);
    stand.token = oas[7]!.accessToken;
    expect((await stand.sendGroupText(ids[49]!)).error).toBe(0);
    expect((await stand.zalo("GET", "/v3.0/oa/group/getgroupsofoa?count=50")).data).toMatchObject({
      total: "50",
      group_count: 50,
    });
  });

  test("do not grow the history of conversations nobody watches", async () => {
    const { oas } = await stand.control<{ oas: { oaId: string; accessToken: string }[] }>("POST", "/oas", {
      name: "Xã",
    });
    const { ids } = await stand.control<{ ids: string[] }>("POST", "/groups", { oaId: oas[0]?.oaId, name: "Tổ" });
    stand.token = oas[0]!.accessToken;
    for (let n = 0; n < 30; n++) await stand.sendGroupText(ids[0]!, `Tin ${n}`);
    const { messages } = await stand.control<{ messages: { text: string }[] }>("GET", `/conversations/${ids[0]}`);
    expect(messages).toHaveLength(20);
    expect(messages.at(-1)?.text).toBe("Tin 29");
  });
});
