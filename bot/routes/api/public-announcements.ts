import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { CommuneNames, PublicAnnouncements } from "../../../shared/api/announcement.ts";
import { ApiError } from "../../../shared/api/common.ts";
import { withScope } from "../../db/connection.ts";
import { publicAnnouncements } from "../../services/announcements/public.ts";
import { controllerOf, readCommune } from "../../services/communes.ts";
import { villagesWithTeams } from "../../services/teams/villages.ts";
import { communeNames } from "../../services/units/commune-names.ts";
import { findUnit } from "../../services/units/units.ts";
import { HttpError } from "../http-error.ts";
import type { ApiDeps } from "./api-deps.ts";

const tags = ["Thông báo"];
const config = { public: true };
const Id = z.coerce.number().int().positive().max(2_147_483_647);
const MOST_NAMES = 30;

/** What everybody may read, without a login. */
export async function publicAnnouncementRoutes(app: FastifyInstance, { db, now }: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    "/communes",
    {
      config,
      schema: {
        tags: ["Đơn vị"],
        summary: "Tìm xã, phường theo tên, có dấu hay không",
        querystring: z.object({ q: z.string().trim().max(100).default("") }),
        response: { 200: CommuneNames, "4xx": ApiError },
      },
    },
    async ({ query }, reply) => {
      const found = await withScope(db, { communes: [] }, (tx) => communeNames(tx, query.q));
      void reply.header("cache-control", "public, max-age=300");
      return { communes: found.slice(0, MOST_NAMES), more: found.length > MOST_NAMES };
    },
  );

  typed.get(
    "/communes/:communeId/public-announcements",
    {
      config,
      schema: {
        tags,
        summary: "Thông báo cho mọi người dân trong 90 ngày qua, mới nhất trước; của một thôn thì nêu thôn",
        params: z.object({ communeId: Id }),
        querystring: z.object({ village: Id.optional() }),
        response: { 200: PublicAnnouncements, "4xx": ApiError },
      },
    },
    async ({ params: { communeId }, query: { village } }, reply) => {
      const answer = await withScope(db, { communes: [communeId] }, async (tx) => {
        const unit = await findUnit(tx, communeId);
        if (unit?.level !== "commune") {
          throw new HttpError(404, "commune_not_found", "Không có xã, phường này; xin chọn lại.");
        }
        const commune = await readCommune(tx, communeId);
        const found = await publicAnnouncements(tx, { communeId, villageUnitId: village, now: now() });
        const villages = await villagesWithTeams(tx, communeId);
        return {
          commune: { id: communeId, name: commune.name },
          villages: villages.map(({ unitId, name }) => ({ id: unitId, name })),
          announcements: found.map(({ unitName, imageUrl, sentAt, ...one }) => ({
            ...one,
            from: unitName === commune.name ? controllerOf(commune) : unitName,
            sentAt: sentAt.toISOString(),
            ...(imageUrl === undefined ? {} : { imageUrl }),
          })),
        };
      });
      void reply.header("cache-control", "public, max-age=60");
      return answer;
    },
  );
}
