import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { TargetInput, TargetView, UnitTargets } from "../../../shared/api/target.ts";
import { type Day, dayOf } from "../../../shared/calendar/day.ts";
import { mayOnUnit } from "../../services/access.ts";
import { readIndicators } from "../../services/indicators.ts";
import { checkProgramme, requireDays } from "../../services/targets/check-programme.ts";
import { endedUnits } from "../../services/targets/concerned-units.ts";
import { ProgrammeRefusedError } from "../../services/targets/programme-refused-error.ts";
import { isOpenOn, teamsBelow } from "../../services/targets/programme-teams.ts";
import { unitProgress } from "../../services/targets/progress.ts";
import { setTarget } from "../../services/targets/set-target.ts";
import { findTarget, type TargetCursor } from "../../services/targets/target.ts";
import type { ApiDeps } from "./api-deps.ts";
import { DayCursor, readDayCursor, writeDayCursor } from "./day-cursor.ts";
import { explainRefusal, ownerOf, settingOf, toAskedTeam, toProgressView, toTargetView } from "./programme-view.ts";
import { asCallerOnUnit, type UnitCaller } from "./unit-caller.ts";

const tags = ["Chỉ tiêu"];
const UnitParams = z.object({ unitId: z.coerce.number().int() });
const PAGE = 50;

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
        querystring: z.object({
          which: z.enum(["current", "past"]).default("current"),
          cursor: DayCursor.optional(),
        }),
        response: { 200: UnitTargets, "4xx": ApiError },
      },
    },
    async (request) =>
      asCallerOnUnit(deps, request, { ...request.params, action: "see_figures" }, (caller) =>
        targetsOfUnit(caller, request.query, dayOf(deps.now())),
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
        requireDays(request.body);
        await checkProgramme(tx, { ...request.body, unitId: unit.id, indicators, targets: [request.body] });
        const id = await setTarget(tx, { ...request.body, unit: ownerOf(unit) }, settingOf(caller, now));
        const target = await findTarget(tx, id);
        if (!target) throw new ProgrammeRefusedError("target_not_found");
        return toTargetView(target);
      }).catch(explainRefusal),
  );
}

async function targetsOfUnit(
  { tx, unit, communeId, person }: UnitCaller,
  { which, cursor }: { which: "current" | "past"; cursor?: string | undefined },
  day: Day,
): Promise<UnitTargets> {
  const { indicators } = await readIndicators(tx, { communeId, day });
  const after = cursor === undefined ? undefined : afterOf(cursor);
  const rows = await unitProgress(tx, { unitId: unit.id, indicators, day, which, after, most: PAGE + 1 });
  const page = rows.slice(0, PAGE);
  const last = page.at(-1)?.target;
  const ended = await endedUnits(
    tx,
    page.map(({ target }) => target.unitId),
  );
  // Thousands in a province, and the same on every page.
  const teams = after ? [] : (await teamsBelow(tx, { unitId: unit.id })).filter((team) => isOpenOn(team, day));
  return {
    targets: page.map((one) => {
      const fromUnit = ended.get(one.target.unitId);
      return {
        ...{ target: toTargetView(one.target), progress: toProgressView(one) },
        ...(fromUnit === undefined ? {} : { fromUnit }),
        teamsWithoutAmount: one.teamsWithoutAmount,
      };
    }),
    teams: teams.map(toAskedTeam),
    ...(rows.length > PAGE && last ? { next: writeDayCursor(last.to, last.id) } : {}),
    maySet: await mayOnUnit(tx, person, "set_targets", unit.id),
  };
}

function afterOf(cursor: string): TargetCursor {
  const { day: to, id } = readDayCursor(cursor);
  return { to, id };
}
