import type { FastifyRequest } from "fastify";
import { withScope } from "../../db/connection.ts";
import { mayOnUnit, type UnitAction } from "../../services/access.ts";
import { communeIdsBelow, findUnit, type Unit } from "../../services/units/units.ts";
import { HttpError } from "../http-error.ts";
import type { ApiDeps } from "./api-deps.ts";
import { asCaller, type Caller } from "./authentication.ts";

export interface UnitCaller extends Caller {
  unit: Unit;
}

/**
 * Runs `work` as the person who is logged in, when they may do this on the unit: with the rows of all communes at or below it in
 * sight, so that a province works as a commune does. Throws 404 for a unit that is not there or not the caller's.
 */
export async function asCallerOnUnit<T>(
  deps: ApiDeps,
  request: FastifyRequest,
  { unitId, action }: { unitId: number; action: UnitAction },
  work: (caller: UnitCaller) => Promise<T>,
): Promise<T> {
  return asCaller(deps, request, (caller) => onUnit(caller, { unitId, action }, work));
}

/** The same within what the caller does already. */
export async function onUnit<T>(
  caller: Caller,
  { unitId, action }: { unitId: number; action: UnitAction },
  work: (caller: UnitCaller) => Promise<T>,
): Promise<T> {
  const { tx, communeId, person } = caller;
  const unit = await findUnit(tx, unitId);
  if (!unit || !(await mayOnUnit(tx, person, "see_figures", unitId))) {
    throw new HttpError(404, "unit_not_found", "Không có đơn vị này, hoặc anh/chị chưa có quyền xem.");
  }
  if (!(await mayOnUnit(tx, person, action, unitId))) {
    throw new HttpError(403, "not_allowed", "Việc này dành cho cán bộ của đơn vị.");
  }
  const communes = [...new Set([communeId, ...(await communeIdsBelow(tx, unit))])];
  return withScope(tx, { communes }, (wide) => work({ ...caller, tx: wide, unit }));
}
