import type { PeriodView, ReportState } from "../../shared/api/team.ts";
import { type Day, dayOf, daysBetween } from "../../shared/calendar/day.ts";
import { formatDeadline } from "../../shared/calendar/format.ts";
import type { IconName } from "./components/icon-shapes.ts";

interface StateWords {
  title: string;
  icon: IconName;
  tone: "good" | "warn" | "plain" | "bad";
}

/** How a period's report stands: words first, a drawing and a colour beside them. */
export const stateWords: Record<ReportState, StateWords> = {
  on_time: { title: "Đã báo cáo", icon: "check", tone: "good" },
  late: { title: "Đã báo cáo, sau hạn", icon: "clock", tone: "warn" },
  no_activity: { title: "Không có hoạt động", icon: "pause", tone: "plain" },
  missing: { title: "Chưa báo cáo", icon: "alert", tone: "bad" },
};

/** From here on a missing report is urgent: two days before the deadline. */
const URGENT_WITHIN_MS = 2 * 24 * 3_600_000;

/** Missing is no alarm while there is time: no red at the beginning of a week. */
export function standingOf(state: ReportState, { dueAt }: Pick<PeriodView, "dueAt">, now: Date): StateWords {
  const left = new Date(dueAt).getTime() - now.getTime();
  if (state !== "missing" || left <= 0) return stateWords[state];
  return { ...stateWords.missing, icon: "clock", tone: left <= URGENT_WITHIN_MS ? "warn" : "plain" };
}

/** "Hạn: hôm nay, hết Chủ nhật 22/11/2026", the day in one piece. */
export function dueWords({ dueAt }: Pick<PeriodView, "dueAt">, now: Date): string {
  const due = new Date(dueAt);
  const last = dayOf(new Date(due.getTime() - 1));
  return `Hạn: ${howFar(last, dayOf(now))}, ${formatDeadline(due).replaceAll(" ", "\u00a0")}`;
}

function howFar(day: Day, today: Day): string {
  const days = daysBetween(today, day);
  if (days === 0) return "hôm nay";
  if (days === 1) return "ngày mai";
  return days > 0 ? `còn ${days} ngày` : `đã qua ${-days} ngày`;
}

/** "Tuần 47 (16/11–22/11/2026)": at the head of a line. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** How people call each other: the last word of a name. */
export function givenName(name: string | undefined): string {
  return name?.trim().split(/\s+/).at(-1) ?? "";
}
