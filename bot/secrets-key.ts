import { randomBytes } from "node:crypto";
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeDataDir } from "./db/embedded/data-dir.ts";

const KEY_BYTES = 32;

/** 32 bytes from base64, or undefined when the text is anything else. */
export function parseSecretsKey(text: string): Buffer | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  const key = Buffer.from(text, "base64");
  return key.length === KEY_BYTES ? key : undefined;
}

/**
 * The key kept in `<dataDir>/secrets.key`, made at the first call. Several processes may call at once: all get the same
 * key, because only a whole file is ever linked to that name. Throws when the folder cannot be written or the file is damaged.
 */
export function loadOrMakeSecretsKey(dataDir: string): Buffer {
  const file = join(dataDir, "secrets.key");
  makeDataDir(dataDir);
  const stored = readKeyFile(file);
  if (stored !== undefined) return stored;
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  writeFileSync(draft, `${randomBytes(KEY_BYTES).toString("base64")}\n`, { mode: 0o600, flag: "wx" });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!isCode(error, "EEXIST")) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  const made = readKeyFile(file);
  if (made === undefined) throw new Error(`tệp ${file} biến mất trong lúc tạo`);
  return made;
}

function readKeyFile(file: string): Buffer | undefined {
  let text: string;
  try {
    text = readFileSync(file, "utf8").trim();
  } catch (error) {
    if (isCode(error, "ENOENT")) return undefined;
    throw error;
  }
  const key = parseSecretsKey(text);
  if (key === undefined)
    throw new Error(`tệp ${file} bị hỏng (không phải 32 byte dạng base64); hãy khôi phục từ bản sao lưu`);
  return key;
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
