import { isDay } from "../../../shared/calendar/day.ts";
import type { CampaignCursor } from "../../services/campaigns/campaign.ts";

/** "2026-06-01_12". */
export function writeCampaignCursor({ from, id }: CampaignCursor): string {
  return `${from}_${id}`;
}

/** Undefined, the first page, for what is no cursor of ours. */
export function readCampaignCursor(cursor: string | undefined): CampaignCursor | undefined {
  const [from = "", id = ""] = cursor?.split("_") ?? [];
  return isDay(from) && /^\d{1,9}$/.test(id) ? { from, id: Number(id) } : undefined;
}
