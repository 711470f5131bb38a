import { and, eq, isNull } from "drizzle-orm";
import type { AuditAction } from "../../../shared/api/audit.ts";
import { type Day, dayOf } from "../../../shared/calendar/day.ts";
import type { DayRange } from "../../../shared/calendar/period.ts";
import type { TargetSize } from "../../../shared/targets/share-out.ts";
import type { Transaction } from "../../db/connection.ts";
import { campaigns, targets } from "../../db/schema/index.ts";
import type { Excluded } from "../../db/schema/targets.ts";
import { audit } from "../audit.ts";
import { requestHash, requireSameRequest } from "../same-request.ts";
import { requireDays } from "../targets/check-programme.ts";
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

/** What is undefined stays as it is; an empty document takes it away, and targets that are given are all there are. */
export type CampaignChange = { [Key in keyof CampaignInput]?: CampaignInput[Key] | undefined };

/** The same key makes no second campaign: its id comes back, unchanged. Throws KeyReusedError when another one was asked for, ProgrammeRefusedError for wrong days. */
export async function createCampaign(
  tx: Transaction,
  { unit, idempotencyKey, ...input }: CampaignInput & OfUnit & { idempotencyKey: string },
  by: Setting,
): Promise<number> {
  const { name, document = null, excluded, from: startsOn, to: endsOn } = input;
  requireDays(input);
  const hash = requestHash(input);
  const [made] = await tx
    .insert(campaigns)
    .values({
      communeId: unit.communeId ?? null,
      unitId: unit.id,
      ...{ name, document, excluded, startsOn, endsOn, idempotencyKey, requestHash: hash },
      createdAt: by.now,
      createdByPersonId: by.personId ?? null,
    })
    .onConflictDoNothing()
    .returning({ id: campaigns.id });
  if (!made) {
    const before = await findByKey(tx, unit.id, idempotencyKey);
    requireSameRequest(before.requestHash, hash);
    return before.id;
  }
  for (const target of input.targets)
    await setTarget(tx, { ...target, unit, campaignId: made.id, ...daysOf(input) }, by);
  await note(tx, by, "campaign.created", made.id);
  return made.id;
}

/** Changes a campaign that is planned or running. Throws ProgrammeRefusedError. */
export async function changeCampaign(
  tx: Transaction,
  { campaignId, ...change }: CampaignChange & { campaignId: number },
  by: Setting,
): Promise<void> {
  const before = await lockOpen(tx, campaignId, dayOf(by.now));
  const { name = before.name, excluded = before.excluded, from = before.startsOn, to = before.endsOn } = change;
  const document = change.document === undefined ? before.document : change.document || null;
  requireDays({ from, to });
  const row = { name, document, excluded, startsOn: from, endsOn: to };
  await tx.update(campaigns).set(row).where(eq(campaigns.id, campaignId));
  // Before the amounts are set: a target is found by its days.
  await tx.update(targets).set({ fromOn: from, toOn: to }).where(eq(targets.campaignId, campaignId));
  if (change.targets) await replaceTargets(tx, { campaign: before, days: { from, to }, targets: change.targets }, by);
  await note(tx, by, "campaign.changed", campaignId);
}

async function replaceTargets(
  tx: Transaction,
  { campaign, days, targets: wanted }: { campaign: Row; days: DayRange; targets: CampaignInput["targets"] },
  by: Setting,
): Promise<void> {
  for (const { id, indicatorCode } of await targetsOfCampaigns(tx, [campaign.id])) {
    if (!wanted.some((target) => target.indicatorCode === indicatorCode)) await removeTarget(tx, id, by);
  }
  const unit = { id: campaign.unitId, communeId: campaign.communeId ?? undefined };
  for (const target of wanted) await setTarget(tx, { ...target, unit, campaignId: campaign.id, ...days }, by);
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

type Row = typeof campaigns.$inferSelect;

async function lockOpen(tx: Transaction, campaignId: number, today: Day): Promise<Row> {
  const [row] = await tx.select().from(campaigns).where(eq(campaigns.id, campaignId)).for("update");
  if (!row) throw new ProgrammeRefusedError("campaign_not_found");
  if (row.cancelledAt || row.endsOn < today) throw new ProgrammeRefusedError("campaign_over");
  return row;
}

async function findByKey(tx: Transaction, unitId: number, idempotencyKey: string): Promise<Row> {
  const [row] = await tx
    .select()
    .from(campaigns)
    .where(and(eq(campaigns.unitId, unitId), eq(campaigns.idempotencyKey, idempotencyKey)));
  if (!row) throw new Error("a campaign that stands in the way of another is not there");
  return row;
}

function daysOf({ from, to }: DayRange): DayRange {
  return { from, to };
}

function note(tx: Transaction, { personId, communeId, now }: Setting, action: AuditAction, campaignId: number) {
  return audit(tx, { communeId, byPersonId: personId, action, subject: `campaign:${campaignId}`, now });
}
