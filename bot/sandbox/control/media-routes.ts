import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { RefusedError } from "../actions/refusal.ts";
import type { Context } from "../context.ts";

/** Zalo's apps take more, but a sandbox need not. */
const MAX_MEDIA_BYTES = 25 * 1024 * 1024;
const nameQuery = z.object({ name: z.string().min(1).max(200) });

/** Takes the bytes of a file as they are, whatever their type. */
export async function mediaRoutes(server: FastifyInstance, { ctx }: { ctx: Context }): Promise<void> {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: MAX_MEDIA_BYTES }, (_request, body, done) =>
    done(null, body),
  );
  server.post("/media", (request) => {
    const { name } = nameQuery.parse(request.query);
    if (!Buffer.isBuffer(request.body)) throw new RefusedError("no_file", "Chưa có tệp nào.", 400);
    return ctx.media.save(name.normalize("NFC"), request.body);
  });
}
