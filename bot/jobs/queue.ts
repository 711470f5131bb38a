import { Queue as BullQueue, Worker as BullWorker, createPostgresBackend, runMigrations, withBackend } from "bullmq";
import { Redis } from "ioredis";
import pg from "pg";
import type { Logger } from "../logger.ts";
import { coalesce } from "./coalesce.ts";
import { QueueUnreachableError } from "./queue-unreachable-error.ts";

const QUEUE_NAME = "to-so";
const TIME_ZONE = "Asia/Ho_Chi_Minh";
const READY_WITHIN_MS = 5_000;
const CLOSE_WITHIN_MS = 5_000;
const COMPLAIN_EVERY_MS = 30_000;

// In PostgreSQL adding a job serialises commits (NOTIFY), so one per commit of the webhook would halve what it stores.
// Nobody who chats notices 25 ms.
const REST_AFTER_WAKE_MS = 25;

// The same on every worker: on Redis one with a longer interval would hold the others back. Short, because a job of a
// killed process holds up the wakes of its key until it is found.
const LOCK_MS = 10_000;
const LOOK_FOR_STALLED_MS = 5_000;
const TIMES_A_JOB_MAY_STALL = 5;

const jobOptions = {
  attempts: 3,
  backoff: { type: "exponential", delay: 1_000 },
  // Age and count: a count alone overshoots under load.
  removeOnComplete: { age: 3_600, count: 1_000 },
  removeOnFail: { age: 7 * 86_400, count: 1_000 },
};

/** Ids only: never people's words, phones or tokens. */
export type Payload = Record<string, string | number>;

/** What a job did, for the log: `{ due: 12, sent: 11 }`. */
export type Counts = Record<string, number>;

export type JobHandler = (payload: unknown) => Promise<Counts>;

/** `cron` in Vietnam time (five or six fields), or a fixed distance. */
export type Schedule = { cron: string } | { everyMs: number };

export type Queue = {
  /**
   * Makes somebody run the job soon. Many wakes with the same payload become one run, but a run that is already under way does
   * not count: another follows it. Never fails; rows are the truth and a sweep finds what nobody woke.
   */
  wake(jobName: string, payload?: Payload): void;
  /** The whole plan by job name: what is no longer in it is not run by the clock any more. */
  schedule(plan: Record<string, Schedule>): Promise<void>;
  /** Starts to work on jobs, at most `concurrency` at a time in this process. */
  start(handlers: Record<string, JobHandler>, options: { concurrency: number }): Promise<void>;
  isReady(): Promise<boolean>;
  /** Aborted when the process is about to stop: long work leaves the rest to others. */
  ending: AbortSignal;
  /** Finishes what runs, for a few seconds; what is cut off is found again by another process. */
  close(): Promise<void>;
};

type Backend = {
  queue: BullQueue;
  makeWorker(run: (name: string, payload: unknown) => Promise<Counts>, concurrency: number): BullWorker;
  end(): void;
};

type QueueOptions = { databaseUrl: string; redisUrl: string | undefined; logger: Logger };

/** Queues in Redis when `redisUrl` is given (throws QueueUnreachableError), otherwise in the database, which has been checked before. */
export async function createQueue({ databaseUrl, redisUrl, logger }: QueueOptions): Promise<Queue> {
  const complain = createComplaint(logger);
  const backend =
    redisUrl === undefined ? await openPostgres(databaseUrl, complain) : await openRedis(redisUrl, complain);
  const { queue } = backend;
  let worker: BullWorker | undefined;
  let closing: Promise<void> | undefined;
  const ending = new AbortController();

  const add = coalesce(REST_AFTER_WAKE_MS, async (key) => {
    const { name, payload } = JSON.parse(key) as { name: string; payload: Payload };
    const deduplication = { id: key, keepLastIfActive: true };
    await queue.add(name, payload, { ...jobOptions, deduplication }).catch(complain);
  });

  return {
    wake(name, payload = {}) {
      if (closing === undefined) add(JSON.stringify({ name, payload }));
    },
    async schedule(plan) {
      const known = await queue.getJobSchedulers();
      for (const { key } of known) if (!(key in plan)) await queue.removeJobScheduler(key);
      for (const [name, when] of Object.entries(plan)) {
        const repeat = "cron" in when ? { pattern: when.cron, tz: TIME_ZONE } : { every: when.everyMs };
        await queue.upsertJobScheduler(name, repeat, { name, data: {}, opts: jobOptions });
      }
    },
    async start(handlers, { concurrency }) {
      const started = backend.makeWorker((name, payload) => runJob(handlers, name, payload, logger), concurrency);
      started.on("error", complain);
      // Not by itself: a worker whose first connection failed would ask again and again without a pause, and then neither timers nor
      // signals reach the process.
      await started.waitUntilReady().catch(async (cause: unknown) => {
        await started.close(true).catch(complain);
        throw new QueueUnreachableError(
          "Không mở được hàng đợi công việc; hãy kiểm tra máy chủ dữ liệu rồi chạy lại.",
          { cause },
        );
      });
      worker = started;
      started.run().catch(complain);
    },
    async isReady() {
      if (closing !== undefined) return false;
      return within(READY_WITHIN_MS, queue.count()).then(
        () => true,
        () => false,
      );
    },
    ending: ending.signal,
    close() {
      ending.abort();
      closing ??= close();
      return closing;
    },
  };

  async function close(): Promise<void> {
    await within(CLOSE_WITHIN_MS, add.settled()).catch(complain);
    if (worker !== undefined) await within(CLOSE_WITHIN_MS, worker.close()).catch(() => worker?.close(true));
    await within(CLOSE_WITHIN_MS, queue.close()).catch(complain);
    backend.end();
  }
}

