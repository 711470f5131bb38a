import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { projectRoot } from "../../bot/project-root.ts";
import { findProcesses, type ProductProcess, startProcess, waitUntilReady } from "../helpers/product-process.ts";
import { createTestDatabase } from "../helpers/test-database.ts";

let folder: string;
let products: ProductProcess[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "to-so-start-"));
  chmodSync(folder, 0o755);
  products = [];
});
afterEach(async () => {
  for (const { child, exitCode } of products) {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
    await exitCode();
  }
  await vi.waitFor(() => expect(findProcesses(folder)).toEqual([]), { timeout: 10_000 });
  rmSync(folder, { recursive: true, force: true });
});

async function start(env: Record<string, string> = {}, command?: [string, ...string[]]): Promise<ProductProcess> {
  const product = await startProcess({ cwd: folder, env, ...(command ? { command } : {}) });
  products.push(product);
  return product;
}

/** A Zalo app, and nobody at Zalo's addresses. */
const realZalo = {
  SECRETS_KEY: Buffer.alloc(32, 1).toString("base64"),
  ZALO_APP_ID: "4000000000000000001",
  ZALO_APP_SECRET: "app-secret",
  ZALO_OPENAPI_URL: "http://127.0.0.1:9",
  ZALO_OAUTH_URL: "http://127.0.0.1:9",
  ZALO_GRAPH_URL: "http://127.0.0.1:9",
  ZALO_BUSINESS_URL: "http://127.0.0.1:9",
};

