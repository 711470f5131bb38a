import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, rename, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import Fastify, { type FastifyInstance } from "fastify";
import { inject } from "vitest";
import { withScope } from "../../bot/db/connection.ts";
import { createVault, type Vault } from "../../bot/db/vault.ts";
import { apiRoutes } from "../../bot/routes/api/api.ts";
import type { ApiDeps } from "../../bot/routes/api/api-deps.ts";
import { handleErrors } from "../../bot/routes/error-handler.ts";
import { miniAppPage } from "../../bot/routes/mini-app-page.ts";
import { linkDemoPeople } from "../../bot/services/demo/link-demo-people.ts";
import { loadDemo } from "../../bot/services/demo/load-demo.ts";
import { findPerson } from "../../bot/services/people/known-person.ts";
import { createPhotoFiles } from "../../bot/services/photos/photo-files.ts";
import { submitDraft } from "../../bot/services/reports/submit-draft.ts";
import { ZaloGraphError } from "../../bot/zalo/graph-client.ts";
import type { OutgoingMessage } from "../../shared/api/message.ts";
import { newestChange } from "../helpers/newest-change.ts";
import { findFreePort } from "../helpers/redis-server.ts";
import { createTestDatabase, type TestDatabase } from "../helpers/test-database.ts";
import { withoutZalo } from "../helpers/zalo-desk.ts";

const ROOT = join(import.meta.dirname, "../..");
const appId = "2000000000000000011";
const cast = {
  oaId: "3000000000000000021",
  appId,
  leader: { userId: "4000000000000000031", userIdByApp: "5001" },
  officer: { userId: "4000000000000000032", userIdByApp: "5002", name: "Nguyễn Thị Hoa" },
  group: { groupId: "f0e1d2c3b4a5968778f0", name: "Tổ CNSCĐ Tổ dân phố 1" },
};

/** Tokens the stand-in for Zalo knows, and whose they are. */
const zaloIds: Record<string, string> = { "leader-token": "5001", "officer-token": "5002", "stranger-token": "5003" };

export interface MiniAppServer {
  url: string;
  app: FastifyInstance;
  database: TestDatabase;
  vault: Vault;
  communeId: number;
  /** As the chat page does: the app at `path` in a frame of the same origin, with the person's token. */
  framed(path: string, token: string): string;
  /** "Đúng" in the chat, to a draft of this person. */
  confirmInChat(reportId: number, personId: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * The folder of the app as it is in the sources now, built as it is shipped: by `npm install` when nothing changed since, else once a
 * run, by the first file of tests that asks.
 */
export async function buildMiniApp(): Promise<string> {
  const folder = join(inject("runFolder"), "mini-app");
  const isFirst = await mkdir(`${folder}.lock`).then(
    () => true,
    () => false,
  );
  const failed = `${folder}.failed`;
  if (!isFirst) {
    while (!existsSync(folder)) {
      if (existsSync(failed)) throw new Error("the Mini App cannot be built; the first file that needed it says why");
      await sleep(100);
    }
    return folder;
  }
  const unfinished = `${folder}.unfinished`;
  await buildInto(unfinished).catch(async (error: unknown) => {
    await mkdir(failed);
    throw error;
  });
  await rename(unfinished, folder);
  return folder;
}

async function buildInto(folder: string): Promise<void> {
  const shipped = join(ROOT, "dist/miniapp");
  const builtAt = await stat(join(shipped, "index.html")).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
  // A copy: a build made meanwhile empties the folder.
  if (newestChange(["miniapp", "shared"]) < builtAt) return cp(shipped, folder, { recursive: true });
  const vite = join(ROOT, "node_modules/vite/bin/vite.js");
  const options = ["build", "miniapp", "--outDir", folder, "--logLevel", "warn"];
  const env = { ...process.env, NODE_ENV: "production" };
  await promisify(execFile)(process.execPath, [vite, ...options], { cwd: ROOT, env });
}

/**
 * The API and the page on a port of their own, over the demo commune. Time is the machine's: the browser has no other. `zaloAt`
 * gives what stands for Zalo, where a test wants more than tokens that are known, for a server with this address.
 */
export async function startMiniApp(
  folder: string,
  zaloAt: (publicUrl: string) => Partial<ApiDeps> = () => ({}),
): Promise<MiniAppServer> {
  const database = await createTestDatabase();
  const vault = createVault(Buffer.alloc(32, 7));
  const communeId = await loadPeople(database, vault);
  const app = Fastify();
  handleErrors(app);
  const graph = {
    async me(token: string) {
      const id = zaloIds[token];
      if (!id) throw new ZaloGraphError("me", 452);
      return { id };
    },
    phoneNumber: () => Promise.reject(new ZaloGraphError("phoneNumber", -501)),
    close() {},
  };
  const { db } = database;
  const now = () => new Date();
  const outbox = { vault, split: (_kind: string, message: OutgoingMessage) => [message], now };
  const photoFolder = await mkdtemp(join(tmpdir(), "to-so-photos-"));
  const photoFiles = createPhotoFiles(photoFolder, vault);
  const miniAppUrl = "https://xa.example.vn/app/";
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  await app.register(apiRoutes, {
    prefix: "/api/v1",
    db,
    vault,
    graph,
    outbox,
    photoFiles,
    appId,
    miniAppUrl,
    ...withoutZalo,
    now,
    ...zaloAt(url),
  });
  await app.register(miniAppPage, { folder });
  app.get("/frame", (request, reply) => {
    const { src } = request.query as { src: string };
    const page = `<!doctype html><html lang="vi"><title>Zalo</title><style>html,body,iframe{margin:0;width:100%;height:100%;border:0;display:block}</style>`;
    return reply.type("text/html; charset=utf-8").send(`${page}<iframe title="Mini App" src="${src}"></iframe></html>`);
  });
  await app.listen({ port, host: "127.0.0.1" });
  return {
    url,
    app,
    database,
    vault,
    communeId,
    framed: (path, token) =>
      `${url}/frame?src=${encodeURIComponent(`/app${path}${path.includes("?") ? "&" : "?"}sandboxToken=${token}`)}`,
    confirmInChat: (reportId, personId) =>
      withScope(db, { communes: [communeId] }, async (tx) => {
        const by = await findPerson(tx, vault, { personId, now: now() });
        if (by) await submitDraft(tx, { reportId, by, now: now() });
      }),
    async close() {
      await app.close();
      await database.drop();
      await rm(photoFolder, { recursive: true, force: true });
    },
  };
}

async function loadPeople({ db }: TestDatabase, vault: Vault): Promise<number> {
  const now = new Date();
  const { communeId } = await loadDemo(db, vault, now);
  await linkDemoPeople(db, vault, { communeId, cast, now });
  return communeId;
}
