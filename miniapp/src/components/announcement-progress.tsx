import type { Progress } from "../../../shared/api/announcement.ts";
import { formatCount, formatPercent } from "../../../shared/calendar/format.ts";
import { recipientOrder, recipientStates } from "../announcement-words.ts";

/** How far it is, drawn and in words; each part has its own pattern, name and number. */
export function AnnouncementProgress({ progress }: { progress: Progress }) {
  const { total, sent, toldByHand } = progress;
  const shown = recipientOrder.filter((state) => progress[state] > 0);
  return (
    <section className="card">
      <h2>Tiến độ</h2>
      <p className="big-number">
        <strong className="numbers">
          {formatCount(sent)}/{formatCount(total)}
        </strong>{" "}
        nơi đã nhận{total > 0 && ` (${formatPercent(sent / total)})`}
      </p>
      <div className="bar" aria-hidden="true">
        {shown.map((state) => (
          <span key={state} className={`bar-copy-${state}`} style={{ flexGrow: progress[state] }} />
        ))}
      </div>
      <ul className="legend">
        {shown.map((state) => (
          <li key={state}>
            <span className={`key bar-copy-${state}`} aria-hidden="true" />
            {recipientStates[state].title}: <strong className="numbers">{formatCount(progress[state])}</strong>
          </li>
        ))}
      </ul>
      {toldByHand > 0 && <p className="small">{formatCount(toldByHand)} nơi không tới đã được báo bằng cách khác.</p>}
    </section>
  );
}
