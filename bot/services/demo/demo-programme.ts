import { addDays, type Day } from "../../../shared/calendar/day.ts";
import type { TargetSize } from "../../../shared/targets/share-out.ts";
import type { Transaction } from "../../db/connection.ts";
import { createCampaign } from "../campaigns/save-campaign.ts";
import { setTarget } from "../targets/set-target.ts";

type Wanted = TargetSize & { indicatorCode: string };

/** Invented, of a size that the demo's teams partly reach; nobody has reported the last one. */
const halfYear: Wanted[] = [
  { indicatorCode: "vneid_level2_activated", basis: "per_team", amount: 220 },
  { indicatorCode: "propaganda_sessions", basis: "per_team", amount: 10 },
  { indicatorCode: "online_safety_guided", basis: "shared", amount: 900 },
  { indicatorCode: "digital_households", basis: "per_100_households", amount: 60 },
];
const campaign: Wanted[] = [
  { indicatorCode: "vneid_level2_activated", basis: "per_100_households", amount: 68 },
  { indicatorCode: "dvc_files_submitted", basis: "shared", amount: 500 },
];

/** Half a year of targets that began with the demo's reports, and a campaign of 92 days in its sixth week. */
export async function openDemoProgramme(
  tx: Transaction,
  { communeId, begin, monday, now }: { communeId: number; begin: Day; monday: Day; now: Date },
): Promise<void> {
  const unit = { id: communeId, communeId };
  const by = { personId: undefined, communeId, now };
  for (const target of halfYear) {
    await setTarget(tx, { ...target, unit, from: begin, to: addDays(begin, 181), exceptions: [] }, by);
  }
  const from = addDays(monday, -35);
  await createCampaign(
    tx,
    {
      unit,
      name: "Chiến dịch 92 ngày đêm chuyển đổi số",
      document: "Kế hoạch số 35/KH-UBND",
      from,
      to: addDays(from, 91),
      excluded: { unitIds: [], teamIds: [] },
      targets: campaign.map((target) => ({ ...target, exceptions: [] })),
      idempotencyKey: "demo_campaign",
    },
    by,
  );
}
