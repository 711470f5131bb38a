import { addDays, type Day, dayOf, isDay } from "../../../shared/calendar/day.ts";
import { formatShortDay, formatWeekday } from "../../../shared/calendar/format.ts";

interface DayChoiceProps {
  day: Day;
  onChange: (day: Day) => void;
}

/** Today, yesterday, or a day of the phone's own calendar; never one to come. */
export function DayChoice({ day, onChange }: DayChoiceProps) {
  const today = dayOf(new Date());
  const yesterday = addDays(today, -1);
  const isOther = day !== today && day !== yesterday;
  const choice = (label: string, value: Day) => (
    <label className="choice">
      <input type="radio" name="day" checked={day === value} onChange={() => onChange(value)} />
      <span>
        {label} {formatShortDay(value)}
      </span>
    </label>
  );
  return (
    <fieldset>
      <legend>Ngày làm</legend>
      <div className="choices">
        {choice("Hôm nay", today)}
        {choice("Hôm qua", yesterday)}
        <label className="choice">
          <input type="radio" name="day" checked={isOther} onChange={() => onChange(addDays(today, -2))} />
          <span>Ngày khác</span>
        </label>
      </div>
      {isOther && (
        <label className="other-day">
          <span className="label">{formatWeekday(day)}</span>
          <input
            type="date"
            className="field"
            max={today}
            value={day}
            onChange={(event) =>
              isDay(event.target.value) && event.target.value <= today && onChange(event.target.value)
            }
          />
        </label>
      )}
    </fieldset>
  );
}
