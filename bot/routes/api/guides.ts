import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { GuideBook, GuideList, GuidePage } from "../../../shared/api/guide.ts";
import { IndicatorList } from "../../../shared/api/indicator.ts";
import { dayOf } from "../../../shared/calendar/day.ts";
import type { Guide } from "../../../shared/catalogue/guide.ts";
import { searchGuides } from "../../../shared/understanding/search-guides.ts";
import { withScope } from "../../db/connection.ts";
import { type GuideLibrary, readGuides } from "../../services/guides/commune-guides.ts";
import { readIndicators } from "../../services/indicators.ts";
import { HttpError } from "../http-error.ts";
import type { ApiDeps } from "./api-deps.ts";
import { asCaller } from "./authentication.ts";

const tags = ["Hướng dẫn"];
const open = { config: { public: true } };
/** Which commune's guides; ours alone without it. */
const Commune = z.object({ commune: z.coerce.number().int().positive().optional() });
/** Guides change seldom; a phone may keep them for a while, and shows them without network. */
const keepFor = "public, max-age=300, stale-while-revalidate=86400";

/** No login wall for guides. */
export async function guideRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    "/guides",
    {
      ...open,
      schema: {
        tags,
        summary: "Danh sách hướng dẫn, hoặc tìm theo câu hỏi",
        querystring: Commune.extend({ q: z.string().max(500).optional() }),
        response: { 200: GuideList },
      },
    },
    async ({ query }, reply) => {
      const library = await libraryOf(deps, query.commune);
      void reply.header("cache-control", keepFor);
      return query.q?.trim() ? find(library, query.q) : { guides: library.guides.map(toCard), confident: true };
    },
  );

  typed.get(
    "/guides/:slug",
    {
      ...open,
      schema: {
        tags,
        summary: "Một hướng dẫn, từng bước",
        params: z.object({ slug: z.string().max(100) }),
        querystring: Commune,
        response: { 200: GuidePage, 404: ApiError },
      },
    },
    async ({ params, query }, reply) => {
      const { guides } = await libraryOf(deps, query.commune);
      const guide = guides.find((known) => known.slug === params.slug);
      if (!guide) throw new HttpError(404, "guide_not_found", "Không có hướng dẫn này; xin xem danh sách.");
      void reply.header("cache-control", keepFor);
      return toPage(guide);
    },
  );

  typed.get(
    "/guide-book",
    {
      ...open,
      schema: {
        tags,
        summary: "Mọi hướng dẫn cùng một lúc, để xem khi không có mạng",
        querystring: Commune,
        response: { 200: GuideBook },
      },
    },
    async ({ query }, reply) => {
      const { guides } = await libraryOf(deps, query.commune);
      void reply.header("cache-control", keepFor);
      return { guides: guides.map((guide) => ({ ...toPage(guide), aliases: [...guide.aliases] })) };
    },
  );

  typed.get(
    "/indicators",
    { schema: { tags: ["Báo cáo"], summary: "Các chỉ tiêu của xã, phường", response: { 200: IndicatorList } } },
    async (request) =>
      asCaller(deps, request, async ({ tx, communeId }) => {
        const { indicators } = await readIndicators(tx, { communeId, day: dayOf(deps.now()) });
        return {
          indicators: indicators.map(({ source: _, ...indicator }) => ({
            ...indicator,
            aliases: [...indicator.aliases],
          })),
        };
      }),
  );
}

async function libraryOf({ db, now }: ApiDeps, communeId: number | undefined): Promise<GuideLibrary> {
  return withScope(db, { communes: communeId ? [communeId] : [] }, (tx) =>
    readGuides(tx, { communeId: communeId ?? 0, today: dayOf(now()) }),
  );
}

function find({ guides, index }: GuideLibrary, question: string) {
  const { slugs, confident } = searchGuides(index, question);
  const found = slugs.flatMap((slug) => guides.filter((guide) => guide.slug === slug));
  return { guides: found.map(toCard), confident };
}

function toCard({ slug, title, category }: { slug: string; title: string; category: string }) {
  return { slug, title, category };
}

function toPage(guide: Guide): GuidePage {
  const { steps, notes, safety, help, updatedOn, needsCheck, sources } = guide;
  return {
    ...toCard(guide),
    steps: [...steps],
    notes: [...notes],
    safety: [...safety],
    help,
    updatedOn,
    needsCheck,
    sources: [...sources],
  };
}
