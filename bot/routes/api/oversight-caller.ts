import type { FastifyRequest } from "fastify";
import { withScope } from "../../db/connection.ts";
import { communeIdsBelow, findUnit } from "../../services/units/units.ts";
import type { ApiDeps } from "./api-deps.ts";
import { asCaller, type Caller } from "./authentication.ts";

/**
 * Runs `work` as the person who is logged in, with the rows of all communes in sight over which they hold a role: so a province
 * looks at a team as its commune does.
 */
export async function asWatcher<T>(
  deps: ApiDeps,
  request: FastifyRequest,
  work: (caller: Caller) => Promise<T>,
): Promise<T> {
  return asCaller(deps, request, async (caller) => {
    const communes = new Set([caller.communeId]);
    for (const { unitId } of caller.person.unitRoles) {
      const unit = await findUnit(caller.tx, unitId);
      for (const id of unit ? await communeIdsBelow(caller.tx, unit) : []) communes.add(id);
    }
    return withScope(caller.tx, { communes: [...communes] }, (tx) => work({ ...caller, tx }));
  });
}
