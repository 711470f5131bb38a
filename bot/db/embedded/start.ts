import { setInterval } from "node:timers";
import type { Logger } from "pino";
import { findServerAccount } from "./account.ts";
import { ensureAppDatabase } from "./app-role.ts";
import { type Binaries, findBinaries } from "./binaries.ts";
import { ensureCluster } from "./cluster.ts";
import { type Home, openHome } from "./home.ts";
import { readPostmaster } from "./postmaster.ts";
import { ensureServer, signalStop, stopServer, superuserUrl } from "./server.ts";
import { registerUser } from "./users.ts";

const WATCH_EVERY_MS = 500;

export type EmbeddedDatabase = {
  /** For the product: a plain role that owns its database. */
  url: string;
  /** For tests that make databases. The product never uses it: a superuser walks through row-level security. */
  superuserUrl: string;
  /** Where the data lies; not below DATA_DIR when the server's account could not reach it there. */
  folder: string;
  /** Gives the server up; it ends when nobody else uses it. Close every connection first. */
  stop(): Promise<void>;
};

/**
 * Starts the embedded PostgreSQL of DATA_DIR, or joins the one another process started, and keeps it running: killed, it is
 * started again on the same port. Throws EmbeddedDatabaseError with a sentence for the operator, or the signal's reason.
 */
export async function startEmbeddedDatabase(
  dataDir: string,
  logger: Logger,
  signal?: AbortSignal,
): Promise<EmbeddedDatabase> {
  const account = findServerAccount();
  const home = openHome(dataDir, account, logger);
  const binaries = await findBinaries(home.folder, account);
  const registration = await registerUser(home.folder);
  const leaveAtExit = () => registration.leaveNow(() => signalStop(home, binaries));
  process.once("exit", leaveAtExit);
  let watch: { end(): Promise<void> } | undefined;
  let stopping: Promise<void> | undefined;
  async function leave() {
    process.off("exit", leaveAtExit);
    await watch?.end();
    await registration.leave(() => stopServer(home, binaries));
  }
  function stop() {
    stopping ??= leave();
    return stopping;
  }
  try {
    await ensureCluster(home, binaries, signal);
    signal?.throwIfAborted();
    const { port } = await ensureServer(home, binaries, !registration.hasCompany());
    const url = await ensureAppDatabase(home, port);
    watch = watchServer(home, binaries, logger);
    return { url, superuserUrl: superuserUrl(home, port), folder: home.folder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Every user watches, because the process that started the server may be gone; a second start finds the first one's server. */
function watchServer(home: Home, binaries: Binaries, logger: Logger) {
  let restart: Promise<void> | undefined;
  const timer = setInterval(() => {
    if (restart !== undefined || readPostmaster(home.cluster) !== undefined) return;
    logger.warn("the embedded database has gone; starting it again");
    restart = ensureServer(home, binaries, false)
      .then(
        () => logger.info("the embedded database is back"),
        (error: unknown) => logger.error({ err: error }, "the embedded database cannot be started again"),
      )
      .finally(() => {
        restart = undefined;
      });
  }, WATCH_EVERY_MS);
  timer.unref();
  return {
    async end() {
      clearInterval(timer);
      await restart;
    },
  };
}
