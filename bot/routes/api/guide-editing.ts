import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { GuideDefinition, GuideShelf, UnansweredList } from "../../../shared/api/content.ts";
import { dayOf } from "../../../shared/calendar/day.ts";
import { editableGuides, hideGuide, restoreGuide, saveGuide } from "../../services/content/edit-guides.ts";
import {
  groupQuestions,
  openQuestions,
  type QuestionPlace,
  settleQuestions,
} from "../../services/guides/open-questions.ts";
import type { ApiDeps } from "./api-deps.ts";
import { asEditor, CommuneParams, tags } from "./content-caller.ts";

const OneGuide = CommuneParams.extend({ slug: z.string().max(100) });
const GuideInput = z.object({ guide: GuideDefinition, published: z.boolean() });
const saved = { 200: z.object({ slug: z.string() }), "4xx": ApiError };
/** Questions read at a time: those that ask for the same can only be put together when they are read together. */
const PAGE = 100;

/** A commune's guides, edited by its officers, and the questions that ask for new ones. */
export async function guideEditingRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    "/communes/:communeId/guides",
    {
      schema: {
        tags,
        summary: "Mọi hướng dẫn của xã, cả bản nháp, bản đã ẩn và bản quá hạn xem lại",
        params: CommuneParams,
        response: { 200: GuideShelf, "4xx": ApiError },
      },
    },
    async (request) =>
      asEditor(deps, request, request.params.communeId, async ({ tx, unit }) => ({
        guides: await editableGuides(tx, unit.id, dayOf(deps.now())),
      })),
  );

  typed.post(
    "/communes/:communeId/guides",
    { schema: { tags, summary: "Viết hướng dẫn mới", params: CommuneParams, body: GuideInput, response: saved } },
    async (request) =>
      asEditor(deps, request, request.params.communeId, async ({ tx, saving }) => {
        const { guide: definition, published } = request.body;
        return { slug: await saveGuide(tx, saving, { slug: undefined, definition, published }) };
      }),
  );

  typed.put(
    "/communes/:communeId/guides/:slug",
    { schema: { tags, summary: "Sửa một hướng dẫn", params: OneGuide, body: GuideInput, response: saved } },
    async (request) =>
      asEditor(deps, request, request.params.communeId, async ({ tx, saving }) => {
        const { guide: definition, published } = request.body;
        return { slug: await saveGuide(tx, saving, { slug: request.params.slug, definition, published }) };
      }),
  );

  typed.delete(
    "/communes/:communeId/guides/:slug",
    { schema: { tags, summary: "Ẩn một hướng dẫn", params: OneGuide, response: saved } },
    async (request) =>
      asEditor(deps, request, request.params.communeId, async ({ tx, saving }) => {
        await hideGuide(tx, saving, request.params.slug);
        return { slug: request.params.slug };
      }),
  );

  typed.post(
    "/communes/:communeId/guides/:slug/restore",
    { schema: { tags, summary: "Về lại bản gốc của hệ thống", params: OneGuide, response: saved } },
    async (request) =>
      asEditor(deps, request, request.params.communeId, async ({ tx, saving }) => {
        await restoreGuide(tx, saving, request.params.slug);
        return { slug: request.params.slug };
      }),
  );
}

const Cursor = z
  .string()
  .regex(/^\d{1,9}-\d{1,9}$/)
  .transform((text): QuestionPlace => {
    const [askedCount, id] = text.split("-").map(Number);
    return { askedCount: askedCount ?? 0, id: id ?? 0 };
  });

const SettledQuestions = z.object({ ids: z.array(z.int()).min(1).max(PAGE) });

/** What residents asked and no guide answered: the officer's to-do list. */
export async function openQuestionRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    "/communes/:communeId/unanswered-questions",
    {
      schema: {
        tags,
        summary: "Câu hỏi chưa có hướng dẫn, các cách hỏi cùng một việc gộp lại, hỏi nhiều nhất trước",
        params: CommuneParams,
        querystring: z.object({ cursor: Cursor.optional() }),
        response: { 200: UnansweredList, "4xx": ApiError },
      },
    },
    async (request) =>
      asEditor(deps, request, request.params.communeId, async ({ tx, unit }) => {
        const list = await openQuestions(tx, { communeId: unit.id, after: request.query.cursor, count: PAGE });
        const last = list.at(-1);
        return {
          groups: groupQuestions(list).map(({ questions, askedCount, lastAskedAt }) => ({
            ids: questions.map(({ id }) => id),
            questions: questions.map(({ question }) => question),
            askedCount,
            lastAskedAt: lastAskedAt.toISOString(),
          })),
          ...(last && list.length === PAGE ? { next: `${last.askedCount}-${last.id}` } : {}),
        };
      }),
  );

  typed.post(
    "/communes/:communeId/unanswered-questions/done",
    {
      schema: {
        tags,
        summary: "Các câu hỏi này đã có hướng dẫn, hoặc không cần hướng dẫn",
        params: CommuneParams,
        body: SettledQuestions,
        response: { 200: SettledQuestions, "4xx": ApiError },
      },
    },
    async (request) =>
      asEditor(deps, request, request.params.communeId, async ({ tx, unit }) => {
        const { ids } = request.body;
        await settleQuestions(tx, { communeId: unit.id, ids, now: deps.now() });
        return { ids };
      }),
  );
}
