import type { AnnouncementState, Progress, RecipientStateName } from "../../shared/api/announcement.ts";
import type { IconName } from "./components/icon-shapes.ts";
import type { Tone } from "./components/notices.tsx";

export const announcementStates: Record<AnnouncementState, { title: string; icon: IconName; tone: Tone }> = {
  draft: { title: "Bản nháp", icon: "edit", tone: "plain" },
  awaiting_approval: { title: "Đợi duyệt", icon: "people", tone: "warn" },
  scheduled: { title: "Đã hẹn giờ", icon: "clock", tone: "plain" },
  sending: { title: "Đang gửi", icon: "megaphone", tone: "plain" },
  paused: { title: "Tạm dừng", icon: "pause", tone: "warn" },
  cancelled: { title: "Đã hủy", icon: "close", tone: "bad" },
  done: { title: "Đã gửi xong", icon: "check", tone: "good" },
};

export const recipientStates: Record<RecipientStateName, { title: string; icon: IconName; tone: Tone }> = {
  sent: { title: "Đã tới", icon: "check", tone: "good" },
  sending: { title: "Đang trên đường", icon: "megaphone", tone: "plain" },
  pending: { title: "Đang chờ gửi", icon: "clock", tone: "plain" },
  held: { title: "Đợi đến giờ", icon: "pause", tone: "plain" },
  unknown: { title: "Chưa rõ đã tới chưa", icon: "help", tone: "warn" },
  failed: { title: "Không tới", icon: "alert", tone: "bad" },
};

/** In the order in which they are drawn and told. */
export const recipientOrder = ["sent", "sending", "pending", "held", "unknown", "failed"] as const;

export function progressWords({ sent, total }: Pick<Progress, "sent" | "total">): string {
  return total === 0 ? "Không có nơi nhận" : `Đã tới ${sent}/${total} nơi`;
}
