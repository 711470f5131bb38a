import type { PlannedPeriod } from "../../../shared/api/period-rules.ts";
import { dayOf } from "../../../shared/calendar/day.ts";
import { formatDay, formatDeadline, formatShortDay } from "../../../shared/calendar/format.ts";
import { capital } from "../state-words.ts";

/** Each period with its days, its deadline and when its figures are closed. */
export function NextPeriods({ title, periods }: { title: string; periods: readonly PlannedPeriod[] }) {
  return (
    <section className="card">
      <h2>{title}</h2>
      <ol className="plain-list">
        {periods.map(({ key, label, from, to, dueAt, locksAt }, index) => (
          <li key={key}>
            <h3>
              {capital(label)} {index === 0 && <span className="small">· đang diễn ra</span>}
            </h3>
            {!label.includes("(") && (
              <p className="small">
                Từ {formatShortDay(from)} đến {formatDay(to)}
              </p>
            )}
            <p>
              Hạn: {formatDeadline(new Date(dueAt))}
              {locksAt && `; khóa số liệu từ ${formatDay(dayOf(new Date(locksAt)))}`}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
