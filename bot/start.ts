import type { FastifyInstance } from "fastify";
import { buildApp } from "./app.ts";
import { type Config, ConfigError } from "./config.ts";
import { closeDatabase, openDatabase } from "./db/connection.ts";
import type { OpenDatabase } from "./db/open.ts";
import { showPresence } from "./db/presence.ts";
import { createVault } from "./db/vault.ts";
import { type Deps, wireDeps } from "./deps.ts";
import { jobs } from "./jobs/index.ts";
import { createQueue } from "./jobs/queue.ts";
import type { Logger } from "./logger.ts";
import { bypassesRowSecurity, collectProcessMetrics } from "./metrics.ts";
import { openDemo } from "./open-demo.ts";
import { createSandbox } from "./sandbox/index.ts";
import { openSandbox } from "./sandbox-access.ts";
import { connectOa } from "./services/official-accounts/connect.ts";
import { warmUp } from "./warm-up.ts";

// Of the embedded server's 60: a process takes these, the 10 of `database`, 3 for adding jobs, 9 for working on them and 1 to show that
// it lives.
const DOOR_CONNECTIONS = 1;
const TOKEN_CONNECTIONS = 2;
const JOBS_AT_ONCE = 10;
const LET_REQUESTS_FINISH_MS = 2_000;

export type Product = {
  deps: Deps;
  /** Teams to try the product with; empty with a real Zalo app. */
  demoTeams: { name: string; joinCode: string }[];
  stop(): Promise<void>;
};

/**
 * Queue, HTTP, workers, in this order, on the open database; what ROLE asks for. When a step fails, or `signal` asks
 * to stop meanwhile, the steps before it are undone, the database too, and the reason is thrown. `stop` undoes all of them in reverse.
 */
export async function startProduct(
  config: Config,
  database: OpenDatabase,
  logger: Logger,
  signal: AbortSignal,
): Promise<Product> {
  const undo: (() => Promise<void>)[] = [];
  async function stop() {
    for (let step = undo.pop(); step !== undefined; step = undo.pop()) {
      await step().catch((error: unknown) => logger.error({ err: error }, "a part did not stop cleanly"));
    }
  }
  try {
    undo.push(database.close);
    signal.throwIfAborted();
    const queue = await createQueue({ databaseUrl: database.url, redisUrl: config.redisUrl, logger });
    undo.push(queue.close);
    signal.throwIfAborted();
    collectProcessMetrics();
    bypassesRowSecurity.set(database.bypassesRowSecurity ? 1 : 0);
    const vault = createVault(config.secretsKey);
    const doorDb = openDatabase(database.url, { max: DOOR_CONNECTIONS, logger });
    undo.push(() => closeDatabase(doorDb));
    const tokenDb = openDatabase(database.url, { max: TOKEN_CONNECTIONS, logger });
    undo.push(() => closeDatabase(tokenDb));
    // The settings' app and addresses, or the sandbox's: the only difference between the two.
    const zalo =
      config.zalo.mode === "real" ? { access: config.zalo } : await openSandbox(config, createSandbox, signal);
    const sandbox = "close" in zalo ? zalo : undefined;
    if (sandbox) undo.push(sandbox.close);
    const house = { config, db: database.db, doorDb, tokenDb, vault, queue, logger, now: () => new Date() };
    const deps = wireDeps(house, zalo.access);
    // Until its calls have ended.
    if (config.role !== "web") undo.push(showPresence(database.url, deps.owner, logger));
    undo.push(deps.close);
    await connectFirstOa(deps);
    const demoTeams = sandbox && config.role !== "worker" ? await openDemo(deps) : [];
    sandbox?.publish();
    const app = buildApp(deps);
    if (sandbox && config.role !== "worker") app.register(sandbox.plugin);
    undo.push(() => closeApp(app));
    warmUp();
    await listen(app, config);
    signal.throwIfAborted();
    await sandbox?.saveWebhook();
    if (config.role !== "web") {
      await startWorkers(deps);
      // Closing twice does no harm; workers end before the HTTP entrance they may call.
      undo.push(queue.close);
    }
    return { deps, demoTeams, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function connectFirstOa({ db, vault, zaloAccess, now }: Deps): Promise<void> {
  const { appId, firstOa } = zaloAccess;
  if (!firstOa) return;
  const { id: oaId, ...keys } = firstOa;
  await connectOa(db, vault, { given: { oaId, appId, ...keys }, now: now() });
}

async function startWorkers(deps: Deps): Promise<void> {
  const handlers = jobs.map((job) => [job.name, (payload: unknown) => job.run(payload, deps)] as const);
  const plan = jobs.flatMap((job) => (job.schedule === undefined ? [] : [[job.name, job.schedule] as const]));
  await deps.queue.schedule(Object.fromEntries(plan));
  await deps.queue.start(Object.fromEntries(handlers), { concurrency: JOBS_AT_ONCE });
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === undefined ? undefined : listenProblems[code];
    throw reason === undefined ? error : new ConfigError(`${reason} (HOST=${host}, PORT=${port}).`);
  }
}

const listenProblems: Record<string, string> = {
  EADDRINUSE: "Cổng này đang có chương trình khác dùng; hãy tắt chương trình đó hoặc đặt PORT khác",
  EACCES: "Không được phép dùng cổng này; hãy đặt PORT từ 1024 trở lên",
  EADDRNOTAVAIL: "Máy này không có địa chỉ đó; hãy sửa HOST",
  ENOTFOUND: "Không có máy nào tên như vậy; hãy sửa HOST",
};

/** Requests under way may finish; streams that never end on their own are cut off. */
async function closeApp(app: FastifyInstance): Promise<void> {
  const cutOff = setTimeout(() => app.server.closeAllConnections(), LET_REQUESTS_FINISH_MS);
  await app.close().finally(() => clearTimeout(cutOff));
}
