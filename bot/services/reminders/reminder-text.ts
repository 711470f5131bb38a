import type { OutgoingMessage } from "../../../shared/api/message.ts";
import { dayOf } from "../../../shared/calendar/day.ts";
import { dueAt } from "../../../shared/calendar/deadline.ts";
import { formatWeekday } from "../../../shared/calendar/format.ts";
import { formatPeriod, type Period } from "../../../shared/calendar/period.ts";
import type { DaysOff } from "../../../shared/calendar/quiet-hours.ts";
import type { CommuneSettings } from "../communes.ts";

export interface ReminderOccasion {
  teamName: string;
  period: Period;
  settings: CommuneSettings;
  daysOff: DaysOff;
  now: Date;
}

const buttons = [
  { title: "Báo cáo", say: "báo cáo" },
  { title: "Không có hoạt động", say: "không có hoạt động" },
];

/** For the team's group: what is asked, until when, how to answer. Asks, never blames. */
export function groupReminder(occasion: ReminderOccasion): OutgoingMessage {
  return {
    text: `${occasion.teamName} chưa gửi báo cáo ${formatPeriod(occasion.settings.period, occasion.period)}. ${deadline(occasion)}\nAnh/chị nào tiện, xin nhắn riêng cho Zalo này một câu, ví dụ: “Báo cáo cài VNeID 5 người, dán mã QR 2 cửa hàng”.\nKhông có việc gì thì nhắn “không có hoạt động”.`,
  };
}

/** For one person, by themselves. */
export function personReminder(occasion: ReminderOccasion): OutgoingMessage {
  return {
    text: `Kính gửi anh/chị. ${occasion.teamName} chưa gửi báo cáo ${formatPeriod(occasion.settings.period, occasion.period)}. ${deadline(occasion)}\nXin nhắn một câu về việc tổ đã làm, hoặc bấm “Không có hoạt động”.`,
    buttons,
  };
}

/** To copy into an ordinary chat when we cannot reach the team. */
export function copyReadyReminder(period: Period, settings: CommuneSettings): string {
  return `Đề nghị tổ gửi báo cáo ${formatPeriod(settings.period, period)}: nhắn cho Zalo của xã, phường một câu về việc đã làm, hoặc “không có hoạt động”.`;
}

function deadline({ period, settings, daysOff, now }: ReminderOccasion): string {
  const due = dueAt(settings.period, settings.due, period, daysOff);
  if (now >= due) return "Gửi muộn vẫn được ghi nhận.";
  // Due at 24:00 of a day: the last moment that is still that day.
  return `Đề nghị gửi trước hết ngày ${formatWeekday(dayOf(new Date(due.getTime() - 1)))}.`;
}
