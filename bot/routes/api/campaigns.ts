import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { CampaignDetail, CampaignList } from "../../../shared/api/campaign.ts";
import { ApiError } from "../../../shared/api/common.ts";
import { dayOf } from "../../../shared/calendar/day.ts";
import { mayOnUnit } from "../../services/access.ts";
import { type CampaignCursor, listCampaigns } from "../../services/campaigns/campaign.ts";
import { readIndicators } from "../../services/indicators.ts";
import type { ApiDeps } from "./api-deps.ts";
import { detailOf, requireCampaign, toCampaignView, unitsAround } from "./campaign-view.ts";
import { DayCursor, readDayCursor, writeDayCursor } from "./day-cursor.ts";
import { explainRefusal } from "./programme-view.ts";
import { asCallerOnUnit } from "./unit-caller.ts";

const tags = ["Chiến dịch"];
const UnitParams = z.object({ unitId: z.coerce.number().int() });
const PAGE = 20;

export async function campaignRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.get(
    "/units/:unitId/campaigns",
    {
      schema: {
        tags,
        summary: "Các chiến dịch của một đơn vị, của cấp trên và của cấp dưới, mới nhất trước",
        params: UnitParams,
        querystring: z.object({ cursor: DayCursor.optional() }),
        response: { 200: CampaignList, "4xx": ApiError },
      },
    },
    async (request) =>
      asCallerOnUnit(deps, request, { ...request.params, action: "see_figures" }, async ({ tx, unit, person }) => {
        const { cursor } = request.query;
        const after = cursor === undefined ? undefined : afterOf(cursor);
        const unitIds = await unitsAround(tx, unit.id);
        const rows = await listCampaigns(tx, { unitIds, day: dayOf(deps.now()), after, count: PAGE + 1 });
        const page = rows.slice(0, PAGE);
        const last = page.at(-1);
        return {
          campaigns: page.map(toCampaignView),
          maySet: await mayOnUnit(tx, person, "set_targets", unit.id),
          ...(rows.length > PAGE && last ? { next: writeDayCursor(last.from, last.id) } : {}),
        };
      }),
  );

  typed.get(
    "/units/:unitId/campaigns/:campaignId",
    {
      schema: {
        tags,
        summary: "Một chiến dịch ở một đơn vị: từng ngày, dự báo, từng tổ so với tiến độ",
        params: UnitParams.extend({ campaignId: z.coerce.number().int() }),
        response: { 200: CampaignDetail, "4xx": ApiError },
      },
    },
    async (request) =>
      asCallerOnUnit(deps, request, { ...request.params, action: "see_figures" }, async (caller) => {
        const now = deps.now();
        const campaign = await requireCampaign(caller, request.params.campaignId, now);
        const { indicators } = await readIndicators(caller.tx, { communeId: caller.communeId, day: dayOf(now) });
        return detailOf(caller, { campaign, indicators, now });
      }).catch(explainRefusal),
  );
}

function afterOf(cursor: string): CampaignCursor {
  const { day: from, id } = readDayCursor(cursor);
  return { from, id };
}
