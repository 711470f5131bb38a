import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { withScope } from "../../../../bot/db/connection.ts";
import { officialAccounts } from "../../../../bot/db/schema/index.ts";
import { createCallCount } from "../../../../bot/jobs/count-calls.ts";
import { createLogger } from "../../../../bot/logger.ts";
import { type ClaimedMessage, claimFrom } from "../../../../bot/services/outbox/claim.ts";
import { findDueAccounts } from "../../../../bot/services/outbox/due-accounts.ts";
import type { MessageKind } from "../../../../bot/services/outbox/enqueue.ts";
import { makeCommune, type TestCommune } from "../../../helpers/commune.ts";
import { queueMany } from "../../../helpers/outbox.ts";
import { openTestDatabase } from "../../../helpers/test-database.ts";
import { testVault } from "../../../helpers/turn.ts";

/** The beginning of a minute: of what is told to many, a second's part may leave. */
const start = new Date("2026-11-18T01:00:00Z");
const at = (second: number) => new Date(start.getTime() + second * 1_000);
const database = openTestDatabase();
let appId: string;
let made = 0;

beforeEach(async () => {
  made += 1;
  appId = `app${made}`;
  await withScope(database.db, "all", async (tx) => {
    await tx.execute(sql`delete from outbound_messages`);
    await tx.execute(sql`delete from outbound_lanes`);
  });
});

/** Communes with an OA of this app each, whose own limit never matters. */
async function makeOas(count: number): Promise<TestCommune[]> {
  const communes = [];
  for (let n = 0; n < count; n += 1) {
    const commune = await makeCommune(database.db, 0);
    await database.db.update(officialAccounts).set({ appId }).where(eq(officialAccounts.oaId, commune.oaId));
    await database.db.execute(sql`
      insert into token_buckets (key, tokens, rate, cap, at, learned)
      values (${`oa:${commune.oaId}`}, 100000, 1000, 100000, ${at(-60)}, true)`);
    communes.push(commune);
  }
  return communes;
}

const queue = (commune: TestCommune, kind: MessageKind, count: number) =>
  queueMany(database.db, commune, { kind, to: "person", count, now: at(-10) });

/** What the sender does once: whose turn it is, and what of theirs may leave. */
async function take(now: Date, { each = 500 } = {}): Promise<ClaimedMessage[]> {
  return withScope(database.db, "all", async (tx) => {
    const due = (await findDueAccounts(tx, { except: [], limit: 50, now })).filter(({ mayLeave }) => mayLeave);
    const shares = due.map(({ oaId, isMass, appId: app }) => ({ oaId, appId: app, isMass, limit: each }));
    return claimFrom(tx, testVault, { shares, owner: "t", now });
  });
}

const sum = (one: number, other: number) => one + other;

async function takeAll(now: Date): Promise<ClaimedMessage[]> {
  const all: ClaimedMessage[] = [];
  for (let some = await take(now); some.length > 0; some = await take(now)) all.push(...some);
  return all;
}

describe("all OAs of an app together", () => {
  test("never send more than the app may call in a minute, and spread it evenly", async () => {
    const communes = await makeOas(3);
    for (const commune of communes) await queue(commune, "announcement", 1_340);
    // 4,000 a minute, of which 98 % for what is told to many: 65 in the first second, 1,960 in half a minute.
    const taken = [];
    for (const second of [0, 29, 59, 60]) taken.push((await takeAll(at(second))).length);
    expect(taken[0]).toBe(65);
    expect(taken.slice(0, 2).reduce(sum)).toBeOneOf([1_959, 1_960]);
    expect(taken.slice(0, 3).reduce(sum)).toBeOneOf([3_919, 3_920]);
    expect(taken[3]).toBe(65);
  });

  test("take turns, so that each gets as much as the others", async () => {
    const communes = await makeOas(60);
    for (const commune of communes) await queue(commune, "reminder", 5);
    const taken = [...(await takeAll(at(0))), ...(await takeAll(at(1)))];
    expect(taken).toHaveLength(130);
    const counts = communes.map(({ oaId }) => taken.filter((message) => message.oaId === oaId).length);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...counts)).toBeLessThanOrEqual(4);
  });

  test("answer people before they tell many", async () => {
    const [loud, quiet] = (await makeOas(2)) as [TestCommune, TestCommune];
    await queue(loud, "announcement", 200);
    await queue(quiet, "reply", 300);
    const taken = await takeAll(at(0));
    expect(taken.map(({ kind }) => kind)).toEqual(Array(300).fill("reply"));
    // Once the minute has made good for the answers, the others go on.
    expect(await takeAll(at(5))).toHaveLength(392 - 300);
  });

  test("answer people with all that the minute has left", async () => {
    const [loud, quiet] = (await makeOas(2)) as [TestCommune, TestCommune];
    await queue(loud, "announcement", 200);
    await queue(quiet, "reply", 300);
    await take(at(0), { each: 1 });
    await database.db.execute(sql`update token_buckets set tokens = 100 where key = ${`app:${appId}`}`);
    const taken = await takeAll(at(59));
    expect(taken.map(({ kind }) => kind)).toEqual(Array(100).fill("reply"));
  });

  test("leave room for the app's other calls", async () => {
    const [commune] = (await makeOas(1)) as [TestCommune];
    await queue(commune, "announcement", 1_000);
    const logger = createLogger("silent", "stderr");
    const count = createCallCount({ db: database.db, appId, logger, now: () => at(0) });
    for (let n = 0; n < 60; n += 1) count.note();
    await count.settled();
    expect(await take(at(0))).toHaveLength(5);
    for (let n = 0; n < 10; n += 1) count.note();
    await count.settled();
    expect(await take(at(0))).toHaveLength(0);
    expect(await takeAll(at(1))).toHaveLength(130 - 75);
  });

  test("go on when the clock is set back after it was wrong", async () => {
    const [commune] = (await makeOas(1)) as [TestCommune];
    await queue(commune, "announcement", 100);
    await database.db.execute(sql`
      insert into token_buckets (key, tokens, rate, cap, at, learned)
      values (${`app:${appId}`}, 10, 66, 4000, ${at(3_600)}, true)`);
    expect(await takeAll(at(0))).toHaveLength(65);
    expect(await takeAll(at(1))).toHaveLength(35);
  });

  test("are not held back by another app's OAs", async () => {
    const communes = await makeOas(1);
    await queue(communes[0] as TestCommune, "announcement", 200);
    appId = `${appId}b`;
    const [other] = (await makeOas(1)) as [TestCommune];
    await queue(other, "announcement", 200);
    expect(await takeAll(at(0))).toHaveLength(130);
  });
});
