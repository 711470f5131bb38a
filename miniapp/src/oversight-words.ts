import type { Light, ScoreLabel, UnitOversight } from "../../shared/api/oversight.ts";
import { formatPercent } from "../../shared/calendar/format.ts";
import type { IconName } from "./components/icon-shapes.ts";

/** A light says the same in colour, drawing and word. */
export const lightWords: Record<Light, { title: string; icon: IconName; tone: "good" | "warn" | "bad" | "plain" }> = {
  green: { title: "Tốt", icon: "check", tone: "good" },
  amber: { title: "Cần để ý", icon: "clock", tone: "warn" },
  red: { title: "Cần giúp ngay", icon: "alert", tone: "bad" },
  waiting: { title: "Còn trong hạn", icon: "pause", tone: "plain" },
  none: { title: "Chưa có tổ", icon: "help", tone: "plain" },
};

/** What the lights mean, with the commune's own limits. */
export function limitsSentence({ greenFrom, amberFrom }: UnitOversight["lights"]): string {
  return `Tốt: từ ${formatPercent(greenFrom)} tổ báo cáo; cần để ý: từ ${formatPercent(amberFrom)}; dưới nữa là cần giúp ngay.`;
}

export const labelTones: Record<ScoreLabel, "good" | "warn" | "bad" | "plain"> = {
  good: "good",
  fair: "good",
  average: "warn",
  weak: "bad",
  no_report: "bad",
  new: "plain",
};

/** "2026-W47" → "Tuần 47", "2026-11" → "11/2026": for the foot of a chart. */
export function shortPeriod(key: string): string {
  const [year = "", rest = ""] = key.split("-");
  if (rest.startsWith("W")) return `Tuần ${Number(rest.slice(1))}`;
  return rest === "" ? year : `${rest}/${year}`;
}

export function percentOf(share: number | undefined): string {
  return share === undefined ? "chưa có" : `${Math.round(share * 100)}%`;
}

/** "84912345678" → "0912 345 678". */
export function localPhone(phone: string): string {
  const local = phone.replace(/^84/, "0");
  return local.replace(/^(\d{4})(\d{3})(\d+)$/, "$1 $2 $3");
}
