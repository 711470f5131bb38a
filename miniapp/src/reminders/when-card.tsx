import type { ReminderRules, ReminderRulesPage } from "../../../shared/api/reminder-rules.ts";
import { CheckField, SelectField, TextField } from "../components/form-fields.tsx";
import { dayFromEnd } from "./day-from-end.ts";
import { toMinutes, toTime } from "./minutes.ts";

export interface RulesPart {
  rules: ReminderRules;
  onChange: (part: Partial<ReminderRules>) => void;
}

interface WhenCardProps extends RulesPart {
  rhythm: ReminderRulesPage["rhythm"];
}

/** The steps towards a report that is missing: the group, the leader, then the officers. */
export function WhenCard({ rules, onChange, rhythm }: WhenCardProps) {
  return (
    <section className="card stack">
      <h2>Khi nào nhắc</h2>
      <CheckField
        label="Tự động nhắc tổ còn thiếu báo cáo"
        checked={rules.isOn}
        onChange={(isOn) => onChange({ isOn })}
      />
      <TextField
        label="Giờ nhắc"
        type="time"
        value={toTime(rules.atMinutes)}
        onChange={(time) => onChange({ atMinutes: toMinutes(time) })}
      />
      <Step
        label="Nhắc trong nhóm Zalo của tổ"
        isOn={rules.groupIsOn}
        onSwitch={(groupIsOn) => onChange({ groupIsOn })}
        days={rules.groupDaysBeforeEnd}
        onDays={(groupDaysBeforeEnd) => onChange({ groupDaysBeforeEnd })}
        whenOf={(days) => dayFromEnd(-days, rhythm)}
      />
      <Step
        label="Vẫn thiếu thì nhắc riêng tổ trưởng"
        isOn={rules.leaderIsOn}
        onSwitch={(leaderIsOn) => onChange({ leaderIsOn })}
        days={rules.leaderDaysAfterEnd}
        onDays={(leaderDaysAfterEnd) => onChange({ leaderDaysAfterEnd })}
        whenOf={(days) => dayFromEnd(days, rhythm)}
      />
      <Step
        label="Vẫn thiếu nữa thì gửi danh sách cho cán bộ"
        isOn={rules.digestIsOn}
        onSwitch={(digestIsOn) => onChange({ digestIsOn })}
        days={rules.digestDaysAfterEnd}
        onDays={(digestDaysAfterEnd) => onChange({ digestDaysAfterEnd })}
        whenOf={(days) => dayFromEnd(days, rhythm)}
      />
    </section>
  );
}

interface StepProps {
  label: string;
  isOn: boolean;
  onSwitch: (isOn: boolean) => void;
  days: number;
  onDays: (days: number) => void;
  /** Names the day that lies so many days from the period's last. */
  whenOf: (days: number) => string;
}

const MOST_DAYS = 14;

function Step({ label, isOn, onSwitch, days, onDays, whenOf }: StepProps) {
  return (
    <div className="reminder-step">
      <CheckField label={label} checked={isOn} onChange={onSwitch} />
      {isOn && (
        <SelectField
          label="Vào lúc"
          value={String(days)}
          onChange={(value) => onDays(Number(value))}
          options={Array.from({ length: MOST_DAYS + 1 }, (_, away) => ({ value: String(away), label: whenOf(away) }))}
        />
      )}
    </div>
  );
}
