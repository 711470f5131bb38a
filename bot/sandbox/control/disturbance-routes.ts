import type { FastifyInstance } from "fastify";
import { found, RefusedError } from "../actions/refusal.ts";
import type { Context } from "../context.ts";
import { reseedWorld } from "../seed.ts";
import { withId } from "./route-parameters.ts";
import { shapes } from "./shapes.ts";
import { clockView, publishSnapshot } from "./snapshot.ts";

/** Time, faults, and beginning anew. */
export async function disturbanceRoutes(server: FastifyInstance, { ctx }: { ctx: Context }): Promise<void> {
  server.post("/clock", (request) => {
    const { advanceMs = 0, retrySpeed } = shapes.moveClock.parse(request.body);
    ctx.clock.offsetMs += advanceMs;
    ctx.clock.retrySpeed = retrySpeed ?? ctx.clock.retrySpeed;
    ctx.courier.rearm();
    // Windows, tokens and packages may have ended with it.
    publishSnapshot(ctx);
    return clockView(ctx);
  });
  server.post("/faults", (request) => ctx.faults.add(shapes.newFault.parse(request.body)));
  server.delete("/faults", () => {
    ctx.faults.clear();
    return { ok: true };
  });
  server.delete("/faults/:id", (request) => {
    found(ctx.faults.remove(withId(request)) || undefined, "lỗi giả này");
    return { ok: true };
  });
  server.post("/reset", async () => {
    for (const app of ctx.world.apps.values()) ctx.courier.drop(app.id);
    ctx.clock.offsetMs = 0;
    ctx.clock.retrySpeed = 1;
    ctx.faults.clear();
    ctx.log.clear();
    if (!reseedWorld(ctx.world, ctx.clock.now())) throw new RefusedError("not_found", "Không tìm thấy OA ban đầu.");
    await ctx.media.clear();
    publishSnapshot(ctx);
    return { ok: true };
  });
}
