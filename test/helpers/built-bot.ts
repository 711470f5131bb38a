import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../bot/project-root.ts";

/** Tests that start the product run what `npm start` runs: dist. It is built when a source is newer. */
export async function buildBot(): Promise<void> {
  // The build's last file: a compiler run by hand leaves it behind.
  const stamp = join(projectRoot, "dist/learned/guides.json");
  const builtAt = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  if (newestSource(["bot", "shared"]) <= builtAt) return;
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

function newestSource(folders: string[]): number {
  const files = folders.flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") || name.endsWith(".json"))
      .map((name) => join(projectRoot, folder, name)),
  );
  return Math.max(...files.map((file) => statSync(file).mtimeMs));
}
