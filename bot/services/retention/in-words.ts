import type { CommuneSettings } from "../communes.ts";
import { accessLogAge, chatAge, helpAge } from "./ages.ts";

/** What is kept how long, one sentence each, for the people it is about. */
export function keptHowLong({ consentMonths, photoMonths }: CommuneSettings): string[] {
  return [
    `Tin nhắn với Zalo của xã, phường: ${chatAge.days} ngày.`,
    `Lời nhờ hỗ trợ: ${helpAge.days} ngày sau khi xong.`,
    `Ảnh kèm báo cáo: ${photoMonths} tháng.`,
    `Tên, số điện thoại, chức danh: ${consentMonths} tháng sau khi rời tổ hoặc thôi việc.`,
    `Sổ ghi ai đã xem, sửa dữ liệu: ${Math.round(accessLogAge.days / 30.4)} tháng.`,
    "Số liệu báo cáo của tổ: giữ lại, không ghi tên người dân nào.",
  ];
}
