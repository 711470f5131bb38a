import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import type { AddressInfo } from "node:net";
import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Command } from "../../../bot/commands/command.ts";
import { withScope } from "../../../bot/db/connection.ts";
import { inboundEvents, outboundMessages } from "../../../bot/db/schema/index.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";
import { type FakeOpenapi, startFakeOpenapi } from "./fake-openapi.ts";
import { type Bot, makeConnectedCommune, post, signed, startBot, textEvent, type Webhook } from "./standing-bot.ts";

/** Repeats what was said, counts what it was told before, and fails when it is asked to. */
let failures = new Map<string, number>();
const repeatCommand: Command = {
  name: "repeat",
  wants: () => true,
  async run(turn) {
    const left = failures.get(turn.text) ?? 0;
    if (left > 0) {
      failures.set(turn.text, left - 1);
      throw new Error(`failed on purpose at ${turn.text}`);
    }
    const before = (turn.state?.data as number | undefined) ?? 0;
    return { messages: [{ text: `${before + 1}: ${turn.text}` }], state: { command: "repeat", data: before + 1 } };
  },
};

const database = openTestDatabase();
let zalo: FakeOpenapi;
const bots: Bot[] = [];

beforeAll(async () => {
  zalo = await startFakeOpenapi();
});

afterEach(async () => {
  for (const bot of bots.splice(0)) await bot.close();
  zalo.delayMs = 0;
  failures = new Map();
});

afterAll(async () => {
  await zalo.close();
});

async function start(options: { works?: boolean; now?: () => Date } = {}): Promise<Bot> {
  const bot = await startBot({ database, zalo, commands: [repeatCommand], ...options });
  bots.push(bot);
  return bot;
}

function newUser(): string {
  return `4${randomUUID().replace(/\D/g, "").padEnd(18, "0").slice(0, 18)}`;
}

const textsTo = (userId: string) => zalo.received.filter((one) => one.to === userId).map((one) => one.text);

async function countWhere(condition: ReturnType<typeof and>): Promise<number> {
  return withScope(database.db, "all", (tx) => tx.$count(inboundEvents, condition));
}

/** Over real sockets, as fast as so many connections can. */
async function postAll(bot: Bot, events: readonly Webhook[], connections: number): Promise<number[]> {
  if (!bot.app.server.listening) await bot.app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = bot.app.server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const statuses = await Promise.all(
    events.map(
      ({ body, headers }) =>
        new Promise<number>((resolve, reject) => {
          const call = request({ port, agent, method: "POST", path: "/webhooks/zalo", headers }, (response) => {
            response.resume().on("end", () => resolve(response.statusCode ?? 0));
          });
          call.on("error", reject);
          call.end(body);
        }),
    ),
  );
  agent.destroy();
  return statuses;
}

describe("many messages", () => {
  test("a thousand over 64 connections are all stored and answered once, and sent three more times change nothing", async () => {
    const commune = await makeConnectedCommune(database);
    const bot = await start();
    const users = Array.from({ length: 250 }, newUser);
    const events = Array.from({ length: 1_000 }, (_, n) =>
      signed(textEvent({ oaId: commune.oaId, userId: users[n % users.length]!, text: `tin ${n}`, messageId: `k${n}` })),
    );
    const statuses = await postAll(bot, events, 64);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1_000);
    expect(await countWhere(eq(inboundEvents.oaId, commune.oaId))).toBe(1_000);

    const answers = () => zalo.received.filter((one) => users.includes(one.to));
    await bot.settle(() => answers().length >= 1_000, 100_000);
    for (let round = 0; round < 3; round += 1) await postAll(bot, events, 64);
    await bot.settle(async () => (await countWhere(isNull(inboundEvents.handledAt))) === 0, 60_000);
    await bot.run("sweep");
    await bot.queue.idle();
    const said = answers().map((one) => one.text.replace(/^\d+: /, ""));
    expect(said.toSorted()).toEqual(Array.from({ length: 1_000 }, (_, n) => `tin ${n}`).toSorted());
  }, 180_000);

  test("the webhook answers within 50 ms (median) while Zalo takes five seconds", async () => {
    const commune = await makeConnectedCommune(database);
    const bot = await start();
    zalo.delayMs = 5_000;
    const say = () => signed(textEvent({ oaId: commune.oaId, userId: newUser(), text: "chậm" }));
    await postAll(bot, Array.from({ length: 60 }, say), 8);
    const { port } = bot.app.server.address() as AddressInfo;
    const times = { webhook: [] as number[], nothing: [] as number[] };
    for (let n = 0; n < 40; n += 1) {
      times.nothing.push(await msOf(() => fetch(`http://127.0.0.1:${port}/webhooks/zalo`)));
      times.webhook.push(await msOf(() => postAll(bot, [say()], 1)));
    }
    zalo.delayMs = 0;
    expect(zalo.received.length).toBeGreaterThan(0);
    // What a request that does nothing takes at the same moments is the machine's and this process's own slowness.
    expect(median(times.webhook) - median(times.nothing)).toBeLessThan(50);
  }, 60_000);
});

