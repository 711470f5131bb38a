import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../bot/project-root.ts";

/** When anything below these folders of the project was last changed, in ms; only what has a name that counts. */
export function newestChange(folders: readonly string[], counts: (name: string) => boolean = () => true): number {
  const files = folders.flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, encoding: "utf8" })
      .filter(counts)
      .map((name) => join(projectRoot, folder, name)),
  );
  return Math.max(...files.map((file) => statSync(file).mtimeMs));
}
