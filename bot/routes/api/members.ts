import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { MemberChange, MemberInput, MemberList } from "../../../shared/api/members.ts";
import { mayOnTeam, mayOnUnit } from "../../services/access.ts";
import { audit } from "../../services/audit.ts";
import { readPhone } from "../../services/import/row.ts";
import { changeContact } from "../../services/people/change-contact.ts";
import { addMember } from "../../services/teams/add-member.ts";
import { changeRole, confirmMember } from "../../services/teams/change-members.ts";
import { tellTakenBack } from "../../services/teams/member-notices.ts";
import { listMembers } from "../../services/teams/members.ts";
import type { Team } from "../../services/teams/membership.ts";
import { mayTakeBack, memberOfTeam, takeBack } from "../../services/teams/take-back.ts";
import { HttpError } from "../http-error.ts";
import type { ApiDeps } from "./api-deps.ts";
import type { Caller } from "./authentication.ts";
import {
  explainRefusal,
  notAllowed,
  readMemberCursor,
  requireManagedTeam,
  seesPhones,
  toMemberView,
  writeMemberCursor,
} from "./member-view.ts";
import { asCallerOnTeam } from "./team-caller.ts";
import { requireTeam } from "./teams.ts";

const tags = ["Người của tổ"];
const PAGE = 50;
const TeamParams = z.object({ teamId: z.coerce.number().int() });
const MemberParams = TeamParams.extend({ personId: z.coerce.number().int() });
/** What stands after a change: the list anew, so that nobody works on an old one. */
const answers = { 200: MemberList, "4xx": ApiError };

export async function memberRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    "/teams/:teamId/members",
    {
      schema: {
        tags,
        summary: "Người của tổ, tổ trưởng trước; số điện thoại chỉ cho người quản lý",
        params: TeamParams,
        querystring: z.object({ cursor: z.string().max(30).optional() }),
        response: answers,
      },
    },
    async (request) =>
      asCallerOnTeam(deps, request, request.params.teamId, async (caller) => {
        const team = await requireTeam(caller, request.params.teamId, "see_members");
        return membersOf(deps, caller, team, request.query.cursor);
      }),
  );

  const change = (request: FastifyRequest, teamId: number, work: (caller: Caller, team: Team) => Promise<void>) =>
    asCallerOnTeam(deps, request, teamId, async (caller) => {
      const team = await requireManagedTeam(caller, teamId, "manage_members");
      await work(caller, team);
      return membersOf(deps, caller, team, undefined);
    }).catch(explainRefusal);

  typed.post(
    "/teams/:teamId/members",
    { schema: { tags, summary: "Thêm người vào tổ", params: TeamParams, body: MemberInput, response: answers } },
    async (request) =>
      change(request, request.params.teamId, async ({ tx, person }, team) => {
        const { body } = request;
        const isPlain = body.role === "member" || body.role === "officer";
        if (!isPlain && !(await mayOnTeam(tx, person, "hand_over", team))) throw notAllowed();
        const given = { ...body, phone: phoneOf(body.phone), byPersonId: person.id, now: deps.now() };
        await addMember(tx, deps.vault, { ...given, team });
      }),
  );

  typed.patch(
    "/teams/:teamId/members/:personId",
    {
      schema: {
        tags,
        summary: "Sửa tên, số điện thoại, chức danh; xác nhận người mới vào",
        params: MemberParams,
        body: MemberChange,
        response: answers,
      },
    },
    async (request) =>
      change(request, request.params.teamId, (caller, team) =>
        changeMember(deps, caller, team, request.params.personId, request.body),
      ),
  );

  typed.delete(
    "/teams/:teamId/members/:personId",
    { schema: { tags, summary: "Đưa người ra khỏi tổ; việc đã làm vẫn còn", params: MemberParams, response: answers } },
    async (request) =>
      change(request, request.params.teamId, async ({ tx, person }, team) => {
        const now = deps.now();
        const member = await memberOfTeam(tx, { teamId: team.id, personId: request.params.personId, now });
        // Asked again: they are out already.
        if (!member) return;
        if (!(await mayTakeBack(tx, person, member))) throw notAllowed();
        await takeBack(tx, { member, byPersonId: person.id, now });
        await tellTakenBack(tx, deps, { member, byPersonId: person.id });
      }),
  );
}

/** One page of a team's people. Who sees phone numbers leaves a trace. */
export async function membersOf(
  { vault, now }: ApiDeps,
  caller: Caller,
  team: Team,
  cursor: string | undefined,
): Promise<MemberList> {
  const { tx, person } = caller;
  const { communeId } = team;
  const after = readMemberCursor(cursor);
  const { members, next } = await listMembers(tx, vault, { teamId: team.id, after, count: PAGE, now: now() });
  const withPhone = await seesPhones(caller, team);
  if (withPhone) {
    const subject = `team:${team.id}`;
    await audit(tx, { communeId, byPersonId: person.id, action: "person.viewed", subject, now: now() });
  }
  return {
    team: { id: team.id, name: team.name, communeId },
    members: members.map((member) => toMemberView(member, { myId: person.id, withPhone })),
    ...(next ? { next: writeMemberCursor(next) } : {}),
    may: {
      manage: await mayOnTeam(tx, person, "manage_members", team),
      handOver: await mayOnTeam(tx, person, "hand_over", team),
      move: await mayOnUnit(tx, person, "manage_teams", team.unitId),
    },
  };
}

async function changeMember(
  { vault, now }: ApiDeps,
  { tx, person }: Caller,
  team: Team,
  personId: number,
  { name, phone, role, confirmed }: MemberChange,
): Promise<void> {
  const member = await memberOfTeam(tx, { teamId: team.id, personId, now: now() });
  if (!member) throw new HttpError(404, "no_such_member", "Người này không còn trong tổ; xin tải lại danh sách.");
  const change = { team, personId, byPersonId: person.id, now: now() };
  if (role !== undefined && role !== member.role) {
    if (!(await mayOnTeam(tx, person, "hand_over", team))) throw notAllowed();
    await changeRole(tx, { ...change, role });
  }
  if (confirmed) await confirmMember(tx, change);
  if (name === undefined && phone === undefined) return;
  const contact = { communeId: team.communeId, personId, name, phone: phoneOf(phone), by: person, now: now() };
  await changeContact(tx, vault, contact);
}

/** "84…". Throws 400 for what is no Vietnamese number. */
function phoneOf(typed: string | undefined): string | undefined {
  const phone = readPhone(typed ?? "");
  if (phone === "wrong") {
    throw new HttpError(400, "wrong_phone", "Số điện thoại chưa đúng; xin nhập số Việt Nam, ví dụ 0912 345 678.");
  }
  return phone;
}