async function runJob(
  handlers: Record<string, JobHandler>,
  name: string,
  payload: unknown,
  logger: Logger,
): Promise<Counts> {
  const handler = handlers[name];
  if (handler === undefined) throw new Error(`no job is called ${name}; another version may have queued it`);
  const startedAt = performance.now();
  try {
    const counts = await handler(payload);
    const level = Object.values(counts).some((count) => count > 0) ? "info" : "debug";
    logger[level]({ job: name, ms: Math.round(performance.now() - startedAt), ...counts }, "job done");
    return counts;
  } catch (error) {
    logger.error({ job: name, ms: Math.round(performance.now() - startedAt), err: error }, "job failed");
    throw new JobFailedError(name);
  }
}

/** Stands in for the cause in the queue's own records, where a message could repeat people's words. The log has the cause. */
class JobFailedError extends Error {
  override name = "JobFailedError";
  constructor(jobName: string) {
    super(`${jobName} failed; see the log`);
  }
}

const workerOptions = (concurrency: number) => ({
  autorun: false,
  concurrency,
  lockDuration: LOCK_MS,
  stalledInterval: LOOK_FOR_STALLED_MS,
  maxStalledCount: TIMES_A_JOB_MAY_STALL,
});

async function openPostgres(connectionString: string, complain: (error: Error) => void): Promise<Backend> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: READY_WITHIN_MS });
  await client.connect();
  try {
    // At every start: new releases of BullMQ bring migrations. On one session, because they lock.
    await runMigrations(client);
  } finally {
    await client.end();
  }
  const { Queue: PostgresQueue, Worker: PostgresWorker } = withBackend(createPostgresBackend);
  // A pool of 10 is faster than one of 50; the listener has a connection of its own.
  const connect = (max: number) => ({ connectionString, max, connectionTimeoutMillis: READY_WITHIN_MS });
  const queue = new PostgresQueue(QUEUE_NAME, { connection: connect(3) });
  queue.on("error", complain);
  await queue.waitUntilReady();
  return {
    queue: queue as unknown as BullQueue,
    makeWorker: (run, concurrency) =>
      new PostgresWorker(QUEUE_NAME, (job) => run(job.name, job.data), {
        connection: connect(8),
        ...workerOptions(concurrency),
      }) as unknown as BullWorker,
    end: () => undefined,
  };
}

/** Those who add fail at once while Redis is away; workers wait and come back by themselves. */
async function openRedis(url: string, complain: (error: Error) => void): Promise<Backend> {
  const retryStrategy = (times: number) => Math.min(times * 200, 3_000);
  const producer = new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: READY_WITHIN_MS,
    retryStrategy,
  });
  producer.on("error", complain);
  const queue = new BullQueue(QUEUE_NAME, { connection: producer });
  queue.on("error", complain);
  try {
    // BullMQ asks its first question once and keeps the answer: one that came too late would never be put right.
    await within(READY_WITHIN_MS, queue.waitUntilReady());
  } catch {
    producer.disconnect();
    throw new QueueUnreachableError(
      `Không kết nối được Redis ở ${new URL(url).host}; hãy kiểm tra REDIS_URL và máy chủ Redis.`,
    );
  }
  const consumer = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: null, retryStrategy });
  consumer.on("error", complain);
  return {
    queue,
    makeWorker: (run, concurrency) =>
      new BullWorker(QUEUE_NAME, (job) => run(job.name, job.data), {
        connection: consumer,
        ...workerOptions(concurrency),
      }),
    end() {
      producer.disconnect();
      consumer.disconnect();
    },
  };
}

/** A server that is away makes an error a second; one line in a while says it. */
function createComplaint(logger: Logger): (error: Error) => void {
  let quietUntil = 0;
  return (error) => {
    if (performance.now() < quietUntil) return;
    quietUntil = performance.now() + COMPLAIN_EVERY_MS;
    logger.warn({ err: error }, "the queue has trouble; work continues with the next sweep");
  };
}

async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
