import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { type Database, withScope } from "../../bot/db/connection.ts";
import { signed, textEvent } from "../bot/flow/standing-bot.ts";
import { testVault } from "../helpers/turn.ts";
import { type ChaosCommune, startOn } from "./chaos.ts";
import { startChaoticZalo } from "./chaotic-zalo.ts";

/** A comprehensive package (zalo-openapi.md 5.4). */
const PER_MINUTE = 2_000;
const nothing = { slow: 0, tooFast: 0, http500: 0, noAnswer: 0, refused: 0 };
const REPLY_WITHIN_MS = 20_000;

interface Fairness {
  db: Database;
  databaseUrl: string;
  folder: string;
  /** Whose announcement waits, and whose person writes. */
  busy: ChaosCommune;
  quiet: ChaosCommune;
  waiting: number;
  replies: number;
}

/** How long people of one commune wait for an answer, ms, the middle one: when nothing else happens, and while another's messages leave. */
export interface FairnessResult {
  alone: number;
  beside: number;
  longest: number;
  /** Messages of the other commune that left meanwhile. */
  left: number;
}

export async function measureFairness(given: Fairness): Promise<FairnessResult> {
  const zalo = await startChaoticZalo(nothing, 1, PER_MINUTE);
  const product = await startOn(given, { role: "all", zaloUrl: zalo.url });
  const { oaId } = given.quiet;
  let asked = 0;
  const ask = async () => {
    asked += 1;
    const userId = `8${String(asked).padStart(18, "0")}`;
    const { body, headers } = signed(textEvent({ oaId, userId, text: "trợ giúp" }));
    const askedAt = performance.now();
    await fetch(`${product.url}/webhooks/zalo`, { method: "POST", body, headers });
    while (!zalo.arrived.has(userId) && performance.now() - askedAt < REPLY_WITHIN_MS) await sleep(2);
    return performance.now() - askedAt;
  };
  const askAll = async () => {
    const waits: number[] = [];
    while (waits.length < given.replies) waits.push(await ask());
    return waits.sort((a, b) => a - b);
  };
  try {
    // The first answer reads and compiles what later ones find ready.
    await ask();
    const alone = middleOf(await askAll());
    await fillOutbox(given);
    const before = zalo.calls.all;
    while (zalo.calls.all < before + 20) await sleep(10);
    const beside = await askAll();
    const left = zalo.calls.all - before - given.replies;
    return { alone, beside: middleOf(beside), longest: beside.at(-1) ?? 0, left };
  } finally {
    product.child.kill("SIGKILL");
    await product.exitCode();
    await zalo.close();
  }
}

function middleOf(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** To as many groups; by hand, because the product never lets so many of one announcement wait at once. */
async function fillOutbox({ db, busy, waiting }: Fairness): Promise<void> {
  const sealed = testVault.seal(JSON.stringify({ text: "mai họp" }));
  await withScope(db, "all", async (tx) => {
    await tx.execute(sql`
      insert into outbound_messages (commune_id, oa_id, lane, recipient_kind, recipient_id, kind, content_sealed, state, priority, created_at)
      select ${busy.id}, ${busy.oaId}, ${`${busy.oaId}:group:`} || lpad(to_hex(n), 20, '0'), 'group', lpad(to_hex(n), 20, '0'),
        'announcement', ${sealed}, 'pending', 5, now() from generate_series(1, ${waiting}::int) n`);
    await tx.execute(sql`
      insert into outbound_lanes (lane, oa_id, priority, next_at)
      select lane, oa_id, priority, now() from outbound_messages where commune_id = ${busy.id}`);
    await tx.execute(sql`
      insert into token_buckets (key, tokens, rate, cap, at, learned)
      values (${`oa:${busy.oaId}`}, ${PER_MINUTE}, ${PER_MINUTE / 60}, ${PER_MINUTE}, now(), true)`);
  });
}
