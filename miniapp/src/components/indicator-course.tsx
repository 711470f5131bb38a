import { Link } from "react-router-dom";
import type { CampaignDetail } from "../../../shared/api/campaign.ts";
import { daysBetween } from "../../../shared/calendar/day.ts";
import { formatCount, formatPercent } from "../../../shared/calendar/format.ts";
import { courseLines } from "../course-lines.ts";
import { useIndicators } from "../indicators.ts";
import { counted, paceWords, standingWords } from "../programme-words.ts";
import { Icon } from "./icon.tsx";
import { LineChart } from "./line-chart.tsx";

type Indicator = CampaignDetail["indicators"][number];

/** One of a campaign's works: how much, the course, and the teams below and above the pace. */
export function IndicatorCourse({ one, detail }: { one: Indicator; detail: CampaignDetail }) {
  const { label, unit } = useIndicators().named(one.indicatorCode);
  return (
    <section className="card">
      <h2>{label}</h2>
      <div className="work-course">
        <div className="course-words">
          <Summary one={one} unit={unit} detail={detail} />
          {one.byDay.length > 0 && (
            <LineChart title={label} placeName="Ngày" unit={unit} {...courseLines(one, detail.day)} />
          )}
        </div>
        <Teams one={one} unit={unit} />
      </div>
    </section>
  );
}

function Summary({ one, unit, detail }: { one: Indicator; unit: string; detail: CampaignDetail }) {
  const { done, amount, standing, baseline, from, to } = one;
  const { title, icon, tone } = standingWords[standing];
  const isPlanned = detail.campaign.state === "planned";
  const days = daysBetween(from, to) + 1;
  return (
    <>
      <p className="big-number">
        <strong className="numbers">{done === undefined ? "–" : formatCount(done)}</strong>/{counted(amount, unit)}
        {done !== undefined && amount > 0 && ` (${formatPercent(done / amount)})`}
      </p>
      {!isPlanned && (
        <p className={`progress-words progress-${tone}`}>
          <Icon name={icon} />
          <span>
            {title}. {standing !== "reached" && `${paceWords(one)}.`}
          </span>
        </p>
      )}
      {baseline !== undefined && (
        <p>
          {one.start === undefined ? `${days} ngày trước chiến dịch` : "Trước chiến dịch"}: {counted(baseline, unit)}.
        </p>
      )}
      {detail.campaign.state === "running" && <Ahead one={one} unit={unit} />}
    </>
  );
}

function Ahead({ one: { forecast, amount }, unit }: { one: Indicator; unit: string }) {
  if (!forecast) return <p className="small">Chưa đủ số liệu để dự báo: cần ít nhất một tuần.</p>;
  const { low, high, basedOnDays, perDay } = forecast;
  const range = low === high ? `khoảng ${formatCount(low)}` : `${formatCount(low)}–${formatCount(high)}`;
  const reaches = low >= amount ? "sẽ đạt" : high < amount ? "khó đạt nếu không làm nhanh hơn" : "có thể đạt";
  return (
    <p>
      Cứ đà {basedOnDays} ngày qua (mỗi ngày {String(Math.round(perDay * 10) / 10).replace(".", ",")}
      {unit && ` ${unit}`}), đến hết chiến dịch được <strong className="unbroken">{range}</strong>: {reaches}.
    </p>
  );
}

/** Names and numbers in two lists: who needs a hand, and who keeps up. Never a ranking to shame anybody. */
function Teams({ one, unit }: { one: Indicator; unit: string }) {
  const share = ({ done = 0, amount = 1 }: Indicator["teams"][number]) => done / amount;
  const asked = one.teams.filter(({ amount }) => amount !== undefined).sort((a, b) => share(b) - share(a));
  const below = asked.filter(({ standing }) => standing === "behind" || standing === "unknown");
  const above = asked.filter(({ standing }) => standing === "on_pace" || standing === "reached");
  return (
    <div className="team-list">
      <TeamList title={`Cần giúp thêm (${below.length} tổ)`} teams={[...below].reverse()} unit={unit} />
      <TeamList title={`Kịp tiến độ (${above.length} tổ)`} teams={above} unit={unit} />
    </div>
  );
}

function TeamList({ title, teams, unit }: { title: string; teams: Indicator["teams"]; unit: string }) {
  if (teams.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {teams.map(({ teamId, name, amount = 0, done, standing, expected = 0 }) => (
          <li key={teamId}>
            <Link to={`/t/${teamId}`}>{name}</Link>
            <span>
              <strong className="numbers">{done === undefined ? "chưa có số" : formatCount(done)}</strong>
              {done === undefined ? `, giao ${counted(amount, unit)}` : `/${counted(amount, unit)}`}
              {standing === "behind" && done !== undefined && `, cần thêm ${formatCount(expected - done)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
