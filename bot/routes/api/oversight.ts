import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { TeamScore, UnitOversight } from "../../../shared/api/oversight.ts";
import { mayOnUnit, unitsFor } from "../../services/access.ts";
import { readCommune } from "../../services/communes.ts";
import { communeCourses } from "../../services/oversight/commune-courses.ts";
import { watchCommune } from "../../services/oversight/commune-watch.ts";
import { unitsAbove } from "../../services/targets/concerned-units.ts";
import { communeIdsBelow, findUnit, unitIdsBelow } from "../../services/units/units.ts";
import { HttpError } from "../http-error.ts";
import type { ApiDeps } from "./api-deps.ts";
import { callRoutes } from "./oversight-calls.ts";
import { reportBehindRoutes } from "./oversight-reports.ts";
import { scoreRuleRoutes } from "./oversight-rules.ts";
import { provinceView, scoreView, watchView } from "./oversight-view.ts";
import { asCallerOnTeam } from "./team-caller.ts";
import { requireTeam } from "./teams.ts";
import { asCallerOnUnit, type UnitCaller } from "./unit-caller.ts";

const tags = ["Theo dõi"];

/** Watching over teams: rates and scores here, calls, reports and rules beside it. */
export async function oversightRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  await app.register(callRoutes, deps);
  await app.register(reportBehindRoutes, deps);
  await app.register(scoreRuleRoutes, deps);
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    "/units/:unitId/oversight",
    {
      schema: {
        tags,
        summary: "Tỷ lệ báo cáo, đúng hạn qua các kỳ; điểm của các tổ, hoặc các xã của một tỉnh",
        params: z.object({ unitId: z.coerce.number().int() }),
        response: { 200: UnitOversight, "4xx": ApiError },
      },
    },
    async (request) =>
      asCallerOnUnit(deps, request, { ...request.params, action: "see_figures" }, (caller) =>
        oversightOf(caller, deps.now()),
      ),
  );

  typed.get(
    "/teams/:teamId/score",
    {
      schema: {
        tags,
        summary: "Điểm của một tổ: từng mục, vì sao, làm gì để tăng; tổ đứng đâu trong các tổ giống mình",
        params: z.object({ teamId: z.coerce.number().int() }),
        response: { 200: TeamScore, "4xx": ApiError },
      },
    },
    async (request) =>
      asCallerOnTeam(deps, request, request.params.teamId, async (caller) => {
        const { tx, person } = caller;
        const team = await requireTeam(caller, request.params.teamId, "see_figures");
        const watch = await watchCommune(tx, { communeId: team.communeId, now: deps.now() });
        const score = watch.scores.find((one) => one.team.id === team.id);
        if (!score) throw new HttpError(404, "team_not_found", "Tổ này không còn hoạt động.");
        return scoreView(watch, score, { withSigns: await mayOnUnit(tx, person, "see_figures", team.unitId) });
      }),
  );
}

async function oversightOf(caller: UnitCaller, now: Date): Promise<UnitOversight> {
  const { tx, unit, communeId } = caller;
  const head = { unit: { id: unit.id, name: unit.name, level: unit.level }, above: await aboveOf(caller) };
  if (unit.communeId !== undefined) {
    const watch = await watchCommune(tx, { communeId: unit.communeId, now });
    return { ...head, ...watchView(watch, await unitIdsBelow(tx, unit.id)) };
  }
  const { settings } = await readCommune(tx, communeId);
  const courses = await communeCourses(tx, { communeIds: await communeIdsBelow(tx, unit), now });
  return { ...head, ...provinceView(courses, settings.oversight.lights) };
}

/** From the top down to the unit's parent, as far as the caller may look. */
async function aboveOf({ tx, person, unit }: UnitCaller): Promise<UnitOversight["above"]> {
  const visible = new Set(await unitsFor(tx, person, "see_figures"));
  const above: UnitOversight["above"] = [];
  for (const { id } of (await unitsAbove(tx, unit.id)).reverse()) {
    const parent = id !== unit.id && visible.has(id) ? await findUnit(tx, id) : undefined;
    if (parent) above.push({ id: parent.id, name: parent.name });
  }
  return above;
}
