import helmet from "@fastify/helmet";
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from "fastify";
import type { Deps } from "./deps.ts";
import { apiRoutes } from "./routes/api/api.ts";
import { frameworkErrors, handleErrors } from "./routes/error-handler.ts";
import { registerHealthRoutes } from "./routes/health.ts";
import { miniAppPage } from "./routes/mini-app-page.ts";
import { registerZaloConnected } from "./routes/zalo-connected.ts";
import { registerZaloVerifier } from "./routes/zalo-verifier.ts";
import { registerZaloWebhook } from "./routes/zalo-webhook.ts";

/** What JSON calls may send; uploads and the webhook have limits of their own. */
const bodyLimitBytes = 262_144;
/** Headers and body must have come by then; slower clients are attacks or broken. */
const requestTimeoutMs = 30_000;
/** Longer than the idle time of common balancers (60 s), so that they never meet a connection just closed. */
const keepAliveTimeoutMs = 65_000;

/** The HTTP entrance, not listening yet. `ROLE=worker` has the health routes only. */
export function buildApp(deps: Deps): FastifyInstance {
  const app = Fastify({
    loggerInstance: deps.logger as FastifyBaseLogger,
    // One line per request says nothing the metrics do not, and addresses carry ids.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyLimitBytes,
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: keepAliveTimeoutMs,
    // Whoever stands in front of us could claim any address.
    trustProxy: false,
    ...frameworkErrors,
  });
  handleErrors(app);
  // Pages set their own content policy; the Mini App's runs inside Zalo's frame.
  app.register(helmet, { frameguard: false, contentSecurityPolicy: false });
  registerHealthRoutes(app, deps);
  if (deps.config.role === "worker") return app;
  registerZaloWebhook(app, deps.door);
  registerZaloVerifier(app, deps);
  registerZaloConnected(app, deps);
  app.register(apiRoutes, {
    prefix: "/api/v1",
    ...deps,
    outbox: deps.commandDeps.outbox,
    appId: deps.zaloAccess.appId,
    publicUrl: deps.config.publicUrl,
    wake: deps.queue.wake,
    miniAppUrl: deps.commandDeps.miniAppUrl,
  });
  app.register(miniAppPage);
  return app;
}
