import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isPostgres } from "./process-life.ts";

/** A running server as its own pid file tells. */
export type Postmaster = { pid: number; port: number; isReady: boolean };

/**
 * Reads `postmaster.pid` of a cluster; undefined when no server runs there.
 * Lines: 1 pid, 2 folder, 3 start, 4 port, 5 socket folder, 6 address, 7 shared memory, 8 state ("ready", padded).
 */
export function readPostmaster(cluster: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isPostgres(pid)) return undefined;
  return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === "ready" };
}
