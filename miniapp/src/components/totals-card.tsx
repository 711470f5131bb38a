import type { Overview } from "../../../shared/api/overview.ts";
import { formatCount } from "../../../shared/calendar/format.ts";
import { useIndicators } from "../indicators.ts";

/** What a unit's teams did in this period, beside the one before. */
export function TotalsCard({ overview: { values, previousValues } }: { overview: Overview }) {
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
