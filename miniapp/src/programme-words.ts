import type { CampaignState } from "../../shared/api/campaign.ts";
import type { ProgressView, TargetStanding } from "../../shared/api/target.ts";
import { formatCount, formatDay, formatShortDay } from "../../shared/calendar/format.ts";
import type { TargetBasis } from "../../shared/targets/share-out.ts";
import type { IconName } from "./components/icon-shapes.ts";

/** How something stands to its target: words first, a drawing beside them. */
export const standingWords: Record<TargetStanding, { title: string; icon: IconName; tone: "good" | "warn" | "plain" }> =
  {
    reached: { title: "Đã đạt", icon: "check", tone: "good" },
    on_pace: { title: "Kịp tiến độ", icon: "check", tone: "good" },
    behind: { title: "Dưới tiến độ", icon: "clock", tone: "warn" },
    unknown: { title: "Chưa có số", icon: "help", tone: "plain" },
  };

/** "Đến hôm nay nên được 49, cần thêm 14". */
export function paceWords({ standing, done, expected }: Pick<ProgressView, "standing" | "done" | "expected">): string {
  const pace = `Đến hôm nay nên được ${formatCount(expected)}`;
  if (standing === "reached") return "Đã đạt chỉ tiêu";
  return standing === "behind" && done !== undefined ? `${pace}, cần thêm ${formatCount(expected - done)}` : pace;
}

export const basisWords: Record<TargetBasis, string> = {
  per_team: "Mỗi tổ một mức như nhau",
  per_100_households: "Theo số hộ: cứ 100 hộ",
  shared: "Tổng chung, chia cho các tổ",
};

/** "1.016 hồ sơ"; an indicator that is no longer counted has no unit to name. */
export function counted(count: number, unit: string): string {
  return unit ? `${formatCount(count)} ${unit}` : formatCount(count);
}

/** "mỗi tổ 92 người", "85 người cho mỗi 100 hộ", "tổng 700 hồ sơ, chia theo số hộ". */
export function sizeWords(basis: TargetBasis, amount: number, unit: string): string {
  const much = counted(amount, unit);
  if (basis === "per_team") return `Mỗi tổ ${much}`;
  return basis === "shared" ? `Tổng ${much}, chia cho các tổ` : `${much} cho mỗi 100 hộ`;
}

export const campaignWords: Record<CampaignState, { title: string; icon: IconName; tone: "good" | "warn" | "plain" }> =
  {
    running: { title: "Đang chạy", icon: "flag", tone: "good" },
    planned: { title: "Sắp tới", icon: "calendar", tone: "plain" },
    ended: { title: "Đã xong", icon: "check", tone: "plain" },
    cancelled: { title: "Đã hủy", icon: "close", tone: "warn" },
  };

/** "01/06–31/08/2026"; with both years when they differ. */
export function rangeWords({ from, to }: { from: string; to: string }): string {
  return `${from.slice(0, 4) === to.slice(0, 4) ? formatShortDay(from) : formatDay(from)}–${formatDay(to)}`;
}
