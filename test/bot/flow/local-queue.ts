import type { Job } from "../../../bot/jobs/job.ts";
import type { Payload, Queue } from "../../../bot/jobs/queue.ts";

/** Stands in for BullMQ inside one process: wakes run soon, many as one, and once more when woken while they ran. */
export interface LocalQueue extends Queue {
  /** Handlers run only after this. Before, wakes are lost, as with a queue that nobody reaches. */
  work(run: (job: Job, payload: unknown) => Promise<unknown>, jobs: readonly Job[]): void;
  /** Waits until nothing runs or is about to. */
  idle(): Promise<void>;
  errors: unknown[];
}

export function createLocalQueue(): LocalQueue {
  const running = new Map<string, Promise<void>>();
  const again = new Set<string>();
  let handle: ((name: string, payload: unknown) => Promise<unknown>) | undefined;
  const errors: unknown[] = [];
  const ending = new AbortController();

  function run(key: string): void {
    const { name, payload } = JSON.parse(key) as { name: string; payload: Payload };
    const work = Promise.resolve()
      .then(() => handle?.(name, payload))
      .catch((error: unknown) => errors.push(error))
      .then(() => {
        running.delete(key);
        if (again.delete(key)) run(key);
      });
    running.set(key, work);
  }

  return {
    errors,
    wake(name, payload = {}) {
      if (handle === undefined) return;
      const key = JSON.stringify({ name, payload });
      if (running.has(key)) again.add(key);
      else run(key);
    },
    work(runJob, jobs) {
      handle = async (name, payload) => {
        const job = jobs.find((one) => one.name === name);
        if (job) await runJob(job, payload);
      };
    },
    async idle() {
      while (running.size > 0) await Promise.all(running.values());
    },
    schedule: async () => undefined,
    start: async () => undefined,
    isReady: async () => true,
    ending: ending.signal,
    close: async () => ending.abort(),
  };
}
