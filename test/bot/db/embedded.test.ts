import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { EmbeddedDatabaseError, explainServerOutput } from "../../../bot/db/embedded/error.ts";
import { isAlive } from "../../../bot/db/embedded/process-life.ts";
import { type EmbeddedDatabase, startEmbeddedDatabase } from "../../../bot/db/embedded/start.ts";
import { createLogger } from "../../../bot/logger.ts";

const logger = createLogger("silent");
const isRoot = process.getuid?.() === 0;
let dataDir: string;
let servers: EmbeddedDatabase[];
let children: ChildProcess[];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "to-so-embedded-"));
  // mkdtemp closes the folder for everybody else; a project's folder is open, as a rule.
  chmodSync(dataDir, 0o755);
  servers = [];
  children = [];
});
afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  for (const server of servers) await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(folder = dataDir): Promise<EmbeddedDatabase> {
  const server = await startEmbeddedDatabase(folder, logger);
  servers.push(server);
  return server;
}

/** Another process that uses the server; resolves when it has its URL. */
async function startOther(): Promise<{ url: string; process: ChildProcess; leave(): Promise<void> }> {
  const child = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, "embedded-user.ts"), dataDir], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  children.push(child);
  const [chunk] = (await once(child.stdout, "data")) as [Buffer];
  return {
    url: chunk.toString().trim(),
    process: child,
    async leave() {
      child.stdin.end();
      await once(child, "exit");
    },
  };
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** As the cluster's own file tells; undefined after an orderly stop. */
function serverPid(): number | undefined {
  const file = join(dataDir, "postgres/data/postmaster.pid");
  return existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : undefined;
}

