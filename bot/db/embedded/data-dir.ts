import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { EmbeddedDatabaseError } from "./error.ts";

/**
 * Makes DATA_DIR where it is missing. Throws EmbeddedDatabaseError when that is impossible.
 * Folder by folder: Node's recursive mkdir never returns where a folder takes no others in, as below /proc.
 */
export function makeDataDir(dataDir: string): void {
  try {
    makeFolder(dataDir);
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "không rõ lý do";
    throw new EmbeddedDatabaseError(`Không tạo được thư mục ${dataDir} (${code}); hãy chọn DATA_DIR ở nơi ghi được.`, {
      cause,
    });
  }
}

function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process that starts at the same time may have been quicker.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}
