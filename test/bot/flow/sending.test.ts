import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { officialAccounts, outboundMessages, tokenBuckets } from "../../../bot/db/schema/index.ts";
import { leaseMs } from "../../../bot/services/outbox/claim.ts";
import { enqueue, type NewMessage } from "../../../bot/services/outbox/enqueue.ts";
import type { TestCommune } from "../../helpers/commune.ts";
import { claimMessages } from "../../helpers/outbox.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";
import { testVault } from "../../helpers/turn.ts";
import { type FakeOpenapi, startFakeOpenapi } from "./fake-openapi.ts";
import { appId, type Bot, makeConnectedCommune, post, signed, startBot } from "./standing-bot.ts";

const database = openTestDatabase();
let zalo: FakeOpenapi;
let commune: TestCommune;
let clock: number;
const bots: Bot[] = [];

beforeEach(async () => {
  zalo = await startFakeOpenapi();
  commune = await makeConnectedCommune(database);
  clock = Date.now();
});

afterEach(async () => {
  for (const bot of bots.splice(0)) await bot.close();
  await zalo.close();
});

async function start(): Promise<Bot> {
  const bot = await startBot({ database, zalo, now: () => new Date(clock) });
  bots.push(bot);
  return bot;
}

const newUser = () => `4${randomUUID().replace(/\D/g, "").padEnd(18, "0").slice(0, 18)}`;
const later = (ms: number) => {
  clock += ms;
};

async function queue(bot: Bot, to: string, text: string, more: Partial<NewMessage> = {}): Promise<number> {
  return withScope(database.db, { communes: [commune.id] }, (tx) =>
    enqueue(tx, bot.deps.commandDeps.outbox, {
      communeId: commune.id,
      oaId: commune.oaId,
      recipient: { kind: "person", id: to },
      kind: "reply",
      message: { text },
      ...more,
    }),
  );
}

async function row(id: number) {
  const [found] = await withScope(database.db, "all", (tx) =>
    tx.select().from(outboundMessages).where(eq(outboundMessages.id, id)),
  );
  return found!;
}

const textsTo = (userId: string) => zalo.received.filter((one) => one.to === userId).map((one) => one.text);

async function settled(bot: Bot, id: number, state: string): Promise<void> {
  await bot.settle(async () => (await row(id)).state === state, 8_000);
}

function echo(to: string, text: string, messageId: string) {
  return signed({
    app_id: appId,
    event_name: "oa_send_text",
    sender: { id: commune.oaId },
    recipient: { id: to },
    message: { text, msg_id: messageId },
    timestamp: String(clock),
  });
}

