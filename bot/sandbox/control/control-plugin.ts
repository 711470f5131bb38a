import type { FastifyError, FastifyInstance } from "fastify";
import { ZodError } from "zod";
import { RefusedError } from "../actions/refusal.ts";
import type { Context } from "../context.ts";
import type { ControlError } from "../protocol.ts";
import { conversationRoutes } from "./conversation-routes.ts";
import { disturbanceRoutes } from "./disturbance-routes.ts";
import { mediaRoutes } from "./media-routes.ts";
import { oaRoutes } from "./oa-routes.ts";
import { peopleRoutes } from "./people-routes.ts";
import { watchRoutes } from "./watch-routes.ts";

/** `/sandbox/control`: what protocol.ts describes. */
export async function controlPlugin(server: FastifyInstance, { ctx }: { ctx: Context }): Promise<void> {
  // A page of another origin must not steer the sandbox of the developer who happens to open it.
  server.addHook("onRequest", async (request) => {
    const { origin } = request.headers;
    if (origin !== undefined && origin !== `${request.protocol}://${request.host}` && !isOurs(ctx, origin)) {
      throw new RefusedError("foreign_origin", "Trang này không được điều khiển môi trường thử.", 403);
    }
  });
  server.setErrorHandler((error: FastifyError, _request, reply) => {
    const { status, code, message } = refusalOf(error);
    const answer: ControlError = { error: { code, message } };
    return reply.code(status).send(answer);
  });
  server.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ error: { code: "not_found", message: "Không có lệnh này." } } satisfies ControlError),
  );
  for (const routes of [watchRoutes, conversationRoutes, peopleRoutes, oaRoutes, disturbanceRoutes, mediaRoutes]) {
    await server.register(routes, { ctx });
  }
}

function isOurs(ctx: Context, origin: string): boolean {
  return origin === new URL(ctx.publicUrl).origin;
}

function refusalOf(error: FastifyError | RefusedError | ZodError): { status: number; code: string; message: string } {
  if (error instanceof RefusedError) return error;
  if (error instanceof ZodError) {
    const wrong = error.issues.map((issue) => issue.path.join(".") || "body").join(", ");
    return { status: 400, code: "bad_request", message: `Chưa đúng: ${wrong}.` };
  }
  const status = error.statusCode ?? 500;
  if (status >= 500) throw error;
  return { status, code: "bad_request", message: "Không đọc được lệnh." };
}
