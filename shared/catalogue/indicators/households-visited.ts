import type { Indicator } from "../indicator.ts";

export const householdsVisited: Indicator = {
  code: "households_visited",
  label: "Hộ được đến tận nhà hướng dẫn",
  shortLabel: "Hộ đến tận nhà",
  unit: "hộ",
  pillar: "tuyên truyền - tập huấn",
  aliases: [
    "đến nhà",
    "đến tận nhà",
    "đi từng ngõ",
    "gõ từng nhà",
    "đi từng ngõ gõ từng nhà",
    "hộ được hướng dẫn",
    "hộ dân",
    "thăm hộ",
    "xuống hộ",
    "hướng dẫn tại nhà",
    "hộ gia đình",
  ],
  description:
    "Số hộ được thành viên tổ đến tận nhà hướng dẫn ít nhất một nội dung trong kỳ. Không ghi tên chủ hộ, địa chỉ.",
  source:
    "Bài báo toàn quốc, 2023 (phương châm đi từng ngõ, gõ từng nhà – Bình Phước; đến từng nhà – Đồng Tháp); Bài báo về Quảng Nam, 10/08/2022",
  aggregation: "sum",
};
