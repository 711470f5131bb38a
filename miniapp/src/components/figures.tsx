import { formatCount } from "../../../shared/calendar/format.ts";
import type { Indicator } from "../indicators.ts";

interface FiguresProps {
  values: Record<string, number>;
  named: (code: string) => Pick<Indicator, "label" | "shortLabel" | "unit">;
  /** Full labels before something is sent, short ones to look at. */
  full?: boolean;
}

/** Numbers with what they count, the greatest first. */
export function Figures({ values, named, full = false }: FiguresProps) {
  const rows = Object.entries(values).sort(([, left], [, right]) => right - left);
  return (
    <dl className="figures">
      {rows.map(([code, value]) => {
        const { label, shortLabel, unit } = named(code);
        return (
          <div key={code}>
            <dt>{full ? label : shortLabel}</dt>
            <dd>
              <strong className="numbers">{formatCount(value)}</strong> {unit}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
