import type { FastifyInstance } from "fastify";
import { changeOa, expireToken } from "../actions/change-oa.ts";
import { createApp, createGroups, createOas } from "../actions/create.ts";
import { tellAboutGroup } from "../actions/memberships.ts";
import { found } from "../actions/refusal.ts";
import { visitorSays } from "../actions/visitors.ts";
import { publishApp, saveWebhook } from "../actions/webhook-settings.ts";
import type { Context } from "../context.ts";
import type { CreatedApp, CreatedIds, CreatedOas } from "../protocol.ts";
import { expireGroupPackage } from "../world/new-records.ts";
import { appView, oaView } from "../world/views.ts";
import { withId } from "./route-parameters.ts";
import { shapes } from "./shapes.ts";
import { publishSnapshot } from "./snapshot.ts";

/** What admins of OAs and apps set. */
export async function oaRoutes(server: FastifyInstance, { ctx }: { ctx: Context }): Promise<void> {
  server.post("/apps", (request): CreatedApp => {
    const app = createApp(ctx, shapes.createApp.parse(request.body).name);
    publishApp(ctx, app);
    return { appId: app.id, appSecret: app.secret };
  });
  server.post("/oas", (request): CreatedOas => {
    const oas = createOas(ctx, shapes.createOas.parse(request.body));
    publishSnapshot(ctx);
    return {
      oas: oas.map(({ id, secretKey, tokens }) => ({
        oaId: id,
        oaSecretKey: secretKey,
        accessToken: tokens.accessToken,
        refreshToken: tokens.refreshToken,
      })),
    };
  });
  server.patch("/oas/:id", (request) => {
    const oa = found(ctx.world.oas.get(withId(request)), "OA");
    changeOa(ctx, oa, shapes.changeOa.parse(request.body));
    return oaView(oa, ctx.limiter, ctx.clock.now());
  });
  server.post("/oas/:id/expire-token", (request) => {
    expireToken(ctx, found(ctx.world.oas.get(withId(request)), "OA"));
    return { ok: true };
  });
  server.post("/oas/:id/visitors", (request) => visitorSays(ctx, withId(request), shapes.visitor.parse(request.body)));
  server.post("/groups", (request): CreatedIds => {
    const ids = createGroups(ctx, shapes.createGroups.parse(request.body));
    publishSnapshot(ctx);
    return { ids };
  });
  server.post("/groups/:id/expire", (request) => {
    const group = found(ctx.world.groups.get(withId(request)), "nhóm");
    expireGroupPackage(found(ctx.world.oas.get(group.oaId), "OA"), group, ctx.clock.now());
    tellAboutGroup(ctx, group, "update_group_info");
    return { ok: true };
  });
  server.put("/apps/:id/webhook", async (request) => {
    const app = found(ctx.world.apps.get(withId(request)), "ứng dụng");
    await saveWebhook(ctx, app, shapes.saveWebhook.parse(request.body));
    return appView(app, ctx.courier.waitingCount(app.id)).webhook;
  });
  server.patch("/apps/:id", (request) => {
    const app = found(ctx.world.apps.get(withId(request)), "ứng dụng");
    app.perMinute = shapes.changeApp.parse(request.body).perMinute;
    publishApp(ctx, app);
    return { ok: true };
  });
}
