import type { TeamScore } from "../../../shared/api/oversight.ts";
import { formatCount } from "../../../shared/calendar/format.ts";
import { useIndicators } from "../indicators.ts";
import { capital, stateWords } from "../state-words.ts";
import { Icon } from "./icon.tsx";

/** A team's periods, newest first: whether it reported, and what. */
export function TeamCourse({ course }: { course: TeamScore["course"] }) {
  const { named } = useIndicators();
  return (
    <section className="card">
      <h2>Từng kỳ</h2>
      <ul className="course">
        {[...course].reverse().map(({ key, label, state, isSettled, values }) => {
          const { title, icon, tone } = stateWords[state ?? "missing"];
          const figures = Object.entries(values).map(
            ([code, count]) => `${named(code).shortLabel} ${formatCount(count)} ${named(code).unit}`,
          );
          return (
            <li key={key}>
              <span className="course-period">{capital(label)}</span>
              {state === undefined ? (
                <span>Chưa phải báo cáo</span>
              ) : (
                <span className={`course-state course-${tone}`}>
                  <Icon name={icon} />
                  {state === "missing" && !isSettled ? "Chưa báo cáo, còn hạn" : title}
                </span>
              )}
              {figures.length > 0 && <span className="small course-figures">{figures.join(" · ")}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
