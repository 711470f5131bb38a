import { useState } from "react";
import type { Trend } from "../../../shared/api/trend.ts";
import { formatCount, formatShortDay } from "../../../shared/calendar/format.ts";
import { readTrend } from "../api/trends.ts";
import { useIndicators } from "../indicators.ts";
import { shortPeriod } from "../oversight-words.ts";
import { useKept } from "../use-kept.ts";
import { SelectField } from "./form-fields.tsx";
import { LineChart } from "./line-chart.tsx";
import type { SignedIn } from "./needs-login.tsx";
import { Failure, Loading } from "./notices.tsx";

interface TrendCardProps {
  session: SignedIn;
  of: "units" | "teams";
  id: number;
}

/** One indicator through the periods, against the period before and a year ago. */
export function TrendCard({ session: { me, token }, of, id }: TrendCardProps) {
  const { data, failure, reload } = useKept(`${me.id}:trend:${of}:${id}`, () => readTrend(token, of, id));
  if (data === undefined) return failure ? <Failure failure={failure} onRetry={reload} /> : <Loading />;
  const codes = codesOf(data);
  return codes.length === 0 ? <p>Chưa có số liệu nào để so sánh.</p> : <TrendOf trend={data} codes={codes} />;
}

/** Those reported in most periods first, of these the greatest. */
function codesOf({ series, lastYear }: Trend): string[] {
  const seen = new Map<string, { periods: number; sum: number }>();
  for (const { values } of [...series, ...(lastYear ? [lastYear] : [])]) {
    for (const [code, value] of Object.entries(values)) {
      const { periods = 0, sum = 0 } = seen.get(code) ?? {};
      seen.set(code, { periods: periods + 1, sum: sum + value });
    }
  }
  return [...seen].sort(([, a], [, b]) => b.periods - a.periods || b.sum - a.sum).map(([code]) => code);
}

const FEWEST_PERIODS = 4;

function TrendOf({ trend, codes }: { trend: Trend; codes: readonly string[] }) {
  const { named } = useIndicators();
  const [picked, setPicked] = useState<string>();
  const code = picked && codes.includes(picked) ? picked : (codes[0] ?? "");
  const { label, shortLabel, unit } = named(code);
  // Before the first number there is nothing to compare.
  const first = trend.series.findIndex(({ values }) => values[code] !== undefined);
  const series = trend.series.slice(Math.max(0, Math.min(first, trend.series.length - FEWEST_PERIODS)));
  return (
    <div className="course-words">
      <SelectField
        label="Việc"
        value={code}
        onChange={setPicked}
        options={codes.map((value) => ({ value, label: named(value).shortLabel }))}
      />
      <Compared trend={trend} code={code} unit={unit} />
      <LineChart
        title={`${label} qua các kỳ`}
        placeName="Kỳ"
        places={series.map(({ key }) => shortPeriod(key))}
        series={[{ name: shortLabel, kind: "main", values: series.map(({ values }) => values[code]) }]}
        unit={unit}
      />
    </div>
  );
}

function Compared({
  trend: { current, previous, lastYear },
  code,
  unit,
}: {
  trend: Trend;
  code: string;
  unit: string;
}) {
  const now = current.values[code];
  const said = (value: number | undefined) => (value === undefined ? "chưa có số" : `${formatCount(value)} ${unit}`);
  const against = (value: number | undefined) => {
    if (value === undefined || now === undefined) return said(value);
    const change = now - value;
    if (change === 0) return `${said(value)}, như nhau`;
    return `${said(value)}, nay ${change > 0 ? "hơn" : "kém"} ${formatCount(Math.abs(change))}`;
  };
  return (
    <dl className="figures">
      <div>
        <dt>Kỳ này, {current.label}, đến hôm nay</dt>
        <dd>
          {now === undefined ? (
            said(now)
          ) : (
            <>
              <strong className="numbers">{formatCount(now)}</strong> {unit}
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>Kỳ trước, cũng đến ngày {formatShortDay(previous.to)}</dt>
        <dd>{against(previous.values[code])}</dd>
      </div>
      {lastYear && (
        <div>
          <dt>Cùng kỳ năm trước</dt>
          <dd>{against(lastYear.values[code])}</dd>
        </div>
      )}
    </dl>
  );
}
