import { Link, useParams } from "react-router-dom";
import type { Overview } from "../../../shared/api/overview.ts";
import type { ReportState } from "../../../shared/api/team.ts";
import { formatCount, formatPercent } from "../../../shared/calendar/format.ts";
import { readOverview } from "../api/overview.ts";
import { Icon } from "../components/icon.tsx";
import { NeedsLogin, type SignedIn } from "../components/needs-login.tsx";
import { Failure, Loading, OldCopy } from "../components/notices.tsx";
import { Page } from "../components/page.tsx";
import { RemindTeams } from "../components/remind-teams.tsx";
import { useIndicators } from "../indicators.ts";
import { capital, dueWords, stateWords } from "../state-words.ts";
import { useKept } from "../use-kept.ts";

/** A unit at a glance: who reported, who needs a call, what it adds up to. */
export function OverviewPage() {
  const unitId = Number(useParams().unitId);
  return <NeedsLogin title="Tổng quan">{(session) => <OverviewOf session={session} unitId={unitId} />}</NeedsLogin>;
}

export function OverviewOf({ session, unitId }: { session: SignedIn; unitId: number }) {
  const { me, token } = session;
  const { data, failure, asOf, reload } = useKept(`${me.id}:overview:${unitId}`, () => readOverview(token, unitId));
  const title = data?.unit.name ?? me.units.find((unit) => unit.id === unitId)?.name ?? "Tổng quan";
  return (
    <Page title={title} lead={data && capital(data.period.label)} wide>
      {failure && asOf && <OldCopy failure={failure} asOf={asOf} onRetry={reload} />}
      {data === undefined && failure && <Failure failure={failure} onRetry={reload} />}
      {data === undefined && !failure && <Loading />}
      {data !== undefined && (
        <div className="desk">
          <Reporting overview={data} />
          <Teams overview={data} token={token} onReminded={reload} />
          <Totals overview={data} />
        </div>
      )}
    </Page>
  );
}

function Reporting({ overview: { counts, period } }: { overview: Overview }) {
  const answered = counts.onTime + counts.late + counts.noActivity;
  const share = counts.teams === 0 ? 0 : answered / counts.teams;
  const parts: [ReportState, number][] = [
    ["on_time", counts.onTime],
    ["late", counts.late],
    ["no_activity", counts.noActivity],
    ["missing", counts.missing],
  ];
  return (
    <section className="card desk-reporting">
      <h2>Tình hình báo cáo</h2>
      <p className="big-number">
        <strong className="numbers">
          {answered}/{counts.teams}
        </strong>{" "}
        tổ đã báo cáo ({formatPercent(share)})
      </p>
      <div className="bar" aria-hidden="true">
        {parts.map(
          ([state, count]) =>
            count > 0 && <span key={state} className={`bar-${state}`} style={{ flexGrow: count }} data-count={count} />,
        )}
      </div>
      <ul className="legend">
        {parts.map(([state, count]) => (
          <li key={state}>
            <span className={`key bar-${state}`} aria-hidden="true" />
            {stateWords[state].title}: <strong className="numbers">{count}</strong>
          </li>
        ))}
      </ul>
      {counts.missing > 0 && <p>{dueWords(period, new Date())}</p>}
    </section>
  );
}

/** "Tổ 2" before "Tổ 10". */
const names = new Intl.Collator("vi", { numeric: true });

const order: ReportState[] = ["missing", "late", "no_activity", "on_time"];

function Teams({ overview, token, onReminded }: { overview: Overview; token: string; onReminded: () => void }) {
  const { teams, mayRemind } = overview;
  return (
    <section className="card desk-teams">
      <h2>Các tổ</h2>
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
            {state === "missing" && mayRemind && (
              <RemindTeams token={token} overview={overview} onReminded={onReminded} />
            )}
            <ul className="rows">
              {those.map((team) => (
                <li key={team.id}>
                  <Link to={`/t/${team.id}`} className="row">
                    <span>{team.name}</span>
                    <Icon name="next" />
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {teams.length === 0 && <p>Đơn vị này chưa có tổ nào.</p>}
    </section>
  );
}

function Totals({ overview: { values, previousValues } }: { overview: Overview }) {
  const { named } = useIndicators();
  const codes = [...new Set([...Object.keys(values), ...Object.keys(previousValues)])].sort(
    (left, right) => (values[right] ?? 0) - (values[left] ?? 0),
  );
  if (codes.length === 0) {
    return (
      <section className="card desk-totals">
        <h2>Số liệu</h2>
        <p>Chưa tổ nào gửi số liệu trong kỳ này và kỳ trước.</p>
      </section>
    );
  }
  return (
    <section className="card desk-totals">
      <h2>Số liệu kỳ này, so với kỳ trước</h2>
      <ul className="totals">
        {codes.map((code) => {
          const { label, shortLabel, unit } = named(code);
          const greatest = Math.max(values[code] ?? 0, previousValues[code] ?? 0, 1);
          return (
            <li key={code}>
              <p className="totals-name" title={label}>
                {shortLabel} <span className="unit">({unit})</span>
              </p>
              <Line name="Kỳ này" value={values[code]} greatest={greatest} isNow />
              <Line name="Kỳ trước" value={previousValues[code]} greatest={greatest} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface LineProps {
  name: string;
  /** Undefined was not reported, which is not zero. */
  value: number | undefined;
  greatest: number;
  isNow?: boolean;
}

function Line({ name, value, greatest, isNow = false }: LineProps) {
  return (
    <p className={isNow ? "line line-now" : "line"}>
      <span className="line-name">{name}</span>
      <span className="line-bar" aria-hidden="true">
        <span style={{ width: `${((value ?? 0) / greatest) * 100}%` }} />
      </span>
      <strong className="numbers">{value === undefined ? "chưa có" : formatCount(value)}</strong>
    </p>
  );
}
