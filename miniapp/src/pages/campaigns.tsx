import { useState } from "react";
import { Link } from "react-router-dom";
import type { CampaignList, CampaignView } from "../../../shared/api/campaign.ts";
import { dayOf, daysBetween } from "../../../shared/calendar/day.ts";
import { readCampaigns } from "../api/campaigns.ts";
import { CampaignMark } from "../components/campaign-mark.tsx";
import { Icon } from "../components/icon.tsx";
import { MoreButton } from "../components/more-button.tsx";
import { Page } from "../components/page.tsx";
import { NeedsUnit, WhenLoaded } from "../components/staff-page.tsx";
import { rangeWords } from "../programme-words.ts";
import { useCall } from "../use-call.ts";
import { useKept } from "../use-kept.ts";
import "../styles/programme.css";

export function CampaignsPage() {
  return (
    <NeedsUnit title="Chiến dịch">
      {({ me, token }, unit) => <Campaigns token={token} meId={me.id} unit={unit} />}
    </NeedsUnit>
  );
}

function Campaigns({ token, meId, unit }: { token: string; meId: number; unit: { id: number; name: string } }) {
  const kept = useKept(`${meId}:campaigns:${unit.id}`, () => readCampaigns(token, unit.id));
  return (
    <Page title="Chiến dịch" lead={unit.name} back="/s" wide>
      <WhenLoaded kept={kept}>
        {(first) => (
          <>
            {first.maySet && (
              <Link to="/s/campaigns/new" className="button button-main page-action">
                <Icon name="plus" />
                Mở chiến dịch
              </Link>
            )}
            {first.campaigns.length === 0 && (
              <p className="card">
                Chưa có chiến dịch nào. Kết quả của chiến dịch được cộng từ báo cáo của các tổ, không phải nhập thêm.
              </p>
            )}
            <AllPages key={kept.asOf} first={first} more={(cursor) => readCampaigns(token, unit.id, cursor)} />
          </>
        )}
      </WhenLoaded>
    </Page>
  );
}

function AllPages({ first, more }: { first: CampaignList; more: (cursor: string) => Promise<CampaignList> }) {
  const [later, setLater] = useState<readonly CampaignList[]>([]);
  const { run, isBusy, failure } = useCall();
  const all = [first, ...later];
  const next = all.at(-1)?.next;
  const loadMore = () => {
    if (next === undefined) return;
    void run(
      () => more(next),
      (page) => setLater([...later, page]),
    );
  };
  const campaigns = all.flatMap((page) => page.campaigns);
  if (campaigns.length === 0) return null;
  return (
    <>
      <ul className="rows">
        {campaigns.map((campaign) => (
          <li key={campaign.id}>
            <Row campaign={campaign} />
          </li>
        ))}
      </ul>
      <MoreButton {...{ isBusy, failure }} hasMore={next !== undefined} onMore={loadMore} />
    </>
  );
}

function Row({ campaign }: { campaign: CampaignView }) {
  const { id, name, to, state } = campaign;
  const left = daysBetween(dayOf(new Date()), to) + 1;
  return (
    <Link to={`/s/campaigns/${id}`} className="row">
      <span className="row-text">
        {name}
        <br />
        <span className="small">
          {rangeWords(campaign)}
          {state === "running" && `, còn ${left} ngày`}
        </span>
        <br />
        <CampaignMark state={state} />
      </span>
      <Icon name="next" />
    </Link>
  );
}
