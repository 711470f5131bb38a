import type { Indicator } from "../indicator.ts";

export const vneidDocsIntegrated: Indicator = {
  code: "vneid_docs_integrated",
  label: "Người được hỗ trợ tích hợp giấy tờ vào VNeID",
  shortLabel: "Giấy tờ vào VNeID",
  unit: "người",
  pillar: "chính quyền số",
  aliases: [
    "tích hợp giấy tờ",
    "tích hợp vneid",
    "tích hợp bhyt",
    "tích hợp thẻ bảo hiểm y tế",
    "tích hợp bằng lái",
    "tích hợp gplx",
    "tích hợp giấy phép lái xe",
    "tích hợp đăng ký xe",
    "ví giấy tờ",
    "bhyt vneid",
  ],
  description:
    "Số người được giúp đưa thêm giấy tờ (thẻ BHYT, giấy phép lái xe, đăng ký xe…) vào Ví giấy tờ trên VNeID.",
  source:
    "Không có trong các bài báo gốc; bổ sung theo việc thực tế 2025-2026 (vnexpress.net 10/08/2025; nghean24h.vn 11/08/2025)",
  aggregation: "sum",
};
