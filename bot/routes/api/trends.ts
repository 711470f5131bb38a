import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { Trend } from "../../../shared/api/trend.ts";
import { dayOf } from "../../../shared/calendar/day.ts";
import { readCommune } from "../../services/communes.ts";
import { figuresOf } from "../../services/figures/figures.ts";
import { teamFigures } from "../../services/figures/unit-totals.ts";
import { readIndicators } from "../../services/indicators.ts";
import { type Trend as Compared, trendOf } from "../../services/trends/trend.ts";
import type { ApiDeps } from "./api-deps.ts";
import type { Caller } from "./authentication.ts";
import { asWatcher } from "./oversight-caller.ts";
import { requireTeam } from "./teams.ts";
import { asCallerOnUnit } from "./unit-caller.ts";

const tags = ["Xu hướng"];
/** A quarter of weeks; three years of months at most. */
const Query = z.object({ periods: z.coerce.number().int().min(2).max(36).default(13) });

export async function trendRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    "/units/:unitId/trend",
    {
      schema: {
        tags,
        summary: "Số liệu của một đơn vị so với kỳ trước và cùng kỳ năm trước, và qua các kỳ",
        params: z.object({ unitId: z.coerce.number().int() }),
        querystring: Query,
        response: { 200: Trend, "4xx": ApiError },
      },
    },
    async (request) =>
      asCallerOnUnit(deps, request, { ...request.params, action: "see_figures" }, async (caller) => {
        const { tx, unit } = caller;
        const { rule, day } = await rulesOf(caller, deps.now());
        return toView(
          await trendOf({
            ...{ rule, day, count: request.query.periods },
            figuresOf: async (range) => (await figuresOf(tx, { unitIds: [unit.id], view: "today", ...range })).values,
          }),
        );
      }),
  );

  typed.get(
    "/teams/:teamId/trend",
    {
      schema: {
        tags,
        summary: "Số liệu của một tổ so với kỳ trước và cùng kỳ năm trước, và qua các kỳ",
        params: z.object({ teamId: z.coerce.number().int() }),
        querystring: Query,
        response: { 200: Trend, "4xx": ApiError },
      },
    },
    async (request) =>
      asWatcher(deps, request, async (caller) => {
        const { id: teamId } = await requireTeam(caller, request.params.teamId, "see_figures");
        const { rule, indicators, day } = await rulesOf(caller, deps.now());
        const figuresOf = (range: { from: string; to: string }) =>
          teamFigures(caller.tx, { teamId, ...range, indicators });
        return toView(await trendOf({ rule, day, count: request.query.periods, figuresOf }));
      }),
  );
}

async function rulesOf({ tx, communeId }: Caller, now: Date) {
  const day = dayOf(now);
  const { settings } = await readCommune(tx, communeId);
  return { rule: settings.period, day, ...(await readIndicators(tx, { communeId, day })) };
}

function toView({ lastYear, ...compared }: Compared): Trend {
  return { ...compared, ...(lastYear ? { lastYear } : {}) };
}
