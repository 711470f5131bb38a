import type { FastifyRequest } from "fastify";
import { mayOnUnit, rootsFor, type UnitAction } from "../../services/access.ts";
import { HttpError } from "../http-error.ts";
import type { ApiDeps } from "./api-deps.ts";
import { asCaller, type Caller } from "./authentication.ts";

export interface Overseer extends Caller {
  /** Units asked for: the one named, or all of the caller's own. They and what is below may be seen. */
  unitIds: number[];
}

/**
 * Runs `work` as the person who is logged in, for a unit they may do this on, or for all their own when none is named. A unit that
 * is no more may be asked for as well: its past is there. Throws 404 for one that is none of theirs.
 */
export async function asOverseer<T>(
  deps: ApiDeps,
  request: FastifyRequest,
  { unitId, action }: { unitId: number | undefined; action: UnitAction },
  work: (overseer: Overseer) => Promise<T>,
): Promise<T> {
  return asCaller(deps, request, async (caller) => {
    const { tx, person } = caller;
    const own = rootsFor(person, action);
    if (unitId === undefined && own.length > 0) return work({ ...caller, unitIds: own });
    if (unitId === undefined || !(await mayOnUnit(tx, person, action, unitId)))
      throw new HttpError(404, "unit_not_found", "Không có đơn vị này, hoặc anh/chị chưa có quyền xem.");
    return work({ ...caller, unitIds: [unitId] });
  });
}
