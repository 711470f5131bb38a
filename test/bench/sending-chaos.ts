import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { type Database, withScope } from "../../bot/db/connection.ts";
import { oaSecretKey } from "../bot/flow/standing-bot.ts";
import { buildBot } from "../helpers/built-bot.ts";
import { testVault } from "../helpers/turn.ts";
import { type ChaosCommune, runChaos } from "../start/chaos.ts";
import { measureFairness } from "../start/fairness.ts";

interface ChaosBench {
  db: Database;
  databaseUrl: string;
  folder: string;
  share: number;
}

const ALL_RECIPIENTS = 10_000;
const ALL_KILLS = 20;
const OAS = 20;
/** Of the calls; the others are answered at once. */
const mix = { slow: 0.1, tooFast: 0.002, http500: 0.03, noAnswer: 0.03, refused: 0.02 };

/** With real workers and no compressed time: everybody's fate after kills, and an answer beside a flood. */
export async function measureWorkers({ db, databaseUrl, folder, share }: ChaosBench): Promise<void> {
  await buildBot();
  const communes = await someCommunes(db);
  await emptyOutbox(db);
  await withScope(db, "all", (tx) =>
    // Fresh tokens, or the workers would renew them first.
    tx.execute(sql`
      update official_accounts set secret_key_sealed = ${testVault.seal(oaSecretKey)}, token_issued_at = now(), token_state_at = now()`),
  );
  const [quiet, busy] = communes as [ChaosCommune, ChaosCommune];
  const home = join(folder, "worker");
  mkdirSync(home);
  const recipients = Math.round(ALL_RECIPIENTS * share);
  const kills = Math.max(3, Math.round(ALL_KILLS * share));
  const chaos = { db, databaseUrl, folder: home, communes, recipients, kills, mix, seed: 7 };
  const startedAt = performance.now();
  const result = await runChaos({ ...chaos, waitsForSecondTry: true, withinMs: 180_000 });
  console.info(
    `chaos: ${recipients} recipients, ${kills} kills, ${JSON.stringify(mix)}, in ${seconds(performance.now() - startedAt)} s; goal: it ends`,
  );
  console.table(result.fates);
  console.info(
    `  ${result.unsettled} unknown that Zalo's history has, ${seconds(result.settledIn)} s after the last kill; the longest was unknown for ${seconds(result.longestUnknown)} s; goal: none, and 60 s; nobody twice. Errors in the workers' logs: ${JSON.stringify(result.errors)}`,
  );
  await emptyOutbox(db);
  const given = { db, databaseUrl, folder: home, busy, quiet, waiting: 50_000, replies: 15 };
  const { alone, beside, longest, left } = await measureFairness(given);
  console.info(
    `an answer in one commune takes ${Math.round(alone)} ms, while 50,000 messages of another wait ${Math.round(beside)} ms (middle of 15, at most ${Math.round(longest)}; ${left} of them left meanwhile); goal: less than 1,000 ms more`,
  );
}

function seconds(ms: number): number {
  return Math.round(ms / 1_000);
}

async function someCommunes(db: Database): Promise<ChaosCommune[]> {
  const { rows } = await withScope(db, "all", (tx) =>
    tx.execute<{ id: number; oa_id: string }>(
      sql`select commune_id as id, oa_id from official_accounts order by commune_id limit ${OAS}`,
    ),
  );
  return rows.map((row) => ({ id: row.id, oaId: row.oa_id }));
}

/** What earlier measurements left waiting is not sent by these workers. */
async function emptyOutbox(db: Database): Promise<void> {
  await withScope(db, "all", async (tx) => {
    await tx.execute(sql`delete from reminders`);
    await tx.execute(sql`delete from outbound_messages`);
    await tx.execute(sql`delete from outbound_lanes`);
    await tx.execute(sql`delete from token_buckets`);
  });
}
