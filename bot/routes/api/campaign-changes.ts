import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { CampaignChange, CampaignDetail, NewCampaign } from "../../../shared/api/campaign.ts";
import { ApiError } from "../../../shared/api/common.ts";
import { dayOf } from "../../../shared/calendar/day.ts";
import type { Indicator } from "../../../shared/catalogue/indicator.ts";
import { findCampaign } from "../../services/campaigns/campaign.ts";
import {
  type CampaignChange as Change,
  cancelCampaign,
  changeCampaign,
  createCampaign,
} from "../../services/campaigns/save-campaign.ts";
import { readIndicators } from "../../services/indicators.ts";
import { checkProgramme } from "../../services/targets/check-programme.ts";
import { keeperOf } from "../../services/targets/concerned-units.ts";
import { ProgrammeRefusedError } from "../../services/targets/programme-refused-error.ts";
import type { ApiDeps } from "./api-deps.ts";
import { detailOf, requireCampaign } from "./campaign-view.ts";
import { asWatcher } from "./oversight-caller.ts";
import { explainRefusal, ownerOf, settingOf } from "./programme-view.ts";
import { asCallerOnUnit, onUnit, type UnitCaller } from "./unit-caller.ts";

const tags = ["Chiến dịch"];
const UnitParams = z.object({ unitId: z.coerce.number().int() });
const CampaignParams = z.object({ campaignId: z.coerce.number().int() });
const answers = { 200: CampaignDetail, "4xx": ApiError };

export async function campaignChangeRoutes(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const typed = app.withTypeProvider<ZodTypeProvider>();

  typed.post(
    "/units/:unitId/campaigns",
    { schema: { tags, summary: "Mở một chiến dịch", params: UnitParams, body: NewCampaign, response: answers } },
    async (request) =>
      asCallerOnUnit(deps, request, { ...request.params, action: "set_targets" }, async (caller) => {
        const { document, ...input } = request.body;
        const indicators = await checkInput(caller, input, deps.now());
        const by = settingOf(caller, deps.now());
        const wanted = { ...input, document: document || undefined, unit: ownerOf(caller.unit) };
        const id = await createCampaign(caller.tx, wanted, by);
        return detailOf(caller, {
          campaign: await requireCampaign(caller, id, deps.now()),
          indicators,
          now: deps.now(),
        });
      }).catch(explainRefusal),
  );

  typed.patch(
    "/campaigns/:campaignId",
    {
      schema: {
        tags,
        summary: "Sửa một chiến dịch chưa kết thúc; phần không gửi thì giữ nguyên",
        params: CampaignParams,
        body: CampaignChange,
        response: answers,
      },
    },
    async (request) =>
      asWatcher(deps, request, async (outer) => {
        const now = deps.now();
        const { campaignId } = request.params;
        const found = await findCampaign(outer.tx, { campaignId, day: dayOf(now) });
        if (!found) throw new ProgrammeRefusedError("campaign_not_found");
        const unitId = await keeperOf(outer.tx, found.unitId);
        return onUnit(outer, { unitId, action: "set_targets" }, async (caller) => {
          const indicators = await checkInput(caller, request.body, now);
          await changeCampaign(caller.tx, { ...request.body, campaignId }, settingOf(caller, now));
          return detailOf(caller, { campaign: await requireCampaign(caller, campaignId, now), indicators, now });
        });
      }).catch(explainRefusal),
  );

  typed.post(
    "/campaigns/:campaignId/cancel",
    {
      schema: {
        tags,
        summary: "Hủy một chiến dịch chưa kết thúc",
        params: CampaignParams,
        response: { 204: z.null(), "4xx": ApiError },
      },
    },
    async (request, reply) => {
      await asWatcher(deps, request, async (outer) => {
        const { campaignId } = request.params;
        const found = await findCampaign(outer.tx, { campaignId, day: dayOf(deps.now()) });
        if (!found) throw new ProgrammeRefusedError("campaign_not_found");
        const unitId = await keeperOf(outer.tx, found.unitId);
        await onUnit(outer, { unitId, action: "set_targets" }, (caller) =>
          cancelCampaign(caller.tx, campaignId, settingOf(caller, deps.now())),
        );
      }).catch(explainRefusal);
      return reply.code(204).send(null);
    },
  );
}

/** Only what is given: what stands already may name what has ended since. */
async function checkInput(
  { tx, unit, communeId }: UnitCaller,
  { targets = [], excluded }: Pick<Change, "targets" | "excluded">,
  now: Date,
): Promise<readonly Indicator[]> {
  const { indicators } = await readIndicators(tx, { communeId, day: dayOf(now) });
  await checkProgramme(tx, { unitId: unit.id, indicators, targets, teamIds: excluded?.teamIds });
  return indicators;
}
