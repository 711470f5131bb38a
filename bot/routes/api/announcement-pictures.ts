import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { PictureKept } from "../../../shared/api/announcement.ts";
import { ApiError } from "../../../shared/api/common.ts";
import { mayOnUnit } from "../../services/access.ts";
import { findPicture, keepPicture, mostPictureBytes } from "../../services/announcements/pictures.ts";
import { AnnouncementRefusedError } from "../../services/announcements/refused-error.ts";
import { PhotoRefusedError } from "../../services/photos/photo-refused-error.ts";
import { HttpError } from "../http-error.ts";
import type { ApiDeps } from "./api-deps.ts";
import { asCaller } from "./authentication.ts";

const tags = ["Thông báo"];

export async function announcementPictureRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  // What it is, is read from the bytes; a little above the limit, so that the refusal is ours and says why.
  const bodyLimit = 2 * mostPictureBytes;
  app.addContentTypeParser(/^image\/[\w.+-]+$/, { parseAs: "buffer", bodyLimit }, (_request, body, done) =>
    done(null, body),
  );

  typed.post(
    "/units/:unitId/announcement-pictures",
    {
      bodyLimit,
      schema: {
        tags,
        summary: "Ảnh gửi kèm thông báo: thân yêu cầu là chính tệp JPEG hoặc PNG",
        consumes: ["image/jpeg", "image/png"],
        params: z.object({ unitId: z.coerce.number().int() }),
        response: { 200: PictureKept, "4xx": ApiError },
      },
    },
    async (request) =>
      asCaller(deps, request, async ({ tx, communeId, person }) => {
        if (!(await mayOnUnit(tx, person, "announce", request.params.unitId))) {
          throw new HttpError(403, "not_allowed", "Chỉ cán bộ của đơn vị mới gửi được thông báo.");
        }
        const bytes: unknown = request.body;
        if (!Buffer.isBuffer(bytes)) throw new PhotoRefusedError("not_a_photo");
        const key = await keepPicture(tx, { communeId, byPersonId: person.id, bytes, now: deps.now() });
        return { imageUrl: new URL(`/api/v1/announcement-pictures/${key}`, deps.publicUrl).href };
      }).catch(explain),
  );

  typed.get(
    "/announcement-pictures/:key",
    {
      config: { public: true },
      schema: {
        tags,
        summary: "Ảnh của một thông báo",
        params: z.object({ key: z.string().max(64) }),
        response: { 200: z.custom<Buffer>(), "4xx": ApiError },
      },
    },
    async (request, reply) => {
      const picture = await findPicture(deps.db, request.params.key);
      if (!picture) throw new HttpError(404, "picture_not_found", "Không có ảnh này.");
      void reply.headers({
        "content-type": picture.contentType,
        "cache-control": "public, max-age=604800, immutable",
        "content-security-policy": "default-src 'none'; sandbox",
      });
      return reply.send(picture.content);
    },
  );
}

function explain(error: unknown): never {
  if (error instanceof AnnouncementRefusedError) throw new HttpError(413, error.code, error.message);
  if (error instanceof PhotoRefusedError) throw new HttpError(415, `photo_${error.reason}`, error.message);
  throw error;
}