// Most make a cluster of their own, on a busy machine in ten seconds and more.
describe("embedded server", { timeout: 60_000 }, () => {
  it("keeps data and port from one start to the next, and leaves no process in between", async () => {
    const first = await start();
    await query(first.url, "create table notes as select 'xin chào' as body");
    const pid = serverPid() ?? 0;
    await first.stop();
    expect(isAlive(pid)).toBe(false);
    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await query(second.url, "select body from notes")).toEqual([{ body: "xin chào" }]);
  });

  it("gives the product a plain role that owns its database and may make a schema", async () => {
    const { url } = await start();
    const [role] = await query(
      url,
      "select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user",
    );
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false });
    await query(url, "create schema bullmq");
    expect(await query(url, "select lower('TỔ SỐ Đỗ') as folded")).toEqual([{ folded: "tổ số đỗ" }]);
  });

  it("keeps passwords in files only their owner can read, and listens on this machine only", async () => {
    const { superuserUrl } = await start();
    for (const name of ["superuser.password", "app.password"]) {
      expect(statSync(join(dataDir, "postgres", name)).mode & 0o777).toBe(0o600);
    }
    expect(await query(superuserUrl, "show listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
    await expect(query(superuserUrl.replace(/:[^:@]*@/, ":wrong@"), "select 1")).rejects.toThrow(/password/);
  });

  it("is one server for five processes that start at once, until the last one leaves", async () => {
    const users = await Promise.all(Array.from({ length: 5 }, startOther));
    expect(new Set(users.map((user) => user.url)).size).toBe(1);
    const pid = serverPid() ?? 0;
    expect(readdirSync(join(dataDir, "postgres")).filter((name) => name.startsWith("draft"))).toEqual([]);
    const [last, ...others] = users;
    if (last === undefined) throw new Error("no process");
    await Promise.all(others.map((user) => user.leave()));
    expect(await query(last.url, "select 1 as one")).toEqual([{ one: 1 }]);
    await last.leave();
    expect(isAlive(pid)).toBe(false);
    expect(serverPid()).toBeUndefined();
  });

  it("survives processes that come and go at the same moment", async () => {
    for (let round = 0; round < 5; round++) {
      const leaving = await start();
      const [, staying] = await Promise.all([leaving.stop(), start()]);
      expect(await query(staying.url, "select 1 as one")).toEqual([{ one: 1 }]);
      await staying.stop();
    }
    expect(serverPid()).toBeUndefined();
  });

  it("starts again on the same port when the server is killed, so that a pool recovers by itself", async () => {
    const { url } = await start();
    const pool = new pg.Pool({ connectionString: url });
    pool.on("error", () => undefined);
    await pool.query("create table notes as select 1 as id");
    process.kill(serverPid() ?? 0, "SIGKILL");
    await vi.waitFor(async () => expect((await pool.query("select id from notes")).rows).toEqual([{ id: 1 }]), {
      timeout: 10_000,
      interval: 100,
    });
    await pool.end();
  });

  it("takes over the server of a killed process, and stops it", async () => {
    const other = await startOther();
    await query(other.url, "create table notes as select 1 as id");
    const pid = serverPid() ?? 0;
    other.process.kill("SIGKILL");
    await once(other.process, "exit");
    expect(isAlive(pid)).toBe(true);
    const server = await start();
    expect(serverPid()).toBe(pid);
    expect(await query(server.url, "select id from notes")).toEqual([{ id: 1 }]);
    await server.stop();
    expect(isAlive(pid)).toBe(false);
  });

  it("recovers when server and process were both killed", async () => {
    const other = await startOther();
    await query(other.url, "create table notes as select 1 as id");
    other.process.kill("SIGKILL");
    process.kill(serverPid() ?? 0, "SIGKILL");
    const server = await start();
    expect(await query(server.url, "select id from notes")).toEqual([{ id: 1 }]);
  });

  it("moves to another port when a stranger took its own between two starts", async () => {
    const first = await start();
    await first.stop();
    const stranger = createServer().listen(Number(new URL(first.url).port), "127.0.0.1");
    await once(stranger, "listening");
    const second = await start();
    expect(new URL(second.url).port).not.toBe(new URL(first.url).port);
    expect(await query(second.url, "select 1 as one")).toEqual([{ one: 1 }]);
    stranger.close();
  });

  it("says which port is taken when others still expect the server there", async () => {
    const other = await startOther();
    const port = new URL(other.url).port;
    const pid = serverPid() ?? 0;
    // Asleep, so that it does not start the server again before the stranger is there.
    other.process.kill("SIGSTOP");
    process.kill(pid, "SIGKILL");
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { interval: 5 });
    const stranger = createServer((socket) => socket.destroy());
    stranger.listen(Number(port), "127.0.0.1");
    await once(stranger, "listening");
    await expect(start()).rejects.toThrow(new RegExp(`Cổng ${port} .*chiếm`));
    stranger.close();
  });

  it.runIf(isRoot)("keeps the data elsewhere when its account cannot reach DATA_DIR, and finds it again", async () => {
    const closed = join(dataDir, "closed");
    mkdirSync(closed, { mode: 0o700 });
    const first = await start(join(closed, "data"));
    expect(first.folder.startsWith(dataDir)).toBe(false);
    await query(first.url, "create table notes as select 1 as id");
    await first.stop();
    const second = await start(join(closed, "data"));
    expect(second.folder).toBe(first.folder);
    expect(await query(second.url, "select id from notes")).toEqual([{ id: 1 }]);
    await second.stop();
    rmSync(first.folder, { recursive: true });
  });
});

it.each([
  ["a full disk", "initdb: error: could not write to file: No space left on device", /Ổ đĩa đã đầy/],
  ["a closed folder", 'postgres: could not open "/x/y": Permission denied', /không được phép ghi/],
  [
    "data of another release",
    "FATAL:  database files are incompatible with server",
    /thuộc một phiên bản PostgreSQL khác/,
  ],
  ["anything else", "LOG: a\nFATAL:  out of patience\n", /không khởi động được \(out of patience\)/],
])("explains %s in one sentence that names the folder", (_case, output, expected) => {
  const error = explainServerOutput(output, "/srv/to-so");
  expect(error).toBeInstanceOf(EmbeddedDatabaseError);
  expect(error.message).toMatch(expected);
  expect(error.message).toContain("/srv/to-so");
  expect(error.message).not.toContain("\n");
});