/** Resident memory of the processes of this folder, in MB (Linux: VmRSS of /proc). */
function memoryOf(): number {
  const kilobytes = findProcesses(folder).map((line) => {
    const status = readFileSync(`/proc/${line.split(" ")[0]}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
  });
  return kilobytes.reduce((sum, size) => sum + size, 0) / 1024;
}

describe("the product as a process", { timeout: 120_000 }, () => {
  it("is ready within 30 s without any setting, stays below 600 MB, and Ctrl-C ends all of it within 10 s", async () => {
    const product = await start();
    expect(await waitUntilReady(product)).toBeLessThan(30_000);
    await vi.waitFor(() => expect(product.output()).toContain(product.url), { timeout: 20_000 });
    expect(await (await fetch(`${product.url}/healthz`)).json()).toEqual({ status: "ok" });
    expect(await (await fetch(`${product.url}/metrics`)).text()).toContain("process_resident_memory_bytes");
    expect(memoryOf()).toBeLessThan(600);
    const askedAt = performance.now();
    product.child.kill("SIGINT");
    expect(await product.exitCode()).toBe(0);
    expect(performance.now() - askedAt).toBeLessThan(10_000);
    expect(findProcesses(folder)).toEqual([]);
  });

  it("keeps its data and its key from one start to the next", async () => {
    const first = await start();
    await waitUntilReady(first);
    const key = readFileSync(join(folder, ".data/secrets.key"), "utf8");
    first.child.kill("SIGTERM");
    expect(await first.exitCode()).toBe(0);
    const second = await start();
    await waitUntilReady(second);
    expect(readFileSync(join(folder, ".data/secrets.key"), "utf8")).toBe(key);
    expect(second.output()).not.toContain("database migrated");
  });

  it("works again after kill -9 of everything", async () => {
    const first = await start();
    await waitUntilReady(first);
    for (const line of findProcesses(folder)) process.kill(Number(line.split(" ")[0]), "SIGKILL");
    await first.exitCode();
    const second = await start();
    await waitUntilReady(second);
  });

  it("ends when asked while it is still starting", async () => {
    const product = await start();
    await vi.waitFor(() => expect(existsSync(join(folder, ".data/postgres"))).toBe(true), {
      timeout: 20_000,
      interval: 5,
    });
    product.child.kill("SIGINT");
    expect(await product.exitCode()).toBe(0);
    expect(findProcesses(folder)).toEqual([]);
  });

  it("ends with its database when npm is killed, and when the terminal is closed", async () => {
    const command: [string, ...string[]] = ["npm", "start", "--silent", "--ignore-scripts", "--prefix", projectRoot];
    const killed = await start({ DATA_DIR: join(folder, "data") }, command);
    await waitUntilReady(killed);
    killed.child.kill("SIGKILL");
    await vi.waitFor(() => expect(findProcesses(folder)).toEqual([]), { timeout: 10_000 });
    const product = await start();
    await waitUntilReady(product);
    product.child.kill("SIGHUP");
    expect(await product.exitCode()).toBe(0);
  });

  it.each([0, 400])("leaves nothing behind when npm is killed %i ms after Node began to load it", async (afterMs) => {
    const command: [string, ...string[]] = ["npm", "start", "--silent", "--ignore-scripts", "--prefix", projectRoot];
    const npm = await start({ DATA_DIR: join(folder, "data") }, command);
    const hasBegun = () => findProcesses(folder).some((line) => /^\d+ node .*dist\/bot\/main\.js/.test(line));
    await vi.waitFor(() => expect(hasBegun()).toBe(true), { timeout: 30_000, interval: 2 });
    await sleep(afterMs);
    npm.child.kill("SIGKILL");
    await vi.waitFor(() => expect(findProcesses(folder)).toEqual([]), { timeout: 15_000 });
  });

  it("shares one database between a web and a worker process; the last one stops it", async () => {
    const web = await start({ ...realZalo, ROLE: "web" });
    const worker = await start({ ...realZalo, ROLE: "worker" });
    await Promise.all([waitUntilReady(web), waitUntilReady(worker)]);
    expect((await fetch(`${worker.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${worker.url}/metrics`)).status).toBe(200);
    expect((await fetch(`${worker.url}/webhooks/zalo`)).status).toBe(404);
    web.child.kill("SIGTERM");
    expect(await web.exitCode()).toBe(0);
    expect((await fetch(`${worker.url}/readyz`)).status).toBe(200);
    worker.child.kill("SIGTERM");
    expect(await worker.exitCode()).toBe(0);
    expect(findProcesses(folder)).toEqual([]);
  });

  it("has one sandbox for all processes of a data folder, and another once its process is gone", async () => {
    const both = await Promise.all([start(), start()]);
    await Promise.all(both.map((product) => waitUntilReady(product)));
    const pages = await Promise.all(both.map(({ url }) => fetch(`${url}/sandbox/`, { redirect: "manual" })));
    expect(pages.map(({ status }) => status).sort()).toEqual([200, 307]);
    const [host, guest] = pages[0]?.status === 200 ? both : both.toReversed();
    // A resident: whoever has a role in the demo commune also gets what the hour brings, on a Monday morning for one.
    const stranger = "/sandbox/control/conversations/4542659183307816547";
    const senders = async () => {
      const { messages } = (await (await fetch(guest?.url + stranger)).json()) as {
        messages: { sender: { kind: string } }[];
      };
      return messages.map(({ sender }) => sender.kind).sort();
    };
    // Whichever process works on a message, its answer arrives where it was sent from.
    for (let told = 1; told <= 4; told++) {
      const content = { kind: "text", text: `trợ giúp ${told}` };
      const sent = await fetch(`${guest?.url}${stranger}/messages`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ personId: "pham-van-tu", content }),
      });
      expect(sent.status).toBe(200);
      const expected = [...Array(told).fill("oa"), ...Array(told).fill("person")];
      await vi.waitFor(async () => expect(await senders()).toEqual(expected), { timeout: 30_000, interval: 100 });
    }
    host?.child.kill("SIGKILL");
    await host?.exitCode();
    const closed = await fetch(`${guest?.url}/sandbox/`, { redirect: "manual" });
    expect([closed.status, await closed.text()]).toEqual([503, expect.stringContaining("khởi động lại")]);
    const next = await start();
    await waitUntilReady(next);
    expect((await fetch(`${next.url}/sandbox/`, { redirect: "manual" })).status).toBe(200);
  });

  it("uses the given database, and starts no server of its own", async () => {
    const database = await createTestDatabase();
    const product = await start({ DATABASE_URL: database.url });
    await waitUntilReady(product);
    expect(readdirSync(join(folder, ".data"))).not.toContain("postgres");
    product.child.kill("SIGTERM");
    expect(await product.exitCode()).toBe(0);
    await database.drop();
  });

  it("is not ready while its database is away, and is again when it is back", async () => {
    const product = await start();
    await waitUntilReady(product);
    await vi.waitFor(() => expect(product.output()).toContain("đã sẵn sàng"), { timeout: 20_000 });
    const pid = readFileSync(join(folder, ".data/postgres/data/postmaster.pid"), "utf8").split("\n")[0];
    process.kill(Number(pid), "SIGKILL");
    const statuses = new Set<number>();
    await vi.waitFor(
      async () => {
        const answer = await fetch(`${product.url}/readyz`).catch(() => undefined);
        if (answer) statuses.add(answer.status);
        expect([...statuses].sort(), product.output()).toEqual([200, 503]);
      },
      { timeout: 15_000, interval: 20 },
    );
    await waitUntilReady(product);
  });

  it("answers /readyz with a warning when its role walks through row-level security", async () => {
    const database = await createTestDatabase();
    const product = await start({ DATABASE_URL: database.superuserUrl });
    await waitUntilReady(product);
    expect(await (await fetch(`${product.url}/readyz`)).json()).toMatchObject({
      warnings: ["database role bypasses row-level security"],
    });
    product.child.kill("SIGTERM");
    await product.exitCode();
    await database.drop();
  });
});

describe("a start that cannot work", { timeout: 120_000 }, () => {
  it("says in one sentence that the port is taken, and leaves nothing behind", async () => {
    const stranger = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => stranger.once("listening", resolve));
    const { port } = stranger.address() as { port: number };
    const product = await start({ PORT: String(port), LOG_LEVEL: "warn" });
    expect(await product.exitCode()).toBe(1);
    expect(product.output().trim()).toMatch(
      new RegExp(`^Cổng này đang có chương trình khác dùng.*PORT=${port}\\)\\.$`),
    );
    expect(findProcesses(folder)).toEqual([]);
    stranger.close();
  });

  it("says in one sentence that the database cannot be reached, without its password", async () => {
    const product = await start({ DATABASE_URL: "postgresql://to_so:s3cret@127.0.0.1:1/to_so", LOG_LEVEL: "warn" });
    expect(await product.exitCode()).toBe(1);
    expect(product.output().trim()).toMatch(/^Không kết nối được cơ sở dữ liệu ở 127\.0\.0\.1:1\/to_so .*\.$/);
    expect(product.output()).not.toContain("s3cret");
  });

  it("says in one sentence that the database is newer than the code", async () => {
    const database = await createTestDatabase();
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query("insert into drizzle.__drizzle_migrations (hash, created_at) values ('future', 99999999999999)");
    await client.end();
    const product = await start({ DATABASE_URL: database.url, LOG_LEVEL: "warn" });
    expect(await product.exitCode()).toBe(1);
    expect(product.output().trim()).toMatch(/^Cơ sở dữ liệu mới hơn phiên bản Tổ Số này.*\.$/);
    await database.drop();
  });
});
