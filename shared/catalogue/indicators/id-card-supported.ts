import type { Indicator } from "../indicator.ts";

export const idCardSupported: Indicator = {
  code: "id_card_supported",
  label: "Người được vận động, hỗ trợ làm thẻ căn cước",
  shortLabel: "Làm thẻ căn cước",
  unit: "người",
  pillar: "chính quyền số",
  aliases: [
    "cccd",
    "căn cước",
    "thẻ căn cước",
    "làm căn cước",
    "làm cccd",
    "căn cước công dân",
    "cccd gắn chip",
    "cấp đổi căn cước",
    "định danh cá nhân",
    "mã định danh cá nhân",
    "mđdcn",
    "thu nhận căn cước",
  ],
  description:
    "Số người được vận động, đưa đón hoặc hướng dẫn đi làm thẻ căn cước, lấy số định danh cá nhân. Không ghi số căn cước vào báo cáo.",
  source: "Bài báo về Hà Giang, 2023 (thôn Nà Xá giúp dân làm thẻ căn cước và mã định danh cá nhân)",
  aggregation: "sum",
};
