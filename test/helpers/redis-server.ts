import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Redis } from "ioredis";

export type RedisServer = {
  url: string;
  /** Kills the server; `start` brings an empty one back on the same port. Not possible with TEST_REDIS_URL. */
  kill?: () => Promise<void>;
  start?: () => Promise<void>;
  stop(): Promise<void>;
};

/** Whether tests on Redis can run: `redis-server` is installed, or TEST_REDIS_URL names a Redis that may be emptied. */
export function canRunRedis(): boolean {
  const canRun = process.env.TEST_REDIS_URL !== undefined || spawnSync("redis-server", ["--version"]).status === 0;
  if (!canRun) console.warn("Tests on Redis are skipped: install redis-server or set TEST_REDIS_URL.");
  return canRun;
}

export async function startRedis(): Promise<RedisServer> {
  const given = process.env.TEST_REDIS_URL;
  if (given !== undefined) {
    await flush(given);
    return { url: given, stop: async () => undefined };
  }
  const port = await findFreePort();
  const url = `redis://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  async function start() {
    child = spawn("redis-server", ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"], {
      stdio: "ignore",
    });
    await flush(url);
  }
  async function kill() {
    const ended = new Promise((resolve) => child?.once("exit", resolve));
    child?.kill("SIGKILL");
    await ended;
  }
  await start();
  return { url, kill, start, stop: kill };
}

async function flush(url: string): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  redis.on("error", () => undefined);
  for (let attempt = 0; ; attempt++) {
    try {
      await redis.connect();
      break;
    } catch (error) {
      if (attempt === 100) throw error;
      await sleep(50);
    }
  }
  await redis.flushdb();
  redis.disconnect();
}

export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
