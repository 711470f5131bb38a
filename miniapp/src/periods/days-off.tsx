import { useState } from "react";
import type { DayOff, PeriodRulesPage as Rules } from "../../../shared/api/period-rules.ts";
import { dayOf, isDay } from "../../../shared/calendar/day.ts";
import { formatDay, formatWeekday } from "../../../shared/calendar/format.ts";
import { resetDayOff, setDayOff } from "../api/periods.ts";
import { TextField } from "../components/form-fields.tsx";
import { Notice } from "../components/notices.tsx";
import { useCall } from "../use-call.ts";

interface DaysOffProps {
  token: string;
  rules: Rules;
  onChanged: (rules: Rules) => void;
}

/** Days on which nobody is reminded and no deadline counts. The days of Tết are decided each year: staff have the last word. */
export function DaysOff({ token, rules, onChanged }: DaysOffProps) {
  const { isBusy, failure, run } = useCall();
  const [day, setDay] = useState("");
  const [name, setName] = useState("");
  const today = dayOf(new Date());
  const coming = rules.daysOff.filter((known) => known.day >= today);
  const say = (on: DayOff) =>
    void run(
      () =>
        on.isOwn
          ? resetDayOff(token, rules.unit.id, on.day)
          : setDayOff(token, rules.unit.id, on.day, { isOff: false, name: "" }),
      onChanged,
    );
  const add = () =>
    void run(
      () => setDayOff(token, rules.unit.id, day, { isOff: true, name: name.trim() || "Ngày nghỉ của xã" }),
      (next) => {
        setDay("");
        setName("");
        onChanged(next);
      },
    );
  return (
    <section className="card">
      <h2>Ngày nghỉ</h2>
      <p className="small">
        Ngày nghỉ không nhắc tổ và không tính vào hạn nộp. Lịch Tết từng năm xin xem lại khi có quyết định.
      </p>
      {rules.mayChange && (
        <div className="form-grid">
          <TextField label="Thêm một ngày" type="date" min={today} value={day} onChange={setDay} />
          <TextField label="Tên ngày nghỉ" maxLength={80} value={name} onChange={setName} />
          <button type="button" className="button" disabled={!isDay(day) || isBusy} onClick={add}>
            {isBusy ? "Đang lưu…" : "Thêm ngày nghỉ"}
          </button>
        </div>
      )}
      {failure && <Notice tone="bad">{failure.message}</Notice>}
      <ul className="rows period-rows">
        {coming.map((on) => (
          <li key={on.day} className="row">
            <div>
              <strong>{formatWeekday(on.day)}</strong>
              <p className="small">
                {on.name}
                {!on.isOff && " · xã làm việc"}
                {on.isOwn && on.isOff && " · xã thêm"}
              </p>
            </div>
            {rules.mayChange && (
              <button
                type="button"
                className="button button-small"
                disabled={isBusy}
                aria-label={`${labelOf(on)}: ${formatDay(on.day)}`}
                onClick={() => say(on)}
              >
                {labelOf(on)}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function labelOf({ isOwn, isOff }: DayOff): string {
  if (isOwn) return isOff ? "Bỏ" : "Nghỉ lại";
  return "Bỏ ngày nghỉ";
}
