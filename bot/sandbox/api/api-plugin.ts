import multipart from "@fastify/multipart";
import type { FastifyInstance } from "fastify";
import type { Context } from "../context.ts";
import { endpoints } from "./endpoints.ts";
import { runCall } from "./run-call.ts";

/** Uploads above Zalo's own limits must still arrive, so that they are refused as Zalo refuses them. */
const MAX_UPLOAD_BYTES = 25 * 1024 * 1024;
const MAX_JSON_BYTES = 1024 * 1024;

/** Zalo's four hosts, as four folders: `/openapi`, `/oauth`, `/graph`, `/business`. */
export async function apiPlugin(server: FastifyInstance, { ctx }: { ctx: Context }): Promise<void> {
  await server.register(multipart, { limits: { fileSize: MAX_UPLOAD_BYTES, files: 1, fields: 10 } });
  // Bodies stay raw: the log shows what came, and Zalo's own complaint about broken JSON is −201, not HTTP 400.
  server.removeContentTypeParser(["application/json", "text/plain"]);
  server.addContentTypeParser("*", { parseAs: "string", bodyLimit: MAX_JSON_BYTES }, (_request, body, done) =>
    done(null, body),
  );
  for (const endpoint of endpoints) {
    server.route({
      method: endpoint.method,
      url: `/${endpoint.host}${endpoint.path}`,
      handler: (request, reply) => runCall(ctx, endpoint, request, reply),
    });
  }
  server.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: 404, message: "API does not exist" }));
}