async function msOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

describe("order and sharing", () => {
  test("a conversation is answered in the order it was sent, by three processes at once", async () => {
    const commune = await makeConnectedCommune(database);
    const processes = [await start(), await start(), await start()];
    const userId = newUser();
    const at = Date.now();
    const wakeAll = silence(processes);
    // Arrives in reverse at different doors.
    for (let n = 29; n >= 0; n -= 1) {
      const event = textEvent({ oaId: commune.oaId, userId, text: `câu ${n}`, at: new Date(at + n) });
      expect(await post(processes[n % 3]!.app, signed(event))).toBe(200);
    }
    wakeAll();
    await processes[0]!.settle(() => textsTo(userId).length === 30);
    expect(textsTo(userId)).toEqual(Array.from({ length: 30 }, (_, n) => `${n + 1}: câu ${n}`));
  });

  test("two OAs keep to themselves", async () => {
    const [one, two] = [await makeConnectedCommune(database), await makeConnectedCommune(database)];
    const bot = await start();
    const userId = newUser();
    await post(bot.app, signed(textEvent({ oaId: one.oaId, userId, text: "một" })));
    await post(bot.app, signed(textEvent({ oaId: two.oaId, userId, text: "hai" })));
    await bot.settle(() => textsTo(userId).length === 2);
    expect(textsTo(userId).toSorted()).toEqual(["1: hai", "1: một"]);
    const lanes = await withScope(database.db, "all", (tx) =>
      tx
        .selectDistinct({ communeId: outboundMessages.communeId, lane: outboundMessages.lane })
        .from(outboundMessages)
        .where(eq(outboundMessages.recipientId, userId)),
    );
    expect(lanes).toHaveLength(2);
  });

  /** As if the processes died right after each commit: nobody is woken until the function returned is called. */
  function silence(processes: readonly Bot[]): () => void {
    const wakes = processes.map(({ queue }) => queue.wake);
    for (const { queue } of processes) queue.wake = () => undefined;
    return () => {
      for (const [index, { queue }] of processes.entries()) {
        queue.wake = wakes[index]!;
        queue.wake("handle-conversation");
      }
    };
  }
});

