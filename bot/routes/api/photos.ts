import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { PhotoView } from "../../../shared/api/photo.ts";
import { deletePhoto, lookAtPhoto } from "../../services/photos/look-at-photo.ts";
import { PhotoRefusedError } from "../../services/photos/photo-refused-error.ts";
import { storePhoto } from "../../services/photos/store-photo.ts";
import { HttpError } from "../http-error.ts";
import type { ApiDeps } from "./api-deps.ts";
import { asCaller } from "./authentication.ts";
import { toPhotoView } from "./photo-view.ts";

const tags = ["Ảnh"];
/** The phone shrinks to some 300 kB; one that cannot may still send its own picture. */
const MOST_UPLOAD_BYTES = 6 * 1024 * 1024;
const PhotoParams = z.object({ photoId: z.coerce.number().int() });
/** Each is cleaned on the spot; a report takes four. */
const fewUploads = { rateLimit: { max: 40, timeWindow: "1 minute" } };

export async function photoRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  // What it is, is read from the bytes; the browser's word for it does not matter.
  app.addContentTypeParser(
    /^(image\/[\w.+-]+|application\/octet-stream)$/,
    { parseAs: "buffer", bodyLimit: MOST_UPLOAD_BYTES },
    (_request, body, done) => done(null, body),
  );

  typed.post(
    "/reports/:reportId/photos",
    {
      config: fewUploads,
      bodyLimit: MOST_UPLOAD_BYTES,
      schema: {
        tags,
        summary: "Gửi một ảnh kèm báo cáo: thân yêu cầu là chính tệp ảnh JPEG, PNG hoặc WebP",
        consumes: ["image/jpeg", "image/png", "image/webp"],
        params: z.object({ reportId: z.coerce.number().int() }),
        // Made once on the phone and sent again with every retry: never a second photo.
        querystring: z.object({ key: z.string().min(8).max(100) }),
        response: { 200: PhotoView, "4xx": ApiError },
      },
    },
    async (request) =>
      asCaller(deps, request, async ({ tx, person }) => {
        const bytes: unknown = request.body;
        if (!Buffer.isBuffer(bytes)) throw new PhotoRefusedError("not_a_photo");
        const { reportId } = request.params;
        const { key } = request.query;
        const photo = await storePhoto(tx, deps.photoFiles, { reportId, by: person, bytes, key, now: deps.now() });
        return toPhotoView(photo, person.id);
      }).catch(explain),
  );

  typed.get(
    "/photos/:photoId",
    {
      schema: { tags, summary: "Một ảnh", params: PhotoParams, response: { 200: z.custom<Buffer>(), "4xx": ApiError } },
    },
    async (request, reply) => {
      const photo = await asCaller(deps, request, ({ tx, person }) =>
        lookAtPhoto(tx, { photoId: request.params.photoId, by: person, now: deps.now() }),
      ).catch(explain);
      const bytes = await deps.photoFiles.read(photo.file);
      if (!bytes) throw notFound();
      void reply.headers({
        "content-type": photo.mime ?? "application/octet-stream",
        "content-disposition": "inline",
        // A phone may be lent; what was deleted must be gone.
        "cache-control": "private, no-store",
        "content-security-policy": "default-src 'none'; sandbox",
      });
      return reply.send(bytes);
    },
  );

  typed.delete(
    "/photos/:photoId",
    { schema: { tags, summary: "Xóa một ảnh", params: PhotoParams, response: { 204: z.null(), "4xx": ApiError } } },
    async (request, reply) => {
      await asCaller(deps, request, ({ tx, person }) =>
        deletePhoto(tx, { photoId: request.params.photoId, by: person, now: deps.now() }),
      ).catch(explain);
      return reply.code(204).send(null);
    },
  );
}

const statuses: Record<PhotoRefusedError["reason"], number> = {
  not_a_photo: 415,
  broken: 422,
  too_large: 413,
  too_many: 409,
  not_allowed: 403,
  not_found: 404,
};

function explain(error: unknown): never {
  if (!(error instanceof PhotoRefusedError)) throw error;
  throw new HttpError(statuses[error.reason], `photo_${error.reason}`, error.message);
}

function notFound(): HttpError {
  const { message } = new PhotoRefusedError("not_found");
  return new HttpError(404, "photo_not_found", message);
}
