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
  calls: number;
}

/** Sends to many through a worker process that is killed again and again, to a Zalo that misbehaves; then looks at everybody's fate. */
export async function runChaos(chaos: Chaos): Promise<ChaosResult> {
  const zalo = await startChaoticZalo(chaos.mix, chaos.seed);
  const random = makeRandom(chaos.seed + 1);
  let worker: ProductProcess | undefined;
  try {
    await queueAll(chaos);
    for (let kill = 1; kill <= chaos.kills; kill += 1) {
      worker = await startOn(chaos, { role: "worker", zaloUrl: zalo.url });
      const until = (chaos.recipients * (kill - random() * 0.5)) / (chaos.kills + 1);
      while (zalo.calls.all < until) await sleep(5);
      if (kill === 1) await zalo.vanish(300);
      worker.child.kill("SIGKILL");
      await worker.exitCode();
    }
    const killedAt = performance.now();
    worker = await startOn(chaos, { role: "worker", zaloUrl: zalo.url });
    const unsettled = await settle(chaos, zalo.arrived, killedAt + chaos.withinMs);
    const settledIn = performance.now() - killedAt;
    return { fates: await readFates(chaos.db, zalo.arrived), unsettled, settledIn, calls: zalo.calls.all };
  } finally {
    if (worker && worker.child.exitCode === null && worker.child.signalCode === null) worker.child.kill("SIGKILL");
    await worker?.exitCode();
    await zalo.close();
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
    const isTrying = waitsForSecondTry && rows.some(({ state, isPerson }) => state === "unknown" && isPerson);
    if (isOver || (open.length === 0 && !isTrying)) return open.length;
    await sleep(200);
  }
}

async function readRows(db: Database) {
  const { rows } = await withScope(db, "all", (tx) =>
    tx.execute<{ to: string; state: string; is_person: boolean; has_reason: boolean }>(sql`
      select recipient_id as to, state, recipient_kind = 'person' as is_person, reason is not null as has_reason
      from outbound_messages where dedupe_key like 'chaos_%'`),
  );
  return rows.map(({ is_person: isPerson, has_reason: hasReason, ...row }) => ({ ...row, isPerson, hasReason }));
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
