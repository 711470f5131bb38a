import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../bot/project-root.ts";
import { newestChange } from "./newest-change.ts";

/** Tests that start the product run what `npm start` runs: dist. It is built when a source is newer. */
export async function buildBot(): Promise<void> {
  // The build's last file: a compiler run by hand leaves it behind.
  const stamp = join(projectRoot, "dist/learned/guides.json");
  const builtAt = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  if (newestChange(["bot", "shared"], (name) => /\.(ts|json)$/.test(name)) <= builtAt) return;
  // Type errors do not stop the emit; `npm run check` is where they are found.
  runNode("node_modules/typescript/bin/tsc", "-p", "bot");
  runNode("dist/bot/cli/learn.js");
}

function runNode(script: string, ...args: string[]): void {
  const { error } = spawnSync(process.execPath, [join(projectRoot, script), ...args], {
    cwd: projectRoot,
    stdio: "ignore",
  });
  if (error) throw error;
}
