import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { type Database, withScope } from "../../bot/db/connection.ts";
import { enqueueMany } from "../../bot/services/outbox/enqueue.ts";
import { type ProductProcess, startProcess, waitUntilReady } from "../helpers/product-process.ts";
import { testDeps } from "../helpers/turn.ts";
import { type Mix, makeRandom, startChaoticZalo } from "./chaotic-zalo.ts";

export interface ChaosCommune {
  id: number;
  oaId: string;
}

interface Chaos {
  db: Database;
  databaseUrl: string;
  /** Where the worker runs; empty. */
  folder: string;
  communes: readonly ChaosCommune[];
  /** How many are sent to: every second one a person, the others groups. */
  recipients: number;
  kills: number;
  mix: Mix;
  seed: number;
  /** Replies that did not arrive go once more, after 20 s: whether to wait for that. */
  waitsForSecondTry: boolean;
  withinMs: number;
}

export interface ChaosResult {
  /** Recipients by what their row says and how often the message arrived, e.g. "sent, arrived 1". */
  fates: Record<string, number>;
  /** Rows that are unknown although Zalo's history has them. */
  unsettled: number;
  /** From the last kill, ms. */
  settledIn: number;
  /** The longest any message took from its last claim until it was known to have arrived, ms. */
  longestUnknown: number;
  calls: number;
  /** Lines of the workers' logs that speak of an error, by what they say. */
  errors: Record<string, number>;
}

/** Sends to many through a worker process that is killed again and again, to a Zalo that misbehaves; then looks at everybody's fate. */
export async function runChaos(chaos: Chaos): Promise<ChaosResult> {
  const zalo = await startChaoticZalo(chaos.mix, chaos.seed);
  const random = makeRandom(chaos.seed + 1);
  const errors: Record<string, number> = {};
  let worker: ProductProcess | undefined;
  async function kill(): Promise<void> {
    if (worker === undefined) return;
    if (worker.child.exitCode === null && worker.child.signalCode === null) worker.child.kill("SIGKILL");
    await worker.exitCode();
    countErrors(worker.output(), errors);
    worker = undefined;
  }
  try {
    await queueAll(chaos);
    for (let kills = 1; kills <= chaos.kills; kills += 1) {
      worker = await startOn(chaos, { role: "worker", zaloUrl: zalo.url });
      await waitForEnded(chaos, (chaos.recipients * (kills - random() * 0.5)) / (chaos.kills + 1));
      if (kills === 1) await zalo.vanish(300);
      await kill();
    }
    const killedAt = performance.now();
    worker = await startOn(chaos, { role: "worker", zaloUrl: zalo.url });
    const unsettled = await settle(chaos, zalo.arrived, killedAt + chaos.withinMs);
    const settledIn = performance.now() - killedAt;
    await kill();
    const fates = await readFates(chaos.db, zalo.arrived);
    const longestUnknown = await readLongest(chaos.db);
    return { fates, unsettled, settledIn, longestUnknown, calls: zalo.calls.all, errors };
  } finally {
    await kill();
    await zalo.close();
  }
}

/** Slower than that nothing leaves, and the test may as well end. */
const MOST_BETWEEN_KILLS_MS = 120_000;

/**
 * Until so many calls ended, well or not. Not until Zalo was called so often: what a kill found between claim and call is unknown, and
 * half of it is never tried again.
 */
async function waitForEnded({ db }: Chaos, count: number): Promise<void> {
  const endsAt = performance.now() + MOST_BETWEEN_KILLS_MS;
  for (;;) {
    const { rows } = await withScope(db, "all", (tx) =>
      tx.execute<{ ended: number }>(sql`
        select count(*)::int as ended from outbound_messages
        where state not in ('pending', 'sending') and dedupe_key like 'chaos_%'`),
    );
    const ended = rows[0]?.ended ?? 0;
    if (ended >= count) return;
    if (performance.now() > endsAt) throw new Error(`only ${ended} of ${count} calls ended`);
    await sleep(20);
  }
}

const ERROR_LEVEL = 50;

