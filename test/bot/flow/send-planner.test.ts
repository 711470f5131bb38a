import { randomInt } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterEach, describe, expect, test } from "vitest";
import { withScope } from "../../../bot/db/connection.ts";
import { officialAccounts } from "../../../bot/db/schema/index.ts";
import { seedIds } from "../../../bot/sandbox/index.ts";
import { seal } from "../../../bot/services/official-accounts/token-store.ts";
import { makeGroup } from "../../helpers/commune.ts";
import { openTestDatabase } from "../../helpers/test-database.ts";
import { testVault } from "../../helpers/turn.ts";
import { DAY, HOUR, Stand } from "../sandbox/stand.ts";
import { announce, makeResidents, serveWith, standing } from "./announcing-commune.ts";
import { type Bot, makeConnectedCommune, startBot } from "./standing-bot.ts";

/** Wednesday 08:00 in Vietnam. */
const wednesday = new Date("2026-11-18T01:00:00Z").getTime();

const database = openTestDatabase();
let clock = wednesday;
const open: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** The sandbox's people by how long ago they wrote, groups of the teams, and a bot that serves them all by the same clock. */
async function openWorld(mix: { groups: number; free: number; paid: number; closed: number }) {
  const stand = await Stand.open({ now: () => new Date(clock) });
  open.push(() => stand.close());
  const oaId = seedIds.oaId;
  await stand.control("PATCH", `/oas/${oaId}`, { package: "growth" });
  const commune = await makeConnectedCommune(database, mix.groups);
  await serveWith(database, commune, oaId);
  const wroteAgo = async (count: number, ago: number) => {
    clock = wednesday - ago;
    const { people } = await stand.control<{ people: { userId: string }[] }>("POST", "/people", {
      displayName: "Bà con",
      count,
      oaId,
    });
    await makeResidents(database, commune, { userIds: people.map(({ userId }) => userId), at: new Date(clock) });
  };
  await wroteAgo(mix.closed, 9 * DAY);
  await wroteAgo(mix.paid, 4 * DAY);
  await wroteAgo(mix.free, 20 * HOUR);
  clock = wednesday;
  const { ids } = await stand.control<{ ids: string[] }>("POST", "/groups", { name: "Tổ", count: mix.groups, oaId });
  for (const [index, id] of ids.entries()) await makeGroup(database.db, commune, id, commune.teams[index]);
  const { accessToken, refreshToken } = stand.sandbox.credentials;
  const at = new Date(clock);
  const tokens = {
    accessToken,
    refreshToken,
    issuedAt: at,
    expiresAt: new Date(clock + DAY),
    state: "ok",
    stateAt: at,
  };
  await database.db
    .update(officialAccounts)
    .set(seal({ ...tokens, state: "ok" }, testVault))
    .where(eq(officialAccounts.oaId, oaId));
  const urls = stand.sandbox.urls(stand.base);
  const bot = await startBot({
    database,
    zalo: { url: urls.openapiUrl, oauthUrl: urls.oauthUrl },
    now: () => new Date(clock),
  });
  open.push(() => bot.close());
  open.push(async () => {
    await database.db
      .update(officialAccounts)
      .set({ oaId: `done${commune.id}` })
      .where(eq(officialAccounts.oaId, oaId));
    await database.db.execute(sql`delete from token_buckets where key = ${`oa:${oaId}`}`);
  });
  return { commune, bot };
}

/** Plays time forward until it is done; each step is what the product's clock does by itself. */
async function play(bot: Bot, id: number, stepMs: number): Promise<void> {
  for (let steps = 0; steps < 5_000; steps += 1) {
    await bot.run("send-announcements");
    await bot.run("sweep");
    await bot.deps.sender.pump();
    await idle();
    if ((await standing(database, id)).announcement?.state === "done") return;
    clock += stepMs;
  }
  throw new Error("the announcement never ended");
}

async function idle(): Promise<void> {
  for (;;) {
    const { rows } = await withScope(database.db, "all", (tx) =>
      tx.execute<{ count: number }>(sql`select count(*)::int as count from outbound_messages where state = 'sending'`),
    );
    if (rows[0]?.count === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function lastSentAt(id: number): Promise<number> {
  const { rows } = await withScope(database.db, "all", (tx) =>
    tx.execute<{ at: string }>(sql`
      select max(settled_at)::text as at from outbound_messages where announcement_id = ${id} and state = 'sent'`),
  );
  return new Date(rows[0]?.at ?? 0).getTime();
}

describe("the forecast", () => {
  test.each([1, 2])("and the outcome differ by at most 2 per cent on generated mix %i", {
    timeout: 180_000,
  }, async () => {
    const mix = {
      groups: randomInt(3, 12),
      free: randomInt(300, 400),
      paid: randomInt(30, 120),
      closed: randomInt(10, 60),
    };
    const { commune, bot } = await openWorld(mix);
    // The OA is known: some answer told its limit before.
    const first = await announce(database, commune, { now: new Date(clock) });
    await play(bot, first.id, 5_000);
    clock += randomInt(60, 4_000) * 1_000;
    const { id, plan } = await announce(database, commune, { now: new Date(clock) });
    expect(plan, JSON.stringify(mix)).toMatchObject({
      reach: mix.groups + mix.free + mix.paid,
      routes: { group: mix.groups, free: mix.free, paid: mix.paid },
      quotaLeft: 500 - mix.paid,
      beyondQuota: 0,
      accounts: [{ perMinute: 100, isTold: true }],
    });
    expect(plan?.byHand.reduce((sum, { count }) => sum + count, 0)).toBe(mix.closed);
    const start = clock;
    await play(bot, id, 1_000);
    const { progress } = await standing(database, id);
    expect(progress, JSON.stringify(mix)).toMatchObject({ sent: plan?.reach, failed: mix.closed, unknown: 0 });
    const forecast = new Date(plan?.finishAt ?? 0).getTime() - start;
    const outcome = (await lastSentAt(id)) - start;
    expect(Math.abs(forecast - outcome) / outcome, `${JSON.stringify(mix)} ${forecast} ${outcome}`).toBeLessThanOrEqual(
      0.02,
    );
  });
});
