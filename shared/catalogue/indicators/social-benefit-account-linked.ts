import type { Indicator } from "../indicator.ts";

export const socialBenefitAccountLinked: Indicator = {
  code: "social_benefit_account_linked",
  label: "Người được hỗ trợ đăng ký tài khoản nhận an sinh xã hội trên VNeID",
  shortLabel: "Tài khoản an sinh",
  unit: "người",
  pillar: "xã hội số",
  aliases: [
    "an sinh xã hội",
    "asxh",
    "tài khoản an sinh",
    "tk an sinh",
    "nhận an sinh",
    "tài khoản hưởng an sinh",
    "liên kết ngân hàng vneid",
    "nhận trợ cấp qua tài khoản",
  ],
  description:
    "Số người được giúp đăng ký tài khoản ngân hàng hoặc ví nhận tiền an sinh xã hội trên VNeID. Không thu số tài khoản.",
  source:
    "Không có trong các bài báo gốc; bổ sung theo chính sách 2025 (huengaynay.vn 17/08/2025; znews.vn 28/08/2025)",
  aggregation: "sum",
};
