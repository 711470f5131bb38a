import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { OfficerList } from "../../../shared/api/officers.ts";
import { mayOnUnit, unitsBelow } from "../../services/access.ts";
import { audit } from "../../services/audit.ts";
import { endOfficer, findOfficer, listOfficers } from "../../services/people/officers.ts";
import { openGrants } from "../../services/people/role-grants.ts";
import { HttpError } from "../http-error.ts";
import type { ApiDeps } from "./api-deps.ts";
import { asCallerOnUnit, type UnitCaller } from "./unit-caller.ts";

const tags = ["Cán bộ"];
const id = z.coerce.number().int().positive().max(2_147_483_647);
const UnitParams = z.object({ unitId: id });
const answers = { 200: OfficerList, "4xx": ApiError };

/** Who has a role over a unit or below. */
export async function officerRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const { now } = deps;

  typed.get(
    "/units/:unitId/officers",
    {
      schema: {
        tags,
        summary: "Cán bộ, lãnh đạo, người theo dõi của đơn vị và cấp dưới; mã cấp chưa dùng",
        params: UnitParams,
        response: answers,
      },
    },
    async (request) =>
      asCallerOnUnit(deps, request, { unitId: request.params.unitId, action: "see_people" }, async (caller) => {
        const { tx, communeId, person, unit } = caller;
        const subject = `unit:${unit.id}`;
        await audit(tx, { communeId, byPersonId: person.id, action: "person.viewed", subject, now: now() });
        return officersOf(deps, caller);
      }),
  );

  typed.delete(
    "/units/:unitId/officers/:roleId",
    {
      schema: { tags, summary: "Thôi giao một vai trò", params: UnitParams.extend({ roleId: id }), response: answers },
    },
    async (request) =>
      asCallerOnUnit(deps, request, { unitId: request.params.unitId, action: "manage_officers" }, async (caller) => {
        const { tx, person } = caller;
        const held = await findOfficer(tx, { roleId: request.params.roleId, now: now() });
        // Asked again: it ended already.
        if (!held) return officersOf(deps, caller);
        if (!(await mayOnUnit(tx, person, "manage_officers", held.unitId))) {
          throw new HttpError(403, "not_allowed", "Vai trò này do cấp trên giao nên chỉ cấp trên thôi giao được.");
        }
        if (held.personId === person.id) {
          throw new HttpError(409, "own_role", "Không tự bỏ vai trò của mình được; xin nhờ cán bộ khác.");
        }
        await endOfficer(tx, { held, byPersonId: person.id, now: now() });
        return officersOf(deps, caller);
      }),
  );
}

export async function officersOf({ vault, now }: ApiDeps, { tx, person, unit }: UnitCaller): Promise<OfficerList> {
  const unitIds = await unitsBelow(tx, [unit.id]);
  const mayManage = await mayOnUnit(tx, person, "manage_officers", unit.id);
  const officers = await listOfficers(tx, vault, { unitIds, now: now() });
  const grants = mayManage ? await openGrants(tx, { unitIds, now: now() }) : [];
  return {
    officers: officers.map(({ name, since, ...held }) => ({
      ...held,
      ...(name ? { name } : {}),
      since: since.toISOString(),
      isMe: held.personId === person.id,
    })),
    grants: grants.map(({ createdAt, expiresAt, ...grant }) => ({
      ...grant,
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    })),
    mayManage,
  };
}
