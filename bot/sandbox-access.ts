import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { type Config, ConfigError } from "./config.ts";
import type { ZaloAccess } from "./deps.ts";
import { HttpError } from "./routes/http-error.ts";
import type { Sandbox } from "./sandbox/index.ts";
import { isSitting, leaveSeat, seatHolder, takeSeat } from "./sandbox-seat.ts";

const LOOK_AGAIN_MS = 100;
/** The first start of a DATA_DIR loads the demo commune before it says where its sandbox is. */
const OPENED_WITHIN_MS = 60_000;

const Shared = z.object({
  appId: z.string(),
  appSecret: z.string(),
  addresses: z.object({ openapi: z.string(), oauth: z.string(), graph: z.string(), business: z.string() }),
  /** The process that has the sandbox, and where browsers reach it. */
  holder: z.string().default(""),
  baseUrl: z.string().default(""),
});
type SharedSandbox = z.infer<typeof Shared>;

/** The one sandbox of a DATA_DIR, in this process or in another. */
export interface SandboxAccess {
  access: ZaloAccess;
  /** What stands at `/sandbox/` here. */
  plugin(server: FastifyInstance): Promise<void>;
  /** Tells other processes where the sandbox is; when the first OA is connected, before anybody is let in. */
  publish(): void;
  /** Once this process listens. */
  saveWebhook(): Promise<void>;
  close(): Promise<void>;
}

/** Where this process itself is reached from this machine, whatever name others use. */
function localUrl({ host, port }: Config): string {
  const reachable = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`;
}

/**
 * Opens the sandbox of DATA_DIR by `create`, or joins the one that another process has open: two of them would each
 * have half of the conversations. A worker never opens one. Throws ConfigError when there is none to join.
 */
export async function openSandbox(
  config: Config,
  create: (config: Config) => Sandbox,
  signal: AbortSignal,
): Promise<SandboxAccess> {
  const files = filesIn(config);
  mkdirSync(files.folder, { recursive: true });
  const giveUpAt = Date.now() + OPENED_WITHIN_MS;
  for (;;) {
    signal.throwIfAborted();
    const { holder, isOurs } =
      config.role === "worker" ? { holder: seatHolder(files.seat), isOurs: false } : takeSeat(files.seat);
    if (isOurs && holder !== undefined) return holdSandbox(config, create(config), holder);
    const shared = readShared(files.access);
    const isOpening = holder !== undefined && isSitting(holder) && shared?.holder !== holder;
    if (shared && !isOpening) return joinSandbox(shared);
    if (!isOpening || Date.now() > giveUpAt) throw new ConfigError(NOBODY_TO_JOIN);
    await sleep(LOOK_AGAIN_MS);
  }
}

const NOBODY_TO_JOIN =
  "Chế độ tập thử với ROLE=worker cần một tiến trình ROLE=web hoặc ROLE=all chạy trước với cùng DATA_DIR.";

function holdSandbox(config: Config, sandbox: Sandbox, holder: string): SandboxAccess {
  const { appId, appSecret, oaId, oaSecretKey, accessToken, refreshToken } = sandbox.credentials;
  const { openapiUrl, oauthUrl, graphUrl, businessUrl } = sandbox.urls(localUrl(config));
  const addresses = { openapi: openapiUrl, oauth: oauthUrl, graph: graphUrl, business: businessUrl };
  const firstOa = { id: oaId, secretKey: oaSecretKey, accessToken, refreshToken };
  const files = filesIn(config);
  return {
    access: { appId, appSecret, addresses, firstOa },
    plugin: sandbox.plugin,
    publish() {
      const shared: SharedSandbox = { appId, appSecret, addresses, holder, baseUrl: config.publicUrl };
      writeFileSync(`${files.access}.new`, JSON.stringify(shared), { mode: 0o600 });
      renameSync(`${files.access}.new`, files.access);
    },
    saveWebhook: () => sandbox.saveWebhook(`${localUrl(config)}/webhooks/zalo`),
    async close() {
      await sandbox.close();
      leaveSeat(files.seat);
    },
  };
}

function joinSandbox({ appId, appSecret, addresses, holder, baseUrl }: SharedSandbox): SandboxAccess {
  return {
    access: { appId, appSecret, addresses, firstOa: undefined },
    async plugin(server) {
      async function leadThere(request: FastifyRequest, reply: FastifyReply) {
        if (!isSitting(holder)) throw new HttpError(503, "sandbox_closed", CLOSED);
        return reply.redirect(baseUrl + request.url, 307);
      }
      // Before the body is looked at, whatever it is.
      for (const path of ["/sandbox", "/sandbox/*"]) server.all(path, { onRequest: leadThere }, () => undefined);
    },
    publish: () => undefined,
    saveWebhook: async () => undefined,
    close: async () => undefined,
  };
}

const CLOSED = "Môi trường thử đã tắt cùng tiến trình mở nó; hãy khởi động lại tiến trình này.";

/** Undefined when none ever ran. */
function readShared(file: string): SharedSandbox | undefined {
  try {
    return Shared.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return undefined;
  }
}

function filesIn({ dataDir }: Config): { folder: string; seat: string; access: string } {
  const folder = join(dataDir, "sandbox");
  return { folder, seat: join(folder, "holder"), access: join(folder, "access.json") };
}
