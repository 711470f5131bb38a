import type { PlannedReminder } from "../../../shared/api/reminder-rules.ts";
import { dayOf } from "../../../shared/calendar/day.ts";
import { formatTime, formatWeekday } from "../../../shared/calendar/format.ts";
import { Notice } from "../components/notices.tsx";

const whom: Record<PlannedReminder["kind"], string> = {
  group: "Vào nhóm của tổ",
  leader: "Riêng cho tổ trưởng",
  digest: "Danh sách cho cán bộ",
};

/** The messages to come, as people will read them. */
export function NextReminders({ next, isOn }: { next: readonly PlannedReminder[]; isOn: boolean }) {
  return (
    <section className="card stack">
      <h2>Các lời nhắc sắp tới</h2>
      <p className="small">Chỉ gửi cho tổ còn thiếu báo cáo; báo cáo đến lúc nào, lời nhắc dừng lúc ấy.</p>
      {!isOn && <Notice tone="warn">Đang tắt: không có lời nhắc nào được gửi tự động.</Notice>}
      {isOn && next.length === 0 && <Notice tone="warn">Cả ba bước đều tắt nên không có lời nhắc nào.</Notice>}
      <ol className="reminder-steps">
        {next.map((step) => (
          <li key={`${step.kind} ${step.at}`}>
            <p>
              <strong>
                {formatTime(new Date(step.at))} {formatWeekday(dayOf(new Date(step.at)))}
              </strong>
              <br />
              {whom[step.kind]}, về {step.periodLabel}
              {step.isHeld && <span className="badge">dời khỏi giờ nghỉ</span>}
            </p>
            <p className="copy-text">{step.text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