describe("what is sent", () => {
  test("the same key is queued once and gives the same id", async () => {
    const bot = await start();
    const to = newUser();
    const first = await queue(bot, to, "nhắc", { kind: "reminder", dedupeKey: "reminder_1_2026-W47" });
    expect(await queue(bot, to, "nhắc lại", { kind: "reminder", dedupeKey: "reminder_1_2026-W47" })).toBe(first);
    await settled(bot, first, "sent");
    expect(textsTo(to)).toEqual(["nhắc"]);
    expect((await row(first)).zaloMessageId).toMatch(/^m\d+$/);
  });

  test("a long message goes in parts, in order, and nobody can read it in the table", async () => {
    const bot = await start();
    const to = newUser();
    const long = Array.from({ length: 500 }, (_, n) => `câu số ${n}.`).join(" ");
    const id = await queue(bot, to, long, { dedupeKey: "long" });
    await bot.settle(() => textsTo(to).join(" ").length >= long.length);
    expect(textsTo(to).join(" ")).toBe(long);
    expect(textsTo(to).length).toBeGreaterThan(1);
    for (const text of textsTo(to)) expect([...text].length).toBeLessThanOrEqual(2_000);
    expect((await row(id)).contentSealed).not.toContain("câu");
  });

  test("what is held for a decent hour leaves then, and a reply overtakes it", async () => {
    const bot = await start();
    const to = newUser();
    const id = await queue(bot, to, "thông báo", { kind: "announcement", notBefore: new Date(clock + 3_600_000) });
    expect((await row(id)).state).toBe("held");
    await queue(bot, to, "trả lời");
    await bot.settle(() => textsTo(to).length === 1);
    later(3_600_001);
    await settled(bot, id, "sent");
    expect(textsTo(to)).toEqual(["trả lời", "thông báo"]);
  });

  test("answers overtake what is told to many", async () => {
    const bot = await start();
    zalo.perMinute = undefined;
    const mass = Array.from({ length: 100 }, newUser);
    await withScope(database.db, { communes: [commune.id] }, async (tx) => {
      for (const to of mass) {
        await enqueue(tx, bot.deps.commandDeps.outbox, {
          communeId: commune.id,
          oaId: commune.oaId,
          recipient: { kind: "person", id: to },
          kind: "announcement",
          message: { text: "thông báo" },
        });
      }
    });
    const person = newUser();
    await queue(bot, person, "trả lời");
    await bot.deps.sender.pump();
    await bot.settle(() => zalo.received.length >= 50);
    expect(textsTo(person)).toEqual(["trả lời"]);
    // Sixty a minute until the OA's answers say otherwise: the rest waits.
    expect(zalo.received.length).toBeLessThan(70);
  });

  test("the OA's own limit is learned from its answers", async () => {
    const bot = await start();
    zalo.perMinute = 2_000;
    const id = await queue(bot, newUser(), "một");
    await settled(bot, id, "sent");
    const [bucket] = await database.db
      .select()
      .from(tokenBuckets)
      .where(eq(tokenBuckets.key, `oa:${commune.oaId}`));
    expect(bucket).toMatchObject({ cap: 2_000, learned: true });
    expect(bucket!.rate).toBeCloseTo(33.3, 1);
  });

  test("a rush of answers is not held back by a limit nobody told, until a refusal tells it", async () => {
    const bot = await start();
    zalo.perMinute = undefined;
    const people = Array.from({ length: 200 }, newUser);
    for (const person of people) await queue(bot, person, "trả lời");
    await bot.deps.sender.pump();
    await bot.settle(() => people.every((person) => textsTo(person).length === 1));
    const bucket = async () =>
      (
        await database.db
          .select()
          .from(tokenBuckets)
          .where(eq(tokenBuckets.key, `oa:${commune.oaId}`))
      )[0];
    await bot.settle(async () => ((await bucket())?.cap ?? 0) >= 200);
    zalo.script({ kind: "error", code: -32 });
    const late = newUser();
    await queue(bot, late, "một");
    await bot.deps.sender.pump();
    await bot.settle(async () => (await bucket())?.pausedUntil != null);
    const after = await bucket();
    expect(after).toMatchObject({ learned: true, tokens: 0 });
    expect(after?.cap).toBeLessThanOrEqual(150);
    // What still waits for the next minute must not meet the next test's clock.
    later(70_000);
    await bot.run("sweep");
    await bot.settle(() => textsTo(late).length === 1);
  });

  test("a message whose content was erased fails alone, and the next one leaves", async () => {
    const bot = await start();
    const to = newUser();
    const erased = await queue(bot, to, "đã xóa");
    await withScope(database.db, "all", (tx) =>
      tx.update(outboundMessages).set({ contentSealed: null }).where(eq(outboundMessages.id, erased)),
    );
    const next = await queue(bot, to, "còn đây");
    await settled(bot, next, "sent");
    expect(await row(erased)).toMatchObject({ state: "failed", reason: expect.stringContaining("bị xóa") });
  });

  test("two processes send each message once and each person's in order", async () => {
    const [one, two] = [await start(), await start()];
    const people = Array.from({ length: 20 }, newUser);
    for (let n = 0; n < 5; n += 1) for (const to of people) await queue(one, to, `tin ${n}`);
    await Promise.all([one.deps.sender.pump(), two.deps.sender.pump()]);
    await one.settle(() => zalo.received.length >= 100);
    await two.queue.idle();
    for (const to of people) expect(textsTo(to)).toEqual(["tin 0", "tin 1", "tin 2", "tin 3", "tin 4"]);
  });
});

