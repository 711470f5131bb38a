import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ApiError } from "../../../shared/api/common.ts";
import { TeamTargets } from "../../../shared/api/target.ts";
import { dayOf, daysBetween } from "../../../shared/calendar/day.ts";
import { runningCampaigns } from "../../services/campaigns/campaign.ts";
import { campaignOfTeam } from "../../services/campaigns/campaign-progress.ts";
import { readIndicators } from "../../services/indicators.ts";
import { unitsConcerned } from "../../services/targets/concerned-units.ts";
import { teamProgress } from "../../services/targets/progress.ts";
import type { ApiDeps } from "./api-deps.ts";
import type { Caller } from "./authentication.ts";
import { asWatcher } from "./oversight-caller.ts";
import { toProgressView } from "./programme-view.ts";
import { requireTeam } from "./teams.ts";

const tags = ["Chỉ tiêu"];
const TeamParams = z.object({ teamId: z.coerce.number().int() });

export async function teamTargetRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    "/teams/:teamId/targets",
    {
      schema: {
        tags,
        summary: "Tổ đã được bao nhiêu so với chỉ tiêu, và phần của tổ trong các chiến dịch đang chạy",
        params: TeamParams,
        response: { 200: TeamTargets, "4xx": ApiError },
      },
    },
    async (request) => asWatcher(deps, request, (caller) => targetsOfTeam(caller, request.params.teamId, deps.now())),
  );
}

async function targetsOfTeam(caller: Caller, teamId: number, now: Date): Promise<TeamTargets> {
  const { tx, communeId } = caller;
  const team = await requireTeam(caller, teamId, "see_figures");
  const day = dayOf(now);
  const { indicators } = await readIndicators(tx, { communeId, day });
  const above = await unitsConcerned(tx, team.unitId);
  const campaigns: TeamTargets["campaigns"] = [];
  for (const campaign of await runningCampaigns(tx, { unitIds: above.map(({ id }) => id), day })) {
    const parts = await campaignOfTeam(tx, { campaign, unitId: team.unitId, teamId, indicators, day });
    const { id, name, from, to } = campaign;
    if (parts.length > 0) {
      campaigns.push({ id, name, from, to, daysLeft: daysBetween(day, to) + 1, parts: parts.map(toProgressView) });
    }
  }
  return { targets: (await teamProgress(tx, { team, indicators, day })).map(toProgressView), campaigns };
}
