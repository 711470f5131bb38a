import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../../../bot/project-root.ts";
import { newestChange } from "../../helpers/newest-change.ts";
import { type ProductProcess, startProcess, waitUntilReady } from "../../helpers/product-process.ts";

export interface SandboxProduct {
  /** Of the chat page. */
  url: string;
  start(): Promise<void>;
  /** As Ctrl-C; the data stay. */
  stop(): Promise<void>;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
}

/** The product as `npm start` runs it, in a folder of its own, with the page as it is in the sources now. `env` on top. */
export async function startSandboxProduct(given: Record<string, string> = {}): Promise<SandboxProduct> {
  buildPage();
  const folder = mkdtempSync(join(tmpdir(), "to-so-page-"));
  // Open, so that under root the database's account finds its data there.
  chmodSync(folder, 0o755);
  let running: ProductProcess | undefined;
  let port: string | undefined;

  async function start() {
    running = await startProcess({ cwd: folder, env: { LOG_LEVEL: "warn", ...given, ...(port && { PORT: port }) } });
    port = new URL(running.url).port;
    await waitUntilReady(running);
  }
  async function stop() {
    running?.child.kill("SIGTERM");
    await running?.exitCode();
    running = undefined;
  }
  async function remove() {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  }
  await start().catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  return {
    url: `http://127.0.0.1:${port}/sandbox/`,
    start,
    stop,
    remove,
  };
}

function buildPage(): void {
  const source = join(projectRoot, "bot/sandbox/page");
  const built = join(projectRoot, "dist/sandbox-page/index.html");
  if (existsSync(built) && statSync(built).mtimeMs > newestChange(["bot/sandbox/page"])) return;
  const vite = join(projectRoot, "node_modules/vite/bin/vite.js");
  execFileSync(process.execPath, [vite, "build", source, "--logLevel", "warn"], {
    cwd: projectRoot,
    env: { ...process.env, NODE_ENV: "production" },
  });
}
