import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { TargetHistory, TargetInput, TargetView, UnitTargets } from "../../../shared/api/target.ts";
import { dayOf } from "../../../shared/calendar/day.ts";
import { mayOnUnit } from "../../services/access.ts";
import { readIndicators } from "../../services/indicators.ts";
import { checkProgramme } from "../../services/targets/check-programme.ts";
import { endedUnits, keeperOf } from "../../services/targets/concerned-units.ts";
import { ProgrammeRefusedError } from "../../services/targets/programme-refused-error.ts";
import { isOpenOn, teamsBelow } from "../../services/targets/programme-teams.ts";
import { unitProgress } from "../../services/targets/progress.ts";
import { removeTarget, setTarget, targetHistory } from "../../services/targets/set-target.ts";
import { findTarget } from "../../services/targets/target.ts";
import type { ApiDeps } from "./api-deps.ts";
import type { Caller } from "./authentication.ts";
import { asWatcher } from "./oversight-caller.ts";
import { explainRefusal, ownerOf, settingOf, toProgressView, toTargetView } from "./programme-view.ts";
import { asCallerOnUnit, onUnit, type UnitCaller } from "./unit-caller.ts";

const tags = ["Chỉ tiêu"];
const UnitParams = z.object({ unitId: z.coerce.number().int() });
const TargetParams = z.object({ targetId: z.coerce.number().int() });

/** What teams of a unit are asked. */
export async function targetRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    "/units/:unitId/targets",
    {
      schema: {
        tags,
        summary: "Chỉ tiêu giao cho các tổ của một đơn vị và kết quả: chưa hết hạn (current) hoặc đã hết hạn (past)",
        params: UnitParams,
        querystring: z.object({ which: z.enum(["current", "past"]).default("current") }),
        response: { 200: UnitTargets, "4xx": ApiError },
      },
    },
    async (request) =>
      asCallerOnUnit(deps, request, { ...request.params, action: "see_figures" }, (caller) =>
        targetsOfUnit(caller, request.query.which, deps.now()),
      ),
  );

  typed.post(
    "/units/:unitId/targets",
    {
      schema: {
        tags,
        summary:
          "Giao chỉ tiêu, hoặc sửa mức đã giao cho cùng việc và cùng những ngày ấy; mức cũ được giữ trong lịch sử",
        params: UnitParams,
        body: TargetInput,
        response: { 200: TargetView, "4xx": ApiError },
      },
    },
    async (request) =>
      asCallerOnUnit(deps, request, { ...request.params, action: "set_targets" }, async (caller) => {
        const { tx, unit, communeId } = caller;
        const now = deps.now();
        const { indicators } = await readIndicators(tx, { communeId, day: dayOf(now) });
        await checkProgramme(tx, { ...request.body, unitId: unit.id, indicators, targets: [request.body] });
        const id = await setTarget(tx, { ...request.body, unit: ownerOf(unit) }, settingOf(caller, now));
        const target = await findTarget(tx, id);
        if (!target) throw new ProgrammeRefusedError("target_not_found");
        return toTargetView(target);
      }).catch(explainRefusal),
  );
}

/** One target, wherever it is. */
export async function oneTargetRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.delete(
    "/targets/:targetId",
    {
      schema: {
        tags,
        summary: "Thu lại một chỉ tiêu; lịch sử vẫn được giữ",
        params: TargetParams,
        response: { 204: z.null(), "4xx": ApiError },
      },
    },
    async (request, reply) => {
      await asWatcher(deps, request, async (caller) => {
        const { targetId } = request.params;
        const target = await requireTarget(caller, targetId);
        const unitId = await keeperOf(caller.tx, target.unitId);
        await onUnit(caller, { unitId, action: "set_targets" }, (wide) =>
          removeTarget(wide.tx, targetId, settingOf(wide, deps.now())),
        );
      }).catch(explainRefusal);
      return reply.code(204).send(null);
    },
  );

  typed.get(
    "/targets/:targetId/history",
    {
      schema: {
        tags,
        summary: "Mọi mức đã giao của một chỉ tiêu, mới nhất trước",
        params: TargetParams,
        response: { 200: TargetHistory, "4xx": ApiError },
      },
    },
    async (request) =>
      asWatcher(deps, request, async (caller) => {
        const { id, ...target } = await requireTarget(caller, request.params.targetId);
        const unitId = await keeperOf(caller.tx, target.unitId);
        return onUnit(caller, { unitId, action: "see_figures" }, async ({ tx }) => ({
          changes: (await targetHistory(tx, id)).map(({ at, endedAt, teamId, basis, amount }) => ({
            at: at.toISOString(),
            ...(teamId === undefined ? {} : { teamId }),
            ...{ basis, amount },
            ...(endedAt ? { endedAt: endedAt.toISOString() } : {}),
          })),
        }));
      }).catch(explainRefusal),
  );
}

async function requireTarget({ tx }: Caller, targetId: number) {
  const target = await findTarget(tx, targetId);
  if (!target) throw new ProgrammeRefusedError("target_not_found");
  return target;
}

async function targetsOfUnit(
  { tx, unit, communeId, person }: UnitCaller,
  which: "current" | "past",
  now: Date,
): Promise<UnitTargets> {
  const day = dayOf(now);
  const { indicators } = await readIndicators(tx, { communeId, day });
  const all = await unitProgress(tx, { unitId: unit.id, indicators, day, which });
  const ended = await endedUnits(
    tx,
    all.map(({ target }) => target.unitId),
  );
  const teams = (await teamsBelow(tx, { unitId: unit.id })).filter((team) => isOpenOn(team, day));
  return {
    targets: all.map((one) => {
      const fromUnit = ended.get(one.target.unitId);
      return {
        ...{ target: toTargetView(one.target), progress: toProgressView(one) },
        ...(fromUnit === undefined ? {} : { fromUnit }),
        teamsWithoutAmount: one.teamsWithoutAmount,
      };
    }),
    teams: teams.map(({ id, name, households }) => ({ id, name, ...(households === undefined ? {} : { households }) })),
    maySet: await mayOnUnit(tx, person, "set_targets", unit.id),
  };
}
