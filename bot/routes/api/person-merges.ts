import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { MemberList, MemberMerge } from "../../../shared/api/members.ts";
import { mayOnUnit } from "../../services/access.ts";
import { mergePeople } from "../../services/people/merge-people.ts";
import { memberOfTeam } from "../../services/teams/take-back.ts";
import { HttpError } from "../http-error.ts";
import type { ApiDeps } from "./api-deps.ts";
import { explainRefusal, requireManagedTeam } from "./member-view.ts";
import { membersOf } from "./members.ts";
import { asCallerOnTeam } from "./team-caller.ts";

/** One human with two records, imported once and joined by chat once, in one team or in two of a commune. */
export async function personMergeRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  app.withTypeProvider<ZodTypeProvider>().post(
    "/teams/:teamId/members/:personId/merge",
    {
      schema: {
        tags: ["Người của tổ"],
        summary: "Gộp hồ sơ này vào hồ sơ kia của cùng một người; báo cáo, chức danh, quyền đi theo",
        params: z.object({ teamId: z.coerce.number().int(), personId: z.coerce.number().int() }),
        body: MemberMerge,
        response: { 200: MemberList, "4xx": ApiError },
      },
    },
    async (request) => {
      const { teamId, personId } = request.params;
      return asCallerOnTeam(deps, request, teamId, async (caller) => {
        const { tx, person } = caller;
        const { intoPersonId, intoTeamId = teamId } = request.body;
        const team = await requireManagedTeam(caller, teamId, "manage_members");
        const other = intoTeamId === teamId ? team : await requireManagedTeam(caller, intoTeamId, "manage_members");
        for (const { unitId } of [team, other]) {
          if (await mayOnUnit(tx, person, "manage_teams", unitId)) continue;
          throw new HttpError(403, "not_allowed", "Gộp hồ sơ là việc của cán bộ xã, phường.");
        }
        const now = deps.now();
        const gone = await memberOfTeam(tx, { teamId, personId, now });
        const kept = await memberOfTeam(tx, { teamId: intoTeamId, personId: intoPersonId, now });
        if (!gone || !kept || personId === intoPersonId || team.communeId !== other.communeId) {
          throw new HttpError(404, "no_such_member", "Cần hai người khác nhau của các tổ; xin tải lại danh sách.");
        }
        const merge = { communeId: team.communeId, keptId: intoPersonId, goneId: personId, by: person, now };
        await mergePeople(tx, deps.vault, merge);
        return membersOf(deps, caller, team, undefined);
      }).catch(explainRefusal);
    },
  );
}
