import type { Indicator } from "../indicator.ts";

export const peopleSupported: Indicator = {
  code: "people_supported",
  label: "Lượt người dân được hỗ trợ (tổng hợp)",
  shortLabel: "Lượt hỗ trợ chung",
  unit: "lượt",
  pillar: "tuyên truyền - tập huấn",
  aliases: [
    "lượt hỗ trợ",
    "hỗ trợ người dân",
    "người được hỗ trợ",
    "lượt người",
    "lượt người dân",
    "hỗ trợ bà con",
    "giúp bà con",
    "hướng dẫn người dân",
    "lượt hướng dẫn",
    "người được hướng dẫn",
  ],
  description:
    "Số tổng khi không tách được theo nội dung. Chỉ dùng nếu thành viên không nói rõ đã hướng dẫn việc gì; không cộng chung với các chỉ tiêu đã tách.",
  source: "Bài báo toàn quốc, 2023 (Bình Phước: 163.410 người dân trong 92 ngày)",
  aggregation: "sum",
};
