import type { TeamTargets as Asked } from "../../../shared/api/target.ts";
import { formatDay } from "../../../shared/calendar/format.ts";
import { readTeamTargets } from "../api/targets.ts";
import { useKept } from "../use-kept.ts";
import { Icon } from "./icon.tsx";
import type { SignedIn } from "./needs-login.tsx";
import { ProgressBars } from "./progress-bars.tsx";

/** What is asked of a team and how far it is; nothing at all when nothing is asked. */
export function TeamTargets({ session: { me, token }, teamId }: { session: SignedIn; teamId: number }) {
  const { data } = useKept(`${me.id}:targets:${teamId}`, () => readTeamTargets(token, teamId));
  if (data === undefined) return null;
  const ends = [...new Set(data.targets.map(({ to }) => to))].sort();
  return (
    <>
      {data.campaigns.map((campaign) => (
        <CampaignCard key={campaign.id} campaign={campaign} />
      ))}
      {ends.length > 0 && (
        <section className="card">
          <h2>So với chỉ tiêu</h2>
          {ends.map((end) => (
            <div key={end}>
              <p className="small">Đến hết {formatDay(end)}</p>
              <ProgressBars all={data.targets.filter(({ to }) => to === end)} />
            </div>
          ))}
        </section>
      )}
    </>
  );
}

function CampaignCard({ campaign: { name, to, daysLeft, parts } }: { campaign: Asked["campaigns"][number] }) {
  return (
    <section className="card campaign-card">
      <h2>
        <Icon name="flag" /> {name}
      </h2>
      <p>
        {daysLeft === 1 ? "Hôm nay là ngày cuối" : `Còn ${daysLeft} ngày`}, đến hết {formatDay(to)}. Phần của tổ:
      </p>
      <ProgressBars all={parts} />
    </section>
  );
}
