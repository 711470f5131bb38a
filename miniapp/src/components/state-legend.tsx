import { stateWords } from "../state-words.ts";

/** What the marks of a strip mean. */
export function StateLegend() {
  return (
    <ul className="legend">
      {(["on_time", "late", "no_activity", "missing"] as const).map((state) => (
        <li key={state}>
          <span className={`key bar-${state}`} aria-hidden="true" />
          {stateWords[state].title}
        </li>
      ))}
      <li>
        <span className="key strip-none" aria-hidden="true" />
        Còn hạn, hoặc chưa phải báo cáo
      </li>
    </ul>
  );
}
