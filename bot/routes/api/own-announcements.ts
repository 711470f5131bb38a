import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { ReadableAnnouncements } from "../../../shared/api/announcement.ts";
import { ApiError } from "../../../shared/api/common.ts";
import { acknowledge } from "../../services/announcements/acknowledge.ts";
import { readableAnnouncements } from "../../services/announcements/readable.ts";
import { controllerOf, readCommune } from "../../services/communes.ts";
import { HttpError } from "../http-error.ts";
import { AnnouncementParams } from "./announcements.ts";
import type { ApiDeps } from "./api-deps.ts";
import { asCaller, type Caller } from "./authentication.ts";

const tags = ["Thông báo"];
const answer = { 200: ReadableAnnouncements, "4xx": ApiError };

/** What was announced to the caller, and the answer "Đã nắm". */
export async function ownAnnouncementRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    "/my-announcements",
    {
      schema: {
        tags,
        summary: "Thông báo gửi tới tôi, tổ tôi, nơi tôi ở, trong 90 ngày",
        response: answer,
      },
    },
    async (request) => asCaller(deps, request, (caller) => readMine(caller, deps.now())),
  );

  typed.post(
    "/announcements/:announcementId/acknowledgement",
    { schema: { tags, summary: "Tôi đã nắm", params: AnnouncementParams, response: answer } },
    async (request) =>
      asCaller(deps, request, async (caller) => {
        const { tx, communeId, person } = caller;
        const found = await acknowledge(tx, {
          communeId,
          announcementId: request.params.announcementId,
          personId: person.id,
          teamIds: person.memberships.filter(({ role }) => role !== "officer").map(({ teamId }) => teamId),
          now: deps.now(),
        });
        if (!found) throw new HttpError(404, "announcement_not_found", "Không có thông báo nào đang đợi trả lời.");
        return readMine(caller, deps.now());
      }),
  );
}

async function readMine({ tx, communeId, person }: Caller, now: Date): Promise<ReadableAnnouncements> {
  const commune = await readCommune(tx, communeId);
  const found = await readableAnnouncements(tx, { person, communeId, now });
  return {
    announcements: found.map(({ sentAt, imageUrl, unitName, ...one }) => ({
      ...one,
      from: unitName === commune.name ? controllerOf(commune) : unitName,
      sentAt: sentAt.toISOString(),
      ...(imageUrl === undefined ? {} : { imageUrl }),
    })),
  };
}
