import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Binaries } from "./binaries.ts";
import { explainServerOutput } from "./error.ts";
import { type Home, keepPassword } from "./home.ts";

const ABANDONED_AFTER_MS = 10 * 60_000;

const initdbOptions = [
  ["--auth", "scram-sha-256"],
  ["--encoding", "UTF8"],
  ["--locale", "C"],
  ["--locale-provider", "builtin"],
  ["--builtin-locale", "C.UTF-8"],
  ["--lc-messages", "C"],
  ["--no-instructions"],
].flat();

/**
 * Makes the cluster unless it is there. It is built under a private name and renamed when whole: killed at any moment, or
 * run by several processes at once, there is either a whole cluster or none. When the signal is aborted the work is given up and the
 * signal's reason thrown.
 */
export async function ensureCluster(home: Home, binaries: Binaries, signal?: AbortSignal): Promise<void> {
  if (existsSync(home.cluster)) return;
  removeAbandoned(home);
  const draft = join(home.folder, `draft-${randomBytes(6).toString("hex")}`);
  const { file } = keepPassword(home, "superuser");
  const args = ["-D", draft, "-U", "postgres", "--pwfile", file, ...initdbOptions];
  const { code, output } = await run(binaries.initdb, args, home, signal);
  if (code !== 0) {
    rmSync(draft, { recursive: true, force: true });
    signal?.throwIfAborted();
    throw explainServerOutput(output, home.folder);
  }
  try {
    renameSync(draft, home.cluster);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(home.cluster)) throw error;
  }
}

/** Drafts of killed processes; a young one may belong to a process that is still at work. */
function removeAbandoned(home: Home): void {
  for (const name of readdirSync(home.folder).filter((entry) => entry.startsWith("draft-"))) {
    const path = join(home.folder, name);
    if (Date.now() - statSync(path).mtimeMs > ABANDONED_AFTER_MS) rmSync(path, { recursive: true, force: true });
  }
}

/** Resolves when the program and what it started have ended; an aborted signal ends them. */
function run(
  program: string,
  args: string[],
  home: Home,
  signal?: AbortSignal,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...home.account, cwd: home.folder, stdio: ["ignore", "pipe", "pipe"] });
    signal?.addEventListener("abort", () => child.kill());
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr.on("data", (chunk) => {
      output += chunk;
    });
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output }));
  });
}
