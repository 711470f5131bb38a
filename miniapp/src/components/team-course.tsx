import type { TeamScore } from "../../../shared/api/oversight.ts";
import { formatCount } from "../../../shared/calendar/format.ts";
import { useIndicators } from "../indicators.ts";
import { capital, stateWords } from "../state-words.ts";
import { Icon } from "./icon.tsx";

/** A team's periods, newest first: whether it reported, and what. Those before it had to report say nothing. */
export function TeamCourse({ course }: { course: TeamScore["course"] }) {
  const first = course.findIndex(({ state }) => state !== undefined);
  return (
    <section className="card">
      <h2>Từng kỳ</h2>
      {first < 0 ? (
        <p>Tổ chưa phải báo cáo kỳ nào.</p>
      ) : (
        <ul className="course">
          {course
            .slice(first)
            .reverse()
            .map((period) => (
              <li key={period.key}>
                <Period period={period} />
              </li>
            ))}
        </ul>
      )}
    </section>
  );
}

const stillDue = { title: "Chưa báo cáo, còn hạn", icon: "clock", tone: "plain" } as const;

function Period({ period: { label, state, isSettled, values } }: { period: TeamScore["course"][number] }) {
  const { named } = useIndicators();
  const { title, icon, tone } = state === "missing" && !isSettled ? stillDue : stateWords[state ?? "missing"];
  return (
    <>
      <span className="course-period">{capital(label)}</span>
      {state === undefined ? (
        <span>Chưa phải báo cáo</span>
      ) : (
        <span className={`course-state course-${tone}`}>
          <Icon name={icon} />
          {title}
        </span>
      )}
      <span className="small course-figures">
        {Object.entries(values).map(([code, count]) => (
          <span key={code} className="unbroken">
            {named(code).shortLabel}: {formatCount(count)} {named(code).unit}
          </span>
        ))}
      </span>
    </>
  );
}
