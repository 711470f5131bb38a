import type { Indicator } from "../indicator.ts";

export const digitalHouseholds: Indicator = {
  code: "digital_households",
  label: "Hộ có ít nhất một người thành thạo 5 kỹ năng số cơ bản (Gia đình số)",
  shortLabel: "Gia đình số",
  unit: "hộ",
  pillar: "xã hội số",
  aliases: ["gia đình số", "hộ gia đình số", "hộ đạt gia đình số", "hộ có người thành thạo", "hộ kỹ năng số"],
  description:
    "Số hộ lũy kế đạt: có ít nhất một người thạo 5 kỹ năng (dịch vụ công, mua sắm, thanh toán trực tuyến, tự bảo vệ trên mạng, nền tảng của địa phương) hoặc được xã công nhận Gia đình số. Báo số lũy kế mới nhất, không cộng các kỳ.",
  source:
    "Không có trong các bài báo gốc; Công văn 3240/BTTTT-CĐSQG ngày 08/08/2024 (nhabich.chonthanh.binhphuoc.gov.vn); xã Ân Tường 2026 (baogialai.com.vn 23/01/2026)",
  aggregation: "latest",
};
