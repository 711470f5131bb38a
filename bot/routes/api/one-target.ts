import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { OneTarget, TargetHistory, TargetSizeInput, TargetView } from "../../../shared/api/target.ts";
import { type Day, dayOf } from "../../../shared/calendar/day.ts";
import type { Transaction } from "../../db/connection.ts";
import { mayOnUnit, type UnitAction } from "../../services/access.ts";
import { findCampaign } from "../../services/campaigns/campaign.ts";
import { readIndicators } from "../../services/indicators.ts";
import { checkProgramme } from "../../services/targets/check-programme.ts";
import { endedUnits, keeperOf } from "../../services/targets/concerned-units.ts";
import { ProgrammeRefusedError } from "../../services/targets/programme-refused-error.ts";
import { dayWithin } from "../../services/targets/progress.ts";
import { removeTarget, setTarget, targetHistory } from "../../services/targets/set-target.ts";
import { teamsSharing } from "../../services/targets/sharing-teams.ts";
import { findTarget, type Target } from "../../services/targets/target.ts";
import type { ApiDeps } from "./api-deps.ts";
import { asWatcher } from "./oversight-caller.ts";
import { explainRefusal, ownerOf, settingOf, toAskedTeam, toStandInView, toTargetView } from "./programme-view.ts";
import { onUnit, type UnitCaller } from "./unit-caller.ts";

const tags = ["Chỉ tiêu"];
const TargetParams = z.object({ targetId: z.coerce.number().int() });

/** One target, wherever it is. */
export async function oneTargetRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    "/targets/:targetId",
    {
      schema: {
        tags,
        summary: "Một chỉ tiêu với các tổ được giao, để xem trước khi sửa mức",
        params: TargetParams,
        response: { 200: OneTarget, "4xx": ApiError },
      },
    },
    async (request) =>
      onTarget(deps, request, "see_figures", (caller, target) => describe(caller, target, dayOf(deps.now()))),
  );

  typed.put(
    "/targets/:targetId",
    {
      schema: {
        tags,
        summary: "Sửa mức của một chỉ tiêu, kể cả của xã đã hợp nhất vào; mức cũ được giữ trong lịch sử",
        params: TargetParams,
        body: TargetSizeInput,
        response: { 200: TargetView, "4xx": ApiError },
      },
    },
    async (request) =>
      onTarget(deps, request, "set_targets", async (caller, { id, ...target }) => {
        const { tx, unit, communeId } = caller;
        const now = deps.now();
        const wanted = { ...target, ...request.body };
        const { indicators } = await readIndicators(tx, { communeId, day: dayOf(now) });
        await checkProgramme(tx, { unitId: wanted.unitId, indicators, targets: [wanted] });
        await setTarget(tx, { ...wanted, unit: { ...ownerOf(unit), id: target.unitId } }, settingOf(caller, now));
        return toTargetView(await requireTarget(tx, id));
      }),
  );

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
      await onTarget(deps, request, "set_targets", (caller, { id }) =>
        removeTarget(caller.tx, id, settingOf(caller, deps.now())),
      );
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
    async (request) => onTarget(deps, request, "see_figures", ({ tx }, { id }) => historyOf(tx, id)),
  );
}

type TargetRequest = FastifyRequest & { params: z.infer<typeof TargetParams> };

/** Runs `work` as who may do this on the unit that keeps the target: its own, or the one that became part of. */
function onTarget<T>(
  deps: ApiDeps,
  request: TargetRequest,
  action: UnitAction,
  work: (caller: UnitCaller, target: Target) => Promise<T>,
): Promise<T> {
  return asWatcher(deps, request, async (caller) => {
    const target = await requireTarget(caller.tx, request.params.targetId);
    // Its campaign's days and state decide whether it may still be changed.
    if (action === "set_targets" && target.campaignId) throw new ProgrammeRefusedError("target_of_campaign");
    const unitId = await keeperOf(caller.tx, target.unitId);
    return onUnit(caller, { unitId, action }, (wide) => work(wide, target));
  }).catch(explainRefusal);
}

async function requireTarget(tx: Transaction, targetId: number): Promise<Target> {
  const target = await findTarget(tx, targetId);
  if (!target) throw new ProgrammeRefusedError("target_not_found");
  return target;
}

async function describe({ tx, unit, person }: UnitCaller, target: Target, day: Day): Promise<OneTarget> {
  const { campaignId } = target;
  const excluded = campaignId === undefined ? undefined : (await findCampaign(tx, { campaignId, day }))?.excluded;
  const { teams, standIns } = await teamsSharing(tx, { target, day: dayWithin(target, day), excluded });
  const fromUnit = (await endedUnits(tx, [target.unitId])).get(target.unitId);
  return {
    target: toTargetView(target),
    ...(fromUnit === undefined ? {} : { fromUnit }),
    teams: teams.map(toAskedTeam),
    standIns: standIns.map(toStandInView),
    maySet: await mayOnUnit(tx, person, "set_targets", unit.id),
  };
}

async function historyOf(tx: Transaction, targetId: number): Promise<TargetHistory> {
  const changes = (await targetHistory(tx, targetId)).map(({ at, endedAt, teamId, basis, amount }) => ({
    at: at.toISOString(),
    ...(teamId === undefined ? {} : { teamId }),
    ...{ basis, amount },
    ...(endedAt ? { endedAt: endedAt.toISOString() } : {}),
  }));
  return { changes };
}