function countErrors(output: string, errors: Record<string, number>): void {
  for (const line of output.split("\n")) {
    if (!line.startsWith("{") || !line.endsWith("}")) continue;
    const said = JSON.parse(line) as { level: number; msg: string; err?: { type?: string; code?: string } };
    if (said.level < ERROR_LEVEL) continue;
    const key = [said.msg, said.err?.type, said.err?.code].filter(Boolean).join(": ");
    errors[key] = (errors[key] ?? 0) + 1;
  }
}

async function queueAll({ db, communes, recipients }: Chaos): Promise<void> {
  const { outbox } = testDeps({ now: new Date() });
  const each = Math.ceil(recipients / communes.length);
  for (const [place, { id, oaId }] of communes.entries()) {
    const mine = Array.from({ length: Math.min(each, recipients - place * each) }, (_, n) => place * each + n);
    await withScope(db, { communes: [id] }, (tx) =>
      enqueueMany(
        tx,
        outbox,
        mine.map((n) => ({
          ...{ communeId: id, oaId, message: { text: `tin số ${n}` }, dedupeKey: `chaos_${n}` },
          ...(n % 2 === 0
            ? { kind: "reply" as const, recipient: { kind: "person" as const, id: `4${String(n).padStart(18, "0")}` } }
            : {
                kind: "notice" as const,
                recipient: { kind: "group" as const, id: `a${String(n).padStart(19, "0")}` },
              }),
        })),
      ),
    );
  }
}

/** The built product on this database with this Zalo, ready. */
export async function startOn(
  { databaseUrl, folder }: Pick<Chaos, "databaseUrl" | "folder">,
  { role, zaloUrl }: { role: "all" | "worker"; zaloUrl: string },
): Promise<ProductProcess> {
  const env = {
    ROLE: role,
    DATABASE_URL: databaseUrl,
    SECRETS_KEY: Buffer.alloc(32, 7).toString("base64"),
    ZALO_APP_ID: "2000000000000000011",
    ZALO_APP_SECRET: "app-secret",
    ZALO_OPENAPI_URL: zaloUrl,
    ZALO_OAUTH_URL: zaloUrl,
    ZALO_GRAPH_URL: zaloUrl,
    ZALO_BUSINESS_URL: zaloUrl,
  };
  const worker = await startProcess({ cwd: folder, env });
  await waitUntilReady(worker);
  return worker;
}

/** Until nothing is under way and nothing is unknown that Zalo's history tells of. Returns how many such there are at the end. */
async function settle({ db, waitsForSecondTry }: Chaos, arrived: Map<string, number>, endsAt: number): Promise<number> {
  for (;;) {
    const rows = await readRows(db);
    const open = rows.filter(({ state, to }) =>
      state === "unknown" ? arrived.has(to) : state !== "sent" && state !== "failed",
    );
    const isOver = performance.now() > endsAt;
    const isTrying = waitsForSecondTry && rows.some(({ state, mayGoAgain }) => state === "unknown" && mayGoAgain);
    if (isOver || (open.length === 0 && !isTrying)) return open.length;
    await sleep(200);
  }
}

async function readRows(db: Database) {
  const { rows } = await withScope(db, "all", (tx) =>
    tx.execute<{ to: string; state: string; may_go_again: boolean; has_reason: boolean }>(sql`
      select recipient_id as to, state, recipient_kind = 'person' and resent_at is null as may_go_again,
        reason is not null as has_reason
      from outbound_messages where dedupe_key like 'chaos_%'`),
  );
  return rows.map(({ may_go_again: mayGoAgain, has_reason: hasReason, ...row }) => ({ ...row, mayGoAgain, hasReason }));
}

async function readLongest(db: Database): Promise<number> {
  const { rows } = await withScope(db, "all", (tx) =>
    tx.execute<{ ms: number }>(sql`
      select coalesce(max(extract(epoch from settled_at - claimed_at)) * 1000, 0)::float8 as ms
      from outbound_messages where state = 'sent' and dedupe_key like 'chaos_%'`),
  );
  return rows[0]?.ms ?? 0;
}

async function readFates(db: Database, arrived: Map<string, number>): Promise<Record<string, number>> {
  const fates: Record<string, number> = {};
  for (const { to, state, hasReason } of await readRows(db)) {
    const why = state === "sent" || hasReason ? "" : " without a reason";
    const fate = `${state}${why}, arrived ${arrived.get(to) ?? 0}`;
    fates[fate] = (fates[fate] ?? 0) + 1;
  }
  return fates;
}
