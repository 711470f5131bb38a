import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { projectRoot } from "../../bot/project-root.ts";
import { findFreePort } from "./redis-server.ts";

export type ProductProcess = {
  child: ChildProcess;
  url: string;
  output(): string;
  exitCode(): Promise<number | null>;
};

type Start = { cwd: string; env?: Record<string, string | undefined>; command?: [string, ...string[]] };

/** Starts the built product with nothing of this environment but PATH; does not wait. */
export async function startProcess({ cwd, env = {}, command }: Start): Promise<ProductProcess> {
  const port = env.PORT ?? String(await findFreePort());
  const [program, ...args] = command ?? [process.execPath, join(projectRoot, "dist/bot/main.js")];
  const child = spawn(program, args, { cwd, env: { PATH: process.env.PATH, HOME: cwd, ...env, PORT: port } });
  const ended = once(child, "exit") as Promise<[number | null]>;
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk;
    });
  }
  return {
    child,
    url: `http://127.0.0.1:${port}`,
    output: () => output,
    exitCode: async () => (await ended)[0],
  };
}

/** Resolves with the time it took, in ms, until /readyz answers 200. Twice what is promised: a busy machine is slow, not wrong. */
export async function waitUntilReady(product: ProductProcess, timeoutMs = 60_000): Promise<number> {
  const startedAt = performance.now();
  while (performance.now() - startedAt < timeoutMs) {
    const answer = await fetch(`${product.url}/readyz`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    if (answer?.status === 200) return performance.now() - startedAt;
    await sleep(50);
  }
  throw new Error(`not ready within ${timeoutMs} ms:\n${product.output()}`);
}

/** Command lines of living processes that name the folder or have one of the ids (Linux: from /proc). */
export function findProcesses(folder: string): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
        const environment = readFileSync(`/proc/${pid}/environ`, "utf8");
        return command.includes(folder) || environment.includes(folder) ? [`${pid} ${command}`] : [];
      } catch {
        return [];
      }
    });
}
