import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { IndicatorBook, IndicatorDefinition, VersionList } from "../../../shared/api/content.ts";
import { editableIndicators, retireIndicator, saveIndicator } from "../../services/content/edit-indicators.ts";
import { listVersions } from "../../services/content/versions.ts";
import type { ApiDeps } from "./api-deps.ts";
import { asEditor, CommuneParams, tags } from "./content-caller.ts";

const OneIndicator = CommuneParams.extend({ code: z.string().max(64) });
const response = { 200: z.object({ code: z.string() }), "4xx": ApiError };

/** What a commune counts, edited by its officers without a developer. */
export async function indicatorEditingRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    "/communes/:communeId/indicators",
    {
      schema: {
        tags,
        summary: "Mọi chỉ tiêu của xã, cả chỉ tiêu đã thôi dùng",
        params: CommuneParams,
        response: { 200: IndicatorBook, "4xx": ApiError },
      },
    },
    async (request) =>
      asEditor(deps, request, request.params.communeId, async ({ tx, unit }) => ({
        indicators: await editableIndicators(tx, unit.id),
      })),
  );

  typed.post(
    "/communes/:communeId/indicators",
    { schema: { tags, summary: "Thêm chỉ tiêu", params: CommuneParams, body: IndicatorDefinition, response } },
    async (request) =>
      asEditor(deps, request, request.params.communeId, async ({ tx, saving }) => ({
        code: await saveIndicator(tx, saving, { code: undefined, definition: request.body }),
      })),
  );

  typed.put(
    "/communes/:communeId/indicators/:code",
    { schema: { tags, summary: "Sửa chỉ tiêu", params: OneIndicator, body: IndicatorDefinition, response } },
    async (request) =>
      asEditor(deps, request, request.params.communeId, async ({ tx, saving }) => ({
        code: await saveIndicator(tx, saving, { code: request.params.code, definition: request.body }),
      })),
  );

  typed.put(
    "/communes/:communeId/indicators/:code/retired",
    {
      schema: {
        tags,
        summary: "Thôi dùng một chỉ tiêu, hoặc dùng lại; số liệu cũ còn nguyên",
        params: OneIndicator,
        body: z.object({ isRetired: z.boolean() }),
        response,
      },
    },
    async (request) =>
      asEditor(deps, request, request.params.communeId, async ({ tx, saving }) => {
        const { code } = request.params;
        await retireIndicator(tx, saving, { code, isRetired: request.body.isRetired });
        return { code };
      }),
  );

  typed.get(
    "/communes/:communeId/indicators/:code/versions",
    {
      schema: {
        tags,
        summary: "Các bản trước của một chỉ tiêu",
        params: OneIndicator,
        response: { 200: VersionList, "4xx": ApiError },
      },
    },
    async (request) =>
      asEditor(deps, request, request.params.communeId, async ({ tx, unit }) => {
        const list = await listVersions(tx, { communeId: unit.id, kind: "indicator", key: request.params.code });
        return {
          versions: list.map(({ id, at, definition }) => {
            const { data } = IndicatorDefinition.safeParse(definition);
            return { id, at: at.toISOString(), definition: data };
          }),
        };
      }),
  );
}
