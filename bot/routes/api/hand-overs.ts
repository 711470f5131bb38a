import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { HandOverInput, MemberList, MemberMove } from "../../../shared/api/members.ts";
import { mayOnUnit, type TeamAction } from "../../services/access.ts";
import { moveMember } from "../../services/teams/change-members.ts";
import { handOver } from "../../services/teams/hand-over.ts";
import { tellHandOver } from "../../services/teams/member-notices.ts";
import type { Team } from "../../services/teams/membership.ts";
import type { ApiDeps } from "./api-deps.ts";
import type { Caller } from "./authentication.ts";
import { explainRefusal, notAllowed, requireManagedTeam } from "./member-view.ts";
import { membersOf } from "./members.ts";
import { asCallerOnTeam } from "./team-caller.ts";

const tags = ["Người của tổ"];
const TeamParams = z.object({ teamId: z.coerce.number().int() });
const answers = { 200: MemberList, "4xx": ApiError };

/** People who change places: a new leader, another team. */
export async function handOverRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const change = (
    request: FastifyRequest,
    { teamId, action }: { teamId: number; action: TeamAction },
    work: (caller: Caller, team: Team) => Promise<void>,
  ) =>
    asCallerOnTeam(deps, request, teamId, async (caller) => {
      const team = await requireManagedTeam(caller, teamId, action);
      await work(caller, team);
      return membersOf(deps, caller, team, undefined);
    }).catch(explainRefusal);

  typed.post(
    "/teams/:teamId/hand-over",
    {
      schema: {
        tags,
        summary: "Bàn giao việc tổ trưởng cho một người của tổ",
        params: TeamParams,
        body: HandOverInput,
        response: answers,
      },
    },
    async (request) =>
      change(request, { teamId: request.params.teamId, action: "hand_over" }, async ({ tx, person }, team) => {
        const by = { byPersonId: person.id, now: deps.now() };
        const handed = await handOver(tx, { team, ...request.body, ...by });
        await tellHandOver(tx, deps, { team, handed, ...by });
      }),
  );

  typed.post(
    "/teams/:teamId/members/:personId/moves",
    {
      schema: {
        tags,
        summary: "Chuyển người sang tổ khác của xã, hoặc cho làm thêm ở tổ ấy",
        params: TeamParams.extend({ personId: z.coerce.number().int() }),
        body: MemberMove,
        response: answers,
      },
    },
    async (request) =>
      change(request, { teamId: request.params.teamId, action: "manage_members" }, async (caller, team) => {
        const { tx, person } = caller;
        // From both sides, and over their units: a leader alone could take other teams' people.
        const to = await requireManagedTeam(caller, request.body.toTeamId, "manage_members");
        for (const { unitId } of [team, to]) {
          if (!(await mayOnUnit(tx, person, "manage_teams", unitId))) throw notAllowed();
        }
        const { stays } = request.body;
        const { personId } = request.params;
        await moveMember(tx, { team, to, stays, personId, byPersonId: person.id, now: deps.now() });
      }),
  );
}
