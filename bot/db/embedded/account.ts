import { readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { EmbeddedDatabaseError } from "./error.ts";

/** Whom the server runs as. */
export type Account = { uid: number; gid: number };

/**
 * PostgreSQL refuses to run as root: then the account of `postgres`, else `nobody`. Undefined: run as ourselves.
 * Accounts are never created.
 */
export function findServerAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    if (Number(uid) > 0 && Number(gid) > 0) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new EmbeddedDatabaseError(
    "PostgreSQL không chạy bằng root và máy này không có tài khoản postgres hay nobody; hãy chạy bằng người dùng thường hoặc đặt DATABASE_URL.",
  );
}

/** Whether the account may walk down to the folder. The folder must exist. */
export function canReach(folder: string, account: Account | undefined): boolean {
  if (account === undefined) return true;
  for (let path = folder; ; path = dirname(path)) {
    const { uid, gid, mode } = statSync(path);
    const execute = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & execute) === 0) return false;
    if (path === dirname(path)) return true;
  }
}