describe("what Zalo refuses", () => {
  test("a final refusal is written down in words for staff and not repeated", async () => {
    const bot = await start();
    const to = newUser();
    zalo.errorFor.set(to, -230);
    const id = await queue(bot, to, "xa quá");
    await settled(bot, id, "failed");
    expect(await row(id)).toMatchObject({
      errorCode: -230,
      reason: expect.stringContaining("lâu chưa nhắn"),
      attempts: 1,
    });
  });

  test("at night it waits for the morning", async () => {
    const bot = await start();
    const to = newUser();
    clock = Date.parse("2026-11-22T16:00:00Z");
    zalo.script({ kind: "error", code: -234 });
    const id = await queue(bot, to, "khuya rồi");
    await settled(bot, id, "held");
    expect((await row(id)).notBefore!.toISOString()).toMatch(/^2026-11-22T23:/);
    clock = Date.parse("2026-11-22T23:30:00Z");
    await settled(bot, id, "sent");
  });

  test("the limit of the minute stops the OA until the next one, and loses nothing", async () => {
    const bot = await start();
    const to = newUser();
    zalo.script({ kind: "error", code: -32 });
    const id = await queue(bot, to, "nhanh quá");
    await bot.settle(async () => (await row(id)).attempts === 1 && (await row(id)).state === "pending");
    const other = await queue(bot, newUser(), "người khác");
    await bot.run("sweep");
    await bot.queue.idle();
    expect((await row(other)).state).toBe("pending");
    later(70_000);
    await settled(bot, id, "sent");
    await settled(bot, other, "sent");
  });

  test("a token Zalo no longer knows is renewed once for all who ask, and the message goes", async () => {
    const [one, two] = [await start(), await start()];
    zalo.goodToken = "only the next one";
    const people = Array.from({ length: 12 }, newUser);
    const ids = [];
    for (const to of people) ids.push(await queue(one, to, "chào"));
    await Promise.all([one.deps.sender.pump(), two.deps.sender.pump()]);
    for (const id of ids) await settled(one, id, "sent");
    expect(zalo.refreshes).toHaveLength(1);
    for (const to of people) expect(textsTo(to)).toEqual(["chào"]);
  });

  test("a grant that is gone holds the messages and says what to press", async () => {
    const bot = await start();
    zalo.goodToken = "nobody has it";
    zalo.goodRefreshToken = "nobody has it either";
    const id = await queue(bot, newUser(), "chào");
    await settled(bot, id, "held");
    expect((await row(id)).reason).toContain("Kết nối lại");
    const [account] = await database.db.select().from(officialAccounts).where(eq(officialAccounts.oaId, commune.oaId));
    expect(account!.tokenState).toBe("dead");
    expect(testVault.open(account!.refreshTokenSealed!)).toBe("refresh-0");
  });

  test("a government OA is reached by the older path, which is remembered", async () => {
    const bot = await start();
    zalo.script({ kind: "error", code: -235 });
    const to = newUser();
    await settled(bot, await queue(bot, to, "một"), "sent");
    await settled(bot, await queue(bot, to, "hai"), "sent");
    expect(zalo.received.map((one) => one.kind)).toEqual(["person_v2", "person_v2"]);
  });
});

