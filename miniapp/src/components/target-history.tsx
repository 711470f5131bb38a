import { useState } from "react";
import type { TargetHistory, TargetView, UnitTargets } from "../../../shared/api/target.ts";
import { formatCount, formatInstant } from "../../../shared/calendar/format.ts";
import { CallFailed } from "../api/client.ts";
import { readTargetHistory } from "../api/targets.ts";
import { useIndicators } from "../indicators.ts";
import { sizeWords } from "../programme-words.ts";
import { Failure, Loading } from "./notices.tsx";

interface TargetHistoryListProps {
  token: string;
  target: TargetView;
  teams: UnitTargets["teams"];
}

/** Every amount that ever was, fetched when somebody wants to know. */
export function TargetHistoryList({ token, target, teams }: TargetHistoryListProps) {
  const [history, setHistory] = useState<TargetHistory>();
  const [failure, setFailure] = useState<CallFailed>();
  const load = () => {
    setFailure(undefined);
    readTargetHistory(token, target.id)
      .then(setHistory)
      .catch((error: unknown) => {
        if (!(error instanceof CallFailed)) throw error;
        setFailure(error);
      });
  };
  const nameOf = (teamId: number) => teams.find(({ id }) => id === teamId)?.name ?? "Tổ cũ";
  const { unit } = useIndicators().named(target.indicatorCode);
  return (
    <details onToggle={(event) => event.currentTarget.open && !history && load()}>
      <summary>Các mức đã giao từ đầu</summary>
      {failure && <Failure failure={failure} onRetry={load} />}
      {!history && !failure && <Loading />}
      <ul className="lines">
        {history?.changes.map(({ at, teamId, basis, amount, endedAt }) => (
          <li key={`${at}:${teamId}:${amount}`}>
            {formatInstant(new Date(at))}:{" "}
            {teamId === undefined
              ? sizeWords(basis, amount, unit)
              : `${nameOf(teamId)}, mức riêng ${formatCount(amount)} ${unit}`}
            {endedAt ? ` (đến ${formatInstant(new Date(endedAt))})` : " (đang dùng)"}
          </li>
        ))}
      </ul>
    </details>
  );
}
