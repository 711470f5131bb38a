import type { CampaignState } from "../../../shared/api/campaign.ts";
import { campaignWords } from "../programme-words.ts";
import { Icon } from "./icon.tsx";

export function CampaignMark({ state }: { state: CampaignState }) {
  const { title, icon, tone } = campaignWords[state];
  return (
    <span className={`state-mark progress-${tone}`}>
      <Icon name={icon} />
      {title}
    </span>
  );
}
