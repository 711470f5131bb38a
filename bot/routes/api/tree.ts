import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError, Day } from "../../../shared/api/common.ts";
import { Lineage, TreeUnits } from "../../../shared/api/tree.ts";
import { dayOf } from "../../../shared/calendar/day.ts";
import { withScope } from "../../db/connection.ts";
import { mayOnTeam, rootsFor } from "../../services/access.ts";
import { areaOf, scopeOf } from "../../services/figures/area.ts";
import { findTeam } from "../../services/teams/membership.ts";
import { teamLineageOf, unitLineageOf } from "../../services/units/lineage.ts";
import { unitsOn } from "../../services/units/tree-on.ts";
import { HttpError } from "../http-error.ts";
import type { ApiDeps } from "./api-deps.ts";
import { asCaller } from "./authentication.ts";
import { asOverseer } from "./overseer.ts";

const tags = ["Đơn vị"];
/** More than any province has communes: one page is the rule. */
const PAGE = 200;

export async function treeRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    "/units",
    {
      schema: {
        tags,
        summary: "Các đơn vị của mình, hoặc các đơn vị ngay dưới một đơn vị, như vào một ngày",
        querystring: z.object({
          parent: z.coerce.number().int().positive().optional(),
          on: Day.optional(),
          cursor: z.coerce.number().int().positive().optional(),
        }),
        response: { 200: TreeUnits, "4xx": ApiError },
      },
    },
    async (request) => {
      const { parent, on: day = dayOf(deps.now()), cursor: after } = request.query;
      return asOverseer(deps, request, { unitId: parent, action: "see_figures" }, async ({ tx, unitIds }) => {
        const area = await areaOf(tx, unitIds, "as_was");
        const which = parent === undefined ? { ids: unitIds } : { parentId: parent };
        const wish = { which, day, after, count: PAGE + 1 };
        const found = await withScope(tx, scopeOf(area), (wide) => unitsOn(wide, wish));
        const units = found.slice(0, PAGE);
        return { units, ...(found.length > PAGE ? { next: String(units.at(-1)?.id) } : {}) };
      });
    },
  );

  typed.get(
    "/units/:unitId/lineage",
    {
      schema: {
        tags,
        summary: "Đơn vị này từ đâu mà có, sau thành gì; mới nhất trước",
        params: z.object({ unitId: z.coerce.number().int().positive() }),
        response: { 200: Lineage, "4xx": ApiError },
      },
    },
    async (request) =>
      asOverseer(deps, request, { unitId: request.params.unitId, action: "see_figures" }, async ({ tx }) => ({
        entries: await unitLineageOf(tx, request.params.unitId),
      })),
  );

  typed.get(
    "/teams/:teamId/lineage",
    {
      schema: {
        tags: ["Tổ"],
        summary: "Tổ này từ đâu mà có: đổi tên, chuyển, sáp nhập, chia; mới nhất trước",
        params: z.object({ teamId: z.coerce.number().int().positive() }),
        response: { 200: Lineage, "4xx": ApiError },
      },
    },
    async (request) =>
      asCaller(deps, request, async ({ tx, person }) => {
        const reach = await areaOf(tx, rootsFor(person, "see_figures"), "today");
        const communes = [...new Set([...reach.keeperIds, request.login?.communeId ?? 0])];
        return withScope(tx, { communes }, async (wide) => {
          const team = await findTeam(wide, request.params.teamId);
          if (!team || !(await mayOnTeam(wide, person, "see_figures", team))) {
            throw new HttpError(404, "team_not_found", "Không có tổ này, hoặc anh/chị chưa có quyền xem.");
          }
          return { entries: await teamLineageOf(wide, team.id) };
        });
      }),
  );
}
