import type { ProgressView } from "../../../shared/api/target.ts";
import { formatCount } from "../../../shared/calendar/format.ts";
import { useIndicators } from "../indicators.ts";
import { paceWords, standingWords } from "../programme-words.ts";
import { Icon } from "./icon.tsx";
import "../styles/programme.css";

/** What is done of what is asked, a bar each, with the place where it should be today; all of it in words too. */
export function ProgressBars({ all }: { all: readonly ProgressView[] }) {
  return (
    <ul className="progress-list">
      {all.map((one) => (
        <li key={`${one.indicatorCode}:${one.from}:${one.to}`}>
          <ProgressBar progress={one} />
        </li>
      ))}
    </ul>
  );
}

function ProgressBar({ progress }: { progress: ProgressView }) {
  const { named } = useIndicators();
  const { indicatorCode, amount, done, standing } = progress;
  const { label, shortLabel, unit } = named(indicatorCode);
  const { title, icon, tone } = standingWords[standing];
  return (
    <>
      <p className="progress-head">
        <span title={label}>{shortLabel}</span>
        <span>
          <strong className="numbers">{done === undefined ? "–" : formatCount(done)}</strong>/{formatCount(amount)}{" "}
          {unit}
        </span>
      </p>
      <Bar progress={progress} />
      <p className={`progress-words progress-${tone}`}>
        <Icon name={icon} />
        <span>
          {title}. {standing !== "reached" && `${paceWords(progress)}.`}
        </span>
      </p>
    </>
  );
}

function Bar({ progress: { amount, done = 0, expected } }: { progress: ProgressView }) {
  const share = (count: number) => `${Math.min(100, (count / Math.max(amount, 1)) * 100)}%`;
  return (
    <div className="progress-bar" aria-hidden="true">
      <span className="progress-done" style={{ width: share(done) }} />
      <span className="progress-due" style={{ left: share(expected) }} />
    </div>
  );
}
