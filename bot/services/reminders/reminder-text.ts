import type { OutgoingMessage } from "../../../shared/api/message.ts";
import { dueAt } from "../../../shared/calendar/deadline.ts";
import { formatDeadline } from "../../../shared/calendar/format.ts";
import { formatPeriod, type Period } from "../../../shared/calendar/period.ts";
import type { DaysOff } from "../../../shared/calendar/quiet-hours.ts";
import { type CommuneSettings, inSentence } from "../communes.ts";

export interface ReminderOccasion {
  teamName: string;
  communeName: string;
  period: Period;
  /** Earlier periods that are missing too, oldest first. */
  alsoPeriods: readonly Period[];
  /** Residents who asked the team for help and wait. */
  helpWaiting: number;
  settings: CommuneSettings;
  daysOff: DaysOff;
  /** When it leaves: the deadline is judged by it. */
  at: Date;
}

const buttons = [
  { title: "Báo cáo", say: "báo cáo" },
  { title: "Không có hoạt động", say: "không có hoạt động" },
];

/** For the team's group: everything the team owes, until when, how to answer. Asks, never blames. */
export function groupReminder(occasion: ReminderOccasion): OutgoingMessage {
  const { groupWords } = occasion.settings.reminders;
  const words = groupWords
    ? filledIn(groupWords, occasion)
    : `${missingSentence(occasion)}\nAnh/chị nào tiện, xin nhắn riêng cho Zalo này một câu, ví dụ: “Báo cáo cài VNeID 5 người, dán mã QR 2 cửa hàng”.\nKhông có việc gì thì nhắn “không có hoạt động”.`;
  return { text: withRest(words, occasion) };
}

/** For one person, by themselves. */
export function personReminder(occasion: ReminderOccasion): OutgoingMessage {
  const { leaderWords } = occasion.settings.reminders;
  const words = leaderWords
    ? filledIn(leaderWords, occasion)
    : `Kính gửi anh/chị. ${missingSentence(occasion)}\nXin nhắn một câu về việc tổ đã làm, hoặc bấm “Không có hoạt động”.`;
  return { text: withRest(words, occasion), buttons };
}

/** To copy into an ordinary chat when we cannot reach the team. */
export function copyReadyReminder(period: Period, settings: CommuneSettings): string {
  return `Đề nghị tổ gửi báo cáo ${formatPeriod(settings.period, period)}: nhắn cho Zalo của xã, phường một câu về việc đã làm, hoặc “không có hoạt động”.`;
}

function missingSentence(occasion: ReminderOccasion): string {
  return `${occasion.teamName} chưa gửi báo cáo ${formatPeriod(occasion.settings.period, occasion.period)}. ${deadline(occasion)}`;
}

function withRest(words: string, { alsoPeriods, helpWaiting, settings }: ReminderOccasion): string {
  const periods = alsoPeriods.map((period) => formatPeriod(settings.period, period)).join(", ");
  return [
    words,
    periods && `Tổ còn thiếu cả ${periods}; gửi cùng lúc cũng được.`,
    helpWaiting > 0 && `Có ${helpWaiting} bà con đang chờ tổ giúp: nhắn riêng “việc cần giúp”.`,
  ]
    .filter(Boolean)
    .join("\n");
}

function filledIn(words: string, occasion: ReminderOccasion): string {
  const values: Record<string, string> = {
    "{tổ}": occasion.teamName,
    "{kỳ}": formatPeriod(occasion.settings.period, occasion.period),
    "{hạn}": deadline(occasion),
    "{xã}": inSentence(occasion.communeName),
  };
  return words.replace(/\{[^{}]*\}/g, (word) => values[word.normalize("NFC")] ?? word);
}

function deadline({ period, settings, daysOff, at }: ReminderOccasion): string {
  const due = dueAt(settings.period, settings.due, period, daysOff);
  if (at >= due) return "Gửi muộn vẫn được ghi nhận.";
  return `Đề nghị gửi trước khi ${formatDeadline(due)}.`;
}
