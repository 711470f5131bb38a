import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { TeamDirectory, TeamLack } from "../../../shared/api/members.ts";
import { mayOnUnit, unitsBelow } from "../../services/access.ts";
import { audit } from "../../services/audit.ts";
import { type DirectoryTeam, leaderNames, teamDirectory } from "../../services/teams/team-directory.ts";
import type { ApiDeps } from "./api-deps.ts";
import { asCallerOnUnit, type UnitCaller } from "./unit-caller.ts";

const PAGE = 50;

/** The teams of a unit and below, for those who look after them. */
export async function teamDirectoryRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  app.withTypeProvider<ZodTypeProvider>().get(
    "/units/:unitId/teams",
    {
      schema: {
        tags: ["Đơn vị"],
        summary: "Các tổ của đơn vị và cấp dưới: người, tổ trưởng, nhóm Zalo; tìm theo tên, lọc tổ còn thiếu",
        params: z.object({ unitId: z.coerce.number().int().positive().max(2_147_483_647) }),
        querystring: z.object({
          q: z.string().max(100).default(""),
          lacks: TeamLack.optional(),
          /** The last team of the page before. */
          cursor: z.coerce.number().int().positive().optional(),
        }),
        response: { 200: TeamDirectory, "4xx": ApiError },
      },
    },
    async (request) => {
      const { q, lacks, cursor } = request.query;
      const { unitId } = request.params;
      return asCallerOnUnit(deps, request, { unitId, action: "see_figures" }, async (caller) => {
        const { tx, unit, person } = caller;
        const now = deps.now();
        const all = await teamDirectory(tx, { unitIds: await unitsBelow(tx, [unitId]), search: q, lacks, now });
        const from = cursor === undefined ? 0 : all.findIndex((team) => team.id === cursor) + 1;
        const page = all.slice(from, from + PAGE);
        const last = page.at(-1);
        return {
          unit: { id: unit.id, name: unit.name, level: unit.level },
          teams: await withLeaders(deps, caller, page),
          total: all.length,
          ...(last && from + PAGE < all.length ? { next: String(last.id) } : {}),
          mayManage: await mayOnUnit(tx, person, "manage_teams", unit.id),
        };
      });
    },
  );
}

/** Names are for those who may see people, and the look leaves a trace. */
async function withLeaders(
  { vault, now }: ApiDeps,
  { tx, communeId, person, unit }: UnitCaller,
  teams: readonly DirectoryTeam[],
) {
  const seesPeople = await mayOnUnit(tx, person, "see_people", unit.id);
  const subject = `unit:${unit.id}`;
  if (seesPeople) {
    await audit(tx, { communeId, byPersonId: person.id, action: "person.viewed", subject, now: now() });
  }
  const teamIds = seesPeople ? teams.map((team) => team.id) : [];
  const names = await leaderNames(tx, vault, { teamIds, now: now() });
  return teams.map(({ households, ...team }) => {
    const leaderName = names.get(team.id);
    return { ...team, ...(households === undefined ? {} : { households }), ...(leaderName ? { leaderName } : {}) };
  });
}
