import type { OutgoingMessage } from "../../shared/api/message.ts";
import { controllerOf, inSentence, scamWarning } from "../services/communes.ts";
import type { UnitRole } from "../services/people/known-person.ts";
import type { CommuneContext } from "./command.ts";

const roleNames: Record<UnitRole["role"], string> = {
  staff: "cán bộ theo dõi các tổ",
  leader: "lãnh đạo",
  viewer: "người xem số liệu",
};

/** For somebody who just followed the OA or writes for the first time. */
export function welcome(commune: Pick<CommuneContext, "name" | "settings">): OutgoingMessage {
  return {
    text: `Kính chào bà con. Đây là Zalo của ${controllerOf(commune)}, có trợ lý tự động trả lời mọi lúc.\nBà con cần làm VNeID, dịch vụ công, quét mã QR: bấm “Hướng dẫn”. Cần người đến giúp: bấm “Hỗ trợ”.\nThành viên tổ nhắn “đăng ký” và mã của tổ.\n\n${scamWarning(commune)}`,
    buttons: [
      { title: "Hướng dẫn", say: "hướng dẫn" },
      { title: "Hỗ trợ", say: "hỗ trợ" },
      { title: "Trợ giúp", say: "trợ giúp" },
    ],
  };
}

/** Right after "đồng ý". */
export function newMember(teamName: string): OutgoingMessage {
  return {
    text: `Cảm ơn anh/chị. Anh/chị đã là thành viên của ${teamName}.\nTừ nay làm được việc gì, chỉ cần nhắn một câu, ví dụ:\n“Báo cáo hôm nay cài VNeID 5 người, dán mã QR 2 cửa hàng”.\nTôi đọc lại cho anh/chị xem rồi mới ghi.`,
    buttons: [
      { title: "Báo cáo", say: "báo cáo" },
      { title: "Kết quả", say: "kết quả" },
      { title: "Trợ giúp", say: "trợ giúp" },
    ],
  };
}

export function newOfficer(role: UnitRole): OutgoingMessage {
  return {
    text: `Cảm ơn anh/chị. Anh/chị đã được ghi là ${roleNames[role.role]} của ${inSentence(role.unitName)}.\nMuốn xem tổ nào chưa báo cáo, nhắn “ai chưa báo cáo”. Các việc khác, nhắn “trợ giúp”.`,
    buttons: [
      { title: "Ai chưa báo cáo", say: "ai chưa báo cáo" },
      { title: "Trợ giúp", say: "trợ giúp" },
    ],
  };
}
