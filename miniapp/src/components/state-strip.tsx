import type { TeamScoreRow } from "../../../shared/api/oversight.ts";
import { stateWords } from "../state-words.ts";

/** How a team stood period by period, oldest first: one mark each, read aloud as counts. */
export function StateStrip({ states }: { states: TeamScoreRow["states"] }) {
  const said = (["on_time", "late", "no_activity", "missing"] as const)
    .map((state) => ({ state, count: states.filter((one) => one.state === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${stateWords[state].title} ${count} kỳ`);
  return (
    <span className="strip">
      <span className="only-heard">{said.join(", ") || "Chưa có kỳ nào"}</span>
      {states.map(({ period, state }) => (
        <span
          key={period}
          className={`strip-mark ${state === undefined ? "strip-none" : `bar-${state}`}`}
          aria-hidden="true"
        />
      ))}
    </span>
  );
}
