import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { createQueue, type JobHandler, type Queue } from "../../../bot/jobs/queue.ts";
import { QueueUnreachableError } from "../../../bot/jobs/queue-unreachable-error.ts";
import { createLogger } from "../../../bot/logger.ts";
import { canRunRedis, findFreePort, type RedisServer, startRedis } from "../../helpers/redis-server.ts";
import { createTestDatabase, type TestDatabase } from "../../helpers/test-database.ts";

const logger = createLogger("silent");
const backends = [
  { name: "PostgreSQL", usesRedis: false, isHere: true },
  { name: "Redis", usesRedis: true, isHere: canRunRedis() },
];

describe.each(backends)("queue on $name", ({ usesRedis, isHere }) => {
  let database: TestDatabase;
  let redis: RedisServer | undefined;
  let queues: Queue[] = [];

  beforeAll(async () => {
    if (usesRedis && isHere) redis = await startRedis();
  });
  afterAll(() => redis?.stop());
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(async () => {
    await Promise.all(queues.map((queue) => queue.close()));
    queues = [];
    await database.drop();
  });

  async function open(handlers: Record<string, JobHandler> = {}): Promise<Queue> {
    const queue = await createQueue({ databaseUrl: database.url, redisUrl: redis?.url, logger });
    queues.push(queue);
    if (Object.keys(handlers).length > 0) await queue.start(handlers, { concurrency: 10 });
    return queue;
  }

  it.runIf(isHere)("turns many wakes of one moment into few runs, and the last wake is followed by a run", async () => {
    let latest = 0;
    const seen: number[] = [];
    const queue = await open({
      sweep: async () => {
        seen.push(latest);
        await sleep(20);
        return { seen: latest };
      },
    });
    for (latest = 1; latest < 1_000; latest++) {
      queue.wake("sweep");
      if (latest % 100 === 0) await sleep(5);
    }
    queue.wake("sweep");
    await vi.waitFor(() => expect(seen.at(-1)).toBe(1_000), { timeout: 5_000 });
    await sleep(200);
    expect(seen.length).toBeLessThan(30);
  });

  it.runIf(isHere)("runs a job again when it was woken while it ran, also by another process", async () => {
    let runs = 0;
    let finish: () => void = () => undefined;
    const first = await open({
      handle: async () => {
        runs++;
        if (runs === 1) await new Promise<void>((resolve) => (finish = resolve));
        return { runs };
      },
    });
    const other = await open();
    first.wake("handle", { conversationId: "7" });
    await vi.waitFor(() => expect(runs).toBe(1), { timeout: 5_000 });
    for (const queue of [first, other, other]) queue.wake("handle", { conversationId: "7" });
    await sleep(300);
    expect(runs).toBe(1);
    finish();
    await vi.waitFor(() => expect(runs).toBe(2), { timeout: 5_000 });
    await sleep(300);
    expect(runs).toBe(2);
  });

  it.runIf(isHere)("hands every payload to the job of its name", async () => {
    const seen: string[] = [];
    const note = (name: string) => async (payload: unknown) => {
      seen.push(`${name} ${JSON.stringify(payload)}`);
      return {};
    };
    const queue = await open({ handle: note("handle"), send: note("send") });
    for (const id of ["1", "2", "3"]) queue.wake("handle", { conversationId: id });
    queue.wake("send");
    await vi.waitFor(() => expect(seen).toHaveLength(4), { timeout: 5_000 });
    expect(seen.sort()).toEqual([
      'handle {"conversationId":"1"}',
      'handle {"conversationId":"2"}',
      'handle {"conversationId":"3"}',
      "send {}",
    ]);
  });

  it.runIf(isHere)("tries a failed job again", async () => {
    let runs = 0;
    const queue = await open({
      handle: async () => {
        runs++;
        if (runs === 1) throw new Error("the database was away");
        return {};
      },
    });
    queue.wake("handle");
    await vi.waitFor(() => expect(runs).toBe(2), { timeout: 6_000 });
  });

  it.runIf(isHere)("keeps the plan in Vietnam time and forgets what is no longer planned", async () => {
    const runs = { atVietnamHour: 0, atOtherHour: 0, often: 0 };
    const count = (name: keyof typeof runs) => async () => ({ runs: ++runs[name] });
    const queue = await open({
      atVietnamHour: count("atVietnamHour"),
      atOtherHour: count("atOtherHour"),
      often: count("often"),
    });
    const hour = (new Date().getUTCHours() + 7) % 24;
    await queue.schedule({
      atVietnamHour: { cron: `* * ${hour},${(hour + 1) % 24} * * *` },
      atOtherHour: { cron: `* * ${(hour + 5) % 24} * * *` },
      often: { everyMs: 300 },
    });
    await vi.waitFor(() => expect(Math.min(runs.atVietnamHour, runs.often)).toBeGreaterThanOrEqual(2), {
      timeout: 8_000,
    });
    expect(runs.atOtherHour).toBe(0);
    await queue.schedule({ atOtherHour: { cron: `* * ${(hour + 5) % 24} * * *` } });
    await sleep(400);
    const { often } = runs;
    await sleep(1_500);
    expect(runs.often).toBe(often);
  });

  it.runIf(isHere)("finds the job of a killed process and runs it", { timeout: 80_000 }, async () => {
    const queue = await open();
    const script = join(import.meta.dirname, "doomed-worker.ts");
    const child = spawn(process.execPath, ["--import", "tsx", script, database.url, redis?.url ?? ""]);
    onTestFinished(() => void child.kill("SIGKILL"));
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    await vi.waitFor(() => expect(output).toContain("listening"), { timeout: 40_000 });
    queue.wake("handle", { conversationId: "9" });
    await vi.waitFor(() => expect(output).toContain("taken"), { timeout: 5_000 });
    child.kill("SIGKILL");
    await once(child, "exit");
    let seen: unknown;
    await open({
      handle: async (payload) => {
        seen = payload;
        return {};
      },
    });
    await vi.waitFor(() => expect(seen).toEqual({ conversationId: "9" }), { timeout: 25_000 });
  });

  it.runIf(isHere)("lets a running job finish when it closes, and survives wakes after that", async () => {
    let finished = false;
    let started = false;
    const queue = await open({
      handle: async () => {
        started = true;
        await sleep(500);
        finished = true;
        return {};
      },
    });
    queue.wake("handle");
    await vi.waitFor(() => expect(started).toBe(true), { timeout: 5_000 });
    await queue.close();
    expect(finished).toBe(true);
    queue.wake("handle");
    await sleep(100);
    expect(await queue.isReady()).toBe(false);
  });

  it.runIf(isHere && usesRedis)("stays usable when the process is busy right after opening it", async () => {
    const queue = await open();
    // Longer than a command may take: then its time is up before its answer is read.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5_200);
    expect(await queue.isReady()).toBe(true);
  });

  it.runIf(isHere && usesRedis && process.env.TEST_REDIS_URL === undefined)(
    "fails fast for those who wake while Redis is away, and comes back by itself",
    { timeout: 50_000 },
    async () => {
      let runs = 0;
      const queue = await open({ handle: async () => ({ runs: ++runs }) });
      expect(await queue.isReady()).toBe(true);
      await redis?.kill?.();
      for (let i = 0; i < 100; i++) queue.wake("handle", { i });
      const askedAt = performance.now();
      expect(await queue.isReady()).toBe(false);
      expect(performance.now() - askedAt).toBeLessThan(6_000);
      await redis?.start?.();
      await vi.waitFor(async () => expect(await queue.isReady()).toBe(true), { timeout: 10_000 });
      runs = 0;
      queue.wake("handle");
      await vi.waitFor(() => expect(runs).toBeGreaterThan(0), { timeout: 20_000 });
    },
  );
});

it("refuses to start work when its place in the database is gone, and leaves timers and signals their turn", async () => {
  const database = await createTestDatabase();
  const queue = await createQueue({ databaseUrl: database.url, redisUrl: undefined, logger });
  await database.db.execute("drop schema bullmq cascade");
  await expect(queue.start({}, { concurrency: 1 })).rejects.toThrow(QueueUnreachableError);
  await sleep(10);
  await queue.close();
  await database.drop();
});

it("says in one sentence that Redis is not there, without the password", async () => {
  const port = await findFreePort();
  const opening = createQueue({ databaseUrl: "", redisUrl: `redis://user:s3cret@127.0.0.1:${port}`, logger });
  const error = await opening.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(QueueUnreachableError);
  expect((error as Error).message).toMatch(`127.0.0.1:${port}`);
  expect((error as Error).message).not.toMatch(/s3cret|\n/);
});
