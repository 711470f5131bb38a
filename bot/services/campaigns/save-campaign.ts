import { and, eq, isNull } from "drizzle-orm";
import type { AuditAction } from "../../../shared/api/audit.ts";
import { type Day, dayOf } from "../../../shared/calendar/day.ts";
import type { DayRange } from "../../../shared/calendar/period.ts";
import type { TargetSize } from "../../../shared/targets/share-out.ts";
import type { Transaction } from "../../db/connection.ts";
import { campaigns, targets } from "../../db/schema/index.ts";
import type { Excluded } from "../../db/schema/targets.ts";
import { audit } from "../audit.ts";
import { ProgrammeRefusedError } from "../targets/programme-refused-error.ts";
import { removeTarget, type Setting, setTarget } from "../targets/set-target.ts";
import { targetsOfCampaigns } from "../targets/target.ts";

export interface CampaignInput extends DayRange {
  name: string;
  document: string | undefined;
  excluded: Excluded;
  /** One for each indicator. */
  targets: readonly (TargetSize & {
    indicatorCode: string;
    exceptions: readonly { teamId: number; amount: number }[];
  })[];
}

interface OfUnit {
  unit: { id: number; communeId: number | undefined };
}

/** The same key makes no second campaign: its id comes back, unchanged. */
export async function createCampaign(
  tx: Transaction,
  { unit, idempotencyKey, ...input }: CampaignInput & OfUnit & { idempotencyKey: string },
  by: Setting,
): Promise<number> {
  const { name, document = null, excluded, from: startsOn, to: endsOn } = input;
  const [made] = await tx
    .insert(campaigns)
    .values({
      communeId: unit.communeId ?? null,
      unitId: unit.id,
      ...{ name, document, excluded, startsOn, endsOn, idempotencyKey },
      createdAt: by.now,
      createdByPersonId: by.personId ?? null,
    })
    .onConflictDoNothing()
    .returning({ id: campaigns.id });
  if (!made) return idOf(tx, unit.id, idempotencyKey);
  for (const target of input.targets)
    await setTarget(tx, { ...target, unit, campaignId: made.id, ...daysOf(input) }, by);
  await note(tx, by, "campaign.created", made.id);
  return made.id;
}

/** Changes a campaign that is planned or running; its targets are those given now. Throws ProgrammeRefusedError. */
export async function changeCampaign(
  tx: Transaction,
  { campaignId, ...input }: CampaignInput & { campaignId: number },
  by: Setting,
): Promise<void> {
  const campaign = await lockOpen(tx, campaignId, dayOf(by.now));
  const { name, document = null, excluded, from: startsOn, to: endsOn } = input;
  await tx.update(campaigns).set({ name, document, excluded, startsOn, endsOn }).where(eq(campaigns.id, campaignId));
  // Before the amounts are set: a target is found by its days.
  await tx.update(targets).set({ fromOn: startsOn, toOn: endsOn }).where(eq(targets.campaignId, campaignId));
  for (const { id, indicatorCode } of await targetsOfCampaigns(tx, [campaignId])) {
    if (!input.targets.some((target) => target.indicatorCode === indicatorCode)) await removeTarget(tx, id, by);
  }
  const unit = { id: campaign.unitId, communeId: campaign.communeId ?? undefined };
  for (const target of input.targets) await setTarget(tx, { ...target, unit, campaignId, ...daysOf(input) }, by);
  await note(tx, by, "campaign.changed", campaignId);
}

/** Cancels a campaign that is not over; again changes nothing. Throws ProgrammeRefusedError. */
export async function cancelCampaign(tx: Transaction, campaignId: number, by: Setting): Promise<void> {
  const [row] = await tx.select().from(campaigns).where(eq(campaigns.id, campaignId)).for("update");
  if (!row) throw new ProgrammeRefusedError("campaign_not_found");
  if (row.cancelledAt) return;
  await lockOpen(tx, campaignId, dayOf(by.now));
  await tx
    .update(campaigns)
    .set({ cancelledAt: by.now })
    .where(and(eq(campaigns.id, campaignId), isNull(campaigns.cancelledAt)));
  await note(tx, by, "campaign.cancelled", campaignId);
}

async function lockOpen(tx: Transaction, campaignId: number, today: Day) {
  const [row] = await tx.select().from(campaigns).where(eq(campaigns.id, campaignId)).for("update");
  if (!row) throw new ProgrammeRefusedError("campaign_not_found");
  if (row.cancelledAt || row.endsOn < today) throw new ProgrammeRefusedError("campaign_over");
  return row;
}

async function idOf(tx: Transaction, unitId: number, idempotencyKey: string): Promise<number> {
  const [row] = await tx
    .select({ id: campaigns.id })
    .from(campaigns)
    .where(and(eq(campaigns.unitId, unitId), eq(campaigns.idempotencyKey, idempotencyKey)));
  if (!row) throw new Error("a campaign that stands in the way of another is not there");
  return row.id;
}

function daysOf({ from, to }: DayRange): DayRange {
  return { from, to };
}

function note(tx: Transaction, { personId, communeId, now }: Setting, action: AuditAction, campaignId: number) {
  return audit(tx, { communeId, byPersonId: personId, action, subject: `campaign:${campaignId}`, now });
}