describe("when something breaks", () => {
  test("events stored while nobody worked are answered after the next start", async () => {
    const commune = await makeConnectedCommune(database);
    const userId = newUser();
    const door = await start({ works: false });
    await post(door.app, signed(textEvent({ oaId: commune.oaId, userId, text: "còn đó không" })));
    expect(textsTo(userId)).toEqual([]);
    const worker = await start();
    await worker.settle(() => textsTo(userId).length === 1);
    expect(textsTo(userId)).toEqual(["1: còn đó không"]);
  });

  test("an answer queued but not sent leaves after the next start", async () => {
    const commune = await makeConnectedCommune(database);
    const userId = newUser();
    const first = await start({ works: false });
    await post(first.app, signed(textEvent({ oaId: commune.oaId, userId, text: "chờ gửi" })));
    await first.run("handle-conversation");
    expect(textsTo(userId)).toEqual([]);
    const second = await start();
    await second.settle(() => textsTo(userId).length === 1);
  });

  test("a command that fails once is run again and changes nothing twice", async () => {
    const commune = await makeConnectedCommune(database);
    let clock = Date.now();
    const bot = await start({ now: () => new Date(clock) });
    const userId = newUser();
    failures.set("lỗi một lần", 1);
    await post(bot.app, signed(textEvent({ oaId: commune.oaId, userId, text: "trước", at: new Date(clock) })));
    await post(
      bot.app,
      signed(textEvent({ oaId: commune.oaId, userId, text: "lỗi một lần", at: new Date(clock + 1) })),
    );
    await post(bot.app, signed(textEvent({ oaId: commune.oaId, userId, text: "sau", at: new Date(clock + 2) })));
    await bot.settle(() => {
      clock += 1_000;
      return textsTo(userId).length === 3;
    });
    expect(textsTo(userId)).toEqual(["1: trước", "2: lỗi một lần", "3: sau"]);
  });

  test("a command that always fails gets one apology, and what follows is answered", async () => {
    const commune = await makeConnectedCommune(database);
    let clock = Date.now();
    const bot = await start({ now: () => new Date(clock) });
    const userId = newUser();
    failures.set("luôn lỗi", 99);
    await post(bot.app, signed(textEvent({ oaId: commune.oaId, userId, text: "luôn lỗi", at: new Date(clock) })));
    await post(bot.app, signed(textEvent({ oaId: commune.oaId, userId, text: "tiếp", at: new Date(clock + 1) })));
    await bot.settle(() => {
      clock += 1_000;
      return textsTo(userId).length === 2;
    });
    expect(textsTo(userId)).toEqual([expect.stringContaining("Xin lỗi"), "1: tiếp"]);
    const [row] = await withScope(database.db, "all", (tx) =>
      tx
        .select()
        .from(inboundEvents)
        .where(and(eq(inboundEvents.handledBy, "failed"), eq(inboundEvents.oaId, commune.oaId))),
    );
    expect(row).toMatchObject({ failure: "Error", attempts: 2 });
    expect(99 - (failures.get("luôn lỗi") ?? 0)).toBe(3);
  });

  test("an OA without a commune loses nothing: its people are answered once a commune is there", async () => {
    const commune = await makeConnectedCommune(database);
    await database.db.execute(sql`update official_accounts set commune_id = null where oa_id = ${commune.oaId}`);
    const bot = await start({ works: false });
    const userId = newUser();
    await post(bot.app, signed(textEvent({ oaId: commune.oaId, userId, text: "sớm quá" })));
    await bot.run("handle-conversation");
    expect(await countWhere(and(eq(inboundEvents.oaId, commune.oaId), isNull(inboundEvents.handledAt)))).toBe(1);
    await bot.run("sweep");
    await bot.run("handle-conversation");
    await bot.run("send-messages");
    await bot.settle(() => textsTo(userId).length === 1);
  });
});

test("secrets and people's words stand in no table in the clear, and nothing is left unhandled", async () => {
  const commune = await makeConnectedCommune(database);
  const bot = await start();
  const userId = newUser();
  await post(bot.app, signed(textEvent({ oaId: commune.oaId, userId, text: "mã otp là 739104, cccd 038204009911" })));
  await bot.settle(() => textsTo(userId).length === 1);
  const dump = await withScope(database.db, "all", async (tx) => {
    const inbound = await tx.execute(sql`select row_to_json(inbound_events)::text as line from inbound_events`);
    const outbound = await tx.execute(sql`select row_to_json(outbound_messages)::text as line from outbound_messages`);
    return [...inbound.rows, ...outbound.rows].map((row) => String(row.line)).join("\n");
  });
  expect(dump).not.toMatch(/739104|038204009911/);
  expect(textsTo(userId)[0]).not.toMatch(/739104|038204009911/);
  const stuck = await withScope(database.db, "all", (tx) =>
    tx.$count(outboundMessages, and(ne(outboundMessages.state, "sent"), eq(outboundMessages.oaId, commune.oaId))),
  );
  expect(stuck).toBe(0);
});
