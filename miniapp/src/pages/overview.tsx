import { Link, useParams } from "react-router-dom";
import type { UnitOversight } from "../../../shared/api/oversight.ts";
import type { Overview } from "../../../shared/api/overview.ts";
import type { ReportState } from "../../../shared/api/team.ts";
import { readOversight } from "../api/oversight.ts";
import { readOverview } from "../api/overview.ts";
import { Icon } from "../components/icon.tsx";
import { NeedsLogin, type SignedIn } from "../components/needs-login.tsx";
import { NoTeams } from "../components/no-teams.tsx";
import { Failure, Loading, OldCopy, toHome } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { PrivacyLink } from "../components/privacy-link.tsx";
import { ReportingCard } from "../components/reporting-card.tsx";
import { ThreeCalls } from "../components/three-calls.tsx";
import { TotalsCard } from "../components/totals-card.tsx";
import { UnitTrend } from "../components/unit-trend.tsx";
import { UnitsTable } from "../components/units-table.tsx";
import { useStaffUnit } from "../staff-unit.ts";
import { capital, stateWords } from "../state-words.ts";
import "../styles/oversight.css";
import { useKept } from "../use-kept.ts";

/** A unit at a glance: who reported, whom to call, how it goes, what it adds up to. */
export function OverviewPage() {
  const unitId = Number(useParams().unitId);
  return <NeedsLogin title="Tổng quan">{(session) => <OverviewOf session={session} unitId={unitId} />}</NeedsLogin>;
}

/** The officer's home: the unit they work on. */
export function OverviewOfMine({ session }: { session: SignedIn }) {
  const unit = useStaffUnit(session.me);
  return unit ? <OverviewOf key={unit.id} session={session} unitId={unit.id} isHome /> : null;
}

function OverviewOf({ session, unitId, isHome = false }: { session: SignedIn; unitId: number; isHome?: boolean }) {
  const { me, token } = session;
  const { data, failure, asOf, reload } = useKept(`${me.id}:overview:${unitId}`, () => readOverview(token, unitId));
  const { data: seen, failure: unseen } = useKept(`${me.id}:oversight:${unitId}`, () => readOversight(token, unitId));
  const isWaiting = (data === undefined && !failure) || (data !== undefined && seen === undefined && !unseen);
  const hasTeams = data !== undefined && (data.unit.level === "province" || data.counts.teams > 0);
  const own = useStaffUnit(me);
  const isRoot = isHome || me.units.some((unit) => unit.id === unitId);
  const title = data?.unit.name ?? me.units.find((unit) => unit.id === unitId)?.name ?? "Tổng quan";
  return (
    // The line under the title has its room before it is known, and both answers are shown at once: nothing jumps.
    <Page title={title} lead={data ? capital(data.period.label) : "\u00a0"} wide {...(isRoot ? {} : { back: "/" })}>
      {failure && asOf && <OldCopy failure={failure} asOf={asOf} onRetry={reload} />}
      {data === undefined && failure && <Failure failure={failure} onRetry={reload} wayOn={toHome} />}
      {isWaiting && <Loading />}
      {data !== undefined && !isWaiting && (
        <>
          {seen && seen.above.length > 0 && <Path above={seen.above} />}
          {hasTeams ? (
            <Figures overview={data} seen={seen} token={token} onReminded={reload} />
          ) : (
            <NoTeams mayImport={own?.id === unitId && own.role === "staff"} />
          )}
        </>
      )}
      {isRoot && !isWaiting && <PrivacyLink />}
    </Page>
  );
}

interface FiguresProps extends TeamsProps {
  token: string;
  onReminded: () => void;
}

function Figures({ overview, seen, token, onReminded }: FiguresProps) {
  const isProvince = overview.unit.level === "province";
  return (
    <>
      <div className="desk desk-even">
        <div className="stack">
          <ReportingCard overview={overview} seen={seen} token={token} onReminded={onReminded} />
          {!isProvince && <ThreeCalls token={token} unitId={overview.unit.id} />}
          {!isProvince && <Trend seen={seen} />}
        </div>
        {isProvince ? <Trend seen={seen} /> : <Teams overview={overview} seen={seen} />}
      </div>
      {isProvince && (seen ? <UnitsTable units={seen.units} /> : <Loading />)}
      <TotalsCard overview={overview} />
    </>
  );
}

function Trend({ seen }: { seen: UnitOversight | undefined }) {
  return (
    <section className="card">
      <h2>Tỷ lệ báo cáo qua các kỳ</h2>
      {seen ? <UnitTrend course={seen.course} /> : <Loading />}
    </section>
  );
}

function Path({ above }: { above: UnitOversight["above"] }) {
  return (
    <nav className="unit-path" aria-label="Đơn vị cấp trên">
      {above.map(({ id, name }) => (
        <Link key={id} to={`/o/${id}`}>
          {name}
        </Link>
      ))}
    </nav>
  );
}

/** "Tổ 2" before "Tổ 10". */
const names = new Intl.Collator("vi", { numeric: true });

const order: ReportState[] = ["missing", "late", "no_activity", "on_time"];

interface TeamsProps {
  overview: Overview;
  /** Undefined until it has come. */
  seen: UnitOversight | undefined;
}

function Teams({ overview, seen }: TeamsProps) {
  const { teams } = overview;
  const totals = new Map(seen?.teams.map(({ team, total }) => [team.id, total]));
  return (
    <section className="card desk-teams">
      <div className="reporting-head">
        <h2>Các tổ</h2>
        <Link to={`/s/scores?don-vi=${overview.unit.id}`}>Xem điểm các tổ</Link>
      </div>
      {order.map((state) => {
        const those = teams.filter((team) => team.state === state).sort((a, b) => names.compare(a.name, b.name));
        const { title, icon, tone } = stateWords[state];
        if (those.length === 0) return null;
        return (
          <section key={state} className={`group group-${tone}`}>
            <h3>
              <Icon name={icon} />
              {title} ({those.length})
            </h3>
            <ul className="rows">
              {those.map((team) => (
                <li key={team.id}>
                  <Link to={`/s/score/${team.id}`} className="row">
                    <span>{team.name}</span>
                    <span className="row-end">
                      {totals.get(team.id) !== undefined && (
                        <span className="small numbers">{totals.get(team.id)} điểm</span>
                      )}
                      <Icon name="next" />
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </section>
  );
}
