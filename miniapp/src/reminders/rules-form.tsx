import { useEffect, useRef, useState } from "react";
import type {
  PlannedReminder,
  QuietHours,
  ReminderRules,
  ReminderRulesPage,
} from "../../../shared/api/reminder-rules.ts";
import { changeReminderRules, previewReminderRules } from "../api/zalo-care.ts";
import { CheckField, SelectField, TextField } from "../components/form-fields.tsx";
import { Notice } from "../components/notices.tsx";
import { useCall } from "../use-call.ts";
import { toMinutes, toTime } from "./minutes.ts";
import { NextReminders } from "./next-reminders.tsx";
import { type RulesPart, WhenCard } from "./when-card.tsx";
import "../styles/people.css";
import "../styles/zalo-care.css";

interface RulesFormProps {
  token: string;
  unitId: number;
  page: ReminderRulesPage;
  onChanged: (page: ReminderRulesPage) => void;
}

/** A preview is asked for when the typing pauses. */
const PAUSE_MS = 500;
const placeholders = "{tổ}, {kỳ}, {hạn}, {xã}";

export function RulesForm({ token, unitId, page, onChanged }: RulesFormProps) {
  const [rules, setRules] = useState<ReminderRules>(page.rules);
  const [quiet, setQuiet] = useState<QuietHours>(page.quiet);
  const [next, setNext] = useState<readonly PlannedReminder[]>(page.next);
  const [isSaved, setSaved] = useState(false);
  const preview = useCall();
  const saving = useCall();
  const change = (part: Partial<ReminderRules>) => setRules((now) => ({ ...now, ...part }));
  const isChanged = JSON.stringify([rules, quiet]) !== JSON.stringify([page.rules, page.quiet]);

  const ask = useRef(preview.run);
  ask.current = preview.run;
  useEffect(() => {
    if (!isChanged) return;
    setSaved(false);
    const timer = window.setTimeout(() => {
      void ask.current(
        () => previewReminderRules(token, unitId, { rules, quiet }),
        (answer) => setNext(answer.next),
      );
    }, PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [rules, quiet, isChanged, token, unitId]);

  const save = () =>
    saving.run(
      () => changeReminderRules(token, unitId, { rules, quiet }),
      (answer) => {
        setSaved(true);
        onChanged(answer);
      },
    );
  const failure = saving.failure ?? preview.failure;
  return (
    <div className="desk">
      <div className="stack">
        <WhenCard rules={rules} onChange={change} rhythm={page.rhythm} />
        <QuietCard rules={rules} onChange={change} quiet={quiet} onQuiet={setQuiet} />
        <section className="card stack">
          <h2>Lời nhắc</h2>
          <TextField
            label="Trong nhóm"
            hint={`Để trống thì dùng lời có sẵn. Được ghi ${placeholders}; phải có {kỳ}.`}
            rows={4}
            maxLength={600}
            value={rules.groupWords}
            onChange={(groupWords) => change({ groupWords })}
          />
          <TextField
            label="Riêng cho tổ trưởng"
            hint="Để trống thì dùng lời có sẵn."
            rows={4}
            maxLength={600}
            value={rules.leaderWords}
            onChange={(leaderWords) => change({ leaderWords })}
          />
        </section>
        <div aria-live="polite" className="stack">
          {failure && <Notice tone="bad">{failure.message}</Notice>}
          {isSaved && !isChanged && <Notice tone="good">Đã lưu. Có hiệu lực ngay.</Notice>}
        </div>
        <button
          type="button"
          className="button button-main button-wide"
          disabled={!isChanged || saving.isBusy}
          onClick={() => void save()}
        >
          {saving.isBusy ? "Đang lưu…" : "Lưu cách nhắc"}
        </button>
      </div>
      <div className="stack">
        <NextReminders next={next} isOn={rules.isOn} />
      </div>
    </div>
  );
}

interface QuietProps extends RulesPart {
  quiet: QuietHours;
  onQuiet: (quiet: QuietHours) => void;
}

function QuietCard({ rules, onChange, quiet, onQuiet }: QuietProps) {
  return (
    <section className="card stack">
      <h2>Không làm phiền</h2>
      <div className="form-grid">
        <TextField
          label="Nghỉ từ"
          type="time"
          value={toTime(quiet.fromMinutes)}
          onChange={(time) => onQuiet({ ...quiet, fromMinutes: toMinutes(time) })}
        />
        <TextField
          label="đến sáng hôm sau"
          type="time"
          value={toTime(quiet.untilMinutes)}
          onChange={(time) => onQuiet({ ...quiet, untilMinutes: toMinutes(time) })}
        />
      </div>
      <CheckField
        label="Nghỉ cả Chủ nhật"
        checked={quiet.sundays}
        onChange={(sundays) => onQuiet({ ...quiet, sundays })}
      />
      <p className="small">
        Ngày lễ, từ 28 Tết đến mùng 6 luôn nghỉ; lời nhắc rơi vào đó được dời sang buổi sáng gần nhất sau đó.
      </p>
      <div className="form-grid">
        <SelectField
          label="Một tổ, mỗi tuần nhiều nhất"
          value={String(rules.maxPerTeamAndWeek)}
          onChange={(value) => onChange({ maxPerTeamAndWeek: Number(value) })}
          options={upTo(7)}
        />
        <SelectField
          label="Một người, mỗi tuần nhiều nhất"
          value={String(rules.maxPerPersonAndWeek)}
          onChange={(value) => onChange({ maxPerPersonAndWeek: Number(value) })}
          options={upTo(14)}
        />
      </div>
    </section>
  );
}

function upTo(most: number): { value: string; label: string }[] {
  return Array.from({ length: most + 1 }, (_, count) => ({ value: String(count), label: `${count} lời nhắc` }));
}
