import type { UnitOversight } from "../../../shared/api/oversight.ts";
import type { Overview } from "../../../shared/api/overview.ts";
import type { ReportState } from "../../../shared/api/team.ts";
import { limitsSentence, percentOf } from "../oversight-words.ts";
import { capital, dueWords, stateWords } from "../state-words.ts";
import { LightBadge } from "./light-badge.tsx";
import { RemindTeams } from "./remind-teams.tsx";

interface ReportingCardProps {
  overview: Overview;
  /** Undefined until it has come. */
  seen: UnitOversight | undefined;
  token: string;
  onReminded: () => void;
}

/** How this period stands, in a number, a bar, a light and words; and how the last one ended. */
export function ReportingCard({ overview, seen, token, onReminded }: ReportingCardProps) {
  const { counts, period, mayRemind } = overview;
  const answered = counts.teams - counts.missing;
  const parts: [ReportState, number][] = [
    ["on_time", counts.onTime],
    ["late", counts.late],
    ["no_activity", counts.noActivity],
    ["missing", counts.missing],
  ];
  const current = seen?.course.at(-1);
  const settled = seen?.course.findLast((point) => point.period.isSettled);
  return (
    <section className="card desk-reporting">
      <div className="reporting-head">
        <h2>Kỳ này đã báo cáo</h2>
        {current && <LightBadge light={current.light} />}
      </div>
      <p className="big-number">
        <strong className="numbers">
          {answered}/{counts.teams}
        </strong>{" "}
        tổ ({percentOf(counts.teams === 0 ? undefined : answered / counts.teams)})
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
            <span>
              {stateWords[state].title}: <strong className="numbers">{count}</strong>
            </span>
          </li>
        ))}
      </ul>
      {counts.missing > 0 && <p>{dueWords(period, new Date())}</p>}
      {counts.missing > 0 && mayRemind && <RemindTeams token={token} overview={overview} onReminded={onReminded} />}
      {settled?.rate !== undefined && (
        <div className="settled">
          <div className="reporting-head">
            <h3>{capital(settled.period.label)}</h3>
            <LightBadge light={settled.light} />
          </div>
          <p>
            {settled.rate === 0
              ? "Không tổ nào báo cáo."
              : `${percentOf(settled.rate)} tổ có báo cáo, ${percentOf(settled.timeliness)} trong số đó đúng hạn.`}
          </p>
        </div>
      )}
      {seen && <p className="small">{limitsSentence(seen.lights)}</p>}
    </section>
  );
}
