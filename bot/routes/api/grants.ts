import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { GrantCode, GrantInput, OfficerList } from "../../../shared/api/officers.ts";
import { formatInstant } from "../../../shared/calendar/format.ts";
import { unitsBelow } from "../../services/access.ts";
import { audit } from "../../services/audit.ts";
import { cancelGrant, createGrant, openGrants } from "../../services/people/role-grants.ts";
import type { ApiDeps } from "./api-deps.ts";
import { officersOf } from "./officers.ts";
import { asCallerOnUnit } from "./unit-caller.ts";

const tags = ["Cán bộ"];
const id = z.coerce.number().int().positive().max(2_147_483_647);
const UnitParams = z.object({ unitId: id });

/** One-time codes that give a role over a unit. */
export async function grantRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  const { vault, now } = deps;

  typed.post(
    "/units/:unitId/grants",
    {
      schema: {
        tags,
        summary: "Cấp mã dùng một lần để một người nhận vai trò ở đơn vị",
        params: UnitParams,
        body: GrantInput,
        response: { 200: GrantCode, "4xx": ApiError },
      },
    },
    async (request) =>
      asCallerOnUnit(deps, request, { unitId: request.params.unitId, action: "manage_officers" }, async (caller) => {
        const { tx, communeId, person, unit } = caller;
        const { role, idempotencyKey } = request.body;
        const key = `${person.id} ${idempotencyKey}`;
        const { code, expiresAt } = await createGrant(tx, vault, { unitId: unit.id, role, key, now: now() });
        const subject = `unit:${unit.id}`;
        await audit(tx, { communeId, byPersonId: person.id, action: `grant.${role}`, subject, now: now() });
        const shareText = `Nhắn tới Zalo của xã, phường đúng câu: đăng ký ${code}\nMã dùng một lần, đến ${formatInstant(expiresAt)}. Xin không chuyển cho người khác.`;
        return { code, expiresAt: expiresAt.toISOString(), shareText };
      }),
  );

  typed.delete(
    "/units/:unitId/grants/:grantId",
    {
      schema: {
        tags,
        summary: "Hủy một mã chưa dùng",
        params: UnitParams.extend({ grantId: id }),
        response: { 200: OfficerList, "4xx": ApiError },
      },
    },
    async (request) =>
      asCallerOnUnit(deps, request, { unitId: request.params.unitId, action: "manage_officers" }, async (caller) => {
        const { tx, communeId, person, unit } = caller;
        const open = await openGrants(tx, { unitIds: await unitsBelow(tx, [unit.id]), now: now() });
        const grant = open.find((known) => known.id === request.params.grantId);
        if (grant) {
          await cancelGrant(tx, { id: grant.id, now: now() });
          const subject = `unit:${grant.unit.id}`;
          await audit(tx, { communeId, byPersonId: person.id, action: "grant.cancelled", subject, now: now() });
        }
        return officersOf(deps, caller);
      }),
  );
}
