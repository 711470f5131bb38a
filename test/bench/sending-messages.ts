import { sql } from "drizzle-orm";
import { withScope } from "../../bot/db/connection.ts";
import { createSender } from "../../bot/jobs/sender.ts";
import { createTokenStore } from "../../bot/services/official-accounts/token-store.ts";
import { createTokenKeeper } from "../../bot/zalo/tokens.ts";
import { testVault } from "../helpers/turn.ts";
import { describeCost, measureCost } from "./sending-costs.ts";
import { limitOf, SATURDAY } from "./sending-country.ts";
import type { SendingBench } from "./sending-reminders.ts";
import { createMeteredZalo } from "./sending-zalo.ts";

const start = new Date(`${SATURDAY}T08:00:00+07:00`).getTime();
const MOST_SECONDS = 600;

/**
 * Sends what is queued, second by second of a compressed time: the clock moves on when all is done that this second allows, so
 * that what the sender itself costs a message shows, and what its pace makes of the limits.
 */
export async function measureSending(bench: SendingBench): Promise<void> {
  const waiting = await countByOa(bench, "pending");
  const clock = { now: start };
  const zalo = createMeteredZalo(() => new Date(clock.now));
  const sender = openSender(bench, clock, zalo.client);
  const steps: number[] = [];
  const cost = await measureCost(bench.postmaster, async () => {
    for (let second = 0; second < MOST_SECONDS; second += 1) {
      clock.now = start + second * 1_000;
      const startedAt = performance.now();
      await sender.pump();
      await idle(bench);
      steps.push(performance.now() - startedAt);
      if ((await countByOa(bench, "pending")).size === 0) return;
    }
  });
  await sender.close();
  const { sent, refused } = zalo.seen;
  let allowed = 0;
  for (const oaId of waiting.keys())
    allowed += (limitOf(oaId) * ((zalo.ended.get(oaId) ?? start) - start + 1_000)) / 60_000;
  console.info(
    `messages to groups: ${sent} sent, ${refused} refused by a limit, over ${waiting.size} OAs in ${steps.length} s of compressed time: ${((100 * sent) / allowed).toFixed(1)} % of what the limits allow; goal: 95 %`,
  );
  console.info(
    `  in ${describeCost(cost, sent)}; a second took at most ${Math.round(Math.max(...steps))} ms, in the middle ${Math.round(steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0)} ms`,
  );
}

function openSender(
  { db, logger }: SendingBench,
  clock: { now: number },
  client: ReturnType<typeof createMeteredZalo>["client"],
) {
  const now = () => new Date(clock.now);
  const never = () => Promise.reject(new Error("nobody refreshes here"));
  const tokens = createTokenKeeper({ store: createTokenStore(db, testVault), oauth: { refresh: never }, now });
  return createSender({ db, vault: testVault, client, tokens, logger, now, owner: "bench" });
}

async function countByOa({ db }: SendingBench, state: string): Promise<Map<string, number>> {
  const { rows } = await withScope(db, "all", (tx) =>
    tx.execute<{ oa_id: string; count: number }>(
      sql`select oa_id, count(*)::int as count from outbound_messages where state = ${state} group by oa_id`,
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
