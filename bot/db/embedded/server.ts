import { spawn, spawnSync } from "node:child_process";
import { chownSync, closeSync, existsSync, openSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Binaries } from "./binaries.ts";
import { EmbeddedDatabaseError, explainServerOutput, portTaken } from "./error.ts";
import { forgetPort, type Home, keepPassword, keepPort } from "./home.ts";
import { type Postmaster, readPostmaster } from "./postmaster.ts";
import { isAlive, isKnown, isPostgres } from "./process-life.ts";

const READY_WITHIN_MS = 25_000;
const LOOK_AGAIN_MS = 20;
const STOP_WITHIN_MS = 8_000;

/**
 * Small on purpose: the whole process tree stays far below 600 MB. Errors are not logged and details are cut, because
 * they quote values, which are people's words and phone numbers.
 */
const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "60",
  shared_buffers: "32MB",
  max_wal_size: "512MB",
  max_worker_processes: "4",
  max_parallel_workers: "2",
  autovacuum_max_workers: "2",
  io_workers: "1",
  jit: "off",
  timezone: "UTC",
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_checkpoints: "off",
};

/**
 * Returns the running server of this home, started if need be. Several processes may call at once: PostgreSQL's own lock lets
 * one server win, and the losers find it. `mayMove`: another port may be chosen when the kept one is taken by a stranger.
 */
export async function ensureServer(home: Home, binaries: Binaries, mayMove: boolean): Promise<Postmaster> {
  const giveUpAt = Date.now() + READY_WITHIN_MS;
  while (Date.now() < giveUpAt) {
    const running = readPostmaster(home.cluster);
    if (running?.isReady) {
      if (await answers(home, running.port)) return running;
    } else if (running === undefined) {
      await tryStart(home, binaries, mayMove);
      continue;
    }
    await sleep(LOOK_AGAIN_MS);
  }
  throw explainServerOutput("", home.folder);
}

export function superuserUrl(home: Home, port: number, database = "postgres"): string {
  return `postgresql://postgres:${keepPassword(home, "superuser").password}@127.0.0.1:${port}/${database}`;
}

/** False while it starts or stops. Another password means a server that is not ours. */
async function answers(home: Home, port: number): Promise<boolean> {
  const client = new pg.Client({ connectionString: superuserUrl(home, port), connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code !== "28P01") return false;
    throw new EmbeddedDatabaseError(
      `Mật khẩu trong ${home.folder} không còn đúng với cơ sở dữ liệu ở đó; hãy khôi phục thư mục này từ bản sao lưu.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Returns when the server is ready or another process's server won; throws when neither can be. */
async function tryStart(home: Home, binaries: Binaries, mayMove: boolean): Promise<void> {
  removeStrangersPidFile(home);
  const port = await keepPort(home);
  const log = join(home.folder, "server.log");
  const child = launch(home, binaries, port, log);
  const giveUpAt = Date.now() + READY_WITHIN_MS;
  while (Date.now() < giveUpAt) {
    if (readPostmaster(home.cluster)?.isReady) return;
    if (child.hasEnded()) break;
    await sleep(LOOK_AGAIN_MS);
  }
  const output = readFileSync(log, "utf8").slice(child.logStart);
  if (readPostmaster(home.cluster) !== undefined || /lock file .* already exists/.test(output)) return;
  if (/pre-existing shared memory block|is still in use/.test(output)) {
    // Processes of a killed server need a moment to notice.
    await sleep(10 * LOOK_AGAIN_MS);
    return;
  }
  if (!/Address already in use|could not create any TCP\/IP sockets/.test(output)) {
    throw explainServerOutput(output, home.folder);
  }
  if (!mayMove) throw portTaken(port, home.folder);
  forgetPort(home);
}

/** In its own process group, so that Ctrl-C reaches only us and we stop the server last. */
function launch(home: Home, binaries: Binaries, port: number, log: string) {
  const logFile = openSync(log, "a", 0o600);
  if (home.account !== undefined) chownSync(log, home.account.uid, home.account.gid);
  const logStart = readFileSync(log, "utf8").length;
  const options = Object.entries({ ...settings, port: String(port) }).map(([name, value]) => `${name}=${value}`);
  const [program, args] =
    process.platform === "win32"
      ? // postgres.exe refuses administrators; pg_ctl gives up the rights first.
        [binaries.pgCtl, ["start", "-D", home.cluster, "-l", log, "-o", options.map((o) => `-c "${o}"`).join(" ")]]
      : [binaries.postgres, ["-D", home.cluster, ...options.flatMap((option) => ["-c", option])]];
  const child = spawn(program, args, {
    ...home.account,
    cwd: home.folder,
    detached: true,
    stdio: ["ignore", logFile, logFile],
    windowsHide: true,
  });
  let ended = false;
  child.once("error", () => {
    ended = true;
  });
  child.once("exit", (code) => {
    ended = process.platform !== "win32" || code !== 0;
  });
  child.unref();
  closeSync(logFile);
  return { logStart, hasEnded: () => ended };
}

/**
 * PostgreSQL refuses to start while the id in a killed server's file is taken: after a restart of a container by any process,
 * or by the dead server itself, whose parent has not collected it. Only such a file is removed.
 */
function removeStrangersPidFile(home: Home): void {
  const file = join(home.cluster, "postmaster.pid");
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  if (isKnown(pid) && !isPostgres(pid)) rmSync(file, { force: true });
}

/** Sends the server away; its clients are cut off, what is committed is safe. */
export function signalStop(home: Home, binaries: Binaries): number | undefined {
  const running = readPostmaster(home.cluster);
  if (running === undefined) return undefined;
  if (process.platform === "win32") {
    spawnSync(binaries.pgCtl, ["stop", "-D", home.cluster, "-m", "fast", "--no-wait"], { stdio: "ignore" });
  } else {
    process.kill(running.pid, "SIGINT");
  }
  return running.pid;
}

/** Stops the server and returns when its process is gone. */
export async function stopServer(home: Home, binaries: Binaries): Promise<void> {
  const pid = signalStop(home, binaries);
  if (pid === undefined) return;
  const giveUpAt = Date.now() + STOP_WITHIN_MS;
  while (isAlive(pid) && Date.now() < giveUpAt) await sleep(LOOK_AGAIN_MS);
  // A shutdown that hangs ends at once; the journal makes the next start whole.
  if (isAlive(pid)) process.kill(pid, "SIGQUIT");
}
