import type { FastifyRequest } from "fastify";
import { withScope } from "../../db/connection.ts";
import type { TeamAction } from "../../services/access.ts";
import type { Team } from "../../services/teams/membership.ts";
import { communeIdsBelow, findUnit } from "../../services/units/units.ts";
import type { ApiDeps } from "./api.ts";
import { asCaller, type Caller } from "./authentication.ts";
import { requireTeam } from "./teams.ts";

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

/** The same on one team. Throws 404 for a team that is not there or not the caller's to see. */
export async function asWatcherOfTeam<T>(
  deps: ApiDeps,
  request: FastifyRequest,
  { teamId, action }: { teamId: number; action: TeamAction },
  work: (caller: Caller & { team: Team }) => Promise<T>,
): Promise<T> {
  return asWatcher(deps, request, async (caller) =>
    work({ ...caller, team: await requireTeam(caller, teamId, action) }),
  );
}
