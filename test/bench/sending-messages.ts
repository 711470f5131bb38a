import { sql } from "drizzle-orm";
import { withScope } from "../../bot/db/connection.ts";
import { createSender } from "../../bot/jobs/sender.ts";
import { createTokenStore } from "../../bot/services/official-accounts/token-store.ts";
import { createTokenKeeper } from "../../bot/zalo/tokens.ts";
import { testVault } from "../helpers/turn.ts";
import { describeCost, measureCost, megabytes } from "./sending-costs.ts";
import { APP, limitOf } from "./sending-country.ts";
import { describeForecasts, forecastAll } from "./sending-forecast.ts";
import type { SendingBench } from "./sending-reminders.ts";
import { APP_PER_MINUTE, createMeteredZalo } from "./sending-zalo.ts";

const MOST_SECONDS = 1_800;
const LOOK_EVERY_SECONDS = 30;

/** `one`: all OAs belong to one Zalo app, as those of a deployment do. `each`: each has its own, so that only its own limit counts. */
type Apps = "one" | "each";

/**
 * Sends what is queued, second by second of a compressed time from `startAt` on: the clock moves on when all is done that this second
 * allows, so that what the sender itself costs a message shows, and what its pace makes of the limits.
 */
export async function measureSending(
  bench: SendingBench,
  { what, startAt, apps }: { what: string; startAt: Date; apps: Apps },
): Promise<void> {
  await giveApps(bench, apps);
  const start = startAt.getTime();
  const waiting = await countPending(bench);
  const all = [...waiting.values()].reduce((sum, count) => sum + count, 0);
  const clock = { now: start };
  const zalo = createMeteredZalo(
    () => new Date(clock.now),
    (oaId) => (apps === "one" ? APP : oaId),
  );
  const forecasts = await forecastAll(bench, waiting, startAt);
  const sender = openSender(bench, clock, zalo.client);
  const memory = [process.memoryUsage().rss];
  const cost = await measureCost(bench.postmaster, async () => {
    for (let second = 0; second < MOST_SECONDS; second += 1) {
      clock.now = start + second * 1_000;
      await sender.pump();
      await idle(bench);
      if (memory.length === 1 && zalo.seen.sent >= all / 2) memory.push(process.memoryUsage().rss);
      const isLook = second % LOOK_EVERY_SECONDS === 0 || zalo.seen.sent >= all;
      if (isLook && (await countPending(bench)).size === 0) return;
    }
  });
  memory.push(process.memoryUsage().rss);
  await sender.close();
  const { sent, refused } = zalo.seen;
  const seconds = (Math.max(...zalo.ended.values()) - start) / 1_000 + 1;
  const share = (100 * sent) / allowedUntil(zalo.ended, { start, apps });
  console.info(
    `${what}, ${apps === "one" ? "one app for all OAs" : "an app for each OA"}: ${sent} sent, ${refused} refused by a limit, over ${waiting.size} OAs in ${seconds} s of compressed time: ${share.toFixed(1)} % of what the limits allow; goal: 95 %`,
  );
  console.info(
    `  in ${describeCost(cost, sent)}; memory ${memory.map(megabytes).join(", ")} MB at start, middle and end`,
  );
  console.info(`  ${describeForecasts(forecasts, zalo.ended, startAt)}`);
  console.info(
    `  left after their time: 50 % within ${lateness(zalo.sentAt, start, 0.5)} s, 99 % within ${lateness(zalo.sentAt, start, 0.99)} s; the limits allow 99 % within ${leastLateness(waiting, { share: 0.99, apps })} s`,
  );
}

async function giveApps({ db }: SendingBench, apps: Apps): Promise<void> {
  await withScope(db, "all", async (tx) => {
    await tx.execute(sql`update official_accounts set app_id = ${apps === "one" ? sql`${APP}` : sql`oa_id`}`);
    await tx.execute(sql`analyze outbound_messages, outbound_lanes, official_accounts, token_buckets`);
  });
}

/** Calls that were allowed until the last message of each OA, or of all of them. */
function allowedUntil(ended: ReadonlyMap<string, number>, { start, apps }: { start: number; apps: Apps }): number {
  const minutes = (end: number) => (end - start + 1_000) / 60_000;
  let allowed = 0;
  for (const [oaId, end] of ended) allowed += limitOf(oaId) * minutes(end);
  return apps === "each" ? allowed : Math.min(allowed, APP_PER_MINUTE * minutes(Math.max(...ended.values())));
}

/** Seconds within which such a share of the messages left. */
function lateness(sentAt: readonly number[], start: number, share: number): number {
  return ((sentAt[Math.ceil(sentAt.length * share) - 1] ?? start) - start) / 1_000;
}

/** The same of somebody who uses the limits to the last call, evenly over each minute. */
function leastLateness(waiting: ReadonlyMap<string, number>, { share, apps }: { share: number; apps: Apps }): number {
  const all = [...waiting.values()].reduce((sum, count) => sum + count, 0);
  const leftAt = (seconds: number) => {
    let left = 0;
    for (const [oaId, count] of waiting) left += Math.min(count, (limitOf(oaId) * seconds) / 60);
    return apps === "each" ? left : Math.min(left, (APP_PER_MINUTE * seconds) / 60);
  };
  let seconds = 0;
  while (leftAt(seconds) < all * share) seconds += 1;
  return seconds;
}

function openSender(
  { db, logger }: SendingBench,
  clock: { now: number },
  client: ReturnType<typeof createMeteredZalo>["client"],
) {
  const now = () => new Date(clock.now);
  const never = () => Promise.reject(new Error("nobody refreshes here"));
  const tokens = createTokenKeeper({ store: createTokenStore(db, testVault), oauth: { refresh: never }, now });
  return createSender({
    db,
    vault: testVault,
    client,
    tokens,
    logger,
    now,
    owner: "bench",
    onRepeat: () => undefined,
  });
}

async function countPending({ db }: SendingBench): Promise<Map<string, number>> {
  const { rows } = await withScope(db, "all", (tx) =>
    tx.execute<{ oa_id: string; count: number }>(
      sql`select oa_id, count(*)::int as count from outbound_messages where state = 'pending' group by oa_id`,
    ),
  );
  return new Map(rows.map((row) => [row.oa_id, row.count]));
}

async function idle({ db }: SendingBench): Promise<void> {
  for (;;) {
    const { rows } = await withScope(db, "all", (tx) =>
      tx.execute<{ count: number }>(sql`select count(*)::int as count from outbound_messages where state = 'sending'`),
    );
    if (rows[0]?.count === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
