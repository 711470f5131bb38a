import { createHash, randomBytes, randomInt } from "node:crypto";
import { chownSync, existsSync, linkSync, lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import type { Logger } from "pino";
import { type Account, canReach } from "./account.ts";
import { makeDataDir } from "./data-dir.ts";
import { EmbeddedDatabaseError } from "./error.ts";

/** Folder that holds the cluster, its passwords, port, users and log. Everything in it belongs to the server's account. */
export type Home = { folder: string; cluster: string; account: Account | undefined };

const PASSWORD_BYTES = 24;
const LOWEST_PORT = 15_432;
const HIGHEST_PORT = 32_000;
const PORT_ATTEMPTS = 50;

// Where root puts the data when DATA_DIR lies in a folder the server's account cannot reach. Kept over a restart of the machine.
const otherPlaces = ["/var/lib/to-so", "/opt/to-so", "/srv/to-so"];

/** Finds or makes the home of DATA_DIR's database; the same place at every start, printed when it is not inside DATA_DIR. */
export function openHome(dataDir: string, account: Account | undefined, logger: Logger): Home {
  makeDataDir(dataDir);
  if (canReach(dataDir, account)) return makeHome(join(dataDir, "postgres"), account);
  const pointer = join(dataDir, "postgres.location");
  const known = existsSync(pointer) ? readFileSync(pointer, "utf8").trim() : undefined;
  const name = createHash("sha256").update(dataDir).digest("hex").slice(0, 16);
  for (const folder of known === undefined ? otherPlaces.map((place) => join(place, name)) : [known]) {
    const home = tryMakeHome(folder, account);
    if (home === undefined) continue;
    if (known === undefined) writeOnce(pointer, `${folder}\n`, undefined);
    logger.warn(
      { dataDir, folder },
      "DATA_DIR is closed to the database's account; its data is kept in another folder",
    );
    return home;
  }
  throw new EmbeddedDatabaseError(
    `Tài khoản chạy PostgreSQL không vào được ${dataDir} và cũng không tạo được thư mục khác (${known ?? otherPlaces.join(", ")}); hãy chọn DATA_DIR khác hoặc đặt DATABASE_URL.`,
  );
}

function tryMakeHome(folder: string, account: Account | undefined): Home | undefined {
  try {
    mkdirSync(dirname(folder), { recursive: true, mode: 0o755 });
    return canReach(dirname(folder), account) ? makeHome(folder, account) : undefined;
  } catch {
    return undefined;
  }
}

function makeHome(folder: string, account: Account | undefined): Home {
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  const owner = account?.uid ?? process.getuid?.();
  if (!found.isDirectory() || (owner !== undefined && found.uid !== owner && found.uid !== process.getuid?.())) {
    throw new EmbeddedDatabaseError(
      `${folder} không phải thư mục của tài khoản chạy PostgreSQL; hãy chọn DATA_DIR khác hoặc sửa chủ sở hữu của thư mục đó.`,
    );
  }
  if (account !== undefined) chownSync(folder, account.uid, account.gid);
  return { folder, cluster: join(folder, "data"), account };
}

/** A random secret of 24 bytes kept in a 0600 file of the home; every process gets the same one. */
export function keepPassword(home: Home, name: "superuser" | "app"): { password: string; file: string } {
  const file = join(home.folder, `${name}.password`);
  writeOnce(file, randomBytes(PASSWORD_BYTES).toString("base64url"), home.account);
  return { password: readFileSync(file, "utf8").trim(), file };
}

/** The port of this home: chosen free at the first start, then kept, so that pools find a restarted server. */
export async function keepPort(home: Home): Promise<number> {
  const file = join(home.folder, "port");
  if (!existsSync(file)) writeOnce(file, String(await findFreePort()), home.account);
  return Number(readFileSync(file, "utf8"));
}

export function forgetPort(home: Home): void {
  rmSync(join(home.folder, "port"), { force: true });
}

/** Writes the file unless it is there. Only a whole file ever has that name, however many processes try. */
function writeOnce(file: string, text: string, account: Account | undefined): void {
  if (existsSync(file)) return;
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  writeFileSync(draft, text, { mode: 0o600, flag: "wx" });
  if (account !== undefined) chownSync(draft, account.uid, account.gid);
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Below the range Linux gives to outgoing connections (from 32768), so that none of them sits on our port at the next start. */
async function findFreePort(): Promise<number> {
  for (let attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
    const port = randomInt(LOWEST_PORT, HIGHEST_PORT);
    if (await isFree(port)) return port;
  }
  throw new EmbeddedDatabaseError(
    `Không tìm được cổng trống từ ${LOWEST_PORT} đến ${HIGHEST_PORT} trên 127.0.0.1 cho cơ sở dữ liệu nhúng; hãy tắt bớt chương trình hoặc đặt DATABASE_URL.`,
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
