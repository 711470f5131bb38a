import { useEffect, useState } from "react";

const TICK_MS = 10_000;
const zone = { timeZone: "Asia/Ho_Chi_Minh" } as const;
const clock = { ...zone, hour: "2-digit", minute: "2-digit" } as const;
const hourMinute = new Intl.DateTimeFormat("vi-VN", clock);
const withSeconds = new Intl.DateTimeFormat("vi-VN", { ...clock, second: "2-digit" });
const date = { ...zone, day: "2-digit", month: "2-digit", year: "numeric" } as const;
const wholeDay = new Intl.DateTimeFormat("vi-VN", { ...date, weekday: "long" });
const shortDay = new Intl.DateTimeFormat("vi-VN", { ...date, weekday: "short" });

export const formatTime = (at: number) => hourMinute.format(at);
export const formatSeconds = (at: number) => withSeconds.format(at);
export const formatDay = (at: number) => wholeDay.format(at);
export const formatShortDay = (at: number) => shortDay.format(at);

/** "3 ngày 4 giờ", "12 phút"; the two largest parts. */
export function formatDuration(ms: number): string {
  const minutes = Math.max(0, Math.round(ms / 60_000));
  const parts = [
    [Math.floor(minutes / 1440), "ngày"],
    [Math.floor((minutes % 1440) / 60), "giờ"],
    [minutes % 60, "phút"],
  ] as const;
  const shown = parts.filter(([count]) => count > 0).slice(0, 2);
  return shown.length > 0 ? shown.map(([count, unit]) => `${count} ${unit}`).join(" ") : "0 phút";
}

/** The browser's own time, looked at every ten seconds. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
