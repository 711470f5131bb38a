import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { Overview } from "../../../shared/api/overview.ts";
import { type DayRange, neighbourPeriod, type Period, periodRange } from "../../../shared/calendar/period.ts";
import type { Transaction } from "../../db/connection.ts";
import { mayOnUnit } from "../../services/access.ts";
import { readCommune } from "../../services/communes.ts";
import { figuresOf } from "../../services/figures/figures.ts";
import { addCounts, communeCourses } from "../../services/oversight/commune-courses.ts";
import { lastReminder } from "../../services/reminders/remind-missing.ts";
import { openTeams } from "../../services/teams/open-teams.ts";
import { currentPeriod } from "../../services/teams/team-home.ts";
import { teamStates } from "../../services/teams/team-states.ts";
import { communeIdsBelow, type Unit, unitIdsBelow } from "../../services/units/units.ts";
import type { ApiDeps } from "./api-deps.ts";
import { toPeriodView } from "./teams.ts";
import { asCallerOnUnit, type UnitCaller } from "./unit-caller.ts";

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
    async (request) =>
      asCallerOnUnit(deps, request, { ...request.params, action: "see_figures" }, (caller) =>
        overviewOf(caller, deps.now()),
      ),
  );
}

async function overviewOf({ tx, communeId: own, person, unit }: UnitCaller, now: Date): Promise<Overview> {
  const communeId = unit.communeId ?? own;
  const period = await currentPeriod(tx, communeId, now);
  const isProvince = unit.communeId === undefined;
  const teams = isProvince ? [] : await openTeamStates(tx, { unit, communeId, period: period.key });
  const counts = isProvince ? await provinceCounts(tx, unit, now) : countsOf(teams);
  const { settings } = await readCommune(tx, communeId);
  const before = periodRange(settings.period, neighbourPeriod(settings.period, period.key, -1)) ?? period;
  // Teams that have been merged or closed since did their part as well.
  const totals = ({ from, to }: DayRange) => figuresOf(tx, { unitIds: [unit.id], from, to, view: "today" });
  const missing = teams.filter((team) => team.state === "missing").map((team) => team.id);
  const lastRemindedAt = await lastReminder(tx, { teamIds: missing, period: period.key });
  return {
    unit: { id: unit.id, name: unit.name, level: unit.level },
    period: toPeriodView(period),
    counts,
    teams,
    values: (await totals(period)).values,
    previousValues: (await totals(before)).values,
    mayRemind: !isProvince && (await mayOnUnit(tx, person, "remind", unit.id)),
    ...(lastRemindedAt ? { lastRemindedAt: lastRemindedAt.toISOString() } : {}),
  };
}

/** "Tổ dân phố 2" before "Tổ dân phố 10", as people count. */
async function openTeamStates(
  tx: Transaction,
  { unit, communeId, period }: { unit: Unit; communeId: number; period: Period },
): Promise<Overview["teams"]> {
  const unitIds = new Set(await unitIdsBelow(tx, unit.id));
  const states = new Map((await teamStates(tx, { communeId, period })).map((team) => [team.teamId, team.state]));
  const open = (await openTeams(tx, communeId)).filter(({ unitId }) => unitIds.has(unitId));
  return open.map(({ id, name }) => ({ id, name, state: states.get(id) ?? "missing" }));
}

function countsOf(teams: Overview["teams"]): Overview["counts"] {
  const count = (state: string) => teams.filter((team) => team.state === state).length;
  return {
    teams: teams.length,
    onTime: count("on_time"),
    late: count("late"),
    noActivity: count("no_activity"),
    missing: count("missing"),
  };
}

/** Each commune in its own current period. */
async function provinceCounts(tx: Transaction, unit: Unit, now: Date): Promise<Overview["counts"]> {
  const courses = await communeCourses(tx, { communeIds: await communeIdsBelow(tx, unit), now });
  return addCounts(courses.flatMap(({ course }) => course.at(-1)?.counts ?? []));
}
