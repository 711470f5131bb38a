import type { FastifyInstance } from "fastify";
import { isMigrated } from "../db/migrate.ts";
import type { Deps } from "../deps.ts";
import { bypassesRowSecurity, registry, requestSeconds } from "../metrics.ts";

const ANSWER_WITHIN_MS = 3_000;

/** For those who watch the process: alive, able to work, and its figures. */
export function registerHealthRoutes(app: FastifyInstance, { db, queue }: Deps): void {
  app.addHook("onResponse", (request, reply, done) => {
    const route = request.routeOptions.url ?? "unknown";
    requestSeconds.observe({ route, status: String(reply.statusCode) }, reply.elapsedTime / 1_000);
    done();
  });

  app.get("/healthz", async () => ({ status: "ok" }));

  app.get("/readyz", async (_request, reply) => {
    const [database, queueIsReady] = await Promise.all([
      answerOf(isMigrated(db.$client).then((migrated) => (migrated ? "ok" : "not migrated"))),
      answerOf(queue.isReady().then((ready) => (ready ? "ok" : "unreachable"))),
    ]);
    const isReady = database === "ok" && queueIsReady === "ok";
    const { values } = await bypassesRowSecurity.get();
    const warnings = values.some(({ value }) => value === 1) ? ["database role bypasses row-level security"] : [];
    return reply
      .code(isReady ? 200 : 503)
      .send({ status: isReady ? "ready" : "not ready", database, queue: queueIsReady, warnings });
  });

  app.get("/metrics", async (_request, reply) =>
    reply.header("content-type", registry.contentType).send(await registry.metrics()),
  );
}

async function answerOf(check: Promise<string>): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve("unreachable"), ANSWER_WITHIN_MS);
  });
  return Promise.race([check.catch(() => "unreachable"), late]).finally(() => clearTimeout(timer));
}
