import type { Day } from "./day.ts";
import { dayOf, minutesOf, partsOf, weekdayOf } from "./day.ts";

const WEEKDAYS = ["", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"];

/** "22/11/2026". */
export function formatDay(day: Day): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/** "22/11", where the year is plain from the context. */
export function formatShortDay(day: Day): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}`;
}

/** 1 → "Thứ Hai", 7 → "Chủ nhật". */
export function weekdayName(weekday: number): string {
  return WEEKDAYS[weekday] ?? "";
}

/** "Thứ Bảy 21/11/2026". */
export function formatWeekday(day: Day): string {
  return `${weekdayName(weekdayOf(day))} ${formatDay(day)}`;
}

/** "08:05 22/11/2026" in Vietnam. */
export function formatInstant(instant: Date): string {
  return `${formatTime(instant)} ${formatDay(dayOf(instant))}`;
}

/** Until when: "hết Chủ nhật 22/11/2026" for midnight, which belongs to the day that ends; else "17:00 thứ Sáu 20/11/2026". */
export function formatDeadline(instant: Date): string {
  const isMidnight = minutesOf(instant) === 0;
  const day = dayOf(new Date(instant.getTime() - (isMidnight ? 1 : 0)));
  return `${isMidnight ? "hết" : formatTime(instant)} ${formatWeekday(day).replace("Thứ", "thứ")}`;
}

/** "08:05" in Vietnam. */
export function formatTime(instant: Date): string {
  const minutes = minutesOf(instant);
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** "ngày 05 tháng 01 năm 2026": days below 10 and months 1, 2 get a 0 (Nghị định 30/2020/NĐ-CP, Phụ lục I). */
export function formatOfficialDay(day: Day): string {
  const { year, month, dayOfMonth } = partsOf(day);
  const twoDigits = (value: number, below: number) => (value < below ? `0${value}` : String(value));
  return `ngày ${twoDigits(dayOfMonth, 10)} tháng ${twoDigits(month, 3)} năm ${year}`;
}

/** "1.016": the dot is the Vietnamese thousands mark. */
export function formatCount(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ".");
}

/** "90,5%", "1.250%": one decimal at most; `share` is 0…1, or more where more was done than was asked. */
export function formatPercent(share: number): string {
  const tenths = Math.round(share * 1000);
  return `${formatCount(Math.trunc(tenths / 10))}${tenths % 10 === 0 ? "" : `,${Math.abs(tenths % 10)}`}%`;
}
