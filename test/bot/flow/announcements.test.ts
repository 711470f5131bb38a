import { sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { changeCourse } from "../../../bot/services/announcements/course.ts";
import { beginAnnouncement, deliverBatch } from "../../../bot/services/announcements/deliver.ts";
import { makeGroup, type TestCommune } from "../../helpers/commune.ts";
import { makeReport } from "../../helpers/report.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";
import { testDeps } from "../../helpers/turn.ts";
import { announce, makeResidents, standing } from "./announcing-commune.ts";
import { type FakeOpenapi, startFakeOpenapi } from "./fake-openapi.ts";
import { type Bot, makeConnectedCommune, post, signed, startBot, textEvent } from "./standing-bot.ts";

/** Wednesday 10:00 in Vietnam. */
const wednesday = new Date("2026-11-18T03:00:00Z").getTime();

const database = openTestDatabase();
let zalo: FakeOpenapi;
let clock: number;
const bots: Bot[] = [];

beforeEach(async () => {
  zalo = await startFakeOpenapi();
  clock = wednesday;
});
afterEach(async () => {
  for (const bot of bots.splice(0)) await bot.close();
  await zalo.close();
  // What one test left waiting would come among the next one's messages.
  await withScope(database.db, "all", async (tx) => {
    await tx.execute(sql`update announcements set state = 'cancelled' where state <> 'done'`);
    await tx.execute(sql`update outbound_messages set state = 'failed' where state in ('pending', 'sending', 'held')`);
    // For all of them it is the same second, whose part of the app's limit one test has used.
    await tx.execute(sql`delete from token_buckets`);
  });
});

async function start(): Promise<Bot> {
  const bot = await startBot({ database, zalo, now: () => new Date(clock) });
  bots.push(bot);
  return bot;
}

let people = 0;
const userIds = (count: number) =>
  Array.from({ length: count }, () => {
    people += 1;
    return `4${String(people).padStart(18, "0")}`;
  });

async function communeOf(residents: number): Promise<TestCommune> {
  const commune = await makeConnectedCommune(database);
  await makeResidents(database, commune, { userIds: userIds(residents), at: new Date(clock - 3_600_000) });
  return commune;
}

const copiesIn = async (id: number) => {
  const { rows } = await withScope(database.db, "all", (tx) =>
    tx.execute<{ messages: number; recipients: number }>(sql`
      select (select count(*)::int from outbound_messages where announcement_id = ${id}) as messages,
        (select count(outbound_message_id)::int from announcement_recipients where announcement_id = ${id}) as recipients`),
  );
  return rows[0];
};

test("a long one is queued in small steps, ends as done, and nobody gets two", { timeout: 120_000 }, async () => {
  const commune = await communeOf(700);
  const { id } = await announce(database, commune, { now: new Date(clock) });
  // The officer's word queues the first batch only: no transaction holds the whole of it.
  expect(await copiesIn(id)).toEqual({ messages: 200, recipients: 200 });
  const bot = await start();
  await bot.settle(async () => {
    clock += 1_000;
    await bot.run("send-announcements");
    await bot.deps.sender.pump();
    return (await standing(database, id)).announcement?.state === "done";
  }, 110_000);
  const to = zalo.received.map((one) => one.to);
  expect(to).toHaveLength(700);
  expect(new Set(to).size).toBe(700);
  expect((await standing(database, id)).progress).toMatchObject({ sent: 700, pending: 0 });
});

test("whatever step a process dies in, the next one goes on from there", async () => {
  const commune = await communeOf(450);
  const { id } = await announce(database, commune, { now: new Date(clock) });
  const { outbox } = testDeps({ now: new Date(clock) });
  const dies = new Error("killed");
  for (let step = 0; step < 3; step += 1) {
    // Everything of a step was written, and the process ends before the commit.
    await expect(
      withScope(database.db, { communes: [commune.id] }, async (tx) => {
        expect(await deliverBatch(tx, outbox, { id, now: new Date(clock) })).toBeGreaterThan(0);
        throw dies;
      }),
    ).rejects.toBe(dies);
    const before = await copiesIn(id);
    expect(before?.messages).toBe(before?.recipients);
    await withScope(database.db, { communes: [commune.id] }, (tx) =>
      deliverBatch(tx, outbox, { id, now: new Date(clock) }),
    );
    if (before?.messages === 400) break;
  }
  expect(await copiesIn(id)).toEqual({ messages: 450, recipients: 450 });
});

test("two processes at the same announcement queue each copy once", async () => {
  const commune = await communeOf(600);
  const { id } = await announce(database, commune, { now: new Date(clock) });
  const { outbox } = testDeps({ now: new Date(clock) });
  const work = async () => {
    for (let turn = 0; turn < 10; turn += 1) {
      await withScope(database.db, { communes: [commune.id] }, (tx) =>
        deliverBatch(tx, outbox, { id, now: new Date(clock) }),
      );
    }
  };
  await Promise.all([work(), work()]);
  expect(await copiesIn(id)).toEqual({ messages: 600, recipients: 600 });
});

test("a pause in full flow stops it within two seconds, and its account is exact", { timeout: 60_000 }, async () => {
  const commune = await communeOf(600);
  zalo.delayMs = 20;
  const { id } = await announce(database, commune, { now: new Date(clock) });
  const bot = await start();
  await bot.deps.sender.pump();
  await bot.settle(() => zalo.received.length >= 20, 30_000);
  const change = (what: "pause" | "resume" | "cancel") =>
    withScope(database.db, { communes: [commune.id] }, (tx) =>
      changeCourse(tx, { id, change: what, byPersonId: 1, now: new Date(clock) }),
    );
  const startedAt = performance.now();
  const paused = await change("pause");
  expect(performance.now() - startedAt).toBeLessThan(2_000);
  const { sent, sending, held, total } = paused!.progress;
  expect(sent + sending + held).toBe(600);
  expect(total - paused!.progress.failed).toBe(600);
  for (let turn = 0; turn < 5; turn += 1) {
    clock += 60_000;
    await bot.run("sweep");
    await bot.run("send-announcements");
    await bot.deps.sender.pump();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(zalo.received).toHaveLength(sent + sending);
  const cancelled = await change("cancel");
  expect(cancelled!.progress).toMatchObject({ sent: sent + sending, pending: 0, held: 0 });
  expect(cancelled!.progress.failed).toBe(total - sent - sending);
});

test("what Zalo could not take while it was paused is not tried again", async () => {
  const commune = await communeOf(1);
  const { id } = await announce(database, commune, { now: new Date(clock) });
  zalo.script({ kind: "error", code: -32 });
  const bot = await start();
  zalo.delayMs = 0;
  await withScope(database.db, { communes: [commune.id] }, (tx) =>
    tx.execute(sql`update announcements set state = 'paused' where id = ${id}`),
  );
  await bot.deps.sender.pump();
  await bot.settle(async () => (await standing(database, id)).progress.held === 1);
  clock += 300_000;
  await bot.run("sweep");
  await bot.deps.sender.pump();
  expect(zalo.received).toEqual([]);
});

test("who has not reported is judged when it leaves, not when it was written", async () => {
  const commune = await makeConnectedCommune(database, 2);
  for (const [n, team] of commune.teams.entries()) await makeGroup(database.db, commune, `cc${commune.id}0${n}`, team);
  const { id } = await announce(database, commune, {
    now: new Date(clock),
    sendAt: new Date(clock + 3_600_000),
    teams: "missing",
  });
  expect((await standing(database, id)).progress).toMatchObject({ total: 2, held: 2 });
  await makeReport(database.db, commune, { team: commune.teams[0]!, at: new Date(clock) });
  clock += 3_600_001;
  const begin = () =>
    withScope(database.db, { communes: [commune.id] }, (tx) => beginAnnouncement(tx, { id, now: new Date(clock) }));
  expect(await begin()).toBe(true);
  expect(await begin()).toBe(false);
  expect((await standing(database, id)).progress).toMatchObject({ total: 1, pending: 1 });
});

test("a slow one rests at night and goes on in the morning", { timeout: 90_000 }, async () => {
  const commune = await communeOf(300);
  // 20:25 in Vietnam, five minutes before the quiet hours, at sixty a minute.
  clock = new Date("2026-11-18T13:25:00Z").getTime();
  zalo.perMinute = undefined;
  const { id, plan } = await announce(database, commune, { now: new Date(clock) });
  const bot = await start();
  await bot.settle(async () => {
    clock += 30_000;
    await bot.run("send-announcements");
    await bot.deps.sender.pump();
    return clock > new Date("2026-11-18T13:40:00Z").getTime();
  }, 80_000);
  expect(zalo.received.length).toBeLessThanOrEqual(plan?.reach ?? 0);
  const byNight = zalo.received.length;
  clock = new Date("2026-11-18T20:00:00Z").getTime();
  await bot.run("sweep");
  await bot.run("send-announcements");
  await bot.deps.sender.pump();
  expect(zalo.received).toHaveLength(byNight);
  expect((await standing(database, id)).announcement?.state).toMatch(/sending|done/);
});

test("fifty thousand of one commune delay another's single answer by less than a second", {
  timeout: 300_000,
}, async () => {
  const big = await communeOf(50_000);
  const small = await makeConnectedCommune(database);
  // The largest package's pace (zalo-openapi.md 5.4), by a clock that runs as ours does.
  zalo.perMinute = 2_000;
  const began = Date.now();
  const bot = await startBot({ database, zalo, now: () => new Date(wednesday + Date.now() - began) });
  bots.push(bot);
  const { id } = await announce(database, big, { now: new Date(clock) });
  // A person of the other commune writes once before, so that everything is warm.
  const [person = ""] = userIds(1);
  const answers = () => zalo.received.filter((one) => one.to === person).length;
  const ask = async (text: string) => {
    const before = answers();
    const startedAt = performance.now();
    await post(bot.app, signed(textEvent({ oaId: small.oaId, userId: person, text, at: new Date(clock) })));
    while (answers() === before) await new Promise((resolve) => setTimeout(resolve, 10));
    return performance.now() - startedAt;
  };
  const alone = Math.min(await ask("trợ giúp"), await ask("trợ giúp"));
  let isOver = false;
  const flood = (async () => {
    while (!isOver) {
      await bot.run("send-announcements");
      await bot.deps.sender.pump();
      await new Promise((resolve) => setTimeout(resolve, 2_000));
    }
  })();
  const waits: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) waits.push((await ask("trợ giúp")) - alone);
  isOver = true;
  await flood;
  const { progress } = await standing(database, id);
  expect(progress.sent).toBeGreaterThan(0);
  expect(waits.sort((a, b) => a - b)[2], JSON.stringify(waits)).toBeLessThan(1_000);
});
