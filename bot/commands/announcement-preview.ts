import type { OutgoingMessage } from "../../shared/api/message.ts";
import type { Announcement } from "../services/announcements/announcement.ts";
import { needsApproval } from "../services/announcements/confirm.ts";
import { planAnnouncement } from "../services/announcements/drafts.ts";
import type { Audience } from "../services/announcements/meant.ts";
import { messageOf } from "../services/announcements/message.ts";
import { markOf } from "./button-marks.ts";
import type { ConversationState, Turn } from "./command.ts";
import { planWords } from "./send-plan-words.ts";

/** Shall it go like this? Another text, audience or time is another question. */
export function questionAbout(announcement: Announcement): ConversationState {
  const { id, text, urgent, audience, imageUrl, sendAt } = announcement;
  const asRead = markOf({ text, urgent, audience, imageUrl, sendAt: sendAt?.toISOString() });
  return { command: "announce", data: { asks: "send", id, asRead } };
}

/** First the announcement as a group will read it, then the plan and what can be done. */
export async function preview(turn: Turn, announcement: Announcement): Promise<OutgoingMessage[]> {
  const { tx, commune, now } = turn;
  const { audience, urgent } = announcement;
  const plan = await planAnnouncement(tx, { commune, announcement, now });
  const lines = [
    ...planWords(plan, { urgent, isTimed: announcement.sendAt !== undefined, now }),
    plan.reach > 0 && needsApproval(commune, plan) && "Nhiều nơi nhận nên cần thêm một người duyệt.",
    plan.reach === 0 && "Không có ai để gửi. Gắn nhóm cho tổ trước: nhắn “đăng ký” và mã tổ trong nhóm.",
    plan.reach > 0 && announcement.sendAt === undefined && "Muốn hẹn giờ, nhắn “lúc 7h sáng mai”.",
    plan.reach > 0 && "Gửi chứ?",
  ];
  return [
    messageOf(commune, "group", announcement),
    { text: lines.filter(Boolean).join("\n"), buttons: previewButtons(audience, plan.reach) },
  ];
}

function previewButtons(audience: Audience, reach: number) {
  return [
    ...(reach > 0 ? [{ title: "Gửi", say: "gửi" }] : []),
    ...(audience.teams === "all" ? [{ title: "Chỉ tổ chưa báo cáo", say: "chỉ tổ chưa báo cáo" }] : []),
    ...(audience.residents ? [] : [{ title: "Cả bà con nhận tin", say: "cả bà con nhận tin" }]),
    ...(reach > 0 ? [{ title: "Gửi thử", say: "gửi thử" }] : []),
    { title: "Hủy", say: "hủy" },
  ];
}
