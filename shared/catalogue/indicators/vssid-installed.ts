import type { Indicator } from "../indicator.ts";

export const vssidInstalled: Indicator = {
  code: "vssid_installed",
  label: "Người được hỗ trợ cài đặt, sử dụng VssID",
  shortLabel: "Cài VssID",
  unit: "người",
  pillar: "xã hội số",
  aliases: ["vssid", "vss id", "vsid", "cài vssid", "bhxh số", "bảo hiểm xã hội số", "app bảo hiểm", "app bhxh"],
  description: "Số người được giúp cài và đăng nhập ứng dụng VssID – Bảo hiểm xã hội số.",
  source:
    "Không có trong các bài báo gốc; việc tổ thường làm 2022-2026 (nghean24h.vn 11/08/2025: BHXH hướng dẫn cài VssID, VNeID thay thẻ BHYT giấy)",
  aggregation: "sum",
};
