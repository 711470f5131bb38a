import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Context } from "../context.ts";
import { snapshotOf } from "./snapshot.ts";

const logQuery = z.object({ limit: z.coerce.number().int().min(1).max(500).default(100) });
const lastEventId = z.coerce.number().int().min(0).optional().catch(undefined);

/** What the page watches: the stream, the state, the raw calls. */
export async function watchRoutes(server: FastifyInstance, { ctx }: { ctx: Context }): Promise<void> {
  server.get("/events", (request, reply) => {
    reply.hijack();
    ctx.feed.open(reply.raw, lastEventId.parse(request.headers["last-event-id"]), () => ({
      type: "snapshot",
      snapshot: snapshotOf(ctx),
    }));
  });
  server.get("/snapshot", () => snapshotOf(ctx));
  server.get("/log", (request) => ({ entries: ctx.log.latest(logQuery.parse(request.query).limit) }));
  server.delete("/log", () => {
    ctx.log.clear();
    return { ok: true };
  });
}
