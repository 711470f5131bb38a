import type { Indicator } from "../indicator.ts";

export const propagandaSessions: Indicator = {
  code: "propaganda_sessions",
  label: "Buổi tuyên truyền, sinh hoạt cộng đồng về chuyển đổi số",
  shortLabel: "Buổi tuyên truyền",
  unit: "buổi",
  pillar: "tuyên truyền - tập huấn",
  aliases: [
    "tuyên truyền",
    "buổi tuyên truyền",
    "tt cđs",
    "sinh hoạt cộng đồng",
    "họp thôn",
    "họp tổ dân phố",
    "họp tdp",
    "họp dân",
    "họp chi bộ",
    "hội quán",
    "loa truyền thanh",
    "buổi tt",
  ],
  description: "Số buổi nói chuyện, lồng ghép họp thôn, chi bộ, hội quán, truyền thanh về chuyển đổi số.",
  source:
    "Bài báo toàn quốc, 2023 (Đồng Tháp: họp chi bộ, hội quán, hợp tác xã); Bài báo về Hà Tĩnh, 2023 (hằng tuần tại nhà văn hóa TDP); Bài báo về Quảng Nam, 10/08/2022",
  aggregation: "sum",
};
