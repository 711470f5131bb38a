import { spawn } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "../../bot/project-root.ts";

export interface CliResult {
  code: number | null;
  out: string;
  err: string;
  ms: number;
}

/** The built command line, as `npm run cli` starts it, with nothing of this environment but PATH. */
export function runCli(
  args: readonly string[],
  { cwd = projectRoot, env = {}, input = "" }: { cwd?: string; env?: Record<string, string>; input?: string } = {},
): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const child = spawn(process.execPath, [join(projectRoot, "dist/bot/cli/main.js"), ...args], {
      cwd,
      env: { PATH: process.env.PATH, HOME: cwd, ...env },
    });
    let [out, err] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (part: string) => {
      out += part;
    });
    child.stderr.setEncoding("utf8").on("data", (part: string) => {
      err += part;
    });
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, err, ms: performance.now() - startedAt }));
  });
}
