import { createHash } from "node:crypto";
import { type CommuneSettings, controllerOf } from "../communes.ts";

export type ConsentPurpose = "reporting" | "announcements";

export interface ConsentText {
  /** Changes with the wording: an old "đồng ý" does not cover a new text. */
  version: string;
  /** Exactly what was shown. */
  text: string;
}

type ConsentCommune = { name: string; settings: CommuneSettings };

const rights =
  "Anh/chị có quyền xem, sửa, xóa, rút lại đồng ý bất cứ lúc nào: nhắn “quyền riêng tư”. Đây là trợ lý tự động.";

/**
 * Names who keeps which data, why, how long, and the rights: Luật 91/2025/QH15 Điều 9, Nghị định 356/2025/NĐ-CP Điều 6.
 * One text per purpose; officers consent to the same purpose in their own words.
 */
export function memberConsent(commune: ConsentCommune): ConsentText {
  return {
    version: "member-1",
    text: `Để ghi nhận báo cáo của Tổ, ${controllerOf(commune)} (bên kiểm soát dữ liệu) xin phép lưu: tên hiển thị Zalo, số điện thoại, tổ, chức danh và nội dung báo cáo của anh/chị. Mục đích: tổng hợp kết quả hoạt động của Tổ. Dữ liệu được giữ ${commune.settings.consentMonths} tháng sau khi rời tổ, không bán, không chuyển cho bên khác ngoài cơ quan có thẩm quyền. ${rights}`,
  };
}

export function officerConsent(commune: ConsentCommune): ConsentText {
  return {
    version: "officer-1",
    text: `Để giao quyền cho đúng người, ${controllerOf(commune)} (bên kiểm soát dữ liệu) xin phép lưu: tên hiển thị Zalo, số điện thoại, chức danh và việc anh/chị làm trên hệ thống. Mục đích: quản lý hoạt động của các tổ. Dữ liệu được giữ ${commune.settings.consentMonths} tháng sau khi thôi việc này, không bán, không chuyển cho bên khác ngoài cơ quan có thẩm quyền. ${rights}`,
  };
}

export function announcementConsent(commune: ConsentCommune): ConsentText {
  return {
    version: "announcements-1",
    text: `Bà con có muốn nhận thông báo của ${controllerOf(commune)} qua Zalo này không? Chúng tôi chỉ lưu mã Zalo và thôn, tổ dân phố bà con chọn để gửi đúng nơi. Nhắn “dừng” là thôi nhận ngay.`,
  };
}

/** SHA-256 of the text shown, in hex: proof of what was agreed to. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
