import { type Day, daysBetween } from "../../shared/calendar/day.ts";
import { formatCount, formatDay } from "../../shared/calendar/format.ts";
import type { Indicator } from "../../shared/catalogue/indicator.ts";
import type { Campaign } from "../services/campaigns/campaign.ts";
import type { Progress } from "../services/targets/progress.ts";
import { amount, shortName } from "./figure-lines.ts";

/** What needs a hand is named first. */
const ORDER: readonly Progress["standing"][] = ["behind", "unknown", "on_pace", "reached"];

/** Targets grouped by their last day: a head, then one line each, those behind the pace first. */
export function targetLines(indicators: readonly Indicator[], all: readonly Progress[]): string[] {
  const ends = [...new Set(all.map(({ target }) => target.to))].sort();
  return ends.flatMap((end) => [
    `\nChỉ tiêu đến ${formatDay(end)}:`,
    ...progressLines(
      indicators,
      all.filter(({ target }) => target.to === end),
    ),
  ]);
}

export function progressLines(indicators: readonly Indicator[], all: readonly Progress[]): string[] {
  return [...all]
    .sort((a, b) => ORDER.indexOf(a.standing) - ORDER.indexOf(b.standing))
    .map((progress) => progressLine(indicators, progress));
}

/** "• Kích hoạt VNeID mức 2: 35/92 người, đến hôm nay nên được 49, cần thêm 14". */
function progressLine(indicators: readonly Indicator[], progress: Progress): string {
  const { target, amount: asked, done, expected, standing } = progress;
  const code = target.indicatorCode;
  const name = `• ${shortName(indicators, code)}: `;
  if (done === undefined) return `${name}chưa có số, chỉ tiêu ${amount(indicators, code, asked)}`;
  const far = `${name}${formatCount(done)}/${amount(indicators, code, asked)}`;
  if (standing === "reached") return `${far}, đã đạt`;
  const pace = `đến hôm nay nên được ${formatCount(expected)}`;
  return standing === "on_pace"
    ? `${far}, kịp tiến độ (${pace})`
    : `${far}, ${pace}, cần thêm ${formatCount(expected - done)}`;
}

/** "Chiến dịch 92 ngày đêm, còn 44 ngày". */
export function campaignHead({ name, from, to, state }: Campaign, day: Day): string {
  const title = /^(?:chiến dịch|đợt|tháng|tuần|phong trào)(?!\p{L})/iu.test(name) ? name : `Chiến dịch ${name}`;
  if (state === "running") return `${title}, còn ${daysBetween(day, to) + 1} ngày (đến ${formatDay(to)})`;
  if (state === "planned") return `${title}, từ ${formatDay(from)} đến ${formatDay(to)}`;
  return `${title}, ${state === "cancelled" ? "đã hủy" : `đã xong ngày ${formatDay(to)}`}`;
}
