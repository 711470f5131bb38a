import type { FastifyRequest } from "fastify";
import { withScope } from "../../db/connection.ts";
import { mayOnUnit } from "../../services/access.ts";
import { placeOfTeam } from "../../services/teams/membership.ts";
import type { ApiDeps } from "./api-deps.ts";
import { asCaller, type Caller } from "./authentication.ts";

/**
 * Runs `work` as the person who is logged in, with the rows of the team's commune in sight when it lies below one of their
 * roles: a province's officer looks after teams of many communes.
 */
export async function asCallerOnTeam<T>(
  deps: ApiDeps,
  request: FastifyRequest,
  teamId: number,
  work: (caller: Caller) => Promise<T>,
): Promise<T> {
  return asCaller(deps, request, async (caller) => {
    const { tx, communeId, person } = caller;
    const place = await placeOfTeam(tx, teamId);
    const isElsewhere = place !== undefined && place.communeId !== communeId;
    if (!isElsewhere || !(await mayOnUnit(tx, person, "see_figures", place.unitId))) return work(caller);
    return withScope(tx, { communes: [communeId, place.communeId] }, (wide) => work({ ...caller, tx: wide }));
  });
}
