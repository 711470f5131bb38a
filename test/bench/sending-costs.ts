import { readdirSync, readFileSync } from "node:fs";

/** Seconds, and MB at its largest. */
export interface Cost {
  wall: number;
  /** Of this process: deciding, sealing, talking to the database. */
  own: number;
  /** Of the database's server, where /proc tells it. */
  server: number;
  memory: number;
}

/** "12.3 s (456/s; processor ms each: …)". */
export function describeCost({ wall, own, server, memory }: Cost, count: number): string {
  const each = (seconds: number) => ((seconds * 1_000) / Math.max(1, count)).toFixed(2);
  return `${wall.toFixed(1)} s (${Math.round(count / wall)}/s; processor ms each: ours ${each(own)}, database ${each(server)}; at most ${Math.round(memory)} MB)`;
}

export function megabytes(bytes: number): string {
  return Math.round(bytes / 2 ** 20).toString();
}

const TICKS_PER_SECOND = 100;
const LOOK_EVERY_MS = 200;

/** What a piece of work costs: other work on the machine lengthens `wall`, not the processor times. */
export async function measureCost<T>(postmaster: number, work: () => Promise<T>): Promise<Cost & { result: T }> {
  const startedAt = performance.now();
  const own = process.cpuUsage();
  const server = serverSeconds(postmaster);
  let memory = process.memoryUsage().rss;
  const timer = setInterval(() => {
    memory = Math.max(memory, process.memoryUsage().rss);
  }, LOOK_EVERY_MS);
  const result = await work().finally(() => clearInterval(timer));
  const used = process.cpuUsage(own);
  return {
    result,
    wall: (performance.now() - startedAt) / 1_000,
    own: (used.user + used.system) / 1e6,
    server: serverSeconds(postmaster) - server,
    memory: memory / 2 ** 20,
  };
}

/** Processor seconds of the server's processes, those of closed connections included: their parent has them. */
function serverSeconds(postmaster: number): number {
  let ticks = 0;
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      const isParent = Number(pid) === postmaster;
      if (isParent || Number(fields[1]) === postmaster) ticks += Number(fields[11]) + Number(fields[12]);
      if (isParent) ticks += Number(fields[13]) + Number(fields[14]);
    } catch {
      // It ended while we looked.
    }
  }
  return ticks / TICKS_PER_SECOND;
}
