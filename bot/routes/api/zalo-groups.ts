import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { GroupWishView, ZaloGroupsPage, type ZaloGroupView } from "../../../shared/api/zalo-group.ts";
import { mayOnTeam, mayOnUnit } from "../../services/access.ts";
import { audit } from "../../services/audit.ts";
import { findGroupById, linkGroup, unlinkGroup } from "../../services/groups.ts";
import {
  type GroupWish,
  type ListedGroup,
  listGroups,
  newestWish,
  wishForGroup,
} from "../../services/official-accounts/group-list.ts";
import { listAccounts } from "../../services/official-accounts/list-accounts.ts";
import { findTeam, type Team } from "../../services/teams/membership.ts";
import { openTeams } from "../../services/teams/open-teams.ts";
import { HttpError } from "../http-error.ts";
import type { ApiDeps } from "./api-deps.ts";
import type { Caller } from "./authentication.ts";
import { asWatcher } from "./oversight-caller.ts";
import { asCallerOnTeam } from "./team-caller.ts";
import { asCallerOnUnit, type UnitCaller } from "./unit-caller.ts";

const tags = ["Nhóm Zalo"];
const TeamParams = z.object({ teamId: z.coerce.number().int() });
const GroupParams = z.object({ groupId: z.coerce.number().int() });

/** Groups of the commune's OA: made for a team, given to one, taken back. */
export async function zaloGroupRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    "/units/:unitId/zalo-groups",
    {
      schema: {
        tags,
        summary: "Nhóm Zalo của các tổ, nhóm chưa của tổ nào, tổ chưa có nhóm",
        params: z.object({ unitId: z.coerce.number().int() }),
        response: { 200: ZaloGroupsPage, "4xx": ApiError },
      },
    },
    async (request) =>
      asCallerOnUnit(deps, request, { ...request.params, action: "see_people" }, (caller) => groupsPage(deps, caller)),
  );

  typed.post(
    "/teams/:teamId/zalo-group",
    {
      schema: {
        tags,
        summary: "Nhờ lập nhóm Zalo cho tổ; kết quả có sau ít phút",
        params: TeamParams,
        response: { 200: GroupWishView, "4xx": ApiError },
      },
    },
    async (request) =>
      asCallerOnTeam(deps, request, request.params.teamId, async (caller) => {
        const team = await requireTeam(caller, request.params.teamId);
        const { tx, person } = caller;
        const { communeId } = team;
        const now = deps.now();
        const wish = await wishForGroup(tx, { communeId, teamId: team.id, byPersonId: person.id, now });
        if (!wish) throw new HttpError(409, "no_oa", "Xã chưa kết nối OA nào; mở trang Tài khoản OA trước.");
        await audit(tx, { communeId, byPersonId: person.id, action: "group.wished", subject: `team:${team.id}`, now });
        deps.wake("tend-groups");
        return toWishView(wish);
      }),
  );

  typed.put(
    "/zalo-groups/:groupId/team",
    {
      schema: {
        tags,
        summary: "Giao nhóm cho một tổ, hoặc gỡ khỏi tổ khi không nêu tổ nào",
        params: GroupParams,
        body: z.object({ teamId: z.int().nullable() }),
        response: { 204: z.null(), "4xx": ApiError },
      },
    },
    async (request, reply) => {
      await asWatcher(deps, request, (caller) =>
        giveGroup(caller, { ...request.params, ...request.body, now: deps.now() }),
      );
      return reply.code(204).send(null);
    },
  );
}

async function groupsPage({ db }: ApiDeps, { tx, person, unit }: UnitCaller): Promise<ZaloGroupsPage> {
  const groups = await listGroups(tx, unit.id);
  const served = new Set(groups.filter(({ state }) => state === "active").map(({ team }) => team?.id));
  const without: ZaloGroupsPage["without"] = [];
  for (const { id, name, joinCode } of await openTeams(tx, unit.id)) {
    if (served.has(id)) continue;
    const wish = await newestWish(tx, id);
    without.push({ id, name, joinCode, ...(wish ? { wish: toWishView(wish) } : {}) });
  }
  const [account] = await listAccounts(db, [unit.id]);
  const { groups: canMake = "unknown", freeGroupPlaces } = account?.capabilities ?? {};
  return {
    groups: groups.map(toView),
    without,
    canMake,
    ...(freeGroupPlaces === undefined ? {} : { freePlaces: freeGroupPlaces }),
    mayManage: await mayOnUnit(tx, person, "manage_teams", unit.id),
  };
}

interface Giving {
  groupId: number;
  teamId: number | null;
  now: Date;
}

async function giveGroup(caller: Caller, { groupId, teamId, now }: Giving): Promise<void> {
  const { tx, person } = caller;
  const group = await findGroupById(tx, groupId);
  if (!group) throw new HttpError(404, "group_not_found", "Không có nhóm này.");
  const { communeId } = group;
  // Whoever takes a group from a team must have a say in that team as well.
  if (group.teamId !== undefined) await requireTeam(caller, group.teamId);
  else if (teamId === null) return;
  if (teamId === null) {
    await unlinkGroup(tx, { id: group.id, communeId, byPersonId: person.id, now });
    return;
  }
  const team = await requireTeam(caller, teamId);
  if (team.communeId !== communeId) {
    throw new HttpError(409, "other_commune", "Nhóm này thuộc OA của xã, phường khác nên không giao cho tổ này được.");
  }
  const place = { communeId, oaId: group.oaId, groupId: group.groupId };
  await linkGroup(tx, { ...place, team, byPersonId: person.id, now });
}

/** Throws 404 for a team that is not there or not the caller's to look after. */
async function requireTeam({ tx, person }: Caller, teamId: number): Promise<Team> {
  const team = await findTeam(tx, teamId);
  if (!team || !(await mayOnTeam(tx, person, "manage_members", team))) {
    throw new HttpError(404, "team_not_found", "Không có tổ này, hoặc anh/chị chưa được giao việc này.");
  }
  return team;
}

function toWishView({ state, reason }: GroupWish): GroupWishView {
  return { state, ...(reason ? { reason } : {}) };
}

function toView({ id, name, team, state, memberCount, link, validThrough }: ListedGroup): ZaloGroupView {
  return {
    id,
    state,
    ...(name ? { name } : {}),
    ...(team ? { team } : {}),
    ...(memberCount === undefined ? {} : { memberCount }),
    ...(link ? { link } : {}),
    ...(validThrough ? { validThrough } : {}),
  };
}
