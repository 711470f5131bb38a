import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { Overview } from "../../../shared/api/overview.ts";
import { neighbourPeriod, periodRange } from "../../../shared/calendar/period.ts";
import { mayOnUnit } from "../../services/access.ts";
import { readCommune } from "../../services/communes.ts";
import { unitTotals } from "../../services/figures/unit-totals.ts";
import { readIndicators } from "../../services/indicators.ts";
import { lastReminder } from "../../services/reminders/remind-missing.ts";
import { listTeamStates } from "../../services/teams/listed-states.ts";
import { currentPeriod } from "../../services/teams/team-home.ts";
import { HttpError } from "../http-error.ts";
import type { ApiDeps } from "./api.ts";
import { asCaller, type Caller } from "./authentication.ts";
import { toPeriodView } from "./teams.ts";

export async function overviewRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  app.withTypeProvider<ZodTypeProvider>().get(
    "/units/:unitId/overview",
    {
      schema: {
        tags: ["Đơn vị"],
        summary: "Kỳ này của một đơn vị: tổ nào đã báo cáo, tổng số liệu",
        params: z.object({ unitId: z.coerce.number().int() }),
        response: { 200: Overview, "4xx": ApiError },
      },
    },
    async (request) => asCaller(deps, request, (caller) => overviewOf(caller, request.params.unitId, deps.now())),
  );
}

async function overviewOf({ tx, communeId, person }: Caller, unitId: number, now: Date): Promise<Overview> {
  const unit = person.unitRoles.find((held) => held.unitId === unitId);
  if (!(await mayOnUnit(tx, person, "see_figures", unitId))) {
    throw new HttpError(404, "unit_not_found", "Không có đơn vị này, hoặc anh/chị chưa có quyền xem.");
  }
  const period = await currentPeriod(tx, communeId, now);
  const teams = await listTeamStates(tx, { unitId, period: period.key, now });
  const teamIds = teams.map((team) => team.id);
  const { indicators } = await readIndicators(tx, { communeId, day: period.to });
  const { settings } = await readCommune(tx, communeId);
  const before = periodRange(settings.period, neighbourPeriod(settings.period, period.key, -1)) ?? period;
  const totals = (range: { from: string; to: string }) =>
    unitTotals(tx, { whose: { teamIds }, from: range.from, to: range.to, indicators });
  const missing = teams.filter((team) => team.state === "missing").map((team) => team.id);
  const lastRemindedAt = await lastReminder(tx, { teamIds: missing, period: period.key });
  const count = (state: string) => teams.filter((team) => team.state === state).length;
  return {
    unit: { id: unitId, name: unit?.unitName ?? "" },
    period: toPeriodView(period),
    counts: {
      teams: teams.length,
      onTime: count("on_time"),
      late: count("late"),
      noActivity: count("no_activity"),
      missing: count("missing"),
    },
    teams: teams.map(({ id, name, state }) => ({ id, name, state })).sort(byName),
    values: (await totals(period)).values,
    previousValues: (await totals(before)).values,
    mayRemind: await mayOnUnit(tx, person, "remind", unitId),
    ...(lastRemindedAt ? { lastRemindedAt: lastRemindedAt.toISOString() } : {}),
  };
}

/** "Tổ dân phố 2" before "Tổ dân phố 10", as people count. */
function byName(a: { name: string }, b: { name: string }): number {
  return a.name.localeCompare(b.name, "vi", { numeric: true });
}
