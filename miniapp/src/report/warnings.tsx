import type { TeamHome } from "../../../shared/api/team.ts";
import { findWarnings, warningSentences } from "../../../shared/warnings/figure-warnings.ts";
import { Notice } from "../components/notices.tsx";
import type { Indicator } from "../indicators.ts";

interface WarningsProps {
  values: Record<string, number>;
  history: TeamHome["history"] | undefined;
  indicators: readonly Indicator[];
}

/** What is odd beside the team's own reports: asked while it is put in, never in the way of sending. */
export function Warnings({ values, history = {}, indicators }: WarningsProps) {
  const levels = new Set(indicators.filter((known) => known.aggregation === "latest").map(({ code }) => code));
  const nameOf = (code: string) => indicators.find((known) => known.code === code)?.shortLabel ?? "Chỉ tiêu cũ";
  const sentences = warningSentences(findWarnings(values, history, levels), nameOf);
  return (
    <div className="warnings" aria-live="polite">
      {sentences.map((sentence) => (
        <Notice key={sentence} tone="warn">
          {sentence}
        </Notice>
      ))}
    </div>
  );
}
