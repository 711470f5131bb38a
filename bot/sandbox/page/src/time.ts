const zone = { timeZone: "Asia/Ho_Chi_Minh" } as const;
const hourMinute = new Intl.DateTimeFormat("vi-VN", { ...zone, hour: "2-digit", minute: "2-digit" });
const withSeconds = new Intl.DateTimeFormat("vi-VN", {
  ...zone,
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});
const wholeDay = new Intl.DateTimeFormat("vi-VN", {
  ...zone,
  weekday: "long",
  day: "2-digit",
  month: "2-digit",
  year: "numeric",
});

export const formatTime = (at: number) => hourMinute.format(at);
export const formatSeconds = (at: number) => withSeconds.format(at);
export const formatDay = (at: number) => wholeDay.format(at);

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
