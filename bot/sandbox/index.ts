import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { publishApp, saveWebhook } from "./actions/webhook-settings.ts";
import { apiPlugin } from "./api/api-plugin.ts";
import { CallLog } from "./call-log.ts";
import type { Context } from "./context.ts";
import { controlPlugin } from "./control/control-plugin.ts";
import { FaultBook } from "./fault-book.ts";
import { GrantBook } from "./grant-book.ts";
import { MediaStore } from "./media-store.ts";
import { PageFeed } from "./page-feed.ts";
import { pagePlugin } from "./page-plugin.ts";
import { PersonSessions } from "./person-sessions.ts";
import { seedWorld } from "./seed.ts";
import { seedIds } from "./seed-ids.ts";
import { StateFile } from "./state-file.ts";
import { type Delivery, WebhookCourier } from "./webhooks/courier.ts";
import { SandboxClock } from "./world/clock.ts";
import { RateLimiter } from "./world/limits.ts";
import { recordsOf, restoreWorld } from "./world/state-records.ts";
import { emptyWorld } from "./world/world.ts";

export { seedIds } from "./seed-ids.ts";

interface SandboxOptions {
  /** State is kept in its folder `sandbox`. */
  dataDir: string;
  /** Where browsers and the product reach the server this is plugged into, e.g. `http://127.0.0.1:3000`. */
  publicUrl: string;
  now?: () => Date;
}

/** A stand-in for Zalo with a page to watch it. Plug `plugin` into a Fastify server, at its root. */
export interface Sandbox {
  plugin: (server: FastifyInstance) => Promise<void>;
  /** What the product needs to connect the first OA; the token pair is the one that works now. */
  credentials: {
    appId: string;
    appSecret: string;
    oaId: string;
    oaSecretKey: string;
    accessToken: string;
    refreshToken: string;
  };
  /** Values for `ZALO_*_URL`, given the address of the server. */
  urls(baseUrl: string): { openapiUrl: string; oauthUrl: string; graphUrl: string; businessUrl: string };
  /** Saves the first app's webhook address as a developer would in Zalo's console; rejects when the probe does not get 200. */
  saveWebhook(url: string): Promise<void>;
  /** Writes what is not written yet and stops all timers. */
  close(): Promise<void>;
}

export function createSandbox(options: SandboxOptions): Sandbox {
  const { ctx, restoreDeliveries, store } = assemble(options);
  const app = ctx.world.apps.get(seedIds.appId);
  const oa = ctx.world.oas.get(seedIds.oaId);
  if (!app || !oa)
    throw new Error(`Trạng thái môi trường thử trong ${options.dataDir} thiếu OA đầu tiên; xoá nó để bắt đầu lại.`);
  return {
    plugin: async (server) => {
      await server.register(apiPlugin, { prefix: "/sandbox/zalo", ctx });
      await server.register(controlPlugin, { prefix: "/sandbox/control", ctx });
      await server.register(pagePlugin, { prefix: "/sandbox", ctx });
      // Nobody answers before the server listens; attempts before would only climb the retry ladder.
      server.addHook("onListen", async () => restoreDeliveries());
      // Streams to pages would keep the server from closing.
      server.addHook("preClose", async () => ctx.feed.close());
    },
    credentials: {
      appId: app.id,
      appSecret: app.secret,
      oaId: oa.id,
      oaSecretKey: oa.secretKey,
      accessToken: oa.tokens.accessToken,
      refreshToken: oa.tokens.refreshToken,
    },
    urls: zaloUrls,
    saveWebhook: (url) => saveWebhook(ctx, app, { url }),
    close: async () => {
      ctx.feed.close();
      ctx.courier.close();
      await store.close();
    },
  };
}

function zaloUrls(baseUrl: string) {
  const zalo = `${baseUrl.replace(/\/+$/, "")}/sandbox/zalo`;
  return {
    openapiUrl: `${zalo}/openapi`,
    oauthUrl: `${zalo}/oauth`,
    graphUrl: `${zalo}/graph`,
    businessUrl: `${zalo}/business`,
  };
}

function assemble(options: SandboxOptions): { ctx: Context; restoreDeliveries: () => void; store: StateFile } {
  const directory = join(options.dataDir, "sandbox");
  const publicUrl = options.publicUrl.replace(/\/+$/, "");
  const world = emptyWorld();
  const clock = new SandboxClock(options.now ?? (() => new Date()));
  const feed = new PageFeed();
  const log = new CallLog((entry) => feed.publishLog(entry));
  const faults = new FaultBook((list) => feed.publish(() => ({ type: "faults", faults: list })));
  const courier = new WebhookCourier({ world, clock, faults, log, appChanged: (app) => publishApp(ctx, app) });
  const deliveries: Delivery[] = [];
  const store = new StateFile({
    directory,
    records: () => recordsOf(world, clock, () => [...deliveries, ...courier.pending()]),
    oaOf: (oaId) => world.oas.get(oaId),
  });
  const ctx: Context = {
    world,
    clock,
    feed,
    courier,
    faults,
    log,
    store,
    publicUrl,
    media: new MediaStore(join(directory, "media"), `${publicUrl}/sandbox/media`),
    sessions: new PersonSessions(),
    grants: new GrantBook(),
    limiter: new RateLimiter(),
  };
  deliveries.push(...restoreWorld(world, clock, store.load(), store.loadJournal()));
  if (world.apps.size === 0) seedWorld(world, clock.now());
  const restoreDeliveries = () => courier.restore(deliveries.splice(0));
  // On disk before anybody is told the credentials: a first start that is killed must not seed another world next time.
  store.writeNow();
  return { ctx, restoreDeliveries, store };
}
