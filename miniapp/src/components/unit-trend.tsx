import type { CoursePoint } from "../../../shared/api/oversight.ts";
import { shortPeriod } from "../oversight-words.ts";
import { LineChart } from "./line-chart.tsx";

/**
 * Shares of teams over the periods, from the first in which anybody reported. The one that still runs is left out: it would
 * always seem to fall.
 */
export function UnitTrend({ course }: { course: readonly CoursePoint[] }) {
  const begun = course.findIndex(({ rate }) => rate !== undefined);
  const known = course.filter(
    ({ period, rate }, index) => index >= begun && begun >= 0 && (period.isSettled || (rate ?? 0) >= 1),
  );
  if (known.length < 2) return <p>Cần ít nhất hai kỳ đã hết hạn để vẽ biểu đồ.</p>;
  const percent = (share: number | undefined) => (share === undefined ? undefined : Math.round(share * 100));
  return (
    <LineChart
      title="Tỷ lệ tổ báo cáo qua các kỳ"
      places={known.map(({ period }) => shortPeriod(period.key))}
      placeName="Kỳ"
      unit="%"
      series={[
        { name: "Có báo cáo", kind: "main", values: known.map(({ rate }) => percent(rate)) },
        {
          name: "Báo cáo đúng hạn",
          kind: "compare",
          values: known.map(({ rate, timeliness }) =>
            percent(rate === undefined ? undefined : rate * (timeliness ?? 0)),
          ),
        },
      ]}
    />
  );
}
