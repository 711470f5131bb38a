import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

export type Measurement = { perSecond: number; p50Ms: number; p99Ms: number };

/** What the process that plays Zalo is told. `run` makes message ids distinct. */
export type LoadOrder = { port: number; run: string; count: number; connections: number };

export type LoadResult = Measurement | { error: string };

/** Sends signed webhooks from a process of its own. Throws on any answer but 200. */
export interface Sender {
  send(order: LoadOrder): Promise<Measurement>;
  stop(): void;
}

export function startSender(): Sender {
  const child = fork(join(import.meta.dirname, "send-webhooks.ts"), { execArgv: ["--import", "tsx"] });
  return {
    async send(order) {
      child.send(order);
      const [result] = (await once(child, "message")) as [LoadResult];
      if ("error" in result) throw new Error(result.error);
      return result;
    },
    stop: () => child.kill("SIGTERM"),
  };
}

/** From each one's time and the time of all. */
export function summarize(latenciesMs: Float64Array, wholeMs: number): Measurement {
  const sorted = latenciesMs.toSorted();
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { perSecond: (1_000 * latenciesMs.length) / wholeMs, p50Ms: at(0.5), p99Ms: at(0.99) };
}
