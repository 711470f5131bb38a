import type { ReminderRulesPage } from "../../../shared/api/reminder-rules.ts";
import { weekdayName } from "../../../shared/calendar/format.ts";

/** Names a day by how far it lies from the period's last: "Thứ Hai tuần sau"; where a period is no week, "Sau khi hết kỳ 1 ngày". */
export function dayFromEnd(days: number, rhythm: ReminderRulesPage["rhythm"]): string {
  // Day 20 is a Sunday, and far enough up that no day before the end is below zero.
  if (rhythm === "week") return `${weekdayName(((days + 20) % 7) + 1)} ${weeksAway(Math.ceil(days / 7))}`;
  if (days === 0) return "Ngày cuối kỳ";
  return `${days < 0 ? "Trước" : "Sau"} khi hết kỳ ${Math.abs(days)} ngày`;
}

function weeksAway(weeks: number): string {
  if (weeks === 0) return "trong tuần";
  return `${Math.abs(weeks) === 1 ? "" : `${Math.abs(weeks)} `}tuần ${weeks < 0 ? "trước" : "sau"}`;
}
