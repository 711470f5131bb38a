import { Link, useParams } from "react-router-dom";
import type { CampaignDetail } from "../../../shared/api/campaign.ts";
import { readCampaign } from "../api/campaigns.ts";
import { CampaignMark } from "../components/campaign-mark.tsx";
import { CancelCampaign } from "../components/cancel-campaign.tsx";
import { IndicatorCourse } from "../components/indicator-course.tsx";
import { Page } from "../components/page.tsx";
import { NeedsUnit, WhenLoaded } from "../components/staff-page.tsx";
import { rangeWords } from "../programme-words.ts";
import { useKept } from "../use-kept.ts";
import "../styles/programme.css";

/** How a campaign goes in the officer's unit: day by day, where it leads, which teams need a hand. */
export function CampaignPage() {
  const campaignId = Number(useParams().campaignId);
  return (
    <NeedsUnit title="Chiến dịch">
      {({ me, token }, unit) => <Loaded {...{ token, meId: me.id, unit, campaignId }} />}
    </NeedsUnit>
  );
}

interface Given {
  token: string;
  meId: number;
  unit: { id: number; name: string };
  campaignId: number;
}

function Loaded({ token, meId, unit, campaignId }: Given) {
  const kept = useKept(`${meId}:campaign:${unit.id}:${campaignId}`, () => readCampaign(token, unit.id, campaignId));
  return (
    <Page title={kept.data?.campaign.name ?? "Chiến dịch"} lead={unit.name} back="/s/campaigns" wide>
      <WhenLoaded kept={kept} wayOn={{ to: "/s/campaigns", label: "Xem các chiến dịch" }}>
        {(detail) => (
          <>
            <Head detail={detail} token={token} onCancelled={kept.reload} />
            {detail.indicators.map((one) => (
              <IndicatorCourse key={one.indicatorCode} one={one} detail={detail} />
            ))}
          </>
        )}
      </WhenLoaded>
    </Page>
  );
}

function Head({ detail, token, onCancelled }: { detail: CampaignDetail; token: string; onCancelled: () => void }) {
  const { campaign, daysLeft, maySet } = detail;
  const isOpen = campaign.state === "running" || campaign.state === "planned";
  return (
    <section className="card">
      <p className="marked">
        <CampaignMark state={campaign.state} />
        <span>
          {rangeWords(campaign)}
          {daysLeft > 0 && (daysLeft === 1 ? ", hôm nay là ngày cuối" : `, còn ${daysLeft} ngày`)}
        </span>
      </p>
      {campaign.document && <p>{campaign.document}</p>}
      {maySet && isOpen && (
        <div className="buttons">
          <Link to={`/s/campaigns/${campaign.id}/edit`} className="button">
            Sửa chiến dịch
          </Link>
          <CancelCampaign token={token} campaign={campaign} onCancelled={onCancelled} />
        </div>
      )}
    </section>
  );
}
