import { useState } from "react";
import type { PlannedPeriod, PeriodRulesPage as Rules } from "../../../shared/api/period-rules.ts";
import { formatDeadline, formatInstant } from "../../../shared/calendar/format.ts";
import { lockPeriod, reopenPeriod } from "../api/periods.ts";
import { ConfirmDialog } from "../components/confirm-dialog.tsx";
import { Icon } from "../components/icon.tsx";
import { Notice } from "../components/notices.tsx";
import { capital } from "../state-words.ts";
import { useCall } from "../use-call.ts";

const REOPENED_FOR_DAYS = 7;

interface LockedPeriodsProps {
  token: string;
  rules: Rules;
  onChanged: (rules: Rules) => void;
}

/** Periods that are over: closed or open, and the button for the other. */
export function LockedPeriods({ token, rules, onChanged }: LockedPeriodsProps) {
  const [asked, setAsked] = useState<PlannedPeriod>();
  const { isBusy, failure, run } = useCall();
  const decide = ({ key, lock }: PlannedPeriod) =>
    void run(
      () =>
        lock.isLocked
          ? reopenPeriod(token, rules.unit.id, key, REOPENED_FOR_DAYS)
          : lockPeriod(token, rules.unit.id, key),
      (next) => {
        setAsked(undefined);
        onChanged(next);
      },
    );
  return (
    <section className="card">
      <h2>Khóa số liệu các kỳ đã qua</h2>
      <ul className="rows period-rows">
        {rules.past.map((period) => (
          <li key={period.key} className="row">
            <div>
              <strong>{capital(period.label)}</strong>
              <p className="small">
                <Icon name={period.lock.isLocked ? "lock" : "edit"} /> {lockWords(period)}
              </p>
              {period.askedBy && <p className="small">Xin mở lại: {period.askedBy.join("; ")}</p>}
            </div>
            {rules.mayChange && (
              <button
                type="button"
                className="button button-small"
                aria-label={`${period.lock.isLocked ? "Mở lại" : "Khóa"} ${period.label}`}
                onClick={() => setAsked(period)}
              >
                {period.lock.isLocked ? "Mở lại" : "Khóa"}
              </button>
            )}
          </li>
        ))}
      </ul>
      {asked && (
        <ConfirmDialog
          title={`${asked.lock.isLocked ? "Mở lại" : "Khóa"} ${asked.label}?`}
          confirmLabel={asked.lock.isLocked ? "Mở lại" : "Khóa"}
          isBusy={isBusy}
          onConfirm={() => decide(asked)}
          onCancel={() => setAsked(undefined)}
        >
          <p>
            {asked.lock.isLocked
              ? `Các tổ sửa và nộp được cho kỳ này trong ${REOPENED_FOR_DAYS} ngày, rồi kỳ tự khóa lại.`
              : "Từ bây giờ tổ không tự nộp hay sửa số liệu của kỳ này được nữa; sẽ được chỉ tới cán bộ."}{" "}
            Việc này được ghi lại.
          </p>
          {failure && <Notice tone="bad">{failure.message}</Notice>}
        </ConfirmDialog>
      )}
    </section>
  );
}

function lockWords({ lock: { isLocked, since, by, openUntil }, locksAt }: PlannedPeriod): string {
  if (isLocked)
    return `Đã khóa${since ? ` từ ${formatInstant(new Date(since))}` : ""}${by === "rule" ? ", tự động" : ""}`;
  if (openUntil) return `Đang mở lại đến ${formatDeadline(new Date(openUntil))}`;
  return locksAt ? `Đang mở, tự khóa khi ${formatDeadline(new Date(locksAt))}` : "Đang mở";
}
