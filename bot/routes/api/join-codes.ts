import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { CommuneDoor, JoinCodeRenewal, JoinInvitation } from "../../../shared/api/members.ts";
import { withScope } from "../../db/connection.ts";
import { readCommune } from "../../services/communes.ts";
import { accountOfCommune } from "../../services/official-accounts/commune-account.ts";
import { invitationOf, renewJoinCode } from "../../services/teams/join-invitation.ts";
import type { Team } from "../../services/teams/membership.ts";
import { findUnit } from "../../services/units/units.ts";
import { HttpError } from "../http-error.ts";
import type { ApiDeps } from "./api-deps.ts";
import type { Caller } from "./authentication.ts";
import { requireManagedTeam } from "./member-view.ts";
import { asCallerOnTeam } from "./team-caller.ts";

const tags = ["Người của tổ"];
const TeamParams = z.object({ teamId: z.coerce.number().int() });
const answers = { 200: JoinInvitation, "4xx": ApiError };

export async function joinCodeRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    "/teams/:teamId/join-code",
    {
      schema: {
        tags,
        summary: "Mã tham gia của tổ, câu mời để gửi đi, mã QR để quét",
        params: TeamParams,
        response: answers,
      },
    },
    async (request) =>
      asCallerOnTeam(deps, request, request.params.teamId, async (caller) => {
        const team = await requireManagedTeam(caller, request.params.teamId, "manage_members");
        return inviteTo(deps, caller, team);
      }),
  );

  typed.post(
    "/teams/:teamId/join-code",
    {
      schema: {
        tags,
        summary: "Đổi mã tham gia; mã cũ hết dùng được",
        params: TeamParams,
        body: JoinCodeRenewal,
        response: answers,
      },
    },
    async (request) =>
      asCallerOnTeam(deps, request, request.params.teamId, async (caller) => {
        const { tx, person } = caller;
        const team = await requireManagedTeam(caller, request.params.teamId, "manage_members");
        const { name: communeName } = await readCommune(tx, team.communeId);
        const { current } = request.body;
        await renewJoinCode(tx, { team, communeName, current, byPersonId: person.id, now: deps.now() });
        return inviteTo(deps, caller, team);
      }),
  );

  typed.get(
    "/communes/:communeId",
    {
      config: { public: true },
      schema: {
        tags: ["Đơn vị"],
        summary: "Zalo của một xã, phường, cho người đến bằng mã trên giấy",
        params: z.object({ communeId: z.coerce.number().int().positive().max(2_147_483_647) }),
        response: { 200: CommuneDoor, "4xx": ApiError },
      },
    },
    async ({ params: { communeId } }) =>
      withScope(deps.db, { communes: [communeId] }, async (tx) => {
        const commune = await findUnit(tx, communeId);
        if (commune?.level !== "commune") {
          throw new HttpError(404, "commune_not_found", "Không có xã, phường này; xin xem lại mã hoặc đường dẫn.");
        }
        const oaId = await accountOfCommune(tx, communeId);
        return { name: commune.name, ...(oaId ? { oaId } : {}) };
      }),
  );
}

async function inviteTo({ miniAppUrl }: ApiDeps, { tx }: Caller, team: Team): Promise<JoinInvitation> {
  const commune = await readCommune(tx, team.communeId);
  const { link, ...invitation } = await invitationOf(tx, { team, commune, miniAppUrl });
  return { ...invitation, ...(link ? { link } : {}) };
}