describe("when nobody knows whether it arrived", () => {
  test("the echo settles it", async () => {
    const bot = await start();
    const to = newUser();
    zalo.script({ kind: "no_answer" });
    const id = await queue(bot, to, "đến  chưa");
    await settled(bot, id, "unknown");
    await post(bot.app, echo(to, "đến chưa", "echo1"));
    await settled(bot, id, "sent");
    expect((await row(id)).zaloMessageId).toBe("echo1");
    later(60_000);
    await bot.run("settle-unknown");
    expect(textsTo(to)).toHaveLength(1);
  });

  test("an echo that comes before the call breaks off settles it as well", async () => {
    const bot = await start();
    const to = newUser();
    const id = await queue(bot, to, "sớm");
    const claimed = await withScope(database.db, "all", (tx) =>
      claimMessages(tx, { oaId: commune.oaId, owner: "dead", limit: 10, now: new Date(clock) }),
    );
    expect(claimed).toHaveLength(1);
    await post(bot.app, echo(to, "sớm", "echo2"));
    await bot.settle(async () => (await row(id)).zaloMessageId === "echo2");
    later(leaseMs + 1);
    await settled(bot, id, "sent");
    expect(textsTo(to)).toEqual([]);
  });

  test("Zalo's history settles it without sending again", async () => {
    const bot = await start();
    const to = newUser();
    zalo.script({ kind: "no_answer" });
    const id = await queue(bot, to, "đã đến");
    await settled(bot, id, "unknown");
    later(6_000);
    await bot.run("settle-unknown");
    expect((await row(id)).state).toBe("sent");
    expect(textsTo(to)).toHaveLength(1);
  });

  test("a reply the history does not know is sent once more, and only once", async () => {
    const bot = await start();
    const to = newUser();
    // Something of the conversation is in the history, so what is not there did not arrive.
    await settled(bot, await queue(bot, to, "tin trước"), "sent");
    zalo.script({ kind: "http500" }, { kind: "http500" });
    const id = await queue(bot, to, "mất rồi");
    await settled(bot, id, "unknown");
    later(6_000);
    await bot.run("settle-unknown");
    expect((await row(id)).state).toBe("unknown");
    await bot.settle(async () => {
      later(60_000);
      await bot.run("settle-unknown");
      return (await row(id)).attempts === 2;
    });
    await settled(bot, id, "unknown");
    for (let n = 0; n < 5; n += 1) {
      later(700_000);
      await bot.run("settle-unknown");
    }
    expect(await row(id)).toMatchObject({ state: "unknown", attempts: 2 });
    expect(textsTo(to)).toEqual(["tin trước"]);
  });

  test("an empty history proves nothing, and nothing is sent again", async () => {
    const bot = await start();
    const to = newUser();
    zalo.script({ kind: "http500" });
    const id = await queue(bot, to, "có khi đã đến");
    await settled(bot, id, "unknown");
    for (let n = 0; n < 3; n += 1) {
      later(700_000);
      await bot.run("settle-unknown");
    }
    expect(await row(id)).toMatchObject({ state: "unknown", attempts: 1 });
  });

  test("a message to a group is never sent again by itself", async () => {
    const bot = await start();
    zalo.script({ kind: "http500" });
    const id = await queue(bot, "f0e1d2c3b4a5968778f0", "nhắc tổ", {
      kind: "reminder",
      recipient: { kind: "group", id: "f0e1d2c3b4a5968778f0" },
    });
    await settled(bot, id, "unknown");
    for (let n = 0; n < 5; n += 1) {
      later(700_000);
      await bot.run("settle-unknown");
      await bot.run("sweep");
      await bot.queue.idle();
    }
    expect(await row(id)).toMatchObject({ state: "unknown", attempts: 1 });
  });

  test("what a killed process had claimed becomes unknown after its lease, the lane is free again", async () => {
    const bot = await start();
    const to = newUser();
    const id = await queue(bot, to, "dở dang");
    await withScope(database.db, "all", (tx) =>
      claimMessages(tx, { oaId: commune.oaId, owner: "killed", limit: 10, now: new Date(clock) }),
    );
    await bot.run("sweep");
    expect((await row(id)).state).toBe("sending");
    later(leaseMs + 1);
    await bot.run("sweep");
    expect((await row(id)).state).not.toBe("sending");
    await settled(bot, await queue(bot, to, "tiếp theo"), "sent");
  });

  test("a connection that never stood is tried again by itself", async () => {
    const bot = await start();
    const { url } = zalo;
    await zalo.close();
    const to = newUser();
    const id = await queue(bot, to, "mạng yếu");
    await bot.settle(async () => (await row(id)).attempts >= 1 && (await row(id)).state === "pending");
    expect(await row(id)).toMatchObject({ reason: expect.stringContaining("tự gửi lại") });
    expect(url).toContain("127.0.0.1");
  });
});

test("a slow OA keeps no other OA waiting", async () => {
  const bot = await start();
  const other = await makeConnectedCommune(database);
  const slow = Array.from({ length: 150 }, newUser);
  for (const to of slow) zalo.delayFor.set(to, 10_000);
  const ids = [];
  for (const to of slow) ids.push(await queue(bot, to, "chậm"));
  await bot.deps.sender.pump();
  const person = newUser();
  await withScope(database.db, { communes: [other.id] }, (tx) =>
    enqueue(tx, bot.deps.commandDeps.outbox, {
      communeId: other.id,
      oaId: other.oaId,
      recipient: { kind: "person", id: person },
      kind: "reply",
      message: { text: "nhanh" },
    }),
  );
  await bot.settle(() => textsTo(person).length === 1);
  // Not one of the slow OA's calls has ended yet.
  const states = await Promise.all(ids.map(async (id) => (await row(id)).state));
  expect(states).not.toContain("sent");
});

test("tokens stand in no table in the clear", async () => {
  const { rows } = await database.db.execute(
    sql`select row_to_json(official_accounts)::text as line from official_accounts`,
  );
  for (const { line } of rows) expect(String(line)).not.toMatch(/access-\d|refresh-\d/);
  expect(await database.db.$count(officialAccounts, and(eq(officialAccounts.tokenState, "ok")))).toBeGreaterThan(0);
});
