import type { CampaignDetail, CampaignView } from "../../../shared/api/campaign.ts";
import { dayOf, daysBetween } from "../../../shared/calendar/day.ts";
import type { Indicator } from "../../../shared/catalogue/indicator.ts";
import { mayOnUnit, unitsBelow } from "../../services/access.ts";
import { type Campaign, findCampaign } from "../../services/campaigns/campaign.ts";
import { type CampaignIndicator, campaignProgress } from "../../services/campaigns/campaign-progress.ts";
import { keeperOf, unitsConcerned } from "../../services/targets/concerned-units.ts";
import { ProgrammeRefusedError } from "../../services/targets/programme-refused-error.ts";
import { dayWithin } from "../../services/targets/progress.ts";
import { toProgressView, toTargetView } from "./programme-view.ts";
import type { UnitCaller } from "./unit-caller.ts";

/** A unit is concerned by what is set on it, above it or below it. */
export async function unitsAround(tx: UnitCaller["tx"], unitId: number): Promise<number[]> {
  const above = (await unitsConcerned(tx, unitId)).map(({ id }) => id);
  return [...new Set([...above, ...(await unitsBelow(tx, [unitId]))])];
}

export async function requireCampaign({ tx, unit }: UnitCaller, campaignId: number, now: Date): Promise<Campaign> {
  const campaign = await findCampaign(tx, { campaignId, day: dayOf(now) });
  const concerns = campaign && (await unitsAround(tx, unit.id)).includes(campaign.unitId);
  if (!concerns) throw new ProgrammeRefusedError("campaign_not_found");
  return campaign;
}

export async function detailOf(
  { tx, unit, person }: UnitCaller,
  { campaign, indicators, now }: { campaign: Campaign; indicators: readonly Indicator[]; now: Date },
): Promise<CampaignDetail> {
  const day = dayOf(now);
  const all = await campaignProgress(tx, { campaign, unitId: unit.id, indicators, day });
  return {
    campaign: toCampaignView(campaign),
    day: dayWithin(campaign, day),
    daysLeft: campaign.state === "running" ? daysBetween(day, campaign.to) + 1 : 0,
    excluded: campaign.excluded,
    targets: all.map(({ target }) => toTargetView(target)),
    indicators: all.map(toIndicatorView),
    maySet: await mayOnUnit(tx, person, "set_targets", await keeperOf(tx, campaign.unitId)),
  };
}

export function toCampaignView({ id, unitId, name, document, from, to, state }: Campaign): CampaignView {
  return { id, unitId, name, from, to, state, ...(document === undefined ? {} : { document }) };
}

function toIndicatorView(one: CampaignIndicator): CampaignDetail["indicators"][number] {
  const { baseline, start, byDay, forecast, parts } = one;
  return {
    ...toProgressView(one),
    ...(baseline === undefined ? {} : { baseline }),
    ...(start === undefined ? {} : { start }),
    byDay: byDay.map((value) => value ?? null),
    ...(forecast === undefined ? {} : { forecast }),
    teams: parts.map(({ team, amount, done, expected, standing }) => ({
      teamId: team.id,
      name: team.name,
      ...(amount === undefined ? {} : { amount }),
      ...(done === undefined ? {} : { done }),
      ...(expected === undefined ? {} : { expected }),
      standing,
    })),
  };
}
