import type { OutgoingMessage } from "../../shared/api/message.ts";
import { contactSentence } from "../services/communes.ts";
import { type KnownPerson, type Role, roleOf } from "../services/people/known-person.ts";
import { saysOneOf } from "./answers.ts";
import type { Command, CommandDeps, Turn } from "./command.ts";
import { callOf, capital } from "./wording.ts";

const ASKS = ["tro giup", "help", "menu", "giup", "giup toi", "huong dan su dung", "lenh", "cac lenh", "?"];

const say = (title: string) => ({ title, say: title.toLocaleLowerCase("vi") });

const menus: Record<Role, { does: string; buttons: (deps: CommandDeps) => OutgoingMessage["buttons"] }> = {
  resident: {
    does: "Tôi chỉ cách làm VNeID, dịch vụ công, quét mã QR, và gọi người của tổ đến giúp.\n• Hỏi cách làm: nhắn câu hỏi, ví dụ “cài VNeID thế nào”.\n• Cần người giúp: bấm “Hỗ trợ”; xem việc đã nhờ: nhắn “yêu cầu của tôi”.\n• Vào tổ: nhắn “đăng ký” và mã.",
    buttons: () => [say("Hướng dẫn"), say("Hỗ trợ"), say("Nhận tin"), say("Quyền riêng tư")],
  },
  member: {
    does: "• Báo cáo: nhắn một câu, ví dụ “báo cáo hôm nay cài VNeID 5 người”.\n• Không làm gì trong kỳ: nhắn “không có hoạt động”.\n• Ghi sai: nhắn “sửa” hoặc “hủy”.\n• Bà con cần giúp: bấm “Việc cần giúp”.\n• Dữ liệu của mình: nhắn “quyền riêng tư”.",
    buttons: () => [say("Báo cáo"), say("Kết quả"), say("Không có hoạt động"), say("Việc cần giúp"), say("Hướng dẫn")],
  },
  staff: {
    does: "• Tổ nào chưa báo cáo, nhắc các tổ: bấm “Ai chưa báo cáo”.\n• Gửi tin đến nhóm các tổ: nhắn “thông báo” rồi nội dung; tin khẩn thì “thông báo khẩn”.\n• Tin đã gửi đến đâu: bấm “Kết quả thông báo”.\n• Số liệu, chỉ tiêu, chiến dịch: nhắn “kết quả” hoặc “chiến dịch”.\n• Dữ liệu của mình: nhắn “quyền riêng tư”.",
    buttons: ({ miniAppUrl }) => [
      say("Ai chưa báo cáo"),
      say("Kết quả thông báo"),
      say("Việc cần giúp"),
      say("Hướng dẫn"),
      { title: "Mở bảng số liệu", open: miniAppUrl },
    ],
  },
};

export const showHelpCommand: Command = {
  name: "show_help",
  wants: (turn) => turn.isAddressed && saysOneOf(turn, ASKS),
  run: async (turn, deps) => ({ messages: [menuFor(turn, deps)] }),
};

/** What this person can do here; in a group only what a group can do. */
export function menuFor(turn: Turn, deps: CommandDeps, opening?: string): OutgoingMessage {
  if (turn.channel === "group") return { text: groupMenu(turn) };
  const menu = menus[roleOf(turn.person)];
  const first = opening ?? `${capital(callOf(turn.person))} cần việc gì, xin bấm nút hoặc nhắn chữ.`;
  return {
    text: [first, menu.does, alsoReports(turn.person), alsoLeads(turn.person), contactSentence(turn.commune)]
      .filter(Boolean)
      .join("\n"),
    buttons: menu.buttons(deps),
  };
}

/** The same ways without their explanation; none in a group, where nobody taps. */
export function menuButtons({ channel, person }: Turn, deps: CommandDeps): OutgoingMessage["buttons"] {
  return channel === "group" ? undefined : menus[roleOf(person)].buttons(deps);
}

/** An officer who is in a team keeps its words. */
function alsoReports(person: KnownPerson | undefined): string | undefined {
  const reports = roleOf(person) === "staff" && person?.memberships.some((held) => held.role !== "officer");
  return reports ? "• Báo cáo của tổ: nhắn “báo cáo” rồi việc đã làm." : undefined;
}

/** Who leads a team can give that to another. */
function alsoLeads(person: KnownPerson | undefined): string | undefined {
  const leads = person?.memberships.some((held) => held.role === "leader");
  return leads ? "• Đổi tổ trưởng: nhắn “bàn giao tổ trưởng”." : undefined;
}

function groupMenu(turn: Turn): string {
  return `Trong nhóm này, mời nhắn kèm tên Zalo của ${turn.commune.name}:\n• “báo cáo …” rồi việc đã làm\n• “kết quả” để xem số của tổ\n• “nhận việc …” khi có bà con cần giúp\nViệc riêng, xin nhắn vào tin nhắn riêng với Zalo này.`;
}
